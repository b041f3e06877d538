using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Days of what is over, told beside what is announced: "Dimanche 4 octobre, 250 marcheurs ont parcouru les sentiers. Prochaine marche le 8 novembre." They are no dates of the announcement.</summary>
internal static class LookingBack
{
    private const int LongAgo = 60; // days

    /// <summary>Drops them, and tells whether there were any; a text that only looks back keeps its days.</summary>
    public static bool Drop(List<OccasionGroup> groups, Lexemes text, Calendar calendar)
    {
        if (groups.Count < 2 || !groups.Exists(g => IsAhead(g, calendar)))
            return false;
        return groups.RemoveAll(g => g.Head is Mention.Days { Bound: DayBound.None } days && days.Elements.All(e => IsOver(e, days.Outlook, calendar))
            && (days.Outlook != Outlook.Ahead || IsLongOver(g, days, calendar) || IsFollowedByNext(groups, g, text) || days.Elements[0].From.Anchor is DayAnchor.Gone || ((g.Times.Count == 0 || g.HasHoursApart) && TellsOfDeeds(text, days)))) > 0;
    }

    // "après les éditions du 20 octobre 2024 et du 19 octobre 2025"
    private static bool IsLongOver(OccasionGroup group, Mention.Days days, Calendar calendar) =>
        group.Times.Count == 0 && days.Elements.All(e => e.From.Year is not null && calendar.Resolve(e.To ?? e.From)?.Date < calendar.Reference.AddDays(-LongAgo));

    // "Belle victoire samedi 8 février. Prochain rendez-vous le 22": what is over stands beside what is next.
    private static bool IsFollowedByNext(List<OccasionGroup> groups, OccasionGroup group, Lexemes text) =>
        groups.Exists(later => later.Start > group.Start && later.Head is Mention.Days && text.HoldWithin(text.SentenceStart(later.Start), later.Start, Sense.Next) && text.SentenceStart(later.Start) > group.Start);

    private static bool IsOver(DayElement element, Outlook outlook, Calendar calendar) =>
        (element.IsRange ? calendar.ResolveRange(element, outlook)?.To : calendar.Resolve(element.From, outlook)) is { } last && last.Date < calendar.Reference;

    private static bool IsAhead(OccasionGroup group, Calendar calendar) => group.Head switch
    {
        Mention.Recurrence { IsSure: true } => true,
        Mention.Days { Elements: [.., var last], Outlook: not Outlook.Back, Purpose: DayPurpose.Occasion } days => calendar.Resolve(last.To ?? last.From, days.Outlook)?.Date >= calendar.Reference,
        _ => false,
    };

    // "le 20 mai, les parents ont décidé", "jouée le 10 janvier": a verb of the past, or a participle, in its sentence.
    private static bool TellsOfDeeds(Lexemes text, Mention.Days days) =>
        text.HoldWithin(text.SentenceStart(days.From), days.From, Sense.Auxiliary | Sense.Participle | Sense.Past)
        || text.HoldWithin(days.To, text.SentenceEnd(days.To), Sense.Auxiliary | Sense.Past);
}
