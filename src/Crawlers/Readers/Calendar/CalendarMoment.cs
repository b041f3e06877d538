using System.Globalization;
using NodaTime;
using Wiker.Ingest.Crawlers.Readers.Feed;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>
/// A DATE or DATE-TIME value. <paramref name="Local"/> is midnight for a bare day. <paramref name="Zone"/> null and not <paramref name="IsUtc"/>:
/// floating, the wall time of the source's zone.
/// </summary>
internal readonly record struct CalendarMoment(DateTime Local, bool IsDay, bool IsUtc, DateTimeZone? Zone)
{
    private static readonly string[] Days = ["yyyyMMdd", "yyyy-MM-dd"];
    private static readonly string[] Times = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMdd HHmmss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyyMMddHHmmss"];

    /// <summary>Reads the value of a date property; null when it can't be read.</summary>
    public static CalendarMoment? Read(CalendarProperty property, CalendarZones zones) => Read(property.Value, property.Parameter("TZID"), zones);

    /// <summary>Reads one value with its TZID.</summary>
    public static CalendarMoment? Read(string value, string? tzid, CalendarZones zones)
    {
        var text = value.Trim();
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new CalendarMoment(day, true, false, null);
        var utc = text.EndsWith('Z') || text.EndsWith('z');
        var wall = utc ? text[..^1] : text;
        if (DateTime.TryParseExact(wall, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            // A TZID of UTC is written by programs that mean "…Z".
            var zone = utc ? null : zones.Find(tzid);
            var isUtc = utc || zone?.Id is "UTC" or "Etc/UTC" or "Etc/GMT" or "GMT";
            return new CalendarMoment(time, false, isUtc, isUtc ? null : zone);
        }
        if (text.Length < 8 || FeedDates.Read(text) is not { } loose)
            return null;
        if (loose.Time is not { } clock)
            return new CalendarMoment(loose.Day.ToDateTime(TimeOnly.MinValue), true, false, null);
        var local = loose.Day.ToDateTime(clock);
        if (loose.Offset is not { } offset)
            return new CalendarMoment(local, false, false, zones.Find(tzid));
        return InRange(local.Ticks - offset.Ticks) is { } instant ? new CalendarMoment(instant, false, true, null) : null;
    }

    /// <summary>The same moment as the wall of <paramref name="like"/> shows it, so that ends and left-out dates compare with their start.</summary>
    public CalendarMoment As(CalendarMoment like, DateTimeZone floating)
    {
        if (IsDay || like.IsDay || (IsUtc == like.IsUtc && Equals(Zone, like.Zone)))
            return this;
        try
        {
            var instant = IsUtc ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(Local, DateTimeKind.Utc)) : LocalDateTime.FromDateTime(Local).InZoneLeniently(Zone ?? floating).ToInstant();
            var local = like.IsUtc ? instant.ToDateTimeUtc() : instant.InZone(like.Zone ?? floating).LocalDateTime.ToDateTimeUnspecified();
            return like with { Local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified) };
        }
        catch (Exception beyond) when (beyond is ArgumentException or OverflowException or InvalidOperationException)
        {
            return this; // at the very ends of the calendar
        }
    }

    /// <summary>Later by a span; null when no date is left.</summary>
    public CalendarMoment? Plus(TimeSpan span)
    {
        var local = InRange(unchecked(Local.Ticks + span.Ticks));
        return local is { } later ? this with { Local = later } : null;
    }

    /// <summary>As a raw field is written: day, wall time, or instant with Z.</summary>
    public override string ToString() => Local.ToString(IsDay ? "yyyy-MM-dd" : IsUtc ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTime? InRange(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : null;
}
