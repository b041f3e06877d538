using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>Days whose parts stand below each other, as flyers and the badges of agendas have them: "SAMEDI⏎21⏎MARS⏎20h30", "21⏎mars 2026".</summary>
internal static class StackedDays
{
    private const int MostLineEnds = 2;

    /// <summary>Adds them by the place of the weekday or number that they begin with. What a month's heading has taken stays its own.</summary>
    public static void Add(Lexemes text, Dictionary<int, Mention> found)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i] is not { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } || !IsWhole(text, i, i + 1) || found.ContainsKey(i))
                continue;
            var month = Below(text, i + 1);
            if (month < 0 || !DayGrammar.TryMonth(text, month, out var next, out var value) || text[month].Is(Sense.Weekday) || found.ContainsKey(month))
                continue;
            var end = next;
            var year = DayGrammar.YearAt(text, ref end);
            if (year is null && Below(text, next) is > 0 and var below && IsWhole(text, below, below + 1))
            {
                year = DayGrammar.YearAt(text, ref below);
                end = year is null ? next : below;
            }
            if (!(end >= text.Count || text[end].Is(Sense.LineEnd)))
                continue;
            var weekday = Weekday(text, i);
            var from = weekday ?? i;
            found[from] = new Mention.Days(from, end, [new(new(text[i].Value, value, year, weekday is { } at ? text[at].Value : null))], DayBound.None, DayPurpose.Occasion);
            i = end;
        }
    }

    // The weekday that is all of the line above.
    private static int? Weekday(Lexemes text, int number)
    {
        var above = number - 1;
        while (above >= number - MostLineEnds && text[above].Is(Sense.LineEnd))
            above--;
        if (text[above].Is(Sense.Dot))
            above--;
        return text[above].Is(Sense.Weekday) && !text[above].Is(Sense.Plural) && (above == 0 || text[above - 1].Is(Sense.LineEnd)) ? above : null;
    }

    private static bool IsWhole(Lexemes text, int from, int to) => (from == 0 || text[from - 1].Is(Sense.LineEnd)) && (to >= text.Count || text[to].Is(Sense.LineEnd));

    // What the next line begins with; -1 where there is none.
    private static int Below(Lexemes text, int at)
    {
        var i = at;
        while (i < at + MostLineEnds && text[i].Is(Sense.LineEnd))
            i++;
        return i > at && i < text.Count && !text[i].Is(Sense.LineEnd) ? i : -1;
    }
}
