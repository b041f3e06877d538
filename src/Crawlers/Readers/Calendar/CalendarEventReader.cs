using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>Turns one VEVENT into the source's own words.</summary>
internal sealed class CalendarEventReader(FeedScope scope, DateTimeZone sourceZone, ILookup<string, CalendarMoment> overridden)
{
    private const int MaxDates = 1_000;
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly Regex Markup = new(@"</?(p|br|a|b|i|u|div|span|strong|em|ul|ol|li|h[1-6])(\s[^<>]*)?/?>", Plain);

    /// <summary>The event's item behind the refusals of values that couldn't be read; without a readable start there is no item.</summary>
    public IEnumerable<Finding> Read(CalendarBlock block, CalendarEvent words)
    {
        List<Finding> findings = [];
        var startProperty = block.First("DTSTART");
        if (startProperty is null || CalendarMoment.Read(startProperty, block.Zones) is not { } start)
        {
            findings.Add(Refused(block, RawField.Start, "date-unreadable", startProperty?.ToString() ?? "no DTSTART"));
            return findings;
        }
        if (start.Zone is null && startProperty.Parameter("TZID") is { Length: > 0 } tzid && !start.IsDay && !start.IsUtc)
            findings.Add(Refused(block, RawField.Timezone, "timezone-unknown", $"{tzid}; read as the source's own"));
        if (IsFlaggedAllDay(block) && start.Local.TimeOfDay == TimeSpan.Zero)
            start = start with { IsDay = true, IsUtc = false, Zone = null };

        var raw = Words(block, words);
        raw = raw.With(RawField.Id, Id(block, start))
            .With(RawField.Start, start.ToString())
            .With(RawField.End, End(block, start, findings))
            .With(RawField.Timezone, start.Zone is { } zone && zone.Id != scope.Source.Profile.Timezone ? zone.Id : null);
        raw = AddRule(raw, block, start, findings);
        raw = AddPoint(raw, block);
        raw = scope.AddDate(raw, RawField.Published, Stamp(block, "CREATED"), findings);
        raw = scope.AddDate(raw, RawField.Modified, Stamp(block, "LAST-MODIFIED"), findings);
        if (raw.First(RawField.Title) is null && raw.First(RawField.Body) is null)
            findings.Add(Refused(block, RawField.Title, "title-missing", "an event without SUMMARY and DESCRIPTION"));
        else
            findings.Add(new Finding.Found(raw));
        return findings;
    }

    private RawItem Words(CalendarBlock block, CalendarEvent words)
    {
        var html = block.All("X-ALT-DESC").Select(p => Unescaped(p.Value)).FirstOrDefault(v => v.Length > 0);
        var description = words.Description;
        var address = block.First("URL")?.Value;
        var link = FeedLinks.Absolute(words.Url?.OriginalString ?? address, scope.Base);
        return new RawItem
        {
            Locator = block.Locator,
            Page = scope.Page.Url.AbsoluteUri,
            Kind = RecordKind.Event,
            IsHtml = html is not null || (description is not null && Markup.IsMatch(description)),
            AskedReuse = scope.Asked,
        }
            .With(RawField.Title, FeedText.Line(words.Summary))
            .With(RawField.Body, html ?? description)
            .With(RawField.Place, FeedText.Line(words.Location))
            .With(RawField.Link, link)
            .With(RawField.Category, words.Categories?.Select(FeedText.Line).Distinct(StringComparer.OrdinalIgnoreCase) ?? [])
            .With(RawField.Organizer, FeedText.Line(words.Organizer?.CommonName))
            .With(RawField.Status, block.IsCancelledByMethod ? "CANCELLED" : words.Status)
            .With(RawField.Image, Pictures(block));
    }

    private IEnumerable<string?> Pictures(CalendarBlock block) => block.Properties
        .Where(p => p.Name is "IMAGE" or "ATTACH" && IsPicture(p))
        .Select(p => FeedLinks.Absolute(p.Value, scope.Base))
        .Distinct();

    private static bool IsPicture(CalendarProperty property) =>
        property.Name == "IMAGE" || (property.Parameter("FMTTYPE")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            ?? (property.Value.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase) || property.Value.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase) || property.Value.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || property.Value.EndsWith(".webp", StringComparison.OrdinalIgnoreCase)));

    /// <summary>UID, and for one occurrence of a series that was changed, UID/RECURRENCE-ID.</summary>
    private string? Id(CalendarBlock block, CalendarMoment start) => block.First("UID")?.Value is not { Length: > 0 } uid ? null
        : block.First("RECURRENCE-ID") is not { } which ? uid
        : $"{uid}/{(CalendarMoment.Read(which, block.Zones) is { } moment ? moment.As(start, sourceZone).ToString() : which.Value)}";

    private string? End(CalendarBlock block, CalendarMoment start, List<Finding> findings)
    {
        CalendarMoment? end = null;
        if (block.First("DTEND") is { } property)
        {
            end = CalendarMoment.Read(property, block.Zones)?.As(start, sourceZone);
            if (end is null)
                findings.Add(Refused(block, RawField.End, "date-unreadable", property.ToString()));
        }
        else if (block.First("DURATION") is { } duration)
        {
            end = Duration(duration.Value) is { } span ? start.Plus(span) : null;
            if (end is null)
                findings.Add(Refused(block, RawField.End, "date-unreadable", duration.ToString()));
        }
        if (end is not { } stated)
            return null;
        if (start.IsDay)
        {
            // RFC 5545 §3.6.1: the end day is exclusive; the day itself is also written, by programs that got it wrong.
            var last = stated.IsDay || stated.Local.TimeOfDay == TimeSpan.Zero ? stated.Local.Date.AddTicks(stated.Local.Date > DateTime.MinValue ? -1 : 0).Date : stated.Local.Date;
            return last > start.Local ? (start with { Local = last }).ToString() : null;
        }
        if (stated.IsDay)
            return stated.Local.Date >= start.Local.Date ? stated.ToString() : null;
        if (stated.Local < start.Local)
            findings.Add(Refused(block, RawField.End, "end-before-start", $"{stated} before {start}"));
        return stated.Local > start.Local ? stated.ToString() : null;
    }

    private RawItem AddRule(RawItem raw, CalendarBlock block, CalendarMoment start, List<Finding> findings)
    {
        if (block.First("RECURRENCE-ID") is not null)
            return raw;
        var rule = block.First("RRULE")?.Value;
        if (rule is not null && !IsRule(rule))
        {
            findings.Add(Refused(block, RawField.Rrule, "rule-unreadable", rule.Length > 150 ? rule[..150] : rule));
            rule = null;
        }
        List<string> left = [];
        foreach (var property in block.All("EXDATE"))
        {
            foreach (var value in property.Value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxDates))
            {
                if (CalendarMoment.Read(value, property.Parameter("TZID"), block.Zones) is { } moment)
                    left.Add(moment.As(start, sourceZone).ToString());
                else
                    findings.Add(Refused(block, RawField.Exdate, "date-unreadable", value));
            }
        }
        if (block.First("UID")?.Value is { } uid)
            left.AddRange(overridden[uid].Select(m => m.As(start, sourceZone).ToString()));
        return raw.With(RawField.Rrule, rule).With(RawField.Exdate, rule is null ? [] : left.Distinct(StringComparer.Ordinal).Take(MaxDates));
    }

    private static bool IsRule(string rule)
    {
        try
        {
            _ = new RecurrencePattern(rule);
            return rule.Length is > 0 and < 2_000;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidOperationException or OverflowException or System.Runtime.Serialization.SerializationException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    // Ical.Net reads GEO:47,1;-2,1 as 471 and -21, so not through it.
    private static RawItem AddPoint(RawItem raw, CalendarBlock block)
    {
        var value = block.First("GEO")?.Value.Replace("\\", "", StringComparison.Ordinal);
        var parts = value?.Split(';', StringSplitOptions.TrimEntries);
        if (parts is not [_, _] && value?.Count(c => c == ',') == 1)
            parts = value.Split(',', StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } lat, { Length: > 0 } lon] && IsDegrees(lat) && IsDegrees(lon) ? raw.With(RawField.Lat, lat).With(RawField.Lon, lon) : raw;
    }

    private static bool IsDegrees(string text) => double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>A time stamp as RFC 3339 text where it can be read, else as written.</summary>
    private static string? Stamp(CalendarBlock block, string name) => block.First(name) is not { } property ? null
        : CalendarMoment.Read(property, block.Zones) is not { } moment ? property.Value
        : moment.Zone is { } zone ? moment.As(new CalendarMoment(default, false, true, null), zone).ToString() : moment.ToString();

    private static TimeSpan? Duration(string value)
    {
        try
        {
            var text = value.Trim().TrimStart('+').ToUpperInvariant();
            // XML Schema's durations know no weeks.
            if (text is ['P', .. var digits, 'W'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks < 520)
                return TimeSpan.FromDays(7 * weeks);
            var span = XmlConvert.ToTimeSpan(text);
            return span >= TimeSpan.Zero && span < TimeSpan.FromDays(3_660) ? span : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsFlaggedAllDay(CalendarBlock block) =>
        block.Properties.Any(p => p.Name is "X-MICROSOFT-CDO-ALLDAYEVENT" or "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT" && string.Equals(p.Value, "TRUE", StringComparison.OrdinalIgnoreCase));

    private static string Unescaped(string value) => value.Replace("\\n", "\n", StringComparison.OrdinalIgnoreCase).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal).Trim();

    private Finding.Refused Refused(CalendarBlock block, string field, string reason, string detail) => new(new Rejection(scope.Source.Profile.Id, block.Locator, field, reason, detail));
}
