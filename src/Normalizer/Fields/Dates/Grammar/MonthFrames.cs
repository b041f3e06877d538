using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Months that frame a recurrence: "d'avril à octobre", "en juillet et août", "(septembre à juin)".</summary>
internal static class MonthFrames
{
    public static Mention.Days? Read(Lexemes text, int at)
    {
        // "chaque dernier dimanche du mois jusqu'en mars"
        if (text[at].Is(Sense.Until) && DayGrammar.TryMonth(text, at + 1, out var until, out var final))
        {
            var finalYear = DayGrammar.YearAt(text, ref until);
            return new(at, until, [new(new(null, final, finalYear, null, new DayAnchor.EndOfMonth()))], DayBound.Until, DayPurpose.Frame);
        }
        // "le 3e jeudi du mois, à partir de janvier"
        var month = text[at + 1].Is(Sense.Counted) && text[at + 2].Is(Sense.From) ? at + 3 : at + 1; // "à partir du mois de janvier"
        if (text[at].Is(Sense.Since) && !text[at].Is(Sense.Article) && DayGrammar.TryMonth(text, month, out var since, out var opening) && !text[month].Is(Sense.Weekday))
        {
            var openingYear = DayGrammar.YearAt(text, ref since);
            return new(at, since, [new(new(1, opening, openingYear, null))], DayBound.Since, DayPurpose.Frame);
        }
        var i = text[at].Is(Sense.From | Sense.Duration | Sense.Bracket | Sense.Comma) ? at + 1 : at;
        if (i == at || text[i].Is(Sense.Dash) || !DayGrammar.TryMonth(text, i, out var next, out var first) || text[i].Is(Sense.Weekday))
            return null;
        var firstYear = DayGrammar.YearAt(text, ref next);
        var last = first;
        var lastYear = firstYear;
        if (text[next].Is(Sense.To | Sense.Dash | Sense.And | Sense.Slash) && DayGrammar.TryMonth(text, next + 1, out var end, out last))
        {
            next = end;
            lastYear = DayGrammar.YearAt(text, ref next);
        }
        else if (text[at].Is(Sense.Bracket | Sense.Comma))
        {
            return null;
        }
        return new(at, next, [new(new(1, first, firstYear, null), new(null, last, lastYear, null, new DayAnchor.EndOfMonth()))], DayBound.None, DayPurpose.Frame);
    }
}
