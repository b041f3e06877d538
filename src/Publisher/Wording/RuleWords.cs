using System.Globalization;
using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>How often something comes back, as French people say it ("tous les mardis, sauf vacances scolaires"): calendars give rules without words, and lists have no room for a source's own.</summary>
internal static partial class RuleWords
{
    private const int MostExceptions = 3;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly string[] Names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    // BYHOUR, BYWEEKNO and the like name what these words would leave out.
    private static readonly string[] Told = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "UNTIL", "COUNT", "WKST"];

    /// <summary>A record's rule in words, without its hours; null when there is none, or none that can be told.</summary>
    public static string? Of(RecordContent content, SchoolCalendar calendar, DateOnly today) =>
        content.Rule is { } rule ? Of(rule, today, Zone(content, calendar, today)) : null;

    /// <summary>
    /// A record's rule with its hours, for where nothing else tells them: the source's own words, which say more than ours ("mardi 18h-20h et jeudi 19h-21h" is one rule and
    /// two schedules), else ours, which a calendar's rule has none of. Null when there are none.
    /// </summary>
    public static string? Whole(RecordContent content, SchoolCalendar calendar, DateOnly today)
    {
        if (content.Rule is not { } rule)
            return null;
        var zone = Zone(content, calendar, today);
        if (rule.Text is { Length: > 0 } text)
            return zone is null ? text : SchoolHolidays().IsMatch(text) ? $"{text} ({zone})" : $"{text}, sauf vacances scolaires ({zone})";
        return Of(rule, today, zone, HoursOf(content));
    }

    /// <summary>The hours of a rule in words; null when it has none.</summary>
    public static string? HoursOf(RecordContent content) =>
        content.Rule is { Start: { Time: not null } start } rule ? DateWords.AtHours(new Occurrence(start, rule.End, DatePrecision.Minute)) : null;

    /// <summary>True when the rule only says that each day of that range is meant: "du 4 juillet au 30 août, tous les jours".</summary>
    public static bool FillsRange(RecordContent content, Occurrence range) =>
        content.Rule is { Except.Count: 0 } rule && range is { Precision: DatePrecision.Day, Start: { } from, End: { } to } && rule.Rrule.StartsWith("FREQ=DAILY;UNTIL=", StringComparison.Ordinal)
        && rule.Start?.Date == from.Date && LastDay(rule) == to.Date;

    /// <summary>What a reader should know beside the dates of a rule that leaves out school holidays: that they aren't left out, or only up to a day. Null when they are as far as dates are shown.</summary>
    public static string? Remark(RecordContent content, SchoolCalendar calendar, DateOnly today)
    {
        if (!RuleDates.HeedsSchool(content) || content.Rule is not { Start: { } start } rule)
            return null;
        var from = start.Date > today ? start.Date : today;
        var last = from.AddDays(Recurrences.DaysAhead);
        if (LastDay(rule) is { } until && until < last)
            last = until;
        return calendar.KnownUntil(from, RuleDates.CommuneOf(content)) is not { } known ? SiteTexts.WhenSchoolHolidays
            : known < last ? SiteTexts.WhenSchoolHolidaysUntil(DateWords.Date(known))
            : null;
    }

    /// <summary>The rule in words, without its hours unless they are given; null when it can't be told without leaving something out.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="today">The day that it is seen from.</param>
    /// <param name="zone">Name of the zone whose school holidays are left out; null when none are.</param>
    /// <param name="hours">Hours in words, to stand behind the days.</param>
    public static string? Of(EventRule rule, DateOnly today, string? zone = null, string? hours = null)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in rule.Rrule.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, { Length: > 0 } value] || !Told.Contains(name, StringComparer.OrdinalIgnoreCase) || !parts.TryAdd(name, value.ToUpperInvariant()))
                return null;
        }
        var interval = 1;
        if (parts.TryGetValue("INTERVAL", out var every) && (!int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out interval) || interval is < 1 or > 52))
            return null;
        var often = parts.GetValueOrDefault("FREQ") switch
        {
            "DAILY" when !parts.ContainsKey("BYDAY") && !parts.ContainsKey("BYMONTHDAY") => interval switch { 1 => "tous les jours", 2 => "un jour sur deux", _ => $"tous les {interval.ToString(French)} jours" },
            "WEEKLY" when !parts.ContainsKey("BYMONTHDAY") && !parts.ContainsKey("BYSETPOS") => Weekly(parts.GetValueOrDefault("BYDAY"), rule.Start, interval),
            "MONTHLY" => Monthly(parts, rule.Start, interval),
            "YEARLY" when interval == 1 && !parts.ContainsKey("BYDAY") && !parts.ContainsKey("BYMONTHDAY") => "tous les ans",
            _ => null,
        };
        return often is null ? null : often + (hours is null ? "" : ", " + hours) + Until(parts.GetValueOrDefault("UNTIL"), today) + Except(rule.Except, zone, today);
    }

    private static string? Weekly(string? byDay, LocalMoment? start, int interval)
    {
        int[] days = byDay is null
            ? start is { } first ? [((int)first.Date.DayOfWeek + 6) % 7] : []
            : [.. byDay.Split(',').Select(d => Array.IndexOf(Codes, d)).Distinct().Order()];
        if (days.Length == 0 || days[0] < 0)
            return null;
        var isRun = days.Length > 2 && days[^1] - days[0] == days.Length - 1;
        var named = isRun ? $"du {Names[days[0]]} au {Names[days[^1]]}" : $"les {DateWords.Listed(days.Select(d => Names[d] + "s"))}";
        return (interval, days) switch
        {
            (1, { Length: 7 }) => "tous les jours",
            (1, [var only]) => $"tous les {Names[only]}s",
            (1, _) => named,
            (2, [var only]) => $"un {Names[only]} sur deux",
            (2, _) => $"une semaine sur deux, {named}",
            (_, [var only]) => $"un {Names[only]} toutes les {interval.ToString(French)} semaines",
            _ => $"toutes les {interval.ToString(French)} semaines, {named}",
        };
    }

    private static string? Monthly(Dictionary<string, string> parts, LocalMoment? start, int interval)
    {
        var day = (parts.GetValueOrDefault("BYDAY"), parts.GetValueOrDefault("BYMONTHDAY"), parts.GetValueOrDefault("BYSETPOS")) switch
        {
            ({ } byDay, null, var position) => OrdinalDays(byDay, position),
            (null, { } number, null) when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 31 => $"le {Number(n)}",
            (null, "-1", null) => "le dernier jour",
            (null, null, null) when start is { } first => $"le {Number(first.Date.Day)}",
            _ => null,
        };
        return day is null ? null : interval == 1 ? $"{day} du mois" : $"{day} du mois, tous les {interval.ToString(French)} mois";
    }

    // "1SU" and "SU" with a BYSETPOS of 1 are the same; two of one weekday are told together: "les 1er et 3e samedis".
    private static string? OrdinalDays(string byDay, string? position)
    {
        var days = new List<(int Nth, string Name)>();
        foreach (var code in byDay.Split(','))
        {
            if (OrdinalDay().Match(position is null ? code : position + code) is not { Success: true } read)
                return null;
            days.Add((int.Parse(read.Groups["nth"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Names[Array.IndexOf(Codes, read.Groups["day"].Value)]));
        }
        if (position is not null && days.Count > 1)
            return null;
        return days.Count > 1 && days.TrueForAll(d => d.Name == days[0].Name)
            ? $"les {DateWords.Listed(days.Select(d => Nth(d.Nth)))} {days[0].Name}s"
            : DateWords.Listed(days.Select(d => $"le {Nth(d.Nth)} {d.Name}"));
    }

    private static string Until(string? until, DateOnly today) => Day(until) is { } last ? $", jusqu’au {DateWords.ShortDay(last, today)}" : "";

    private static DateOnly? LastDay(EventRule rule) =>
        Day(rule.Rrule.Split(';').FirstOrDefault(p => p.TrimStart().StartsWith("UNTIL=", StringComparison.OrdinalIgnoreCase))?.Trim()[6..]);

    private static DateOnly? Day(string? until) =>
        until is { Length: >= 8 } && DateOnly.TryParseExact(until[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // Only a zone whose calendar still says something: else nothing is left out.
    private static string? Zone(RecordContent content, SchoolCalendar calendar, DateOnly today) =>
        RuleDates.HeedsSchool(content) && calendar.ZoneOf(RuleDates.CommuneOf(content)) is { } zone && calendar.LastKnown(zone) >= today ? SchoolZones.NameOf(zone) : null;

    private static string Except(IReadOnlyList<string> except, string? zone, DateOnly today)
    {
        List<string> told = [];
        if (except.Contains(Recurrences.SchoolHolidays, StringComparer.Ordinal))
            told.Add(zone is null ? "vacances scolaires" : $"vacances scolaires ({zone})");
        if (except.Contains(Recurrences.PublicHoliday, StringComparer.Ordinal))
            told.Add("jours fériés");
        DateOnly[] days = [.. except.Select(e => LocalMoment.TryParse(e, out var moment) ? moment.Date : DateOnly.MinValue).Where(d => d >= today && d > DateOnly.MinValue).Distinct().Order()];
        if (days.Length > MostExceptions)
            told.Add("certains jours");
        else
            told.AddRange(days.Select(d => $"le {DateWords.ShortDay(d, today)}"));
        return told.Count == 0 ? "" : $", sauf {DateWords.Listed(told)}";
    }

    private static string Nth(int nth) => nth switch { -1 => "dernier", -2 => "avant-dernier", _ => Ordinal(nth) };

    private static string Ordinal(int n) => n == 1 ? "1er" : $"{n.ToString(French)}e";

    private static string Number(int day) => day == 1 ? "1er" : day.ToString(French);

    [GeneratedRegex("vacances|scolaire", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchoolHolidays();

    [GeneratedRegex("^(?<nth>[1-5]|-[12])(?<day>MO|TU|WE|TH|FR|SA|SU)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OrdinalDay();
}
