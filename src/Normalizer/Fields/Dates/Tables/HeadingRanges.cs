using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Gathering;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>
/// Ranges that head a programme: "semaine du 11 au 17 mars⏎Le Phare : mer 11 20h30, ven 13 18h". Their days are told one by one below, so that the range is no occurrence of its own.
/// An exhibition with its opening night keeps its range: less is told of it than two days, or it is longer than a week and a half.
/// </summary>
internal static class HeadingRanges
{
    private const int LongestProgramme = 10;
    private const int FewestDays = 2;

    /// <summary>Drops the range where hours tell that its days are what one goes to; true where there was one: what is told below may be only a part of it.</summary>
    public static bool Drop(List<OccasionGroup> groups, Lexemes text, Calendar calendar)
    {
        var at = groups.FindIndex(g => g.Head is not Mention.Days { Purpose: DayPurpose.Frame });
        if (at < 0 || groups[at..] is not [{ Head: Mention.Days { Purpose: DayPurpose.Occasion, Bound: DayBound.None, Elements: [{ To: not null } range] } heading, Times.Count: 0, Parts.Count: 0 }, .. var told] || told.Count == 0)
            return false;
        if (calendar.ResolveRange(range, heading.Outlook) is not var (first, last) || last.Date.DayNumber - first.Date.DayNumber >= LongestProgramme || !text.HoldWithin(heading.To, told[0].Start, Sense.LineEnd))
            return false;
        HashSet<DateOnly> days = [];
        // "VENDREDI 26 : sortie" has no hour, but a line of its own like the others.
        var isTable = told.TrueForAll(g => TableLines.Opens(text, g.Head.From));
        foreach (var group in told)
        {
            if (group.Head is not Mention.Days { Bound: DayBound.None, Purpose: DayPurpose.Occasion } below || (group.Times.Count == 0 && !isTable))
                return false;
            days.UnionWith(below.Elements.SelectMany(e => calendar.DaysOf(e, below.Outlook)));
        }
        if (days.Count < FewestDays || !days.All(d => d >= first.Date && d <= last.Date))
            return false;
        // "Menus du 16 au 20 mars⏎lundi 16 : carottes": the week, or its days?
        if (told.Exists(g => g.Times.Count > 0))
            groups.RemoveAt(at);
        return true;
    }
}
