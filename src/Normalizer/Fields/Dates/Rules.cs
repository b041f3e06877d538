using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Recurrences as RFC 5545 rules, anchored at their first time.</summary>
internal static class Rules
{
    private static readonly string[] DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Every day of a range at the same hours.</summary>
    public static EventRule Daily(DateOnly from, DateOnly to, WrittenTime hours, string words)
    {
        var occurrence = Hours.Occurrence(from, hours.Start!.Value, hours.End, hours.OpenEnd);
        return new($"FREQ=DAILY;UNTIL={Until(to, withTime: true)}", occurrence.Start, occurrence.End, [], words);
    }

    /// <summary>The rule of a recurrence with what belongs to it, and how sure it is.</summary>
    public static (EventRule Rule, double Confidence)? Make(Calendar calendar, Mention.Recurrence recurrence, List<WrittenTime> times, DayPart? part, Mention.Days? bounds, List<Mention.Omission> omissions, string words)
    {
        var (from, until) = Bounds(calendar, bounds);
        var first = First(recurrence, from ?? calendar.Reference);
        if (until < first)
            return null;
        var hours = times.Find(t => t.Start is not null);
        var withTime = hours.Start is not null;
        var occurrence = withTime ? Hours.Occurrence(first, hours.Start!.Value, hours.End, openEnd: false) : new Occurrence(new LocalMoment(first), null, DatePrecision.Day);
        var rrule = (recurrence.Positions.Count, recurrence.Weekdays.Count) switch
        {
            ( > 0, _) => "FREQ=MONTHLY;BYDAY=" + string.Join(',', recurrence.Positions.SelectMany(p => recurrence.Weekdays.Select(d => p.ToString(CultureInfo.InvariantCulture) + DayNames[d - 1]))),
            (_, 7) => "FREQ=DAILY",
            _ => (recurrence.Interval > 1 ? $"FREQ=WEEKLY;INTERVAL={recurrence.Interval.ToString(CultureInfo.InvariantCulture)};BYDAY=" : "FREQ=WEEKLY;BYDAY=") + string.Join(',', recurrence.Weekdays.Select(d => DayNames[d - 1])),
        };
        if (until is { } last)
            rrule += ";UNTIL=" + Until(last, withTime);
        var confidence = (recurrence.IsSure ? 0.9 : 0.65) * (times.Count > 1 ? 0.8 : 1) * (recurrence.Interval > 1 ? 0.7 : 1);
        return (new(rrule, occurrence.Start, occurrence.End, Except(calendar, omissions), words), withTime || part is not null ? confidence : confidence * 0.9);
    }

    private static (DateOnly? From, DateOnly? Until) Bounds(Calendar calendar, Mention.Days? bounds)
    {
        if (bounds is not { Elements: [var element, ..] })
            return (null, null);
        if (element.To is { } to)
        {
            var end = calendar.Resolve(to)?.Date;
            var start = calendar.Resolve(element.From)?.Date;
            if (start > end && element.From.Year is null)
                start = Calendar.At(start.Value.Year - 1, start.Value.Month, start.Value.Day);
            return (start, end);
        }
        var day = calendar.Resolve(element.From)?.Date;
        return bounds.Bound == DayBound.Until ? (null, day) : (day, null);
    }

    private static DateOnly First(Mention.Recurrence recurrence, DateOnly from)
    {
        // A month of days, and one more for a fifth weekday, is enough to meet each rule.
        for (var i = 0; i < 190; i++)
        {
            if (Calendar.Shifted(from, i) is { } day && recurrence.Weekdays.Contains(Calendar.WeekdayOf(day)) && (recurrence.Positions.Count == 0 || recurrence.Positions.Any(p => IsAt(day, p))))
                return day;
        }
        return from;
    }

    private static bool IsAt(DateOnly day, int position) =>
        position > 0 ? ((day.Day - 1) / 7) + 1 == position : day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month);

    private static List<string> Except(Calendar calendar, List<Mention.Omission> omissions)
    {
        List<string> except = [];
        if (omissions.Exists(e => e.SchoolHolidays))
            except.Add("school-holidays");
        if (omissions.Exists(e => e.PublicHolidays))
            except.Add("public-holidays");
        foreach (var element in omissions.SelectMany(e => e.Dates))
        {
            if (calendar.Resolve(element.From) is { } first)
                AddDays(except, first.Date, element.To is { } to ? calendar.Resolve(to)?.Date ?? first.Date : first.Date);
        }
        return except;
    }

    private static void AddDays(List<string> except, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last && except.Count < 200; day = day.AddDays(1))
            except.Add(new LocalMoment(day).ToString());
    }

    private static string Until(DateOnly day, bool withTime) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + (withTime ? "T235959" : "");
}
