namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>
/// Gives days without a month the one of their neighbours: "vendredi 20 mars à 20h30, samedi 21 à 20h30 et dimanche 22 à 15h" forwards, "le 12 à 20h et le 13 mars à 15h" backwards.
/// </summary>
internal static class MonthInheritance
{
    // "28-29-30 août⏎VEN 28 : …⏎SAM 29 : …": the heading's days come again one by one.
    private static bool IsSpan(Mention.Days days) => days.Elements is [{ From: { Day: > 0, Month: not null, Weekday: null } }, _, ..] && days.Elements.All(e => !e.IsRange && e.From.Month == days.Elements[0].From.Month);

    public static void Complete(List<OccasionGroup> groups)
    {
        WrittenDay? before = null;
        foreach (var group in groups)
        {
            if (group.Head is not Mention.Days { Elements.Count: > 0 } days)
                continue;
            if (before is not null && days.Elements[0].From is { Day: not null, Month: null })
                group.Head = days = days with { Elements = DayGrammar.After(days.Elements, before) };
            // Within a range a day is one of it: "du 6 au 28 novembre, vernissage vendredi 6".
            if (days.Elements[^1] is { To: not null, From: { Day: { } number, Month: not null } first })
                before = first with { Day = number - 1 };
            else if (days.Elements[^1].From is { Day: not null, Month: not null } last)
                before = IsSpan(days) ? days.Elements[0].From with { Day = days.Elements[0].From.Day - 1 } : last;
        }
        WrittenDay? after = null;
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            if (groups[i].Head is not Mention.Days { Elements: [{ IsRange: false, From: var day }] } days)
                continue;
            if (after is not null && day is { Day: { } number, Month: null } && number <= after.Day)
                groups[i].Head = days with { Elements = [days.Elements[0] with { From = day with { Month = after.Month, Year = after.Year } }] };
            if (day is { Day: not null, Month: not null })
                after = day;
        }
    }
}
