using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Turns written days with their hours into occurrences.</summary>
internal sealed class DayOccasions(Calendar calendar, List<SureOccurrence> found, OccasionGroup group, string words)
{
    /// <summary>More occurrences than this of one text are not kept.</summary>
    public const int Most = 100;

    /// <summary>Ranges up to that many days name each day when they have hours.</summary>
    public const int LongestDailyRange = 14;

    /// <summary>Adds the occurrences; gives a daily rule when the range is too long to name each day.</summary>
    public (EventRule Rule, double Confidence)? Add(Mention.Days days, int earliestYear)
    {
        (EventRule, double)? rule = null;
        foreach (var element in days.Elements)
        {
            if (found.Count >= Most)
                break;
            if (element.IsRange)
                rule ??= AddRange(element, days.Outlook, earliestYear);
            else if (calendar.Resolve(element.From, days.Outlook) is { } day && day.Date.Year >= earliestYear)
                AddDay(day, days.Bound);
        }
        return rule;
    }

    private void AddDay(ResolvedDay day, DayBound bound)
    {
        if (bound == DayBound.Until)
            Add(new(null, new LocalMoment(day.Date), DatePrecision.Day), day);
        else if (group.Times.Exists(t => t.Start is not null && !IsWholeDay(t.Start, t.End)))
            AddHours(day, bound == DayBound.Since);
        else if (group.Parts.Count > 0)
            group.Parts.ForEach(part => Add(new(new LocalMoment(day.Date), null, DatePrecision.PartOfDay, part, bound == DayBound.Since ? true : null), day));
        else
            Add(new(new LocalMoment(day.Date), null, DatePrecision.Day, OpenEnd: bound == DayBound.Since ? true : null), day);
    }

    // Systems that know moments only write whole days so: "00h00" to "00h00", or to "23:59".
    private static bool IsWholeDay(int? start, int? end) => start == 0 && end is 0 or TimeGrammar.MinutesOfDay - 1;

    private void AddHours(ResolvedDay day, bool openEnd)
    {
        foreach (var time in group.Times)
        {
            if (time.Start is { } start)
                Add(Hours.Occurrence(day.Date, start, time.End, openEnd || time.OpenEnd), day);
        }
    }

    private (EventRule, double)? AddRange(DayElement element, Outlook outlook, int earliestYear)
    {
        if (calendar.ResolveRange(element, outlook) is not var (begin, to) || to.Date.Year < earliestYear)
            return null;
        var isWhole = IsWholeDay(element.FromMinute, element.ToMinute);
        if (element.FromMinute is { } fromMinute && !isWhole)
        {
            var end = element.ToMinute is { } toMinute ? Hours.Moment(to.Date, toMinute) : new LocalMoment(to.Date);
            Add(new(Hours.Moment(begin.Date, fromMinute), end, DatePrecision.Minute), begin);
            return null;
        }
        var length = to.Date.DayNumber - begin.Date.DayNumber + 1;
        if (group.Parts is [DayPart.Night] && length == 2 && group.Times.Count == 0)
        {
            AddDay(begin, DayBound.None); // "dans la nuit du 14 au 15" is one night
            return null;
        }
        var hours = isWhole ? default : group.Times.Find(t => t.Start is not null);
        if (hours.Start is not null && length <= LongestDailyRange)
        {
            List<DateOnly> left = [.. group.Omissions.Days(calendar)];
            foreach (var day in Enumerable.Range(0, length).Select(begin.Date.AddDays).Where(d => !left.Contains(d) && !group.Omissions.Weekdays.Contains(Calendars.Calendar.WeekdayOf(d))))
                AddHours(begin with { Date = day }, openEnd: false);
            return null;
        }
        Add(new(new LocalMoment(begin.Date), isWhole && length == 1 ? null : new LocalMoment(to.Date), DatePrecision.Day), begin with { Confidence = Math.Min(begin.Confidence, to.Confidence), Alternatives = [] });
        return hours.Start is not null && Rules.Daily(begin.Date, to.Date, hours, group.Omissions, calendar, words) is { } rule ? (rule, 0.9) : null;
    }

    private void Add(Occurrence occurrence, ResolvedDay day)
    {
        if (found.Count < Most)
            found.Add(new(occurrence, day.Confidence, day.Alternatives, day.Reason));
    }
}

/// <summary>Minutes of a day as moments.</summary>
internal static class Hours
{
    /// <summary>The moment; 1440 and more fall on the next day.</summary>
    public static LocalMoment Moment(DateOnly day, int minute)
    {
        var date = Calendar.Shifted(day, minute / TimeGrammar.MinutesOfDay) ?? day;
        var rest = minute % TimeGrammar.MinutesOfDay;
        return new(date, new TimeOnly(rest / 60, rest % 60));
    }

    /// <summary>One occurrence; an end that isn't after the start is on the next day ("21h-2h").</summary>
    public static Occurrence Occurrence(DateOnly day, int start, int? end, bool openEnd) => new(
        Moment(day, start),
        end is { } until ? Moment(day, until <= start ? until + TimeGrammar.MinutesOfDay : until) : null,
        DatePrecision.Minute,
        OpenEnd: openEnd && end is null ? true : null);
}
