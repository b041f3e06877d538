using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>All that a recurrence or range leaves out: "sauf le lundi", "hors vacances scolaires et jours fériés".</summary>
internal sealed class Omissions
{
    private const int Most = 200;
    private readonly List<Mention.Omission> _mentions = [];

    public IReadOnlyList<Mention.Omission> All => _mentions;

    public void Add(Mention.Omission mention) => _mentions.Add(mention);

    public bool HasHolidays => _mentions.Exists(m => m.SchoolHolidays || m.PublicHolidays);

    /// <summary>The weekdays left out, 1 for Monday.</summary>
    public IEnumerable<int> Weekdays => _mentions.SelectMany(m => m.Weekdays);

    /// <summary>What <see cref="EventRule.Except"/> holds: symbolic names, days, and of a range of days those that fall on <paramref name="weekdays"/>.</summary>
    public List<string> Except(Calendar calendar, IReadOnlyList<int> weekdays)
    {
        List<string> except = [];
        if (_mentions.Exists(m => m.SchoolHolidays))
            except.Add("school-holidays");
        if (_mentions.Exists(m => m.PublicHolidays))
            except.Add("public-holidays");
        except.AddRange(_mentions.SelectMany(m => m.Dates).SelectMany(e => DaysOf(calendar, e).Where(d => !e.IsRange || weekdays.Contains(Dates.Calendar.WeekdayOf(d)))).Distinct().Take(Most).Select(day => new LocalMoment(day).ToString()));
        return except;
    }

    /// <summary>The days left out by their date.</summary>
    public IEnumerable<DateOnly> Days(Calendar calendar) => _mentions.SelectMany(m => m.Dates).SelectMany(e => DaysOf(calendar, e)).Distinct().Take(Most);

    private static IEnumerable<DateOnly> DaysOf(Calendar calendar, DayElement element)
    {
        var (first, last) = element.IsRange
            ? calendar.ResolveRange(element) is var (from, to) ? (from.Date, to.Date) : (DateOnly.MaxValue, DateOnly.MinValue)
            : calendar.Resolve(element.From) is { } day ? (day.Date, day.Date) : (DateOnly.MaxValue, DateOnly.MinValue);
        for (var number = first.DayNumber; number <= last.DayNumber; number++)
            yield return DateOnly.FromDayNumber(number);
    }
}
