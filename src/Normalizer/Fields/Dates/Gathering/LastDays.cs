using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>
/// Last days to do something, told beside what takes place: "Loto samedi 14 mars à 20h. Les lots sont reçus jusqu'au 10." What lasts until a day keeps it: "Vernissage vendredi 5
/// à 18h, exposition jusqu'au 30", "à partir du 2 mars, route barrée jusqu'au 20".
/// </summary>
internal static class LastDays
{
    /// <summary>Drops them and gives the first; null where there were none, or where the text tells no other day.</summary>
    public static Mention.Days? Drop(List<OccasionGroup> groups, Lexemes text)
    {
        if (!groups.Exists(g => g.Head is Mention.Days { Bound: not DayBound.Until, Purpose: DayPurpose.Occasion } or Mention.Recurrence { IsSure: true }))
            return null;
        var first = groups.Find(g => IsOne(g, text));
        groups.RemoveAll(g => IsOne(g, text));
        return first?.Head as Mention.Days;
    }

    private static bool IsOne(OccasionGroup group, Lexemes text) => group.Head is Mention.Days { Bound: DayBound.Until, Elements: [{ IsRange: false }] } days && IsToDo(text, days);

    private static bool IsToDo(Lexemes text, Mention.Days days)
    {
        var (start, end) = (text.SentenceStart(days.From), text.SentenceEnd(days.To));
        return text.HoldWithin(start, end, Sense.Deadline) || text.HoldWithin(start, end, Sense.Word, DateLanguage.ToDo);
    }
}
