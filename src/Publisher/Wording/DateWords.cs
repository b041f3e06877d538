using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>
/// Times as French people write them ("samedi 5 décembre à 20 h 30"); the grammar of another language is another class.
/// A year is told when it isn't the reader's. Numbers keep to their unit by a no-break space.
/// </summary>
public static class DateWords
{
    private const string Nb = "\u00A0";
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The day to see from where the words are read on any day (feeds, calendars): the year is always told.</summary>
    public static DateOnly AnyDay => DateOnly.MinValue;

    /// <summary>One occurrence, seen from <paramref name="today"/>; what happened to this one alone stands behind it in brackets. Empty when it has neither start nor end.</summary>
    public static string Of(Occurrence occurrence, DateOnly today) => (occurrence.Start, occurrence.End) switch
    {
        (null, null) => "",
        (null, { } end) => $"jusqu’au {Day(end.Date, today)}{At(end.Time)}{Status(occurrence)}",
        ({ } start, { } end) when end.Date > start.Date && !IsOneNight(start, end) => Span(start, end, today) + Status(occurrence),
        ({ } start, _) => Single(occurrence, start, today) + Status(occurrence),
    };

    /// <summary>Several occurrences in one line: the first <paramref name="most"/> (what <see cref="DateLines"/> tells as one counts as one), and how many more days.</summary>
    public static string Of(IReadOnlyList<Occurrence> occurrences, DateOnly today, int most = 3)
    {
        var lines = DateLines.Of(occurrences, today);
        var told = string.Join($"{Nb}; ", lines.Take(most).Select(l => l.Words));
        return lines.Skip(most).Sum(l => l.Days) switch
        {
            <= 0 => told,
            1 => $"{told}{Nb}; et une autre date",
            var more => $"{told}{Nb}; et {more.ToString(French)} autres dates",
        };
    }

    /// <summary>Only the hours of an occurrence ("20 h 30", "de 14 h à 17 h", "en soirée"), for lists that are grouped by day; the whole when it lasts several days; null when only its day is known.</summary>
    public static string? Hours(Occurrence occurrence, DateOnly today)
    {
        if (occurrence is not { Start: { } start } || (occurrence.End is { } end && end.Date > start.Date && !IsOneNight(start, end)) || IsMidnight(start)
            || occurrence is { OpenEnd: true, Start.Time: null, Precision: DatePrecision.Day })
            return Of(occurrence, today) is { Length: > 0 } whole ? whole : null;
        var hours = occurrence switch
        {
            { Precision: DatePrecision.PartOfDay, Part: { } part } => Part(part),
            { End.Time: { } until } when start.Time is { } from && until != from => $"de {Time(from)} à {Time(until)}",
            { End.Time: { } until } when start.Time is null => $"jusqu’à {Time(until)}",
            _ when start.Time is { } from => occurrence.OpenEnd == true ? $"dès {Time(from)}" : Time(from),
            _ => null,
        };
        return (hours + Status(occurrence)).TrimStart() is { Length: > 0 } words ? words : null;
    }

    /// <summary>A day ("samedi 5 décembre", "samedi 1er janvier 2028").</summary>
    public static string Day(DateOnly day, DateOnly today) => WeekDay(day) + Month(day) + Year(day, today);

    /// <summary>A day of a month that everybody knows ("samedi 5", "mardi 1er").</summary>
    internal static string WeekDay(DateOnly day) => day.ToString("dddd", French) + " " + Number(day);

    /// <summary>A day by its distance where there is a word for it ("Aujourd’hui, mardi 24 novembre"), else as <see cref="Day"/>, in capitals at its beginning.</summary>
    public static string NearDay(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => $"Aujourd’hui, {Day(day, today)}",
        1 => $"Demain, {Day(day, today)}",
        _ => Capital(Day(day, today)),
    };

    /// <summary>A date without its weekday ("5 décembre 2026", "1er mai 2027").</summary>
    public static string Date(DateOnly day) => Number(day) + Month(day) + day.ToString(" yyyy", French);

    /// <summary>A date without its weekday whose year is told when it isn't the reader's ("14 juillet").</summary>
    internal static string ShortDay(DateOnly day, DateOnly today) => Number(day) + Month(day) + Year(day, today);

    /// <summary>The days from the first to the last ("du mercredi 16 au vendredi 18 décembre").</summary>
    internal static string Range(DateOnly first, DateOnly last, DateOnly today) => Span(new LocalMoment(first), new LocalMoment(last), today);

    /// <summary>True when it has an hour of one day (or one night) that can be told without the day.</summary>
    internal static bool IsTimed(Occurrence occurrence) =>
        occurrence is { Precision: DatePrecision.Minute, Start: { Time: not null } start } && !IsMidnight(start)
        && (occurrence.End is not { } end || end.Date == start.Date || IsOneNight(start, end));

    /// <summary>The hours of an occurrence that <see cref="IsTimed"/>, as they follow their day ("à 20 h 30", "de 14 h à 17 h", "dès 9 h").</summary>
    internal static string AtHours(Occurrence occurrence)
    {
        var from = occurrence.Start!.Value.Time!.Value;
        var hours = occurrence.End?.Time is { } until && until != from ? $"de {Time(from)} à {Time(until)}" : occurrence.OpenEnd == true ? $"dès {Time(from)}" : $"à {Time(from)}";
        return hours + Status(occurrence);
    }

    /// <summary>"a, b et c".</summary>
    internal static string Listed(IEnumerable<string> told) => told.ToArray() is [.. var before, var last] && before.Length > 0 ? $"{string.Join(", ", before)} et {last}" : string.Concat(told);

    /// <summary>A time ("20 h 30", "9 h", "minuit", "midi").</summary>
    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "minuit",
        (12, 0) => "midi",
        (var hour, 0) => $"{hour.ToString(French)}{Nb}h",
        var (hour, minute) => $"{hour.ToString(French)}{Nb}h{Nb}{minute.ToString("00", French)}",
    };

    /// <summary>The text with its first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], French) + text[1..];

    private static string Single(Occurrence occurrence, LocalMoment start, DateOnly today)
    {
        var day = Day(start.Date, today);
        if (occurrence is { Precision: DatePrecision.PartOfDay, Part: { } part })
            return $"{day}, {Part(part)}";
        return (start.Time, occurrence.End?.Time) switch
        {
            (null, { } until) => $"{day}, jusqu’à {Time(until)}",
            (null, null) => occurrence.OpenEnd == true ? $"à partir du {day}" : day,
            // "Samedi à minuit" is one night for some and another for others.
            ({ } from, _) when IsMidnight(start) && start.Date > DateOnly.MinValue =>
                $"dans la nuit du {WeekDay(start.Date.AddDays(-1))} au {day}, {(occurrence.OpenEnd == true ? "dès" : "à")} {Time(from)}",
            ({ } from, { } until) when until != from => $"{day}, de {Time(from)} à {Time(until)}",
            ({ } from, _) => occurrence.OpenEnd == true ? $"{day}, dès {Time(from)}" : $"{day} à {Time(from)}",
        };
    }

    // "du samedi 12 au lundi 14 juillet": what both days share is told once, unless hours stand between.
    private static string Span(LocalMoment start, LocalMoment end, DateOnly today)
    {
        var last = Day(end.Date, today) + At(end.Time);
        var first = WeekDay(start.Date);
        var sameYear = start.Date.Year == end.Date.Year;
        if (start.Time is not null || !sameYear || start.Date.Month != end.Date.Month)
            first += Month(start.Date) + (sameYear && start.Time is null ? "" : Year(start.Date, today));
        return $"du {first}{At(start.Time)} au {last}";
    }

    // A dance that ends at two in the morning isn't a matter of two days.
    private static bool IsOneNight(LocalMoment start, LocalMoment end) =>
        end.Date.DayNumber - start.Date.DayNumber == 1 && start.Time is { } evening && end.Time is { } night && night < evening && night.Hour < 8;

    private static bool IsMidnight(LocalMoment moment) => moment.Time is { Hour: 0, Minute: 0 };

    private static string At(TimeOnly? time) => time is { } t ? $" à {Time(t)}" : "";

    private static string Number(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(French);

    private static string Month(DateOnly day) => " " + day.ToString("MMMM", French);

    private static string Year(DateOnly day, DateOnly today) => day.Year == today.Year ? "" : day.ToString(" yyyy", French);

    private static string Part(DayPart part) => part switch
    {
        DayPart.Morning => "le matin",
        DayPart.Afternoon => "l’après-midi",
        DayPart.Evening => "en soirée",
        _ => "dans la nuit",
    };

    private static string Status(Occurrence occurrence) => occurrence.Status switch
    {
        RecordStatus.Cancelled => " (annulé)",
        RecordStatus.Postponed => " (reporté)",
        RecordStatus.Moved => " (modifié)",
        RecordStatus.Full => " (complet)",
        _ => "",
    };
}
