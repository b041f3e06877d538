using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Wiker.Ingest.Model;
using Occurrence = Wiker.Ingest.Model.Occurrence;

namespace Wiker.Ingest.Pipeline;

/// <summary>Turns a rule into the days that it names. Bounded by window and count, so that an endless rule ends.</summary>
public static class Recurrences
{
    /// <summary>How far ahead an endless rule is shown.</summary>
    public const int DaysAhead = 400;
    /// <summary>How many of its occurrences are shown.</summary>
    public const int MostShown = 100;
    /// <summary>The symbolic exception for school holidays.</summary>
    public const string SchoolHolidays = "school-holidays";
    /// <summary>The symbolic exception for public holidays.</summary>
    public const string PublicHoliday = "public-holidays";

    // A rule that names almost nothing (every 29 February that is a Monday) is given up after that many candidates.
    private const int MostCandidates = 20_000;
    private static readonly string[] TooFrequent = ["SECONDLY", "MINUTELY", "HOURLY"];

    /// <summary>
    /// Occurrences that overlap the days from <paramref name="from"/> to <paramref name="to"/>, in order, at most <paramref name="most"/>.
    /// Rules are of wall time, so 18:00 stays 18:00 through summer time. Empty for a rule without a start or one that can't be read.
    /// </summary>
    /// <param name="rule">The recurrence.</param>
    /// <param name="timezone">IANA zone of its wall; an <c>UNTIL</c> in UTC is converted to it.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="most">Most occurrences.</param>
    /// <param name="insee">INSEE code of the commune where it takes place, whose public holidays count; null: the whole country's.</param>
    /// <param name="isSchoolHoliday">Says which days are school holidays where it takes place; null when that isn't known, and then none is left out.</param>
    public static IReadOnlyList<Occurrence> Expand(
        EventRule rule, string timezone, DateOnly from, DateOnly to, int most, string? insee = null, Func<DateOnly, bool>? isSchoolHoliday = null)
    {
        if (rule.Start is not { } first)
            return [];
        return [.. Walk(rule, timezone, from, to, most, insee, isSchoolHoliday, leftOut: false)
            .Select(start => new Occurrence(start, EndOf(rule, first, start), first.Time is null ? DatePrecision.Day : DatePrecision.Minute))];
    }

    /// <summary>The starts that the pattern names and the exceptions leave out, as RFC 5545's EXDATE wants them; bounds and order as for <see cref="Expand"/>.</summary>
    public static IReadOnlyList<LocalMoment> LeftOut(
        EventRule rule, string timezone, DateOnly from, DateOnly to, int most, string? insee = null, Func<DateOnly, bool>? isSchoolHoliday = null) =>
        Walk(rule, timezone, from, to, most, insee, isSchoolHoliday, leftOut: true);

    private static List<LocalMoment> Walk(
        EventRule rule, string timezone, DateOnly from, DateOnly to, int most, string? insee, Func<DateOnly, bool>? isSchoolHoliday, bool leftOut)
    {
        if (rule.Start is not { } first || Read(rule.Rrule, first, timezone) is not { } pattern)
            return [];
        var daysLong = rule.End is { } end ? Math.Max(0, end.Date.DayNumber - first.Date.DayNumber) : 0;
        var exceptions = new Exceptions(rule, insee, isSchoolHoliday);
        var found = new List<LocalMoment>();
        try
        {
            var candidates = 0;
            foreach (var start in Starts(pattern, first, from.AddDays(-daysLong)))
            {
                if (start.Date > to || found.Count >= most || ++candidates > MostCandidates)
                    break;
                if (exceptions.Leave(start) == leftOut)
                    found.Add(start);
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException || e.GetType().Namespace?.StartsWith("Ical.Net", StringComparison.Ordinal) == true)
        {
            return found; // a rule that is well written but means nothing (BYDAY of a weekly rule with an ordinal …)
        }
        return found;
    }

    private static IEnumerable<LocalMoment> Starts(RecurrenceRule pattern, LocalMoment first, DateOnly from)
    {
        var floating = new CalendarEvent { DtStart = new CalDateTime(first.Date, first.Time, null), RecurrenceRule = pattern };
        var since = new CalDateTime(from > first.Date ? from : first.Date, first.Time is null ? null : TimeOnly.MinValue, null);
        foreach (var occurrence in floating.GetOccurrences(since))
        {
            var start = occurrence.Period.StartTime;
            yield return new LocalMoment(start.Date, first.Time is null ? null : start.Time);
        }
    }

    private static RecurrenceRule? Read(string rrule, LocalMoment first, string timezone)
    {
        var parts = rrule.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (rrule.Length > 500 || parts.Any(p => TooFrequent.Any(f => p == "FREQ=" + f)))
            return null;
        try
        {
            return new RecurrenceRule(string.Join(';', parts.Select(p => p.StartsWith("UNTIL=", StringComparison.Ordinal) ? Until(p[6..], first, timezone) : p)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null; // Ical.Net throws several types on what isn't a rule
        }
    }

    // A floating start asks for a floating end of the same form (RFC 5545 §3.3.10).
    private static string Until(string text, LocalMoment first, string timezone)
    {
        if (DateTime.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc))
            text = TimeZoneInfo.ConvertTimeFromUtc(utc, Searching.CommuneTime.Find(timezone)).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        if (text.Length == 8 && first.Time is not null)
            text += "T235959";
        else if (text.Length > 8 && first.Time is null)
            text = text[..8];
        return "UNTIL=" + text;
    }

    private static LocalMoment? EndOf(EventRule rule, LocalMoment first, LocalMoment start)
    {
        if (rule.End is not { } end)
            return null;
        var days = end.Date.DayNumber - first.Date.DayNumber;
        if (days < 0 || (days == 0 && end.Time is not null && end.Time <= first.Time))
            return null;
        return days == 0 && end.Time is null ? null : new LocalMoment(start.Date.AddDays(days), end.Time);
    }

    private sealed class Exceptions
    {
        private readonly HashSet<DateOnly> _days = [];
        private readonly HashSet<LocalMoment> _moments = [];
        private readonly bool _publicHolidays;
        private readonly string? _insee;
        private readonly Func<DateOnly, bool>? _isSchoolHoliday;

        public Exceptions(EventRule rule, string? insee, Func<DateOnly, bool>? isSchoolHoliday)
        {
            _insee = insee;
            _publicHolidays = rule.Except.Contains(PublicHoliday, StringComparer.Ordinal);
            _isSchoolHoliday = rule.Except.Contains(SchoolHolidays, StringComparer.Ordinal) ? isSchoolHoliday : null;
            foreach (var text in rule.Except)
            {
                if (!LocalMoment.TryParse(text, out var moment))
                    continue;
                if (moment.Time is null)
                    _days.Add(moment.Date);
                else
                    _moments.Add(moment);
            }
        }

        public bool Leave(LocalMoment start) =>
            _days.Contains(start.Date) || _moments.Contains(start) || (_publicHolidays && PublicHolidays.Includes(start.Date, _insee)) || _isSchoolHoliday?.Invoke(start.Date) == true;
    }
}
