using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>
/// The zones that one calendar speaks of, as IANA names: a TZID that is one (perhaps behind a vendor's path), Windows' names, and else what the
/// VTIMEZONE of that name says (X-LIC-LOCATION, or its two offsets).
/// </summary>
internal sealed class CalendarZones
{
    private sealed class Definition
    {
        public string? Id { get; set; }
        public string? Location { get; set; }
        public int? Standard { get; set; }
        public int? Daylight { get; set; }
    }

    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private Definition? _open;
    private bool _daylight;

    /// <summary>A component inside the calendar but outside events begins or ends.</summary>
    public void Frame(bool begins, string component)
    {
        if (component == "VTIMEZONE")
            _open = begins ? new Definition() : null;
        else if (begins)
            _daylight = component == "DAYLIGHT";
    }

    /// <summary>A property outside events.</summary>
    public void Take(CalendarProperty property)
    {
        if (_open is null)
            return;
        switch (property.Name)
        {
            case "TZID":
                _open.Id = property.Value;
                _definitions.TryAdd(property.Value, _open);
                break;
            case "X-LIC-LOCATION":
                _open.Location = property.Value;
                break;
            case "TZOFFSETTO" when Minutes(property.Value) is { } minutes && _daylight:
                _open.Daylight ??= minutes;
                break;
            case "TZOFFSETTO" when Minutes(property.Value) is { } minutes:
                _open.Standard ??= minutes;
                break;
        }
    }

    /// <summary>The zone of a TZID; null when nothing tells which it is.</summary>
    public DateTimeZone? Find(string? tzid)
    {
        if (string.IsNullOrWhiteSpace(tzid))
            return null;
        return Named(tzid) ?? (_definitions.TryGetValue(tzid, out var defined) ? Named(defined.Location) ?? ByOffsets(defined) : null);
    }

    /// <summary>The zone of an IANA or Windows name, behind a path or not; null for others.</summary>
    public static DateTimeZone? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200)
            return null;
        var rest = name.Trim();
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(rest, out var mapped))
            rest = mapped;
        // "/freeassociation.sourceforge.net/Europe/Paris", "/citadel.org/20211207_1/Europe/Paris"
        for (var tries = 0; tries < 6; tries++)
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(rest) is { } zone)
                return zone;
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
                break;
            rest = rest[(slash + 1)..];
        }
        return null;
    }

    /// <summary>Offsets and daylight saving tell the clock, which is all that is needed of a zone that has no known name.</summary>
    private static DateTimeZone? ByOffsets(Definition defined) => (defined.Standard, defined.Daylight) switch
    {
        (60, 120) => DateTimeZoneProviders.Tzdb["Europe/Paris"],
        (0, 60) => DateTimeZoneProviders.Tzdb["Europe/London"],
        (120, 180) => DateTimeZoneProviders.Tzdb["Europe/Helsinki"],
        (-300, -240) => DateTimeZoneProviders.Tzdb["America/New_York"],
        ({ } only, var daylight) when daylight is null || daylight == only => Fixed(only),
        _ => null,
    };

    // POSIX signs: Etc/GMT-4 is four hours east of Greenwich (Réunion).
    private static DateTimeZone? Fixed(int minutes) => minutes % 60 != 0 ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(minutes == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(minutes > 0 ? '-' : '+')}{Math.Abs(minutes) / 60}"));

    private static int? Minutes(string offset)
    {
        var text = offset.Replace(":", "", StringComparison.Ordinal).Trim();
        if (text.Length < 5 || text[0] is not ('+' or '-') || !int.TryParse(text.AsSpan(1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var minutes = (number / 100 * 60) + (number % 100);
        return text[0] == '-' ? -minutes : minutes;
    }
}
