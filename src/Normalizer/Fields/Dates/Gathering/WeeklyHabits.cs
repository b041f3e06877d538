using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>
/// Tells the coming Tuesday from every Tuesday: "mardi 20h" is a day, "Entraînements : mardi 18h-20h, jeudi 19h-21h" is every week. And puts schedules of the same hours
/// together: "le mardi de 18h à 19h et le jeudi de 18h à 19h".
/// </summary>
internal static class WeeklyHabits
{
    public static void Settle(List<OccasionGroup> groups, Lexemes text, Calendar calendar)
    {
        var bare = groups.FindAll(g => g.Head is Mention.Days { IsBareWeekday: true, Outlook: not Outlook.Back });
        var areAllBare = bare.Count > 0 && groups.TrueForAll(g => g.Head is Mention.Recurrence or Mention.Days { IsBareWeekday: true } or Mention.Days { Purpose: DayPurpose.Frame });
        if (areAllBare && (text.Hold(Sense.Habit) || groups.Exists(g => g.Head is Mention.Recurrence) || bare.Exists(g => g.Omissions.HasHolidays)
            || (bare.Sum(g => ((Mention.Days)g.Head).Elements.Count) > 1 && bare.Exists(g => g.Times.Exists(t => t is { Start: not null, End: not null })))))
        {
            bare.ForEach(g => Recur(g, null));
        }
        else if (bare.Count > 0 && groups is [{ Head: Mention.Days { Purpose: DayPurpose.Occasion, Bound: DayBound.None, Elements: [{ To: not null } range] } season, Times.Count: 0 }, ..] && bare.Count == groups.Count - 1 && !text.HoldWithin(season.To, bare[0].Head.From, Sense.SentenceEnd)
            && calendar.DaysOf(range).Skip(DayOccasions.LongestDailyRange).Any())
        {
            // "du 1er novembre au 31 mars, lundi, mercredi, samedi de 9h à 12h": each week of a season
            bare.ForEach(g => Recur(g, season));
            groups.RemoveAt(0);
        }
        Join(groups);
        Skip(groups, text);
        LineFrames.Settle(groups, text);
        Begin(groups, text, calendar);
    }

    // "Tous les vendredis à 13 h. La séance du 9 mai sautera"
    private static void Skip(List<OccasionGroup> groups, Lexemes text)
    {
        if (groups.Find(g => g.Head is Mention.Recurrence { IsSure: true }) is not { } habit)
            return;
        foreach (var group in groups.FindAll(g => g.Start > habit.Start && g.Head is Mention.Days { Bound: DayBound.None, Purpose: DayPurpose.Occasion } days && text.HoldWithin(text.SentenceStart(days.From), text.SentenceEnd(days.To), Sense.Word, DateLanguage.Skipped)))
        {
            habit.Omissions.Add(new(group.Head.From, group.Head.To, SchoolHolidays: false, PublicHolidays: false, ((Mention.Days)group.Head).Elements, []));
            groups.Remove(group);
        }
    }

    private static void Recur(OccasionGroup group, Mention.Days? season)
    {
        var days = (Mention.Days)group.Head;
        group.Head = new Mention.Recurrence(days.From, days.To, [.. days.Elements.Select(e => e.From.Weekday!.Value).Order()], [], 1, IsSure: false);
        group.Bounds ??= season;
    }

    // The day from which a habit counts, behind it or before it: "un mercredi tous les quinze jours, de 9h30 à midi. Prochain arrêt le 4 novembre", "Yoga : reprise lundi 15 septembre ! Les cours ont lieu tous les lundis".
    private static void Begin(List<OccasionGroup> groups, Lexemes text, Calendar calendar)
    {
        if (groups is [{ Head: Mention.Recurrence } habit, { Head: Mention.Days next } told] && BeginsOn(habit, told, calendar)
            && habit.Times.Count + told.Times.Count > 0 && (IsRestart(text, next) || text.HoldWithin(text.SentenceStart(next.From), next.From, Sense.Next)))
            BeginOn(habit, told);
        else if (groups is [{ Head: Mention.Days opening } lead, { Head: Mention.Recurrence } series] && BeginsOn(series, lead, calendar) && IsRestart(text, opening))
            BeginOn(series, lead);

        void BeginOn(OccasionGroup habit, OccasionGroup first)
        {
            habit.Bounds = (Mention.Days)first.Head;
            if (habit.Times.Count == 0)
                habit.Times.AddRange(first.Times);
            groups.Remove(first);
        }
    }

    private static bool BeginsOn(OccasionGroup habit, OccasionGroup first, Calendar calendar) =>
        habit is { Head: Mention.Recurrence { IsSure: true } rule, Bounds: null } && first is { Head: Mention.Days { Bound: DayBound.None, Elements: [{ IsRange: false, From: var day }] } days, Parts.Count: 0 }
        && (first.Times.Count == 0 || habit.Times.Count == 0 || first.Times.SequenceEqual(habit.Times)) && calendar.Resolve(day, days.Outlook) is { } begins && rule.Weekdays.Contains(Calendar.WeekdayOf(begins.Date));

    private static bool IsRestart(Lexemes text, Mention.Days days)
    {
        var sentence = text.SentenceStart(days.From);
        return days.IsSeriesStart || text.HoldWithin(sentence, days.From, Sense.Word, DateLanguage.Restart) || text.HoldWithin(sentence, days.From, Sense.Ordinal, 1) || text.HoldWithin(sentence, days.From, Sense.Since, DateLanguage.SeriesStart);
    }

    private static void Join(List<OccasionGroup> groups)
    {
        for (var i = groups.Count - 1; i > 0; i--)
        {
            // "Les jeudis du kiosque : du 10 juillet au 21 août, un groupe tous les jeudis à 19h30": one habit, told twice.
            if (groups[i - 1] is { Head: Mention.Recurrence told, Times.Count: 0, Parts.Count: 0 } named && groups[i] is { Head: Mention.Recurrence again } whole && told.Weekdays.SequenceEqual(again.Weekdays) && told.Interval == again.Interval
                && told.Positions.SequenceEqual(again.Positions) && (named.Bounds is null || whole.Bounds is null))
            {
                whole.Bounds ??= named.Bounds;
                whole.Omissions.AddAll(named.Omissions);
                groups.RemoveAt(i - 1);
                continue;
            }
            if (groups[i - 1] is { Head: Mention.Recurrence { Positions.Count: 0 } before } earlier && groups[i] is { Head: Mention.Recurrence { Positions.Count: 0 } rule } later
                && before.Interval == rule.Interval && later.Bounds is null && earlier.Times.Count > 0 && earlier.Times.SequenceEqual(later.Times))
            {
                groups[i - 1].Head = before with { To = rule.To, Weekdays = [.. before.Weekdays.Union(rule.Weekdays).Order()], IsSure = before.IsSure || rule.IsSure };
                earlier.End = later.End;
                earlier.Omissions.AddAll(later.Omissions);
                groups.RemoveAt(i);
            }
        }
    }
}
