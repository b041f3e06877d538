using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>Some times told as one: the words, and how many days they name.</summary>
internal readonly record struct DateLine(string Words, int Days);

/// <summary>
/// Several times as people write them: the sessions of one day together ("dimanche 13 décembre, de 10 h à midi et de 14 h à 18 h"), three or more
/// days in a row with the same hours as one ("du mercredi 16 au vendredi 18 décembre, de 10 h à 18 h chaque jour").
/// </summary>
internal static class DateLines
{
    private const int ShortestRun = 3;

    /// <summary>The times, in their order; what has no words is left out.</summary>
    public static IReadOnlyList<DateLine> Of(IReadOnlyList<Occurrence> occurrences, DateOnly today)
    {
        List<Occurrence[]> days = [];
        foreach (var occurrence in occurrences)
        {
            if (days.Count > 0 && DateWords.IsTimed(occurrence) && DateWords.IsTimed(days[^1][0]) && days[^1][0].Start!.Value.Date == occurrence.Start!.Value.Date)
                days[^1] = [.. days[^1], occurrence];
            else
                days.Add([occurrence]);
        }
        List<DateLine> lines = [];
        for (var i = 0; i < days.Count;)
        {
            var run = RunLength(days, i);
            var line = run >= ShortestRun
                ? new DateLine($"{DateWords.Range(First(days[i]), First(days[i + run - 1]), today)}, {Sessions(days[i])} chaque jour", run)
                : new DateLine(Day(days[i], today), run = 1);
            i += run;
            if (line.Words.Length > 0)
                lines.Add(line);
        }
        return lines;
    }

    /// <summary>The hours of one day's sessions ("10 h et 14 h"), for lists that are grouped by day; see <see cref="DateWords.Hours"/> for one.</summary>
    public static string? Hours(IReadOnlyList<Occurrence> ofOneDay, DateOnly today) => ofOneDay.Count switch
    {
        0 => null,
        1 => DateWords.Hours(ofOneDay[0], today),
        _ => DateWords.Listed(ofOneDay.Select(o => DateWords.Hours(o, today)).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } hours ? hours : null,
    };

    private static string Day(Occurrence[] sessions, DateOnly today)
    {
        if (sessions is [var only])
            return DateWords.Of(only, today);
        var hours = Sessions(sessions);
        return DateWords.Day(First(sessions), today) + (hours.StartsWith('à') ? " " : ", ") + hours;
    }

    private static string Sessions(Occurrence[] sessions) => DateWords.Listed(sessions.Select(DateWords.AtHours));

    private static int RunLength(List<Occurrence[]> days, int from)
    {
        var to = from + 1;
        while (to < days.Count && DateWords.IsTimed(days[from][0]) && DateWords.IsTimed(days[to][0])
            && First(days[to]) == First(days[from]).AddDays(to - from) && Sessions(days[to]) == Sessions(days[from]))
            to++;
        return to - from;
    }

    private static DateOnly First(Occurrence[] sessions) => sessions[0].Start!.Value.Date;
}
