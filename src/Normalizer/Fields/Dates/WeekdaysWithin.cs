namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Weekdays with hours that name days told before: "les 5 et 6 décembre, samedi 14h-20h, dimanche 10h-18h", "du 5 au 7 juin : vendredi 18h, samedi 10h".</summary>
internal static class WeekdaysWithin
{
    private const int LongestRange = 7;

    /// <summary>Puts each such weekday on its day, and takes that day from those before; true when there was one.</summary>
    public static bool Settle(List<OccasionGroup> groups, Calendar calendar)
    {
        if (groups.Find(g => g is { Head: Mention.Days { IsBareWeekday: false, Purpose: DayPurpose.Occasion, Bound: DayBound.None } }) is not { } told || told.Head is not Mention.Days days)
            return false;
        var open = DaysOf(days, calendar);
        var isUsed = false;
        foreach (var group in groups)
        {
            if (group.Start < told.Start || group is not { Times.Count: > 0, Head: Mention.Days { IsBareWeekday: true, Elements: [{ From.Weekday: { } weekday }] } named })
                continue;
            if (open.FindAll(d => Calendar.WeekdayOf(d) == weekday) is not [var day])
                continue;
            group.Head = named with { Elements = [new(new(day.Day, day.Month, day.Year, weekday))], IsBareWeekday = false };
            open.Remove(day);
            isUsed = true;
        }
        // "les 5 et 6 décembre de 10h à 19h. Le Père Noël vient dimanche à 16h": what has its hours keeps its days.
        if (!isUsed || told.Times.Count + told.Parts.Count > 0)
            return isUsed;
        if (open.Count == 0 || days.Elements is [{ IsRange: true }])
            groups.Remove(told);
        else
            told.Head = days with { Elements = [.. open.Select(d => new DayElement(new(d.Day, d.Month, d.Year, null)))] };
        return true;
    }

    private static List<DateOnly> DaysOf(Mention.Days days, Calendar calendar) =>
        [.. days.Elements.Select(e => calendar.DaysOf(e, days.Outlook).Take(LongestRange + 1).ToList()).Where(all => all.Count <= LongestRange).SelectMany(all => all)];
}
