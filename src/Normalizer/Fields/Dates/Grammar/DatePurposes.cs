using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>What a date is told for, and whether its sentence looks ahead or back: read from the words around it.</summary>
internal static class DatePurposes
{
    private const int PurposeReach = 8;
    private const int FarthestReason = 10;
    private const int FarthestDocument = 4; // "arrêté préfectoral de voirie n° 112"
    private const int FarthestAftermath = 4; // "Suite à l'accident du 28 septembre"

    /// <summary>What the words before a date say that it is. <paramref name="isOldDate"/>: the one that something was moved from.</summary>
    public static DayPurpose Of(Lexemes text, int at, out bool isOldDate, out bool isStrict)
    {
        isOldDate = isStrict = false;
        // "salle du 8-Mai": a hyphen, and a day that is remembered.
        if (text[at].Is(Sense.From) && text[at - 1].Is(Sense.Word) && text[at - 1].Value == DateLanguage.Bearer && (text[at + 2].Is(Sense.Dash) || IsRemembered(text, at + 1)))
            return DayPurpose.Other;
        if (IsStreetName(text, at) || IsOfDocument(text, at))
            return DayPurpose.Other;
        // "En raison de la grève annoncée à la SNCF jeudi 5 novembre, le salon"
        if (text.FollowsWord(at, DateLanguage.Because, FarthestReason, Sense.SentenceEnd | Sense.LineEnd | Sense.Comma))
            return DayPurpose.Reason;
        for (var i = at - 1; i >= 0 && i >= at - PurposeReach; i--)
        {
            if (text[i].Is(Sense.SentenceEnd | Sense.LineEnd) || (text[i].Is(Sense.Bracket) && i < at - 1) || (text[i].Is(Sense.Comma) && text[i].Value == DateLanguage.Clause))
                break;
            if (text[i].Is(Sense.NoOccasion) && (i >= at - (text[i].Value == DateLanguage.RightBefore ? 1 : 2) || text[i].End - text[i].Start == 1))
            {
                isOldDate = text[i].Value is DateLanguage.MovedFrom or DateLanguage.InsteadOf;
                return DayPurpose.Other;
            }
            // "bulletins de réservation pour le banquet du 14 mars"; but "à rendre pour le 14 mars" is a deadline.
            if (text[i].Is(Sense.At) && (text[i].Value == DateLanguage.TakesPlace || (text[i].Value == DateLanguage.Purpose && i < at - 1)))
                break;
            if (text[i].Is(Sense.Deadline) && (text[i].Value != DateLanguage.UntilOnly || text[at].Is(Sense.Until)) && (text[i].Value != DateLanguage.Directly || i == at - 1))
            {
                isStrict = text[i].Value is DateLanguage.Strictly or DateLanguage.AtTheLatest or DateLanguage.Directly || (text[at].Is(Sense.Until) && text[i].Value != DateLanguage.UntilOnly);
                return DayPurpose.Deadline;
            }
            if (text[i].Is(Sense.Month | Sense.HourMark))
                break;
        }
        return DayPurpose.Occasion;
    }

    /// <summary>"place du 8 mai", "av. du 14-Juillet": no day, and no range begins with it either.</summary>
    public static bool IsStreetName(Lexemes text, int at)
    {
        var street = text[at - 1].Is(Sense.Dot) ? text[at - 2] : text[at - 1];
        if (!text[at].Is(Sense.From) || !street.Is(Sense.Street) || text[at + 1].Is(Sense.Weekday))
            return false;
        if (street.Value == DateLanguage.Neighbour)
            return !DayGrammar.TryMonth(text, at + 2, out _, out _) && !text[at + 2].Is(Sense.To);
        return street.Value != DateLanguage.Bearer || text[at + 2].Is(Sense.Dash) || IsRemembered(text, at + 1) || text[at + 3] is { IsNumber: true, Digits: 4, Value: <= 1990 };
    }

    // "arrêté n° 2025-112 du 10 novembre 2025"
    private static bool IsOfDocument(Lexemes text, int at)
    {
        var i = at - 1;
        while (i >= at - PurposeReach && (text[i].IsNumber || (text[i].Is(Sense.Dash | Sense.Slash | Sense.Dot) && text[i].Glued)))
            i--;
        return i < at - 1 && text[at].Is(Sense.From) && text[i].Is(Sense.OtherSign) && text[i].Value == DateLanguage.NumberSign && (text.HoldWithin(i - FarthestDocument, i, Sense.Word, DateLanguage.Document) || text.HoldWithin(i - FarthestDocument, i, Sense.NoOccasion));
    }

    /// <summary>True for "du 14 juillet", a day that things are called after.</summary>
    public static bool IsName(Lexemes text, int at) => IsCommemorated(text, at + 1);

    private static bool IsCommemorated(Lexemes text, int at) => (text[at].Value, text[at + 1].Month) is (8, 5) or (14, 7) or (11, 11) or (19, 3) or (18, 6) or (4, 8) or (4, 9);

    private static bool IsRemembered(Lexemes text, int at) =>
        IsCommemorated(text, at) && !text[at + 2].Is(Sense.At) && !TimeGrammar.TryHours(text, at + 2, out _, out _);

    /// <summary>"Retour sur le loto du 14 mars", "le 14 mars dernier"; less sure: "la fête du 14 mars a réuni 200 personnes".</summary>
    public static Outlook OutlookOf(Lexemes text, int at, int next)
    {
        if (text[next].Is(Sense.Last) && !text[next + 1].Is(Sense.Weekday))
            return Outlook.Back;
        if (text.HoldWithin(at - FarthestAftermath, at, Sense.Participle, DateLanguage.Aftermath))
            return Outlook.Back;
        var outlook = Outlook.Ahead;
        for (var i = text.SentenceStart(at); i < at && outlook != Outlook.Back; i++)
            outlook = Later(outlook, text, i);
        var end = text.SentenceEnd(next);
        for (var i = next; i < end && outlook != Outlook.Back; i++)
            outlook = Later(outlook, text, i);
        return outlook;
    }

    /// <summary>The same of a weekday alone: "Vendredi soir, cinquante personnes ont assisté à la projection" was the last one; "ils ont choisi vendredi" tells nothing.</summary>
    public static Outlook OutlookOfWeekday(Lexemes text, int at, int next)
    {
        var outlook = OutlookOf(text, at, next);
        if (outlook != Outlook.Nearest)
            return outlook;
        return IsPastWeekday(text, at, next) ? Outlook.Back : outlook;
    }

    /// <summary>
    /// "ils ont renversé Angers samedi soir", "Frayeur vendredi : un dériveur a chaviré"; beside an hour it may still come: "le groupe a répété, concert samedi à 20h".
    /// </summary>
    public static bool IsPastWeekday(Lexemes text, int at, int next)
    {
        next = text[next].Is(Sense.DayPart) ? next + 1 : next;
        if (HoldsDeed(text, next, text.SentenceEnd(next)))
            return true;
        if (TimeGrammar.TryHours(text, next, out _, out _))
            return false;
        var clause = at;
        while (clause > text.SentenceStart(at) && !IsClauseEnd(text, clause - 1))
            clause--;
        return HoldsDeed(text, clause, at) || (text[next].Is(Sense.Colon) && HoldsDeed(text, next + 1, text.SentenceEnd(next)));
    }

    /// <summary>True where a stretch tells what somebody has done; "qui a gagné le tremplin" is told of a noun.</summary>
    private static bool HoldsDeed(Lexemes text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsClauseEnd(text, i))
                return false;
            if (text[i].Is(Sense.Past) || (text[i].Is(Sense.Auxiliary) && (text[i + 1].Is(Sense.Participle) || (text[i + 1].Is(Sense.Word) && text[i + 2].Is(Sense.Participle)))))
                return true;
        }
        return false;
    }

    // "qui, dimanche, a laissé filer la victoire" goes on with what is told
    private static bool IsClauseEnd(Lexemes text, int at) =>
        text[at].Is(Sense.Colon) || (text[at].Is(Sense.Comma) && text[at].Value == DateLanguage.Clause) || (text[at].Is(Sense.Word) && text[at].Value == DateLanguage.Relative && !text[at + 1].Is(Sense.Comma));

    private static Outlook Later(Outlook known, Lexemes text, int at) =>
        text[at].Is(Sense.Past) ? Outlook.Back
        : text[at].Is(Sense.Auxiliary) && text[at + 1].Is(Sense.Participle) ? Outlook.Nearest
        : known;
}
