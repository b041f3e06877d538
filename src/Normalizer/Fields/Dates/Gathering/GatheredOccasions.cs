using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>What groups of days, recurrences and hours come to: occurrences in order, a rule, and the words that they were read from.</summary>
internal sealed class GatheredOccasions(string text, Lexemes lexemes, Calendar calendar, bool alone, List<OccasionGroup> groups)
{
    private const int LongestWords = 300;
    public const int YearsBackInProse = 3;
    // Below what an answer is taken at its word from (0.8), whatever else speaks for it.
    private const double Doubtful = 0.8;

    /// <summary>The reading; what <paramref name="status"/> and <paramref name="deadline"/> tell was found on the way.</summary>
    public DateReading Read(RecordStatus? status, DateOnly? deadline, bool hasLeftOver)
    {
        List<SureOccurrence> found = [];
        List<Range> spans = [];
        (EventRule Rule, double Confidence)? rule = null;
        var hasDays = groups.Exists(g => g.Head is Mention.Days { Purpose: not DayPurpose.Frame });
        LeaveFormer();
        // What is named in weeks comes last: days within them say it better.
        foreach (var group in groups.OrderBy(g => g.IsLooseRange))
        {
            List<SureOccurrence> told = [];
            if (group.Head is Mention.Days days and not { Purpose: DayPurpose.Frame })
            {
                var daily = new DayOccasions(calendar, told, group, Words(group)).Add(days, alone ? int.MinValue : calendar.Reference.Year - YearsBackInProse);
                rule ??= daily;
            }
            else if (group.Head is Mention.Recurrence recurrence && rule is null && (alone || !hasDays || group.Bounds is not null) && (recurrence.IsSure || group.Times.Count > 0 || group.Parts.Count > 0 || group.Bounds is not null || lexemes[recurrence.From - 1].Is(Sense.Colon) || lexemes.Hold(Sense.Habit)))
            {
                rule = Rules.Make(calendar, recurrence, group, Words(group));
            }
            if (group.IsLooseRange && told is [{ Occurrence: { Start: { } begins, End: { } ends } }] && found.Exists(f => f.Occurrence.Start is { } start && start.Date >= begins.Date && start.Date <= ends.Date))
                continue;
            found.AddRange(told.Take(DayOccasions.Most - Math.Min(found.Count, DayOccasions.Most)));
            if (told.Count > 0 || (rule is not null && group.Head is Mention.Recurrence))
                spans.Add(lexemes[group.Start].Start..lexemes[group.End - 1].End);
        }
        // Some days with hours and others without, or a habit beside days: who reads it once may have missed a link.
        var isDoubtful = !alone && (hasLeftOver || IsHabitLost(rule is not null, hasDays) || IsUneven() || IsColumnOfDates());
        if (isDoubtful)
        {
            for (var i = 0; i < found.Count; i++)
                found[i] = found[i] with { Confidence = found[i].Confidence * Doubtful };
            rule = rule is { } doubted ? (doubted.Rule, doubted.Confidence * Doubtful) : null;
        }
        if (rule is { } made && Schedules() is { } several)
            rule = (made.Rule with { Text = several }, made.Confidence * 0.8);
        // "Bal du 24 : on remballe⏎Le bal prévu samedi 24 à 20h": the day alone says less of the same.
        var withHours = found.Where(f => f.Occurrence is { Precision: DatePrecision.Minute, Start: not null }).Select(f => f.Occurrence.Start!.Value.Date).ToHashSet();
        found.RemoveAll(f => f.Occurrence is { Precision: DatePrecision.Day, Start: { } day, End: null } && withHours.Contains(day.Date));
        var distinct = WithoutSignature(found).DistinctBy(o => (o.Occurrence.Start, o.Occurrence.End, o.Occurrence.Part)).OrderBy(o => (o.Occurrence.Start ?? o.Occurrence.End)!.Value).Take(DayOccasions.Most).ToList();
        spans.Sort((one, other) => one.Start.Value.CompareTo(other.Start.Value));
        var words = spans.Count == 0 ? "" : text[spans[0].Start.Value..spans[^1].End.Value];
        return new(distinct, rule?.Rule, rule?.Confidence ?? 0, status, deadline, ItemWords.Capped(words, LongestWords), spans);
    }

    // "Nous ne chanterons plus le lundi : à partir du 8 septembre, le mercredi de 20h15 à 22h": of two habits the one that begins on a day that is told; of a name ("la messe du samedi soir") and a habit with hours the latter.
    private void LeaveFormer()
    {
        var habits = groups.FindAll(g => g.Head is Mention.Recurrence);
        if (habits.Count < 2)
            return;
        if (habits.Find(g => g.Bounds is { Bound: DayBound.Since }) is { } begun)
            groups.RemoveAll(g => g.Head is Mention.Recurrence && g.Bounds is null && g.Start < begun.Start && !((Mention.Recurrence)g.Head).Weekdays.Intersect(((Mention.Recurrence)begun.Head).Weekdays).Any());
        else if (habits.Exists(g => g.Times.Count > 0))
            groups.RemoveAll(g => g is { Head: Mention.Recurrence { IsSure: false } named, Bounds: null, Times.Count: 0 } && lexemes[named.From].Is(Sense.From));
    }

    // "Pétanque chaque jeudi, relâche le 6 mai": words of a habit beside days, of which one went unread.
    private bool IsHabitLost(bool hasRule, bool hasDays) =>
        (hasDays && groups.Exists(g => g.Head is Mention.Recurrence)) || (!hasRule && lexemes.Hold(Sense.Every | Sense.Fortnightly));

    private bool IsUneven()
    {
        var days = groups.FindAll(g => g.Head is Mention.Days { Purpose: not DayPurpose.Frame } && !g.IsLooseRange);
        // "dimanche jusqu'à 18h": an end that begins nowhere
        if (groups.Exists(g => g.Times.Count > 0 && g.Times.TrueForAll(t => t.Start is null)))
            return true;
        return days.Count > 1 && days.Exists(g => g.Times.Count == 0 && g.Parts.Count == 0) && days.Exists(g => g.Times.Count > 0);
    }

    // "Exposition;05/06/2027;13/06/2027": two whole dates side by side may be the ends of one range.
    private bool IsColumnOfDates() =>
        groups.Exists(g => g.Head is Mention.Days { Elements: [{ IsRange: false, From: { Year: not null, Weekday: null } }, { IsRange: false, From: { Year: not null, Weekday: null } }] } && g.Times.Count == 0);

    // "L'Isle-sur-la-Sorgue, le 7 juin 2027, le comité": beside other days the day of writing, written in full, is when it was written.
    private IEnumerable<SureOccurrence> WithoutSignature(List<SureOccurrence> found)
    {
        var isSigned = groups.Count > 1 && groups[^1] is { Head: Mention.Days { Elements: [{ IsRange: false, From: { Year: not null, Weekday: null } last }] } days, Times.Count: 0 } && lexemes[days.From - 1].Is(Sense.Comma)
            && calendar.Resolve(last)?.Date == calendar.Reference;
        return isSigned ? found.Where(f => f.Occurrence.Start != new LocalMoment(calendar.Reference)) : found;
    }

    // A rule says one schedule; its text says all of them: "mardi 18h-20h et jeudi 19h-21h".
    private string? Schedules()
    {
        var (first, last) = (groups.FindIndex(g => g.Head is Mention.Recurrence), groups.FindLastIndex(g => g.Head is Mention.Recurrence));
        if (first == last)
            return null;
        var words = text[lexemes[groups[first].Start].Start..lexemes[groups[last].End - 1].End].Trim();
        return alone || words.Length <= LongestWords ? ItemWords.Capped(words, LongestWords) : null;
    }

    private string Words(OccasionGroup group) => text[lexemes[group.Start].Start..lexemes[group.End - 1].End].Trim();
}
