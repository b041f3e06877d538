using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wiker.Ingest.Host.Demo;

/// <summary>
/// Writes dates into the demo's files in the place of marks such as <c>[[+12d|dddd d MMMM yyyy]]</c> (demo/README.md), reckoned from one moment, so that
/// no agenda is ever empty. Works on bytes: all that isn't a mark stays as it is.
/// </summary>
internal sealed class DemoMarks
{
    private const int MaxMarkBytes = 160;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private const string WeekDays = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    private static readonly Regex Day = new(
        $"^(?<start>today|now|month|{WeekDays})?(?<shifts>([+-][0-9]{{1,3}}[dwmh]|>({WeekDays})){{0,4}})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
    // NonBacktracking keeps only the last capture of a repeated group, so the shifts are taken apart here.
    private static readonly Regex Shift = new("[+-][0-9]+[dwmh]|>[a-z]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly DateTime _start;

    /// <summary>Dates count from <paramref name="start"/>, in Paris time.</summary>
    public DemoMarks(DateTimeOffset start) => _start = TimeZoneInfo.ConvertTime(start, DemoClock.Paris).DateTime;

    /// <summary>The bytes with every readable mark replaced, in <paramref name="charset"/>; <paramref name="unread"/> is told of each that can't be read.</summary>
    public ReadOnlyMemory<byte> Fill(ReadOnlyMemory<byte> file, Encoding charset, Action<string>? unread = null)
    {
        ArrayBufferWriter<byte>? filled = null;
        var copied = 0;
        for (var at = 0; Next(file.Span, at) is { } mark; at = mark.End)
        {
            var text = charset.GetString(file.Span[mark.Start..mark.End]);
            if (Read(text[2..^2]) is not { } value)
            {
                unread?.Invoke(text);
                continue;
            }
            filled ??= new ArrayBufferWriter<byte>(file.Length + 256);
            filled.Write(file.Span[copied..mark.Start]);
            charset.GetBytes(value, filled);
            copied = mark.End;
        }
        if (filled is null)
            return file;
        filled.Write(file.Span[copied..]);
        return filled.WrittenMemory;
    }

    /// <summary>The next place that looks like a mark: double brackets on one line that are short and hold a bar.</summary>
    private static (int Start, int End)? Next(ReadOnlySpan<byte> file, int from)
    {
        while (from < file.Length)
        {
            var open = file[from..].IndexOf("[["u8);
            if (open < 0)
                return null;
            open += from;
            var inside = file.Slice(open + 2, Math.Min(MaxMarkBytes, file.Length - open - 2));
            var close = inside.IndexOf("]]"u8);
            // "[[[+1d|day]]]": the mark is the innermost pair.
            if (close >= 0 && inside[..close].IndexOf((byte)'[') < 0 && inside[..close].IndexOf((byte)'\n') < 0 && inside[..close].IndexOf((byte)'|') >= 0)
                return (open, open + 2 + close + 2);
            from = open + 1;
        }
        return null;
    }

    /// <summary>What stands in the place of a mark's inside; null when it can't be read.</summary>
    internal string? Read(string mark)
    {
        var parts = mark.Split('|');
        if (parts.Length < 2 || parts[^1].Length == 0 || Moment(parts[0]) is not { } moment)
            return null;
        CultureInfo culture = French;
        bool upper = false, capital = false, plain = false;
        foreach (var option in parts[1..^1])
        {
            switch (option.Trim())
            {
                case "fr": culture = French; break;
                case "en": culture = CultureInfo.InvariantCulture; break;
                case "upper": upper = true; break;
                case "capital": capital = true; break;
                case "plain": plain = true; break;
                default: return null;
            }
        }
        if (Format(moment, parts[^1], culture) is not { } text)
            return null;
        if (plain)
            text = WithoutAccents(text);
        if (upper)
            text = text.ToUpper(culture);
        return capital && text.Length > 0 ? char.ToUpper(text[0], culture) + text[1..] : text;
    }

    private DateTimeOffset? Moment(string when)
    {
        var words = when.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 3 || Day.Match(words[0]) is not { Success: true } day || words[0].Length == 0)
            return null;
        var utc = words.Length > 1 && words[^1] == "utc";
        var time = words[1..(utc ? ^1 : ^0)];
        if (time.Length > 1)
            return null;

        var local = Shifted(Anchor(day.Groups["start"].Value), day.Groups["shifts"].ValueSpan);
        if (time.Length == 1)
        {
            if (!TimeOnly.TryParseExact(time[0], "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
                return null;
            local = local.Date + hour.ToTimeSpan();
        }
        var moment = new DateTimeOffset(local, DemoClock.Paris.GetUtcOffset(local));
        return utc ? moment.ToUniversalTime() : moment;
    }

    private DateTime Anchor(string start) => start switch
    {
        "now" => _start,
        "" or "today" => _start.Date,
        "month" => _start.Date.AddDays(1 - _start.Day),
        _ => Next(_start.Date, start),
    };

    // Enum names are English whatever the machine speaks.
    private static DateTime Next(DateTime from, ReadOnlySpan<char> weekDay) =>
        from.AddDays((Enum.Parse<DayOfWeek>(weekDay, ignoreCase: true) - from.DayOfWeek + 7) % 7);

    private static DateTime Shifted(DateTime local, ReadOnlySpan<char> shifts)
    {
        foreach (var match in Shift.EnumerateMatches(shifts))
        {
            var shift = shifts.Slice(match.Index, match.Length);
            if (shift[0] == '>')
            {
                local = Next(local, shift[1..]);
                continue;
            }
            var amount = int.Parse(shift[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            local = shift[^1] switch
            {
                'w' => local.AddDays(7 * amount),
                'm' => local.AddMonths(amount),
                'h' => local.AddHours(amount),
                _ => local.AddDays(amount),
            };
        }
        return local;
    }

    private static string? Format(DateTimeOffset moment, string format, CultureInfo culture)
    {
        var isUtc = moment.Offset == TimeSpan.Zero;
        var custom = format switch
        {
            "iso" => isUtc ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
            "day" => "yyyy-MM-dd",
            "ics" => isUtc ? "yyyyMMdd'T'HHmmss'Z'" : "yyyyMMdd'T'HHmmss",
            "icsday" => "yyyyMMdd",
            _ => format,
        };
        if (!ReferenceEquals(custom, format))
            return moment.ToString(custom, CultureInfo.InvariantCulture);
        try
        {
            return format switch
            {
                "unix" => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                // RFC 822 writes the offset without a colon, which .NET's zzz doesn't.
                "rfc822" => moment.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
                    + moment.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal),
                _ => moment.ToString(Custom(format, moment.Day), culture),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Custom(string format, int day)
    {
        var custom = format.Replace("d(er)", day == 1 ? "d'er'" : "d", StringComparison.Ordinal);
        // A single letter would be taken for one of .NET's standard formats.
        return custom.Length == 1 ? "%" + custom : custom;
    }

    private static string WithoutAccents(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
