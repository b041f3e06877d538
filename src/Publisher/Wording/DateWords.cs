using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>Times in plain French, as people write them ("samedi 5 décembre à 20 h 30"). The year is told when it isn't the reader's.</summary>
public static class DateWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>One occurrence, seen from <paramref name="today"/>.</summary>
    public static string Of(Occurrence occurrence, DateOnly today) => (occurrence.Start, occurrence.End) switch
    {
        (null, { } end) => $"jusqu’au {Day(end.Date, today)}{At(end.Time)}",
        ({ } start, null) => Single(occurrence, start, today),
        ({ } start, { } end) when start.Date == end.Date => Single(occurrence, start, today, end.Time),
        ({ } start, { } end) => $"du {DayBefore(start, end, today)}{At(start.Time)} au {Day(end.Date, today)}{At(end.Time)}",
        _ => "",
    };

    /// <summary>All occurrences in one line: the first few, and how many more.</summary>
    public static string Of(IReadOnlyList<Occurrence> occurrences, DateOnly today, int most = 3)
    {
        var told = string.Join(" ; ", occurrences.Take(most).Select(o => Of(o, today)));
        return occurrences.Count > most ? $"{told} ; et {occurrences.Count - most} autres dates" : told;
    }

    /// <summary>A day ("samedi 5 décembre", "samedi 1er janvier 2028").</summary>
    public static string Day(DateOnly day, DateOnly today)
    {
        var number = day.Day == 1 ? "1er" : day.Day.ToString(French);
        var year = day.Year == today.Year ? "" : $" {day.Year}";
        return $"{day.ToString("dddd", French)} {number} {day.ToString("MMMM", French)}{year}";
    }

    /// <summary>A day by its distance where there is a word for it ("aujourd’hui", "demain"), else as <see cref="Day"/>.</summary>
    public static string NearDay(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => $"Aujourd’hui, {Day(day, today)}",
        1 => $"Demain, {Day(day, today)}",
        _ => Capital(Day(day, today)),
    };

    /// <summary>A date without its weekday ("5 décembre 2026").</summary>
    public static string Date(DateOnly day) => $"{(day.Day == 1 ? "1er" : day.Day.ToString(French))} {day.ToString("MMMM yyyy", French)}";

    /// <summary>A time ("20 h 30", "9 h", "minuit", "midi").</summary>
    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "minuit",
        (12, 0) => "midi",
        (_, 0) => $"{time.Hour} h",
        _ => $"{time.Hour} h {time.Minute:00}",
    };

    /// <summary>Only the hours of an occurrence ("20 h 30", "de 14 h à 17 h", "en soirée", "toute la journée"), for lists that are grouped by day.</summary>
    public static string Hours(Occurrence occurrence) => occurrence switch
    {
        { Part: { } part, Precision: DatePrecision.PartOfDay } => Part(part),
        { Start.Time: { } start, OpenEnd: true } => $"dès {Time(start)}",
        { Start.Time: { } start, End: { Time: { } end } last } when last.Date == occurrence.Start.Value.Date => $"de {Time(start)} à {Time(end)}",
        { Start.Time: { } start } => Time(start),
        _ => "toute la journée",
    };

    private static string Single(Occurrence occurrence, LocalMoment start, DateOnly today, TimeOnly? end = null)
    {
        var day = Day(start.Date, today);
        if (occurrence is { Precision: DatePrecision.PartOfDay, Part: { } part })
            return $"{day}, {Part(part)}";
        if (start.Time is not { } time)
            return occurrence.OpenEnd == true ? $"à partir du {day}" : day;
        if (end is { } until)
            return $"{day}, de {Time(time)} à {Time(until)}";
        return occurrence.OpenEnd == true ? $"{day}, dès {Time(time)}" : $"{day} à {Time(time)}";
    }

    // "du 12 au 14 juillet": the month is told once when both days share it.
    private static string DayBefore(LocalMoment start, LocalMoment end, DateOnly today)
    {
        var whole = Day(start.Date, today);
        if (start.Date.Month != end.Date.Month || start.Date.Year != end.Date.Year || start.Time is not null)
            return whole;
        return $"{start.Date.ToString("dddd", French)} {(start.Date.Day == 1 ? "1er" : start.Date.Day.ToString(French))}";
    }

    private static string At(TimeOnly? time) => time is { } t ? $" à {Time(t)}" : "";

    private static string Part(DayPart part) => part switch
    {
        DayPart.Morning => "le matin",
        DayPart.Afternoon => "l’après-midi",
        DayPart.Evening => "en soirée",
        _ => "dans la nuit",
    };

    private static string Capital(string text) => char.ToUpper(text[0], French) + text[1..];
}
