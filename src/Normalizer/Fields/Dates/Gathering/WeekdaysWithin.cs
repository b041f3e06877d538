using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

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
            if (group.Start < told.Start || group.Times.Count == 0 || (group.Head is Mention.Recurrence && (told.Times.Count == 0 || open.Count < 2)) || WeekdaysOf(group) is not { Count: > 0 } weekdays)
                continue;
            List<DateOnly> meant = [.. weekdays.Select(w => open.FindAll(d => Calendar.WeekdayOf(d) == w)).Where(all => all.Count == 1).Select(all => all[0])];
            if (meant.Count < weekdays.Count)
                continue;
            group.Head = new Mention.Days(group.Head.From, group.Head.To, [.. meant.Select(d => new DayElement(new(d.Day, d.Month, d.Year, Calendar.WeekdayOf(d))))], DayBound.None, DayPurpose.Occasion);
            open.RemoveAll(meant.Contains);
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

    // "samedi 20h30"; "du 14 au 16 avril, de 14h à 16h30, restitution le mercredi à 17h"
    private static List<int> WeekdaysOf(OccasionGroup group) => group switch
    {
        { Head: Mention.Days { IsBareWeekday: true, Elements: var days } } => [.. days.Select(d => d.From.Weekday!.Value)],
        { Bounds: null, Head: Mention.Recurrence { IsSure: false, Interval: 1, Positions.Count: 0, Weekdays: [var weekday] } } => [weekday],
        _ => [],
    };

    private static List<DateOnly> DaysOf(Mention.Days days, Calendar calendar) =>
        [.. days.Elements.Select(e => calendar.DaysOf(e, days.Outlook).Take(LongestRange + 1).ToList()).Where(all => all.Count <= LongestRange).SelectMany(all => all)];
}
