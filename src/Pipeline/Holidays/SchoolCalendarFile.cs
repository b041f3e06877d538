using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline.Holidays;

/// <summary>
/// <c>calendar/school-holidays.csv</c> of the data folder: zone, academy (blank: all of the zone), first and last day (blank: not published), name.
/// Read again when it has changed, so that a running program takes up a new one. Safe for several threads.
/// </summary>
public sealed class SchoolCalendarFile(string path)
{
    private const string Header = "zone,academy,first,last,name";
    private readonly Lock _gate = new();
    private (DateTime Written, long Length) _seen;
    private SchoolCalendar _current = SchoolCalendar.Empty;

    /// <summary>Where it lies.</summary>
    public string Path => path;

    /// <summary>What it says now: empty without a file. A file that can't be read leaves what was known.</summary>
    public SchoolCalendar Current
    {
        get
        {
            var file = new FileInfo(path);
            var now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            lock (_gate)
            {
                if (now == _seen)
                    return _current;
                try
                {
                    _current = now == default ? SchoolCalendar.Empty : Read(File.ReadAllText(path)).Calendar;
                    _seen = now;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Looked at again with the next question.
                }
                return _current;
            }
        }
    }

    /// <summary>Lines that can't be taken, from the second line on, with their number; empty for a good or a missing file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<int> BadLines() => File.Exists(path) ? Read(File.ReadAllText(path)).Bad : [];

    /// <summary>Replaces it in one step, so that nobody ever reads half of it; false when it says the same already.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public bool Write(IReadOnlyList<SchoolHoliday> periods)
    {
        var text = Text(periods);
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return false;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
        return true;
    }

    private static string Text(IReadOnlyList<SchoolHoliday> periods)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var p in periods.OrderBy(p => p.Zone).ThenBy(p => p.First).ThenBy(p => p.Academy, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal))
            text.AppendJoin(',', p.Zone, Cell(p.Academy).Replace(',', ' '), Day(p.First), Day(p.Last), Cell(p.Name)).Append('\n');
        return text.ToString();
    }

    private static (SchoolCalendar Calendar, IReadOnlyList<int> Bad) Read(string text)
    {
        List<SchoolHoliday> periods = [];
        List<int> bad = [];
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number == 1 || line.IsWhiteSpace())
                continue;
            // The name is the last cell and may hold commas; nothing else can.
            var cells = line.ToString().Split(',', 5);
            if (cells.Length == 5 && SchoolZones.Named(cells[0]) is { } zone && TryDay(cells[2], out var first) && first is not null && TryDay(cells[3], out var last) && (last is null || last >= first))
                periods.Add(new(zone, cells[1].Length == 0 ? null : cells[1], first.Value, last, cells[4]));
            else
                bad.Add(number);
        }
        return (new SchoolCalendar(periods, Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(text)))), bad);
    }

    private static string Cell(string? text) => (text ?? "").ReplaceLineEndings(" ");

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryDay(string text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || text.Length == 0;
    }
}
