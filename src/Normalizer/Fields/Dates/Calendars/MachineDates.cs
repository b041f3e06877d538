using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Calendars;

/// <summary>
/// Dates that were written for machines: ISO 8601 and RFC 3339, iCalendar's basic form, RFC 822, and French figures (14/03/2026 20:30, the day first).
/// Null of <see cref="MachineDate.Offset"/>: wall time.
/// </summary>
internal static class MachineDates
{
    private const int Longest = 64;

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "d-M-yyyy", "dd/MM/yy", "dd.MM.yy", "yyyy/MM/dd", "yyyy-MM"];

    private static readonly string[] Times = ["HH:mm", "HH:mm:ss", "H:mm", "HH:mm:ss.FFFFFFF", "HH'h'mm", "H'h'mm", "HH'h'"];

    private static readonly string[] BasicTimes = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm"];

    // RFC 822 §5.1, and the European names that feeds write though no standard has them.
    private static readonly System.Collections.Frozen.FrozenDictionary<string, int> ZoneHours = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
        new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["GMT"] = 0, ["UT"] = 0, ["UTC"] = 0, ["Z"] = 0, ["CET"] = 1, ["CEST"] = 2, ["WET"] = 0, ["WEST"] = 1, ["BST"] = 1, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7 },
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] EnglishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads one of the forms; false for words.</summary>
    public static bool TryRead(string text, out MachineDate date)
    {
        date = default;
        text = text.Trim();
        if (text.Length is < 6 or > Longest)
            return false;
        return TryDay(text, out date) || TryBasic(text, out date) || TryIsoMoment(text, out date) || TryDayAndTime(text, out date) || TryRfc822(text, out date) || TryEpoch(text, out date);
    }

    private static bool TryDay(string text, out MachineDate date)
    {
        var read = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && text.Length > 7;
        date = new(new LocalMoment(day), null);
        return read;
    }

    private static bool TryBasic(string text, out MachineDate date)
    {
        var utc = text.EndsWith('Z');
        var read = DateTime.TryParseExact(utc ? text[..^1] : text, BasicTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        date = new(LocalMoment.AtMinute(local), utc ? TimeSpan.Zero : null);
        return read;
    }

    private static bool TryIsoMoment(string text, out MachineDate date)
    {
        date = default;
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't' or ' '))
            return false;
        var rest = text.AsSpan(11);
        var zone = rest.IndexOfAny("Zz+-");
        var clock = (zone < 0 ? rest : rest[..zone]).Trim();
        if (!DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || !TryClock(clock, out var time))
            return false;
        TimeSpan? offset = null;
        if (zone >= 0 && !TryOffset(rest[zone..], out offset))
            return false;
        date = new(new LocalMoment(day, new TimeOnly(time.Hour, time.Minute)), offset);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> clock, out TimeOnly time) =>
        TimeOnly.TryParseExact(clock, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static bool TryOffset(ReadOnlySpan<char> zone, out TimeSpan? offset)
    {
        offset = TimeSpan.Zero;
        if (zone is "Z" or "z")
            return true;
        var digits = zone[1..].ToString().Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is not (2 or 4) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var minutes = digits.Length == 2 ? number * 60 : (number / 100 * 60) + (number % 100);
        offset = TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
        return minutes <= 14 * 60;
    }

    private static bool TryDayAndTime(string text, out MachineDate date)
    {
        date = default;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 8 || !TryDay(text[..space], out var day) || !TryClock(text.AsSpan(space + 1).Trim(), out var time))
            return false;
        date = new(day.Local with { Time = new TimeOnly(time.Hour, time.Minute) }, null);
        return true;
    }

    // Mon, 23 Nov 2026 08:00:00 +0100; the weekday may lack or lie.
    private static bool TryRfc822(string text, out MachineDate date)
    {
        date = default;
        var parts = text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..].Split([' ', '-'], 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 3 || parts[1].Length < 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day) || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return false;
        var month = Array.FindIndex(EnglishMonths, m => parts[1].StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;
        if (month == 0 || Calendar.At(year < 100 ? 2000 + year : year, month, day) is not { } found)
            return false;
        date = new(new LocalMoment(found), null);
        if (parts.Length < 4)
            return true;
        if (!TryClock(parts[3], out var time))
            return false;
        // A sign was a separator above: look for the zone in the text itself.
        var zoneText = text[(text.IndexOf(parts[3], StringComparison.Ordinal) + parts[3].Length)..].Trim();
        TimeSpan? offset = null;
        if (zoneText.Length > 0 && zoneText[0] is '+' or '-' && !TryOffset(zoneText, out offset))
            return false;
        if (offset is null && ZoneHours.TryGetValue(zoneText, out var hours))
            offset = TimeSpan.FromHours(hours);
        date = new(new LocalMoment(found, new TimeOnly(time.Hour, time.Minute)), offset);
        return true;
    }

    // Seconds or milliseconds since 1970, between 2001 and 2100.
    private static bool TryEpoch(string text, out MachineDate date)
    {
        date = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var seconds = text.Length == 13 ? number / 1000 : number;
        if (text.Length is not (10 or 13) || seconds is < 978_307_200 or > 4_102_444_800)
            return false;
        date = new(LocalMoment.AtMinute(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime), TimeSpan.Zero);
        return true;
    }
}

/// <summary>A machine's date: a day or minute, and its offset from UTC when it was an instant.</summary>
internal readonly record struct MachineDate(LocalMoment Local, TimeSpan? Offset)
{
    /// <summary>The instant; null for a day or a wall time.</summary>
    public DateTimeOffset? Instant
    {
        get
        {
            if (Offset is not { } offset || Local.Time is null)
                return null;
            var ticks = Local.ToDateTime().Ticks - offset.Ticks;
            return ticks < DateTime.MinValue.Ticks + TimeSpan.TicksPerDay || ticks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay ? null : new DateTimeOffset(Local.ToDateTime(), offset);
        }
    }

    /// <summary>Wall time in a zone: instants are converted, days and wall times stay.</summary>
    public LocalMoment In(TimeZoneInfo zone) => Instant is { } instant ? LocalMoment.AtMinute(TimeZoneInfo.ConvertTime(instant, zone).DateTime) : Local;
}
