using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Calendar = Wiker.Ingest.Normalizer.Fields.Dates.Calendars.Calendar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Recurrences as RFC 5545 rules, anchored at their first time.</summary>
internal static class Rules
{
    private static readonly string[] DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Every day of a range at the same hours, but for the weekdays left out; null when none is left.</summary>
    public static EventRule? Daily(DateOnly from, DateOnly to, WrittenTime hours, Omissions left, Calendar calendar, string words)
    {
        List<int> weekdays = [.. Enumerable.Range(1, 7).Except(left.Weekdays)];
        while (from <= to && !weekdays.Contains(Calendar.WeekdayOf(from)))
            from = from.AddDays(1);
        if (from > to)
            return null;
        var occurrence = Hours.Occurrence(from, hours.Start!.Value, hours.End, hours.OpenEnd);
        return new($"{EachWeek(weekdays, 1)};UNTIL={Until(to, withTime: true)}", occurrence.Start, occurrence.End, left.Except(calendar, weekdays), words);
    }

    /// <summary>The rule of a recurrence with what belongs to it, and how sure it is.</summary>
    public static (EventRule Rule, double Confidence)? Make(Calendar calendar, Mention.Recurrence recurrence, OccasionGroup group, string words)
    {
        var (from, until) = Bounds(calendar, group.Bounds);
        List<int> weekdays = [.. recurrence.Weekdays.Except(group.Omissions.Weekdays)];
        if (weekdays.Count == 0)
            return null;
        // Months that have begun frame what is still to come.
        if (group.Bounds is { Purpose: DayPurpose.Frame } && from < calendar.Reference)
            from = calendar.Reference;
        var first = First(weekdays, recurrence, from ?? calendar.Reference);
        if (until < first)
            return null;
        var hours = group.Times.Find(t => t.Start is not null);
        var withTime = hours.Start is not null;
        var occurrence = withTime ? Hours.Occurrence(first, hours.Start!.Value, hours.End, openEnd: false) : new Occurrence(new LocalMoment(first), null, DatePrecision.Day);
        var rrule = recurrence.Positions.Count > 0
            ? "FREQ=MONTHLY;BYDAY=" + string.Join(',', recurrence.Positions.SelectMany(p => weekdays.Select(d => p.ToString(CultureInfo.InvariantCulture) + DayNames[d - 1])))
            : EachWeek(weekdays, recurrence.Interval);
        if (until is { } last)
            rrule += ";UNTIL=" + Until(last, withTime);
        var confidence = (recurrence.IsSure ? 0.9 : 0.65) * (group.Times.Count > 1 ? 0.8 : 1) * (recurrence.Interval > 1 ? 0.7 : 1);
        return (new(rrule, occurrence.Start, occurrence.End, group.Omissions.Except(calendar, weekdays), words), withTime || group.Parts.Count > 0 ? confidence : confidence * 0.9);
    }

    private static string EachWeek(List<int> weekdays, int interval) => (weekdays.Count, interval) switch
    {
        (7, 1) => "FREQ=DAILY",
        (_, 1) => "FREQ=WEEKLY;BYDAY=" + string.Join(',', weekdays.Select(d => DayNames[d - 1])),
        _ => $"FREQ=WEEKLY;INTERVAL={interval.ToString(CultureInfo.InvariantCulture)};BYDAY=" + string.Join(',', weekdays.Select(d => DayNames[d - 1])),
    };

    private static (DateOnly? From, DateOnly? Until) Bounds(Calendar calendar, Mention.Days? bounds)
    {
        if (bounds is not { Elements: [var element, ..] })
            return (null, null);
        if (element.IsRange)
            return calendar.ResolveRange(element) is var (start, end) ? (start.Date, end.Date) : (null, null);
        var day = calendar.Resolve(element.From)?.Date;
        return bounds.Bound == DayBound.Until ? (null, day) : (day, null);
    }

    private static DateOnly First(List<int> weekdays, Mention.Recurrence recurrence, DateOnly from)
    {
        // A month of days, and one more for a fifth weekday, is enough to meet each rule.
        for (var i = 0; i < 190; i++)
        {
            if (Calendar.Shifted(from, i) is { } day && weekdays.Contains(Calendar.WeekdayOf(day)) && (recurrence.Positions.Count == 0 || recurrence.Positions.Any(p => IsAt(day, p))) && (recurrence.WeekParity == 0 || ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == recurrence.WeekParity % 2))
                return day;
        }
        return from;
    }

    private static bool IsAt(DateOnly day, int position) =>
        position > 0 ? ((day.Day - 1) / 7) + 1 == position : day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month);

    private static string Until(DateOnly day, bool withTime) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + (withTime ? "T235959" : "");
}
