using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Calendars;

/// <summary>A resolved day, how sure it is, and which other days the words could mean.</summary>
internal sealed record ResolvedDay(DateOnly Date, double Confidence, IReadOnlyList<DateOnly> Alternatives, string Reason);

/// <summary>Where the year of a day lies that is written without one: ahead of the reference, behind it, or where it is nearest.</summary>
internal enum Outlook { Ahead, Nearest, Back }

/// <summary>
/// Puts written days into the calendar, counting from a reference. A year that isn't written is the next one that fits, or the last one where the words look back;
/// a weekday that is written decides which fits.
/// </summary>
internal sealed class Calendar(DateOnly reference)
{
    // A page may show what was on last week without its year.
    private const int ToleranceDays = 7;
    // "le 14 février", read in March, is more often the one that was than the one of next year.
    private const int FarDays = 240;
    // What follows from the words around, not from the date's own, stays below what is taken at its word (0.8).
    private const double Inferred = 0.78;

    public DateOnly Reference => reference;

    /// <summary>The day, or null when there is no such day (31 April).</summary>
    public ResolvedDay? Resolve(WrittenDay day, Outlook outlook = Outlook.Ahead) => day switch
    {
        { Anchor: DayAnchor.Offset offset } => Shifted(reference, offset.Days) is { } date
            ? offset.IsLoose ? new(date, 0.75, Shifted(date, 1) is { } counted ? [counted] : [], "in so many weeks, as eight and fifteen days are said") : new(date, 0.9, [], "counted from the reference")
            : null,
        { Anchor: DayAnchor.Gone, Weekday: { } weekday } => Shifted(reference, -DaysSince(weekday)) is { } date ? new(date, 0.8, [], "the weekday before the reference") : null,
        { Anchor: DayAnchor.InWeek week, Weekday: { } weekday } => Shifted(reference, (week.Weeks * 7) + weekday - WeekdayOf(reference)) is { } date ? new(date, 0.85, [], "counted in weeks from the reference") : null,
        { Anchor: DayAnchor.Named named } => OfFeast(named.Feast, day.Year, outlook),
        { Anchor: DayAnchor.Nth nth, Weekday: { } weekday, Month: { } month } => OfMonth(month, day.Year, outlook, year => NthOfMonth(year, month, weekday, nth.Position)),
        { Anchor: DayAnchor.InMonth later, Day: { } number } => OfLaterMonth(later.Months, number),
        { Anchor: DayAnchor.EndOfMonth } => OfMonth(day.Month ?? reference.Month, day.Year, outlook, year => At(year, day.Month ?? reference.Month, DateTime.DaysInMonth(year, day.Month ?? reference.Month))),
        { Anchor: DayAnchor.Coming { IsNext: false, DaysLater: 0 }, Weekday: { } weekday } when outlook == Outlook.Back => Shifted(reference, -DaysSince(weekday)) is { } date ? new(date, Inferred, [], "the weekday before the reference") : null,
        { Anchor: DayAnchor.Coming coming, Weekday: { } weekday } => Upcoming(weekday, coming) is { } date ? date with { Confidence = outlook == Outlook.Ahead ? date.Confidence : Math.Min(date.Confidence, Inferred) } : null,
        { Day: null } => day.Weekday is { } weekday ? Upcoming(weekday, new()) : null,
        { Month: null } => Monthless(day.Day.Value, day.Weekday, outlook),
        { Year: { } year } => WithYear(day.Day.Value, day.Month.Value, year, day.Weekday),
        _ => Yearless(day.Day.Value, day.Month.Value, day.Weekday, outlook),
    };

    /// <summary>First and last day of a range, null when it has none. The end decides the year: "du 1er octobre au 30 novembre", read in November, has begun.</summary>
    public (ResolvedDay From, ResolvedDay To)? ResolveRange(DayElement element, Outlook outlook = Outlook.Ahead)
    {
        var from = element.From;
        if (element.To is not { } last)
            return Resolve(from, outlook) is { } first && Shifted(first.Date, element.LengthDays!.Value - 1) is { } until ? (first, first with { Date = until }) : null;
        if (Resolve(last, outlook) is not { } end)
            return null;
        if (from.Day is { } day && from.Month is { } month && from.Year is null)
        {
            var begins = At(end.Date.Year, month, day) is { } same && same <= end.Date ? same : At(end.Date.Year - 1, month, day);
            if (begins is not { } date)
                return null;
            var agrees = from.Weekday is null || WeekdayOf(date) == from.Weekday;
            return (new(date, agrees ? end.Confidence : Math.Min(end.Confidence, 0.5), [], end.Reason), end);
        }
        return Resolve(from, outlook) is { } start && start.Date <= end.Date ? (start, end) : null;
    }

    /// <summary>The day, or each day of the range; none when there is no such day.</summary>
    public IEnumerable<DateOnly> DaysOf(DayElement element, Outlook outlook = Outlook.Ahead)
    {
        if (element.IsRange)
            return ResolveRange(element, outlook) is var (first, last) ? Enumerable.Range(0, last.Date.DayNumber - first.Date.DayNumber + 1).Select(first.Date.AddDays) : [];
        return Resolve(element.From, outlook) is { } day ? [day.Date] : [];
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

    private int DaysSince(int weekday) => (WeekdayOf(reference) - weekday + 6) % 7 + 1;

    // Of days in order, the one that is meant.
    private DateOnly? Meant(IEnumerable<DateOnly?> days, Outlook outlook, int toleranceDays = 0)
    {
        DateOnly? before = null, after = null;
        foreach (var day in days)
        {
            if (day is not { } known)
                continue;
            if (outlook == Outlook.Ahead ? known.DayNumber < reference.DayNumber - toleranceDays : known <= reference)
                before = known;
            else
                after ??= known;
        }
        return outlook switch
        {
            Outlook.Ahead => after ?? before,
            Outlook.Back => before ?? after,
            _ => before is null || after?.DayNumber - reference.DayNumber < reference.DayNumber - before.Value.DayNumber ? after ?? before : before,
        };
    }

    private ResolvedDay? OfFeast(Feast feast, int? year, Outlook outlook)
    {
        if (year is { } written)
            return written is >= 1583 and <= 9998 ? new(feast.In(written), 0.95, [], "a day with a name, its year written") : null;
        return reference.Year is >= 1584 and <= 9990 && Meant(Enumerable.Range(-1, 3).Select(i => (DateOnly?)feast.In(reference.Year + i)), outlook) is { } day
            ? new(day, 0.85, [], "a day with a name")
            : null;
    }

    private ResolvedDay? OfLaterMonth(int months, int number) =>
        reference.Year < 9990 && reference.AddMonths(months) is var month && At(month.Year, month.Month, number) is { } date ? new(date, 0.85, [], "counted in months from the reference") : null;

    private static DateOnly? NthOfMonth(int year, int month, int weekday, int position)
    {
        if (At(year, month, 1) is not { } first)
            return null;
        if (position > 0)
            return Shifted(OnOrAfter(first, weekday), 7 * (position - 1)) is { } day && day.Month == month ? day : null;
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return Shifted(last, -((WeekdayOf(last) - weekday + 7) % 7));
    }

    private ResolvedDay? OfMonth(int month, int? year, Outlook outlook, Func<int, DateOnly?> inYear)
    {
        if (year is { } written)
            return written is >= 1 and <= 9998 && inYear(written) is { } date ? new(date, 0.95, [], "counted within a month that is written") : null;
        var near = Enumerable.Range(reference.Year - 1, 3).Where(y => y is >= 1 and <= 9998 && month is >= 1 and <= 12).Select(inYear);
        return Meant(near, outlook) is { } found ? new(found, 0.85, [], "counted within such a month, without its year") : null;
    }

    private ResolvedDay? Upcoming(int weekday, DayAnchor.Coming how)
    {
        var coming = OnOrAfter(reference, weekday);
        if (how.IsNext && coming == reference)
            coming = Shifted(coming, 7) ?? coming;
        coming = Shifted(coming, how.DaysLater) ?? coming;
        return new(coming, coming == reference ? 0.7 : 0.8, Shifted(coming, 7) is { } later ? [later] : [], "the weekday after the reference");
    }

    private ResolvedDay? Monthless(int day, int? weekday, Outlook outlook)
    {
        var month = (reference.Year * 12) + reference.Month - 1;
        var days = Enumerable.Range(-13, 27).Select(i => At((month + i) / 12, ((month + i) % 12) + 1, day)).Where(d => d is not { } date || weekday is null || WeekdayOf(date) == weekday);
        return Meant(days, outlook, weekday is null ? 0 : ToleranceDays) is { } found
            ? new(found, weekday is null ? 0.6 : Inferred, [], weekday is null ? "such a day of the nearest month" : "the nearest month in which day and weekday agree")
            : null;
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

    private ResolvedDay? Yearless(int day, int month, int? weekday, Outlook outlook)
    {
        var candidates = Enumerable.Range(outlook == Outlook.Back ? -5 : -1, 6).Select(i => At(reference.Year + i, month, day)).Where(d => d is not null).Select(d => d!.Value).ToList(); // 29 February needs more than one year
        if (Meant(candidates.Select(d => (DateOnly?)d), outlook, ToleranceDays) is not { } next)
            return null;
        var which = next <= reference ? "last" : "next";
        if (weekday is null)
            return new(next, next.DayNumber - reference.DayNumber > FarDays ? 0.7 : outlook == Outlook.Ahead ? 0.9 : Inferred, [.. candidates.Where(d => Math.Abs(d.DayNumber - reference.DayNumber) <= 366 && d != next)], $"no year is written: the {which} one");
        if (WeekdayOf(next) == weekday)
            return new(next, 0.95, [], $"no year is written: the weekday agrees with the {which} one");
        var near = candidates.Where(d => WeekdayOf(d) == weekday && d.Year <= reference.Year + 2 && d.DayNumber >= reference.DayNumber - FarDays).OrderBy(d => Math.Abs(d.DayNumber - reference.DayNumber)).ToList();
        return near.Count > 0
            ? new(near[0], 0.85, [next, .. near.Skip(1)], "no year is written: the weekday decides")
            : new(next, 0.45, [.. Enumerable.Range(-6, 13).Select(i => Shifted(next, i)).Where(d => d is { } other && WeekdayOf(other) == weekday).Select(d => d!.Value)], "no near year has that weekday");
    }
}
