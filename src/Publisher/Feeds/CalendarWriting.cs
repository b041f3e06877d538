using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Publisher.Wording;
using Occurrence = Wiker.Ingest.Model.Occurrence;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>
/// Events as iCalendar (RFC 5545). A record is one UID, <c>urn:ulid:ID</c>: its first date is DTSTART, more dates of the same length are RDATEs, one that differs is
/// an override by RECURRENCE-ID. The stamp is the record's last change, so that the same answer is the same bytes.
/// </summary>
internal static class CalendarWriting
{
    private const int MostExceptions = 1_000;
    private const int YearsOfExceptions = 3;

    public static string Write(SearchAnswer answer, RecordPoints points, RuleDates dates, AnswerAddresses addresses)
    {
        var calendar = new Calendar { ProductId = "-//Wiker//Wiker.Ingest//FR" };
        calendar.AddProperty("X-WR-CALNAME", Escaping.Legal(AnswerTitle.Of(answer.Query)));
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        var zones = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in answer.Items)
        {
            foreach (var component in Components(item.Record, points, dates, addresses))
            {
                if (component.DtStart is { HasTime: true, TzId: { } zone })
                    zones.Add(zone);
                calendar.Events.Add(component);
            }
        }
        foreach (var zone in zones)
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), false));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static IEnumerable<CalendarEvent> Components(Record record, RecordPoints points, RuleDates dates, AnswerAddresses addresses)
    {
        var content = record.Content;
        var zone = content.Timezone ?? CommuneTime.Metropolitan;
        var uid = "urn:ulid:" + record.Id;
        if (content.Occurrences is { Count: > 0 } occurrences)
        {
            // DTSTART and RDATE must be of one form: whole days are a component of their own beside hours.
            foreach (var (form, index) in occurrences.GroupBy(IsTimed).OrderByDescending(g => g.Key).Select((g, i) => (g, i)))
            {
                foreach (var component in Series([.. form], zone, Blank(record, index == 0 ? uid : uid + ":jours", points, dates, addresses), () => Blank(record, index == 0 ? uid : uid + ":jours", points, dates, addresses)))
                    yield return component;
            }
        }
        else if (content.Rule is { Start: { } start } rule && ReadRule(rule.Rrule) is { } pattern)
        {
            var component = Blank(record, uid, points, dates, addresses);
            SetTimes(component, new Occurrence(start, rule.End, start.Time is null ? DatePrecision.Day : DatePrecision.Minute), zone);
            component.RecurrenceRule = pattern;
            foreach (var moment in Exceptions(record, start, dates))
                component.ExceptionDates.Add(At(moment, zone));
            yield return component;
        }
    }

    private static IEnumerable<CalendarEvent> Series(IReadOnlyList<Occurrence> occurrences, string zone, CalendarEvent main, Func<CalendarEvent> another)
    {
        var first = occurrences[0];
        SetTimes(main, first, zone);
        SetStatus(main, first.Status);
        yield return main;
        foreach (var other in occurrences.Skip(1))
        {
            var start = At(StartOf(other), zone);
            main.RecurrenceDates.Add(start);
            if (Length(other) == Length(first) && other.Status == first.Status)
                continue;
            var changed = another();
            SetTimes(changed, other, zone);
            SetStatus(changed, other.Status);
            changed.RecurrenceIdentifier = new RecurrenceIdentifier(start, null);
            yield return changed;
        }
    }

    private static CalendarEvent Blank(Record record, string uid, RecordPoints points, RuleDates dates, AnswerAddresses addresses)
    {
        var content = record.Content;
        var page = addresses.Record(record.Id);
        var component = new CalendarEvent
        {
            Uid = uid,
            DtStamp = new CalDateTime(record.Updated.UtcDateTime, "UTC"),
            LastModified = new CalDateTime(record.Updated.UtcDateTime, "UTC"),
            Created = new CalDateTime(record.Created.UtcDateTime, "UTC"),
            // Versions only grow, so a client that knows the event takes the later word.
            Sequence = (int)Math.Min(record.Version, int.MaxValue),
            Summary = Escaping.Legal(content.Title),
            Description = Escaping.Legal(Description(record, dates, page)),
            Url = new Uri(page),
        };
        if (content.Places.Select(PlaceWords.Of).FirstOrDefault(p => p.Length > 0) is { } where)
            component.Location = Escaping.Legal(where);
        if (points.Of(record) is { } point)
            component.GeographicLocation = new GeographicLocation(point.Lat, point.Lon);
        foreach (var theme in content.Themes)
            component.Categories.Add(theme);
        SetStatus(component, content.Status);
        return component;
    }

    private static string Description(Record record, RuleDates dates, string page)
    {
        var content = record.Content;
        var attributions = string.Join(" ; ", record.Sources.Select(s => LicenceWords.Beside(s.Attribution, s.Licence)).Distinct(StringComparer.Ordinal));
        var rule = content.Occurrences is { Count: > 0 } ? null : RuleWords.Whole(content, dates.Calendar, DateWords.AnyDay);
        var vague = content.Occurrences is { Count: > 0 } o && o.Any(x => x.Precision == DatePrecision.PartOfDay || x.Start is null || x.OpenEnd == true) ? DateWords.Capital(DateWords.Of(o, DateWords.AnyDay)) : null;
        return string.Join('\n', new[] { rule is null ? null : DateWords.Capital(rule), vague, content.Summary, content.Price is { } price ? "Prix : " + price : null, "Source : " + attributions, page }.Where(l => !string.IsNullOrEmpty(l)));
    }

    private static void SetStatus(CalendarEvent component, RecordStatus? status)
    {
        // "Postponed" has no new date: the old one doesn't hold any more, and iCalendar knows no word between the two.
        if (status is RecordStatus.Cancelled or RecordStatus.Postponed)
            component.Status = "CANCELLED";
        else if (status is not null)
            component.Status = "CONFIRMED";
    }

    private static void SetTimes(CalendarEvent component, Occurrence occurrence, string zone)
    {
        var start = StartOf(occurrence);
        component.DtStart = At(start, zone);
        if (Length(occurrence) is { } length)
            component.DtEnd = length.Minutes is { } minutes ? At(LocalMoment.AtMinute(start.ToDateTime().AddMinutes(minutes)), zone) : new CalDateTime(start.Date.AddDays(length.Days));
    }

    // "Until 30 June" with no beginning stands on its last day.
    private static LocalMoment StartOf(Occurrence occurrence)
    {
        var start = occurrence.Start ?? occurrence.End ?? default;
        return IsTimed(occurrence) ? start : new LocalMoment(start.Date);
    }

    private static bool IsTimed(Occurrence occurrence) => occurrence is { Start.Time: not null, Precision: DatePrecision.Minute };

    // A timed event whose end isn't known has none; DTEND of days is exclusive.
    private static (int Days, double? Minutes)? Length(Occurrence occurrence)
    {
        if (!IsTimed(occurrence))
            return (Math.Max(1, (occurrence.Start is { } s && occurrence.End is { } e ? e.Date.DayNumber - s.Date.DayNumber : 0) + 1), null);
        if (occurrence is not { Start: { } start, End: { } end })
            return null;
        var until = end.Time is null ? end.Date.ToDateTime(new TimeOnly(23, 59)) : end.ToDateTime();
        return until > start.ToDateTime() ? (0, (until - start.ToDateTime()).TotalMinutes) : null;
    }

    private static CalDateTime At(LocalMoment moment, string zone) => moment.Time is { } time ? new CalDateTime(moment.Date, time, zone) : new CalDateTime(moment.Date);

    // A span that goes by the record, so that the answer doesn't change with the day; what is long past is of no use in a calendar.
    private static IReadOnlyList<LocalMoment> Exceptions(Record record, LocalMoment start, RuleDates dates)
    {
        // A rule of the calendar's last years has no room for the span, and one without exceptions needs none.
        if (record.Content.Rule is not { Except.Count: > 0 } || start.Date.Year > DateOnly.MaxValue.Year - YearsOfExceptions)
            return [];
        var changed = DateOnly.FromDateTime(record.Updated.UtcDateTime);
        var from = start.Date > changed.AddYears(-1) ? start.Date : changed.AddYears(-1);
        return dates.LeftOut(record.Content, from, (start.Date > changed ? start.Date : changed).AddYears(YearsOfExceptions), MostExceptions);
    }

    private static RecurrenceRule? ReadRule(string rrule)
    {
        try
        {
            return rrule.Length <= 500 ? new RecurrenceRule(rrule) : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null; // Ical.Net throws several types on what isn't a rule
        }
    }
}
