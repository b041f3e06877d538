using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>All that a recurrence or range leaves out: "sauf le lundi", "hors vacances scolaires et jours fériés".</summary>
internal sealed class Omissions
{
    private const int Most = 200;
    private readonly List<Mention.Omission> _mentions = [];

    public IReadOnlyList<Mention.Omission> All => _mentions;

    public void Add(Mention.Omission mention) => _mentions.Add(mention);

    public void AddAll(Omissions others) => _mentions.AddRange(others._mentions);

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
        except.AddRange(Days(calendar, weekdays).Select(day => new LocalMoment(day).ToString()));
        return except;
    }

    /// <summary>The days left out by their date; of a range only those that fall on <paramref name="weekdays"/>, where some are given.</summary>
    public IEnumerable<DateOnly> Days(Calendar calendar, IReadOnlyList<int>? weekdays = null) =>
        _mentions.SelectMany(m => m.Dates).SelectMany(e => calendar.DaysOf(e).Where(d => !e.IsRange || weekdays is null || weekdays.Contains(Calendars.Calendar.WeekdayOf(d)))).Distinct().Take(Most);
}
