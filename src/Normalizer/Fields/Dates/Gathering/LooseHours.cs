using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Hours that stand apart from their days: in another sentence, at the head of a list, beside a habit, or at the old date of something moved.</summary>
internal static class LooseHours
{
    private const int FarthestJoint = 3; // "et les samedis"
    private const int FarthestEach = 8; // "le 5, le 7, le 12, chaque fois de 17 h à 18 h 30"

    /// <summary>
    /// Gives hours to days that have none. <paramref name="lone"/>: hours that no day was near; <paramref name="kept"/>: those of the old date, when they still hold.
    /// True when days and hours were put together from afar, so that they may not belong together.
    /// </summary>
    public static bool Settle(List<OccasionGroup> groups, Lexemes text, Mention.Hours? lone, List<WrittenTime>? kept)
    {
        if (kept is { Count: > 0 } && groups is [{ Head: Mention.Days, Times.Count: 0 } moved])
            moved.Times.AddRange(kept);
        var isPlaced = lone is not null && TryPlace(groups, lone);
        Repeat(groups, text);
        Share(groups, text);
        Lend(groups);
        Spread(groups, text);
        return isPlaced;
    }

    /// <summary>"prévue mardi à 14h, reportée au 22 septembre, même heure"</summary>
    public static bool AreKept(Lexemes text) => text.Hold(Sense.At, DateLanguage.SameHours);

    // "Le bal commence à 21h. C'est le vendredi 7 mai"; before several days they are the hours of each: "Don du sang, 15h30-19h30⏎16 janvier⏎18 mars".
    private static bool TryPlace(List<OccasionGroup> groups, Mention.Hours lone)
    {
        // "Départ 9h30 pour la sortie du dimanche 15 février, retour vers 17h"
        if (groups is [{ Head: Mention.Days { Elements: [{ IsRange: false }], Bound: DayBound.None }, Times: [{ Start: null, End: { } ends }] } outing] && lone.Times is [{ Start: { } starts, End: null }] && starts < ends)
        {
            outing.Times[0] = new(starts, ends);
            return true;
        }
        // "gym douce 17h au lieu de 18h, tous les mardis"
        if (groups is [{ Head: Mention.Recurrence { IsSure: true }, Times.Count: 0, Parts.Count: 0 } habit])
        {
            habit.Times.AddRange(lone.Times.Where(t => t.Start is not null));
            return true;
        }
        if (groups.Count == 0 || !groups.TrueForAll(g => g is { Head: Mention.Days { Bound: DayBound.None }, Times.Count: 0, Parts.Count: 0 }))
            return false;
        if (groups is [{ Head: Mention.Days { Elements: [{ IsRange: false }] } }] || lone.From < groups[0].Start)
            groups.ForEach(g => g.Times.AddRange(lone.Times));
        return true;
    }

    // "les vendredis 6 et 13 et les samedis 7 et 14 mars à 20h30"
    private static void Share(List<OccasionGroup> groups, Lexemes text)
    {
        for (var i = groups.Count - 2; i >= 0; i--)
        {
            if (groups[i] is { Head: Mention.Days { Bound: DayBound.None, Elements.Count: > 1 }, Times.Count: 0, Parts.Count: 0, Stops: 0 } first && groups[i + 1] is { Head: Mention.Days { Elements.Count: > 1 }, Times.Count: > 0 } next
                && next.Start - first.End <= FarthestJoint && text.HoldWithin(first.End, next.Start, Sense.And))
                first.Times.AddRange(next.Times);
        }
    }

    // "le 9 mars à 18h30. La seconde se tiendra le mardi 23, à la même heure"
    private static void Repeat(List<OccasionGroup> groups, Lexemes text)
    {
        for (var i = 1; i < groups.Count; i++)
        {
            if (groups[i] is { Head: Mention.Days, Times.Count: 0, Parts.Count: 0 } later && groups[i - 1].Times.Count > 0 && text.HoldWithin(later.End, text.SentenceEnd(later.End), Sense.At, DateLanguage.SameHours))
                later.Times.AddRange(groups[i - 1].Times);
        }
    }

    // Hours that stand apart, behind several days of which none has its own, are those of each.
    private static void Spread(List<OccasionGroup> groups, Lexemes text)
    {
        if (groups is not [.. var before, { Times.Count: > 0, Head: Mention.Days } last] || !(last.HasHoursApart || text.HoldWithin(last.End - FarthestEach, last.End + FarthestEach, Sense.Word, DateLanguage.EachTime)))
            return;
        List<OccasionGroup> days = before.FindAll(g => g.Head is Mention.Days);
        if (days.TrueForAll(g => g is { Head: Mention.Days { Purpose: DayPurpose.Occasion, Bound: DayBound.None }, Times.Count: 0, Parts.Count: 0 }))
            days.ForEach(g => g.Times.AddRange(last.Times));
    }

    // "Les dimanches du musée, 15h : 9 mars, 13 avril": the habit tells the hours, the days tell when.
    private static void Lend(List<OccasionGroup> groups)
    {
        if (groups is [{ Head: Mention.Recurrence, Bounds: null, Times.Count: > 0 } habit, ..] && groups.Count > 1
            && groups.Skip(1).All(g => g is { Head: Mention.Days { Purpose: DayPurpose.Occasion }, IsFrame: false, Times.Count: 0, Parts.Count: 0 }))
            groups.Skip(1).ToList().ForEach(g => g.Times.AddRange(habit.Times));
    }
}
