using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Turns written days with their hours into occurrences.</summary>
internal sealed class DayOccasions(Calendar calendar, List<SureOccurrence> found, List<WrittenTime> times, DayPart? part, string words)
{
    /// <summary>More occurrences than this of one text are not kept.</summary>
    public const int Most = 100;

    private const int LongestDailyRange = 14;

    /// <summary>Adds the occurrences; gives a daily rule when the range is too long to name each day.</summary>
    public (EventRule Rule, double Confidence)? Add(Mention.Days days, int earliestYear)
    {
        (EventRule, double)? rule = null;
        foreach (var element in days.Elements)
        {
            if (found.Count >= Most)
                break;
            if (element.To is { } last)
                rule ??= AddRange(element, last, earliestYear);
            else if (calendar.Resolve(element.From) is { } day && day.Date.Year >= earliestYear)
                AddDay(day, days.Bound);
        }
        return rule;
    }

    private void AddDay(ResolvedDay day, DayBound bound)
    {
        if (bound == DayBound.Until)
            Add(new(null, new LocalMoment(day.Date), DatePrecision.Day), day);
        else if (times.Count > 0 && times.Exists(t => t.Start is not null))
            AddHours(day, bound == DayBound.Since);
        else if (part is { } known)
            Add(new(new LocalMoment(day.Date), null, DatePrecision.PartOfDay, known, bound == DayBound.Since ? true : null), day);
        else
            Add(new(new LocalMoment(day.Date), null, DatePrecision.Day, OpenEnd: bound == DayBound.Since ? true : null), day);
    }

    private void AddHours(ResolvedDay day, bool openEnd)
    {
        foreach (var time in times)
        {
            if (time.Start is { } start)
                Add(Hours.Occurrence(day.Date, start, time.End, openEnd || time.OpenEnd), day);
        }
    }

    private (EventRule, double)? AddRange(DayElement element, WrittenDay last, int earliestYear)
    {
        if (ResolveRange(element.From, last) is not var (begin, to) || to.Date.Year < earliestYear)
            return null;
        if (element.FromMinute is { } fromMinute)
        {
            var end = element.ToMinute is { } toMinute ? Hours.Moment(to.Date, toMinute) : new LocalMoment(to.Date);
            Add(new(Hours.Moment(begin.Date, fromMinute), end, DatePrecision.Minute), begin);
            return null;
        }
        var length = to.Date.DayNumber - begin.Date.DayNumber + 1;
        var hours = times.Find(t => t.Start is not null);
        if (hours.Start is not null && length <= LongestDailyRange)
        {
            for (var i = 0; i < length; i++)
                AddHours(begin with { Date = begin.Date.AddDays(i) }, openEnd: false);
            return null;
        }
        Add(new(new LocalMoment(begin.Date), new LocalMoment(to.Date), DatePrecision.Day), begin with { Confidence = Math.Min(begin.Confidence, to.Confidence), Alternatives = [] });
        return hours.Start is null ? null : (Rules.Daily(begin.Date, to.Date, hours, words), 0.9);
    }

    // The end decides the year: "du 1er octobre au 30 novembre", read in November, has begun.
    private (ResolvedDay From, ResolvedDay To)? ResolveRange(WrittenDay from, WrittenDay to)
    {
        if (calendar.Resolve(to) is not { } end)
            return null;
        if (from.Day is { } day && from.Month is { } month && from.Year is null)
        {
            var begins = Dates.Calendar.At(end.Date.Year, month, day) is { } same && same <= end.Date ? same : Dates.Calendar.At(end.Date.Year - 1, month, day);
            if (begins is not { } date)
                return null;
            var agrees = from.Weekday is null || Dates.Calendar.WeekdayOf(date) == from.Weekday;
            return (new(date, agrees ? end.Confidence : Math.Min(end.Confidence, 0.5), [], end.Reason), end);
        }
        return calendar.Resolve(from) is { } start && start.Date <= end.Date ? (start, end) : null;
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
