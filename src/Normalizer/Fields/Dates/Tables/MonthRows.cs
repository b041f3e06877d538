using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>Lines that a month opens, with its days behind it: "Janvier 28⏎Février 25", "NOVEMBRE 5, 12, 19, 26", "Sept. dim. 14⏎Oct. dim. 12".</summary>
internal static class MonthRows
{
    private const int MostDays = 24;
    private const int FewestOfOne = 3;

    /// <summary>Adds the days of each line by the place of the lexeme that it begins with; none where a single month has a number or two, which may count anything ("Mars 12").</summary>
    public static void Add(Lexemes text, Dictionary<int, Mention> found)
    {
        List<Mention.Days> rows = [];
        var (months, longest) = (0, 0);
        for (var i = 0; i < text.Count; i++)
        {
            if (!text[i].Is(Sense.Month) || text[i].Is(Sense.Weekday) || !TableLines.Opens(text, i) || found.ContainsKey(i) || Row(text, i) is not { } row)
                continue;
            rows.Add(row);
            months += row.Elements.Select(e => e.From.Month).Distinct().Count();
            longest = Math.Max(longest, row.Elements.Count);
            i = row.To - 1;
        }
        if (months < 2 && longest < FewestOfOne)
            return;
        foreach (var row in rows)
            found[row.From] = row;
    }

    /// <summary>True where days stand behind their months and no hour in the text, no weekday and no colon says that the figures are days: "Janvier 12, février 9" may count anything.</summary>
    public static bool AreGuessed(Lexemes text, List<Mention> mentions) =>
        mentions.Exists(m => m is Mention.Days { Elements: [{ From: { Day: not null, Weekday: null } }, ..] } && text[m.From].Is(Sense.Month) && !text[text[m.From + 1].Is(Sense.Dot) ? m.From + 2 : m.From + 1].Is(Sense.Colon)) && !mentions.Exists(m => m is Mention.Hours);

    // One month with its days, or several: "janv 15, fév 12, mars 12".
    private static Mention.Days? Row(Lexemes text, int at)
    {
        List<DayElement> days = [];
        var end = at;
        for (var i = at; days.Count < MostDays && DayGrammar.TryMonth(text, i, out var next, out var month) && !text[i].Is(Sense.Weekday);)
        {
            var year = DayGrammar.YearAt(text, ref next);
            // "Janvier – 28", "Janvier | 28", "Janvier;28"; but "Mars 2027 – 3 inscrits"
            if (year is null && ((text[next].Is(Sense.Dash) && !text[next].Glued) || (text[next].Is(Sense.Comma) && text[next].Value is DateLanguage.Column or DateLanguage.Clause)))
                next++;
            var known = days.Count;
            AddDays(text, ref next, month, year, days);
            if (days.Count == known)
                break;
            (end, i) = (next, next);
            while (text[i].Is(Sense.Comma | Sense.And | Sense.Slash | Sense.Dash))
                i++;
            if (i == next)
                break;
        }
        return days.Count > 0 && Ends(text, end) ? new(at, end, days, DayBound.None, DayPurpose.Occasion) : null;
    }

    private static void AddDays(Lexemes text, ref int at, int month, int? year, List<DayElement> days)
    {
        var last = 0;
        for (var i = at; days.Count < MostDays;)
        {
            int? weekday = text[i].Is(Sense.Weekday) ? text[i].Value : null;
            if (weekday is not null)
                i += text[i + 1].Is(Sense.Dot) ? 2 : 1;
            if (!IsDay(text, i) || text[i].Value <= last)
                return;
            var day = new WrittenDay(text[i].Value, month, year, weekday);
            // "OCTOBRE 10-11 – Salon": the ends of a range; three of them are days.
            if (last == 0 && text[i + 1].Is(Sense.Dash) && text[i + 1].Glued && IsDay(text, i + 2) && text[i + 2].Value > text[i].Value && !(text[i + 3].Is(Sense.Dash) && text[i + 3].Glued))
            {
                days.Add(new(day, day with { Day = text[i + 2].Value, Weekday = null }));
                i += 2;
            }
            else
            {
                days.Add(new(day));
            }
            last = text[i].Value;
            at = text[i + 1].Is(Sense.OrdinalSuffix) && text[i + 1].Glued ? i + 2 : i + 1;
            i = at;
            while (text[i].Is(Sense.Comma | Sense.And | Sense.Slash) || (text[i].Is(Sense.Dash) && text[i].Glued && text[i + 1].IsNumber))
                i++;
            if (i == at)
                return;
        }
    }

    private static bool IsDay(Lexemes text, int at) =>
        text[at] is { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } && !text[at + 1].Is(Sense.HourMark | Sense.Month | Sense.Counted)
        && !(text[at + 1].Is(Sense.Colon | Sense.Dot) && text[at + 1].Glued && text[at + 2].IsNumber && text[at + 2].Glued);

    private static bool Ends(Lexemes text, int at) =>
        at >= text.Count || text[at].Is(Sense.LineEnd | Sense.SentenceEnd | Sense.Comma | Sense.Colon | Sense.Dash | Sense.Bracket | Sense.Slash | Sense.At | Sense.Since | Sense.From | Sense.DayPart | Sense.Article) || TimeGrammar.TryHours(text, at, out _, out _)
        || (text[at].Is(Sense.Word) && !text[at].Is(Sense.Street));
}
