using System.Globalization;
using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>
/// A recurrence as French people write it, with what it leaves out ("tous les mardis de 18 h à 19 h, sauf vacances scolaires (zone B)"). Where our words would say less than
/// the source's own, the source's stay.
/// </summary>
internal static partial class RuleWords
{
    private const int MostDates = 3;
    // A start that near is only where our reading of "tous les mardis" began.
    private const int FarDays = 14;
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly string[] DayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <summary>The rule in words; null when the record has none, or nobody has words for it.</summary>
    /// <param name="content">The record's content.</param>
    /// <param name="calendar">What is known of school holidays.</param>
    /// <param name="today">The day that it is seen from; <see cref="DateWords.AnyDay"/> where it is read on any day.</param>
    public static string? Of(RecordContent content, SchoolCalendar calendar, DateOnly today)
    {
        if (content.Rule is not { } rule)
            return null;
        var insee = RuleDates.CommuneOf(content);
        if (Own(rule, today) is { } own && (rule.Text is null || SaysNoMore(rule.Text, rule)))
            return own + Left(rule, calendar, insee, today);
        if (string.IsNullOrWhiteSpace(rule.Text))
            return null;
        if (!RuleDates.HeedsSchool(content))
            return rule.Text;
        var school = School(calendar, insee, today);
        return Vacances().IsMatch(rule.Text) ? $"{rule.Text} ({school.Notice})" : $"{rule.Text}, {school.Word} vacances scolaires ({school.Notice})";
    }

    /// <summary>
    /// What a reader should know of school holidays beside the rule: they aren't known there, or only up to a day. Null when the rule doesn't ask, ends before, or
    /// they are known as far as dates are shown.
    /// </summary>
    public static string? Notice(RecordContent content, SchoolCalendar calendar, DateOnly today)
    {
        if (!RuleDates.HeedsSchool(content) || content.Rule is not { Start: { } start } rule)
            return null;
        var from = start.Date > today ? start.Date : today;
        var last = Until(rule) is { } until && until < from.AddDays(Recurrences.DaysAhead) ? until : from.AddDays(Recurrences.DaysAhead);
        return calendar.KnownUntil(from, RuleDates.CommuneOf(content)) is not { } known ? SiteTexts.HolidaysUnknown
            : known < last ? SiteTexts.HolidaysKnownUntil(DateWords.Date(known))
            : null;
    }

    // Our words; null for a rule of a form that has none here.
    private static string? Own(EventRule rule, DateOnly today)
    {
        if (rule.Start is not { } start || Parts(rule.Rrule) is not { } parts || parts.Keys.Except(["FREQ", "INTERVAL", "BYDAY", "UNTIL", "WKST"]).Any())
            return null;
        var interval = parts.GetValueOrDefault("INTERVAL", "1");
        var by = parts.TryGetValue("BYDAY", out var given) ? given.Split(',') : [];
        var rhythm = (parts.GetValueOrDefault("FREQ"), interval) switch
        {
            ("DAILY", "1") when by.Length == 0 => "tous les jours",
            ("DAILY" or "WEEKLY", "1") => Weekly(WeekDays(by, start.Date)),
            ("WEEKLY", "2") when WeekDays(by, start.Date) is [var only] => $"un {DayNames[only]} sur deux",
            ("MONTHLY", "1") => Monthly(by),
            _ => null,
        };
        if (rhythm is null || Hours(rule, start) is not { } hours)
            return null;
        return rhythm + hours + Bounds(rule, start.Date, today);
    }

    private static string? Weekly(List<int>? days) => days switch
    {
        null or [] => null,
        { Count: 7 } => "tous les jours",
        [var only] => $"tous les {DayNames[only]}s",
        { Count: >= 3 } when days[^1] - days[0] == days.Count - 1 => $"du {DayNames[days[0]]} au {DayNames[days[^1]]}",
        _ => "tous les " + Listed([.. days.Select(d => DayNames[d] + "s")]),
    };

    private static string? Monthly(string[] by)
    {
        var read = by.Select(b => MonthDay().Match(b)).ToList();
        if (read.Count == 0 || read.Exists(m => !m.Success) || read.Select(m => m.Groups["day"].Value).Distinct(StringComparer.Ordinal).Count() > 1)
            return null;
        var name = DayNames[Array.IndexOf(Days, read[0].Groups["day"].Value)];
        string[] which = [.. read.Select(m => m.Groups["at"].Value switch { "-1" => "dernier", "1" or "+1" => "1er", var n => n.TrimStart('+') + "e" })];
        return which.Length == 1 ? $"le {which[0]} {name} du mois" : $"les {Listed(which)} {name}s du mois";
    }

    // Monday is 0. Null where a day has an ordinal or can't be read.
    private static List<int>? WeekDays(string[] by, DateOnly start)
    {
        List<int> days = by.Length == 0 ? [((int)start.DayOfWeek + 6) % 7] : [.. by.Select(b => Array.IndexOf(Days, b)).Distinct().Order()];
        return days.Contains(-1) ? null : days;
    }

    // Null for occurrences that last for days, which no hours tell.
    private static string? Hours(EventRule rule, LocalMoment start) => (start.Time, rule.End) switch
    {
        (null, null) => "",
        (null, { } end) => end.Date == start.Date ? "" : null,
        ({ } from, null) => $" à {DateWords.Time(from)}",
        ({ } from, { Time: { } to } end) when end.Date == start.Date || (end.Date == start.Date.AddDays(1) && to < from) => $" de {DateWords.Time(from)} à {DateWords.Time(to)}",
        _ => null,
    };

    private static string Bounds(EventRule rule, DateOnly start, DateOnly today)
    {
        var isFar = today > DateOnly.MinValue && start.DayNumber - today.DayNumber > FarDays;
        return (Until(rule), isFar) switch
        {
            ({ } until, true) => $", du {DateWords.Date(start)} au {DateWords.Date(until)}",
            ({ } until, false) => $", jusqu’au {DateWords.Date(until)}",
            (null, true) => $", à partir du {DateWords.Date(start)}",
            _ => "",
        };
    }

    private static string Left(EventRule rule, SchoolCalendar calendar, string? insee, DateOnly today)
    {
        List<string> left = [];
        var word = "sauf";
        if (rule.Except.Contains(Recurrences.SchoolHolidays, StringComparer.Ordinal))
        {
            var school = School(calendar, insee, today);
            word = school.Word;
            left.Add($"vacances scolaires ({school.Notice})");
        }
        if (rule.Except.Contains(Recurrences.PublicHoliday, StringComparer.Ordinal))
            left.Add("jours fériés");
        LocalMoment[] dates = [.. rule.Except.Select(e => LocalMoment.TryParse(e, out var m) ? m : (LocalMoment?)null).OfType<LocalMoment>().Where(m => m.Date >= today).Order()];
        left.AddRange(dates.Take(MostDates).Select(m => $"le {DateWords.Date(m.Date)}"));
        if (dates.Length > MostDates)
            left.Add(dates.Length == MostDates + 1 ? "une autre date" : $"{(dates.Length - MostDates).ToString(CultureInfo.InvariantCulture)} autres dates");
        return left.Count == 0 ? "" : $", {word} {Listed(left)}";
    }

    // "Hors" says what the source means; "sauf … (zone B)" says that we left those days out.
    private static (string Word, string Notice) School(SchoolCalendar calendar, string? insee, DateOnly today) =>
        calendar.ZoneOf(insee) is { } zone && calendar.LastKnown(zone) >= today
            ? ("sauf", SchoolZones.NameOf(zone))
            : ("hors", SiteTexts.HolidaysUnknownShort);

    // The source's words name no weekday, hour or season that the rule doesn't: "mardi 18h-20h et jeudi 19h-21h" has one rule, and two schedules.
    private static bool SaysNoMore(string text, EventRule rule)
    {
        var by = Parts(rule.Rrule)?.GetValueOrDefault("BYDAY") is { } given ? given.Split(',') : [];
        var days = WeekDays([.. by.Select(b => b.Length > 2 ? b[^2..] : b)], rule.Start!.Value.Date);
        var isDaily = by.Length == 0 && rule.Rrule.Contains("DAILY", StringComparison.OrdinalIgnoreCase);
        foreach (Match named in WeekDayName().Matches(text))
        {
            if (!isDaily && days?.Exists(d => named.Value.StartsWith(DayNames[d], StringComparison.OrdinalIgnoreCase)) != true)
                return false;
        }
        if (MonthName().IsMatch(text) && Until(rule) is null && !rule.Except.Any(e => LocalMoment.TryParse(e, out _)))
            return false;
        var hours = WrittenHour().Matches(text).Select(Hour).ToList();
        return hours.TrueForAll(h => h == rule.Start.Value.Time || h == rule.End?.Time) && !Unsaid().IsMatch(text);
    }

    private static TimeOnly? Hour(Match written) =>
        int.TryParse(written.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture, out var hour) && hour < 24
            ? new TimeOnly(hour, int.TryParse(written.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture, out var minute) && minute < 60 ? minute : 0)
            : null;

    private static DateOnly? Until(EventRule rule) =>
        Parts(rule.Rrule)?.GetValueOrDefault("UNTIL") is { Length: >= 8 } until && DateOnly.TryParseExact(until.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Dictionary<string, string>? Parts(string rrule)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in rrule.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, var value] || !parts.TryAdd(name, value))
                return null;
        }
        return parts;
    }

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " et " + words[^1];

    [GeneratedRegex("^(?<at>[+-]?[1-5])(?<day>MO|TU|WE|TH|FR|SA|SU)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b((lun|mar|mercre|jeu|vendre|same)dis?|dimanches?)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WeekDayName();

    [GeneratedRegex(@"\b(?<hour>\d{1,2})[\s\u00A0\u202F]?(h(eures?|rs?)?|:)[\s\u00A0\u202F]?(?<minute>\d{2})?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenHour();

    [GeneratedRegex(@"\b(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthName();

    // Brackets, "selon …", "sur inscription": what a rule has no place for.
    [GeneratedRegex(@"\b(selon|inscription|réservation|rendez|semaines?|pair|impair)|[(\[]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Unsaid();

    [GeneratedRegex("vacances|scolaire", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Vacances();
}
