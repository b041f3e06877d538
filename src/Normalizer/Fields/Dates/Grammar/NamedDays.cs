using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Days that have no number of their own: "lundi de Pâques", "le 2e samedi de mars", "fin juin".</summary>
internal static class NamedDays
{
    public static bool TryRead(Lexemes text, int at, out int next, out WrittenDay day) =>
        TryFeast(text, at, out next, out day) || TryNth(text, at, out next, out day) || TryEndOfMonth(text, at, out next, out day);

    /// <summary>An ordinal: "premier", "2e", "3ème", "dernier" (-1).</summary>
    public static bool TryOrdinal(Lexemes text, int at, out int next, out int position)
    {
        (next, position) = (at + 1, text[at].Value);
        if (text[at].Is(Sense.Ordinal))
            return true;
        next = at + 2;
        return text[at] is { IsNumber: true, Value: >= 1 and <= 5 } && text[at + 1].Is(Sense.OrdinalSuffix) && text[at + 1].Glued;
    }

    // A date in figures beside the name says the same and more: "lundi de Pâques 6 avril", "jeudi de l'Ascension (14 mai)".
    private static bool TryFeast(Lexemes text, int at, out int next, out WrittenDay day)
    {
        (next, day) = (at + 1, null!);
        if (!text[at].Is(Sense.Feast))
            return false;
        var i = next;
        while (text[i].Is(Sense.Comma | Sense.Bracket | Sense.Article) && i < next + 3)
            i++;
        if (text[i].IsNumber && text[i].Digits <= 2 && DayGrammar.TryDay(text, i, led: true, out var end, out var written) && written.Month is not null)
        {
            next = text[end].Is(Sense.Bracket) && text[i - 1].Is(Sense.Bracket) ? end + 1 : end;
            day = written;
            return true;
        }
        var year = DayGrammar.YearAt(text, ref next);
        day = new(null, null, year, null, new DayAnchor.Named((Feast)text[at].Value));
        return true;
    }

    private static bool TryNth(Lexemes text, int at, out int next, out WrittenDay day)
    {
        day = null!;
        if (!TryOrdinal(text, at, out next, out var position) || !text[next].Is(Sense.Weekday) || !text[next + 1].Is(Sense.From))
            return false;
        var weekday = text[next].Value;
        if (!DayGrammar.TryMonth(text, next + 2, out next, out var month))
            return false;
        var year = DayGrammar.YearAt(text, ref next);
        day = new(null, month, year, weekday, new DayAnchor.Nth(position));
        return true;
    }

    // "à la fin du mois" tells no day; "du 3 à la fin du mois" ends on one.
    private static bool LeadsToEnd(Lexemes text, int at) => text[at].Is(Sense.Until) || (text[at].Is(Sense.To) && (!text[at].Is(Sense.At) || text[at - 1].IsNumber || text[at - 1].Is(Sense.Month)));

    // "jusqu'à fin juin": a day only as the end of something.
    private static bool TryEndOfMonth(Lexemes text, int at, out int next, out WrittenDay day)
    {
        (next, day) = (at + 1, null!);
        if (!text[at].Is(Sense.EndOf) || !LeadsToEnd(text, text[at - 1].Is(Sense.Article) && !text[at - 1].Is(Sense.To | Sense.Until) ? at - 2 : at - 1))
            return false;
        if (text[next].Is(Sense.OfMonth))
        {
            day = new(null, null, null, null, new DayAnchor.EndOfMonth());
            next++;
            return true;
        }
        if (text[next].Is(Sense.From))
            next++;
        if (!DayGrammar.TryMonth(text, next, out next, out var month))
            return false;
        var year = DayGrammar.YearAt(text, ref next);
        day = new(null, month, year, null, new DayAnchor.EndOfMonth());
        return true;
    }
}
