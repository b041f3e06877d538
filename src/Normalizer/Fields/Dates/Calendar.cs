namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>A resolved day, how sure it is, and which other days the words could mean.</summary>
internal sealed record ResolvedDay(DateOnly Date, double Confidence, IReadOnlyList<DateOnly> Alternatives, string Reason);

/// <summary>
/// Puts written days into the calendar, counting from a reference. A year that isn't written is the next one that fits;
/// a weekday that is written decides which fits.
/// </summary>
internal sealed class Calendar(DateOnly reference)
{
    // A page may show what was on last week without its year.
    private const int ToleranceDays = 7;

    public DateOnly Reference => reference;

    /// <summary>The day, or null when there is no such day (31 April).</summary>
    public ResolvedDay? Resolve(WrittenDay day)
    {
        if (day.Offset is { } offset && !day.Upcoming)
            return Shifted(reference, offset) is { } date ? new(date, 0.9, [], "counted from the reference") : null;
        if (day.Upcoming || day.Day is null)
            return day.Weekday is { } weekday ? Upcoming(weekday, day.Offset ?? 0) : null;
        if (day.Month is null)
            return Monthless(day.Day.Value, day.Weekday);
        return day.Year is { } year ? WithYear(day.Day.Value, day.Month.Value, year, day.Weekday) : Yearless(day.Day.Value, day.Month.Value, day.Weekday);
    }

    /// <summary>The first such weekday on or after a day.</summary>
    public static DateOnly OnOrAfter(DateOnly day, int weekday) => Shifted(day, (weekday - WeekdayOf(day) + 7) % 7) ?? day;

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>A day so many days off, null beyond the calendar.</summary>
    public static DateOnly? Shifted(DateOnly day, int days) =>
        day.DayNumber + (long)days is var number && number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;

    /// <summary>The day, or null when the calendar has none.</summary>
    public static DateOnly? At(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private ResolvedDay? Upcoming(int weekday, int offset)
    {
        if (offset < 0)
            return Shifted(OnOrAfter(reference, weekday), -7) is { } past ? new(past, 0.8, [], "the weekday before the reference") : null;
        var coming = OnOrAfter(reference, weekday);
        if (offset > 0 && coming == reference)
            coming = Shifted(coming, 7) ?? coming;
        return new(coming, 0.8, Shifted(coming, 7) is { } later ? [later] : [], "the weekday after the reference");
    }

    private ResolvedDay? Monthless(int day, int? weekday)
    {
        DateOnly? found = null;
        for (var i = -1; i <= 13 && found is null; i++)
        {
            var month = reference.Year * 12L + reference.Month - 1 + i;
            if (At((int)(month / 12), (int)(month % 12) + 1, day) is { } date && date.DayNumber >= reference.DayNumber - (weekday is null ? 0 : ToleranceDays) && (weekday is null || WeekdayOf(date) == weekday))
                found = date;
        }
        return found is { } one ? new(one, weekday is null ? 0.6 : 0.8, [], weekday is null ? "next such day of a month" : "next month in which day and weekday agree") : null;
    }

    private static ResolvedDay? WithYear(int day, int month, int year, int? weekday)
    {
        if (At(year, month, day) is not { } date)
            return null;
        if (weekday is null || WeekdayOf(date) == weekday)
            return new(date, weekday is null ? 0.95 : 0.98, [], "written in full");
        var others = Enumerable.Range(-1, 3).Select(i => At(year + i, month, day)).Concat(Enumerable.Range(-6, 13).Select(i => Shifted(date, i)))
            .Where(d => d is { } other && WeekdayOf(other) == weekday).Select(d => d!.Value).Distinct();
        return new(date, 0.5, [.. others.Order()], "the weekday contradicts the date");
    }

    private ResolvedDay? Yearless(int day, int month, int? weekday)
    {
        var candidates = Enumerable.Range(-1, 6).Select(i => At(reference.Year + i, month, day)).Where(d => d is not null).Select(d => d!.Value).ToList(); // 29 February needs more than one year
        if (candidates.Count == 0)
            return null;
        var next = candidates.Where(d => d.DayNumber >= reference.DayNumber - ToleranceDays).DefaultIfEmpty(candidates[^1]).First();
        if (weekday is null)
            return new(next, 0.9, [.. candidates.Where(d => Math.Abs(d.DayNumber - reference.DayNumber) <= 366 && d != next)], "no year is written: the next one");
        if (WeekdayOf(next) == weekday)
            return new(next, 0.95, [], "no year is written: the weekday agrees with the next one");
        var near = candidates.Where(d => WeekdayOf(d) == weekday && d.Year <= reference.Year + 2 && d.Year >= reference.Year - 1).OrderBy(d => Math.Abs(d.DayNumber - reference.DayNumber)).ToList();
        return near.Count > 0
            ? new(near[0], 0.85, [next, .. near.Skip(1)], "no year is written: the weekday decides")
            : new(next, 0.45, [.. Enumerable.Range(-6, 13).Select(i => Shifted(next, i)).Where(d => d is { } other && WeekdayOf(other) == weekday).Select(d => d!.Value)], "no near year has that weekday");
    }
}
