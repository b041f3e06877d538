using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Pipeline.Holidays;

/// <summary>
/// The dates of a record's rule where it takes place: school holidays are those of its zone, public holidays its commune's. Index, pages, feeds and letters all ask here,
/// so that none shows a date that another leaves out. A day on which school holidays aren't known is not left out.
/// </summary>
public sealed class RuleDates(SchoolCalendarFile? file)
{
    /// <summary>Knows no school holidays.</summary>
    public static RuleDates WithoutSchoolHolidays { get; } = new(null);

    /// <summary>What is known of school holidays now.</summary>
    public SchoolCalendar Calendar => file?.Current ?? SchoolCalendar.Empty;

    /// <summary>INSEE code of the commune where it takes place: its first place's that has one, else the main one that it is about (which is its source's where nothing else is told).</summary>
    public static string? CommuneOf(RecordContent content) =>
        content.Places.Select(p => p.Commune?.Insee).FirstOrDefault(c => c is not null) ?? (content.Communes is [var main, ..] ? main : null);

    /// <summary>True when school holidays decide on some of its dates.</summary>
    public static bool HeedsSchool(RecordContent content) => content.Rule?.Except.Contains(Recurrences.SchoolHolidays, StringComparer.Ordinal) == true;

    /// <summary>Changes when the dates of such a record change though the record doesn't; empty for a record that heeds no school holidays.</summary>
    public string StampOf(RecordContent content) => HeedsSchool(content) ? Calendar.Stamp : "";

    /// <summary>Its rule's occurrences that overlap the days, in order; empty without a rule.</summary>
    public IReadOnlyList<Occurrence> Of(RecordContent content, DateOnly from, DateOnly to, int most) => content.Rule is not { } rule
        ? []
        : Recurrences.Expand(rule, content.Timezone ?? CommuneTime.Metropolitan, from, to, most, CommuneOf(content), SchoolHolidaysOf(content));

    /// <summary>The starts that its rule's pattern names in those days and its exceptions leave out.</summary>
    public IReadOnlyList<LocalMoment> LeftOut(RecordContent content, DateOnly from, DateOnly to, int most) => content.Rule is not { Except.Count: > 0 } rule
        ? []
        : Recurrences.LeftOut(rule, content.Timezone ?? CommuneTime.Metropolitan, from, to, most, CommuneOf(content), SchoolHolidaysOf(content));

    private Func<DateOnly, bool>? SchoolHolidaysOf(RecordContent content)
    {
        if (!HeedsSchool(content))
            return null;
        var (calendar, insee) = (Calendar, CommuneOf(content));
        return day => calendar.Includes(day, insee) == true;
    }
}
