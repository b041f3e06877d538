using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline.Holidays;

/// <summary>
/// One period of school holidays. <paramref name="Academy"/> null: all of the zone; <paramref name="First"/> is the first day without school, <paramref name="Last"/> the one before
/// school begins again, null when only the beginning is published (a far summer).
/// </summary>
public sealed record SchoolHoliday(SchoolZone Zone, string? Academy, DateOnly First, DateOnly? Last, string Name);

/// <summary>What is known of school holidays, of every zone. Immutable.</summary>
public sealed class SchoolCalendar
{
    // No term lasts that long without holidays: a longer gap is a year that isn't published.
    private const int LongestTermDays = 150;
    private readonly ILookup<SchoolZone, SchoolHoliday> _byZone;
    private readonly Dictionary<(SchoolZone, string), KnownDays> _known = [];
    private readonly Lock _gate = new();

    /// <summary>A calendar of those periods. <paramref name="stamp"/> changes when they do.</summary>
    public SchoolCalendar(IEnumerable<SchoolHoliday> periods, string stamp)
    {
        Periods = [.. periods.OrderBy(p => p.Zone).ThenBy(p => p.First)];
        _byZone = Periods.ToLookup(p => p.Zone);
        Stamp = stamp;
    }

    /// <summary>Nothing is known.</summary>
    public static SchoolCalendar Empty { get; } = new([], "");

    /// <summary>All periods, by zone and first day.</summary>
    public IReadOnlyList<SchoolHoliday> Periods { get; }

    /// <summary>Changes when the periods change; empty for none.</summary>
    public string Stamp { get; }

    /// <summary>Whether a day is in the school holidays of a commune; null when that isn't known.</summary>
    public bool? Includes(DateOnly day, string? insee) => Of(insee).Includes(day);

    /// <summary>The last day up to which, from that day on, school holidays are known there without a gap; null when they aren't on that very day.</summary>
    public DateOnly? KnownUntil(DateOnly day, string? insee) => Of(insee).Until(day);

    /// <summary>The last day that is known of a zone; null for none.</summary>
    public DateOnly? LastKnown(SchoolZone zone) => new KnownDays(_byZone[zone]).LastKnown;

    /// <summary>The zone whose calendar counts in a commune: its own, or Guadeloupe's for its former dependencies while they publish none. Null when it has none.</summary>
    public SchoolZone? ZoneOf(string? insee) =>
        SchoolZones.Of(insee) is { } own ? own is SchoolZone.SaintBarthelemy or SchoolZone.SaintMartin && !_byZone.Contains(own) ? SchoolZone.Guadeloupe : own : null;

    private KnownDays Of(string? insee)
    {
        if (ZoneOf(insee) is not { } zone)
            return KnownDays.None;
        var academy = SchoolZones.AcademyOf(insee)!;
        lock (_gate)
        {
            if (!_known.TryGetValue((zone, academy), out var known))
                _known[(zone, academy)] = known = new KnownDays(_byZone[zone].Where(p => p.Academy is null || SchoolZones.IsSameAcademy(p.Academy, academy)));
            return known;
        }
    }

    // Days that are known, as spans without a gap, and the holidays in them.
    private sealed class KnownDays
    {
        private readonly List<(DateOnly First, DateOnly Last)> _holidays = [];
        private readonly List<(DateOnly First, DateOnly Last)> _spans = [];

        public KnownDays(IEnumerable<SchoolHoliday> periods)
        {
            (DateOnly First, DateOnly Last)? span = null;
            foreach (var period in periods.OrderBy(p => p.First))
            {
                if (span is { } before && period.First.DayNumber - before.Last.DayNumber > LongestTermDays)
                {
                    _spans.Add(before);
                    span = null;
                }
                if (period.Last is { } last)
                {
                    _holidays.Add((period.First, last));
                    span = span is { } open ? (open.First, last > open.Last ? last : open.Last) : (period.First, last);
                }
                else if (span is { } open)
                {
                    // School goes on until then; when it begins again isn't known.
                    _spans.Add((open.First, Max(open.Last, period.First.AddDays(-1))));
                    span = null;
                }
            }
            if (span is { } end)
                _spans.Add(end);
        }

        public static KnownDays None { get; } = new([]);

        public DateOnly? LastKnown => _spans is [.., var last] ? last.Last : null;

        public DateOnly? Until(DateOnly day)
        {
            foreach (var (first, last) in _spans)
            {
                if (first <= day && day <= last)
                    return last;
            }
            return null;
        }

        public bool? Includes(DateOnly day) =>
            Until(day) is null ? null : _holidays.Exists(h => h.First <= day && day <= h.Last);

        private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
    }
}
