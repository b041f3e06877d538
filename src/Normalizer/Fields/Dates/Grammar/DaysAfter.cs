using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Days counted from the one that is told before: "le lendemain, à 10h", "la veille", "trois jours plus tard", "le dimanche suivant".</summary>
internal static class DaysAfter
{
    private const int DaysOfWeek = 7;

    /// <summary>The days at a place; null where none are, or where the words tell no time to go there: "Résultats le lendemain sur notre site".</summary>
    public static Mention.Days? Read(Lexemes text, int at)
    {
        if (text[at].Is(Sense.RelativeDay) && text[at].Value >= DateLanguage.EarliestFromTheDayBefore)
            return Beside(text, at);
        if (Later(text, at, out var next) is { } days)
            return IsTimed(text, next) ? Following(at, next, days, null) : null;
        var i = text[at].Is(Sense.Article) ? at + 1 : at;
        return text[i].Is(Sense.Weekday) && !text[i].Is(Sense.Plural | Sense.Abbreviated) && text[i + 1].Is(Sense.Word) && text[i + 1].Value == DateLanguage.NextInOrder && IsTimed(text, i + 2)
            ? Following(at, i + 2, 0, text[i].Value)
            : null;
    }

    // "le lendemain", "la veille"; "la veille de la fête" is counted from something else.
    private static Mention.Days? Beside(Lexemes text, int at)
    {
        var days = text[at].Value - DateLanguage.FromTheDayBefore;
        if (text[at + 1].Is(Sense.From) && !text[at + 1].Is(Sense.Since))
            return null;
        if (days < 0 && IsErrand(text, at))
            return Following(at, at + 1, days, null) with { Purpose = DayPurpose.Other };
        return IsTimed(text, at + 1) ? Following(at, at + 1, days, null) : null;
    }

    // "Bacs à sortir la veille après 19h", "Le détail paraîtra la veille à 17h": what is done before, not what takes place.
    private static bool IsErrand(Lexemes text, int at) =>
        text.HoldWithin(text.SentenceStart(at), text.SentenceEnd(at), Sense.Word, DateLanguage.Errand) || text.HoldWithin(text.SentenceStart(at), at, Sense.Deadline | Sense.Doors);

    // "quinze jours plus tard", "trois jours après,", "une semaine plus tard"
    private static int? Later(Lexemes text, int at, out int next)
    {
        next = at + 3;
        if (!text[at].IsNumber && !text[at].Is(Sense.NumberWord | Sense.One))
            return null;
        var isLater = text[at + 2].Is(Sense.Word) && text[at + 2].Value == DateLanguage.Later;
        var count = text[at].Is(Sense.One) ? 1 : text[at].Value;
        if (!isLater || count is < 1 or > 60)
            return null;
        if (text[at + 1].Is(Sense.Weeks))
            return count * DaysOfWeek;
        return !text[at + 1].Is(Sense.Days) ? null : count switch { 8 => DaysOfWeek, 15 => 2 * DaysOfWeek, _ => count };
    }

    // Hours in its sentence, or the same as before; another day between would take them.
    private static bool IsTimed(Lexemes text, int from)
    {
        var end = text.SentenceEnd(from);
        for (var i = from; i < end && !text[i].Is(Sense.Month | Sense.RelativeDay); i++)
        {
            if ((text[i].Is(Sense.At) && text[i].Value == DateLanguage.SameHours) || TimeGrammar.TryHours(text, i, out _, out _))
                return true;
        }
        return false;
    }

    private static Mention.Days Following(int from, int to, int days, int? weekday) =>
        new(from, to, [new(new(null, null, null, weekday, new DayAnchor.Following(days)))], DayBound.None, DayPurpose.Occasion);
}
