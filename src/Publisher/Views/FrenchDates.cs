using System.Globalization;
using System.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>Dates as a French notice-board writes them: "samedi 5 décembre 2026 à 20h30".</summary>
public static class FrenchDates
{
    private const int MostShown = 5;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The occurrences in words, one sentence each, at most five, then how many more; the rule's own words first. Empty when nothing is known.</summary>
    public static string Of(IReadOnlyList<Occurrence> occurrences, EventRule? rule)
    {
        var parts = new List<string>();
        if (rule?.Text is { Length: > 0 } text)
            parts.Add(UpperFirst(text));
        // The rule's words say more than the dates that they give.
        if (parts.Count == 0)
            parts.AddRange(occurrences.Take(MostShown).Select(o => UpperFirst(Of(o))));
        var left = occurrences.Count - MostShown;
        if (rule?.Text is null or "" && left > 0)
            parts.Add(left == 1 ? "Et une autre date" : string.Create(French, $"Et {left} autres dates"));
        return string.Join(" ; ", parts);
    }

    /// <summary>One occurrence in words, beginning in lower case.</summary>
    public static string Of(Occurrence occurrence)
    {
        var words = occurrence switch
        {
            { Start: null, End: null } => "date non précisée",
            { Start: null, End: { } end } => $"jusqu’au {Moment(end)}",
            { Start: { } start, End: null } => (occurrence.OpenEnd == true && start.Time is null ? "à partir du " + Day(start.Date) : Alone(start, occurrence.OpenEnd == true)) + Part(occurrence.Part),
            { Start: { } start, End: { } end } => Span(start, end) + Part(occurrence.Part),
        };
        return occurrence.Status switch
        {
            RecordStatus.Cancelled => words + " (annulé)",
            RecordStatus.Postponed => words + " (reporté)",
            RecordStatus.Full => words + " (complet)",
            _ => words,
        };
    }

    /// <summary>A day: "samedi 5 décembre 2026", "dimanche 1er mars 2026".</summary>
    public static string Day(DateOnly day) =>
        day.ToString("dddd ", French) + (day.Day == 1 ? "1er" : day.Day.ToString(French)) + day.ToString(" MMMM yyyy", French);

    /// <summary>An hour: "20h30", "9h".</summary>
    public static string Hour(TimeOnly time) => time.Minute == 0 ? $"{time.Hour}h" : string.Create(French, $"{time.Hour}h{time.Minute:00}");

    private static string Alone(LocalMoment start, bool openEnd) =>
        start.Time is { } time ? $"{Day(start.Date)} {(openEnd ? "dès" : "à")} {Hour(time)}" : Day(start.Date);

    private static string Moment(LocalMoment moment) => moment.Time is { } time ? $"{Day(moment.Date)} à {Hour(time)}" : Day(moment.Date);

    private static string Span(LocalMoment start, LocalMoment end)
    {
        if (start.Date == end.Date)
        {
            return (start.Time, end.Time) switch
            {
                ({ } from, { } to) => $"{Day(start.Date)} de {Hour(from)} à {Hour(to)}",
                (null, { } to) => $"{Day(start.Date)} jusqu’à {Hour(to)}",
                ({ }, null) => Alone(start, openEnd: false),
                _ => Day(start.Date),
            };
        }
        // A dance that ends at two in the morning isn't a matter of two days.
        if (end.Date == start.Date.AddDays(1) && start.Time is { } evening && end.Time is { } night && night < evening)
            return $"{Day(start.Date)} de {Hour(evening)} à {Hour(night)}";
        return $"du {Moment(start)} au {Moment(end)}";
    }

    private static string Part(DayPart? part) => part switch
    {
        DayPart.Morning => ", le matin",
        DayPart.Afternoon => ", l’après-midi",
        DayPart.Evening => ", en soirée",
        DayPart.Night => ", la nuit",
        _ => "",
    };

    private static string UpperFirst(string text) => text.Length == 0 ? text : new StringBuilder(text) { [0] = char.ToUpper(text[0], French) }.ToString();
}
