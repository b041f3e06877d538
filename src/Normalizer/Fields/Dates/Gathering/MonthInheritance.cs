using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>
/// Gives days without a month the one of their neighbours: "vendredi 20 mars à 20h30, samedi 21 à 20h30 et dimanche 22 à 15h" forwards, "le 12 à 20h et le 13 mars à 15h" backwards.
/// </summary>
internal static class MonthInheritance
{
    private const int FarthestJoint = 3; // "et les samedis"

    public static void Complete(List<OccasionGroup> groups, Calendar calendar)
    {
        WrittenDay? before = null;
        (int First, int Last, WrittenDay Month)? span = null;
        foreach (var group in groups)
        {
            if (group.Head is not Mention.Days { Elements.Count: > 0 } days)
                continue;
            // "28-29-30 août⏎VEN 28 : …⏎SAM 29 : …", "du 6 au 28 novembre, vernissage vendredi 6": days of a heading come again one by one.
            if (days.Elements is [{ IsRange: false, From: { Day: { } number, Month: null } }] && span is { } known && number >= known.First && number <= known.Last)
                group.Head = days = days with { Elements = [InMonthOf(known.Month, days.Elements[0])] };
            else if (before is not null && days.Elements[0].From is { Day: not null, Month: null })
                group.Head = days = days with { Elements = After(days.Elements, before, calendar) };
            span = SpanOf(days) ?? span;
            if (days.Elements[^1] is { To: not null, From: { Day: { } begins, Month: not null } first })
                before = first with { Day = begins - 1 };
            else if (days.Elements[^1].From is { Day: not null, Month: not null } last)
                before = last;
            else if (days.Elements[^1].From is { Anchor: DayAnchor.Nth, Month: not null } named)
                before = named with { Day = 0, Anchor = null }; // "le premier week-end de juillet : vendredi 3 et samedi 4"
        }
        WrittenDay? after = null;
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            // "les vendredis 6 et 13 et les samedis 7 et 14 mars"
            if (after is not null && groups[i].Head is Mention.Days { Elements: { Count: > 1 } bare } several && bare.All(e => e is { IsRange: false, From: { Day: not null, Month: null, Weekday: null } }) && groups[i + 1].Start - groups[i].End <= FarthestJoint)
                groups[i].Head = several with { Elements = [.. bare.Select(e => InMonthOf(after, e))] };
            if (groups[i].Head is Mention.Days { Elements: [{ From: { Day: not null, Month: not null } whole }, _, ..] })
                after = whole;
            if (groups[i].Head is not Mention.Days { Elements: [{ IsRange: false, From: var day }] } days)
                continue;
            if (after is not null && day is { Day: { } number, Month: null } && number <= after.Day)
                groups[i].Head = days with { Elements = [InMonthOf(after, days.Elements[0])] };
            if (day is { Day: not null, Month: not null })
                after = day;
        }
    }

    // "jusqu'au dimanche 30 novembre. Visite le samedi 29": the weekday tells that it is no day of the next month.
    private static IReadOnlyList<DayElement> After(IReadOnlyList<DayElement> elements, WrittenDay before, Calendar calendar)
    {
        var following = DayGrammar.After(elements, before);
        var same = InMonthOf(before, elements[0]);
        return elements is [{ IsRange: false, From.Weekday: { } weekday }] && !Agrees(following[0].From) && Agrees(same.From) ? [same] : following;

        bool Agrees(WrittenDay day) => calendar.Resolve(day)?.Date is { } date && Calendar.WeekdayOf(date) == weekday;
    }

    private static DayElement InMonthOf(WrittenDay other, DayElement element) => element with { From = element.From with { Month = other.Month, Year = other.Year } };

    private static (int First, int Last, WrittenDay Month)? SpanOf(Mention.Days days) => days.Elements switch
    {
        [{ From: { Day: { } first, Month: { } month }, To: { Day: { } last, Month: { } until } }] when month == until && last > first => (first, last, days.Elements[0].From),
        [{ From: { Day: { } first, Month: { } month, Weekday: null } }, .., { IsRange: false, From: { Day: { } last, Month: { } until } }] when month == until && last > first => (first, last, days.Elements[0].From),
        _ => null,
    };
}
