using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Numbers that no month, or no word, says to be days: where what stands around them does.</summary>
internal static class BareDays
{
    private const int FarthestAnother = 4;

    // "l'une le 6, l'autre le 20 février"
    private static bool LeadsToAnother(Lexemes text, int comma)
    {
        for (var i = comma + 1; i < comma + FarthestAnother; i++)
        {
            if (text[i].Is(Sense.Article) && text[i].Value == DateLanguage.OfOneDay && DayGrammar.TryDay(text, i, led: true, out _, out var another) && another.Month is not null)
                return true;
        }
        return false;
    }

    /// <summary>"le 14 à minuit", "le 12.": a day of a month that isn't named needs its article and no noun behind it.</summary>
    public static bool Stands(Lexemes text, int at, int next, bool led, int days)
    {
        var opens = text[at].Is(Sense.Article) ? text[at] : text[at - 1];
        if (days > 1 && text[at - 1].Is(Sense.Weekday) && text[at - 1].Is(Sense.Plural))
            return true; // "En mars, les mercredis 4, 11 et 18"
        if (next == at + 1 && text[at - 1].Is(Sense.Moved) && text[at - 1].Value is DateLanguage.MovedTo or DateLanguage.PassesTo)
            return true; // "décalé au 26, même heure"
        if (led && opens.Is(Sense.Article) && opens.Value == DateLanguage.OfOneDay && text[next].Is(Sense.Comma | Sense.Bracket) && text.HoldWithin(text.SentenceStart(at), at, Sense.Month))
            return true; // "Titi le 2 août, Gégé le 9, les vétérans le 16"
        if (led && next == at + 1 && text[at - 1].Is(Sense.Deadline) && text[at - 1].Value == DateLanguage.Strictly)
            return true; // "au plus tard le 14 à midi"
        if (led && next == at + 1 && text[at - 1].Is(Sense.NoOccasion) && text[at - 1].Value == DateLanguage.MovedFrom)
            return true; // "au lieu du 14"
        if (led && opens.Is(Sense.Article) && next == at + 2 && text[next].Is(Sense.NoOccasion) && text[next].Value == DateLanguage.MovedFrom)
            return true; // "le 21 au lieu du 14"
        return led && opens.Is(Sense.Article) && (opens.Value == DateLanguage.OfOneDay || opens.Is(Sense.From) || days > 1) && next - at <= 4
            && (next >= text.Count || text[next].Is(Sense.At | Sense.DayPart | Sense.SentenceEnd | Sense.LineEnd | Sense.Bracket | Sense.Since)
                || (text[next].Is(Sense.Colon) && !text[next + 1].IsNumber && (text[at - 1].Is(Sense.Word) || ((at == 0 || text[at - 1].Is(Sense.SentenceEnd | Sense.LineEnd)) && text.Hold(Sense.Month)))) // "Réveillon du 31 : repas", "Le 22 : loto. Le 29 : crêpes"
                || (text[next].Is(Sense.Comma) && (at == 0 || text[at - 1].Is(Sense.SentenceEnd | Sense.LineEnd) || LeadsToAnother(text, next)))
                || TimeGrammar.TryHours(text, next, out _, out _));
    }
}
