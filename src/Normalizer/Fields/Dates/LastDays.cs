namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>
/// Last days told beside what takes place: "Loto samedi 14 mars à 20h. Les lots sont reçus jusqu'au 10." They are of something one must do before, unless what lasts until then
/// is on show: "Vernissage vendredi 5 à 18h, exposition visible jusqu'au 30".
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

    private static bool IsOne(OccasionGroup group, Lexemes text) => group.Head is Mention.Days { Bound: DayBound.Until, Elements: [{ IsRange: false }] } days && !IsOnShow(text, days);

    private static bool IsOnShow(Lexemes text, Mention.Days days)
    {
        for (var i = text.SentenceStart(days.From); i < days.From; i++)
        {
            if (text[i].Is(Sense.Word) && text[i].Value == DateLanguage.OnShow)
                return true;
        }
        return false;
    }
}
