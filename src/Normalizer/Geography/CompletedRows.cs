using System.Globalization;
using System.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>The data folder's own rows of the gazetteer: only cells that somebody completed; all others are as shipped.</summary>
internal static class CompletedRows
{
    public const string Insee = "insee";
    public const string Name = "name";
    public const string PostalCodes = "postal_codes";
    public const string Population = "population";
    public const string Epci = "epci";
    private const string Lat = "lat";
    private const string Lon = "lon";

    /// <summary>The two cells of a point, to a decimetre.</summary>
    public static Dictionary<string, string> PointCells(LatLon point) => new(StringComparer.Ordinal)
    {
        [Lat] = point.Lat.ToString("0.######", CultureInfo.InvariantCulture),
        [Lon] = point.Lon.ToString("0.######", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Puts cells by INSEE code and column into the file at <paramref name="path"/>; its other rows, cells and columns stay, and so does it when nothing is new. It is replaced in one step.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> cells)
    {
        if (cells.Count == 0)
            return;
        List<string> header = [Insee, Lat, Lon];
        SortedDictionary<string, string[]> rows = new(StringComparer.Ordinal);
        if (File.Exists(path))
            header = ReadKept(path, rows) is { Count: > 0 } kept ? kept : header;
        foreach (var column in cells.Values.SelectMany(c => c.Keys).Prepend(Insee).Distinct(StringComparer.Ordinal))
        {
            if (!header.Contains(column))
                header.Add(column);
        }
        foreach (var (code, row) in cells)
        {
            var merged = rows.GetValueOrDefault(code) ?? [];
            if (merged.Length < header.Count)
                merged = [.. merged, .. Enumerable.Repeat("", header.Count - merged.Length)];
            merged[header.IndexOf(Insee)] = code;
            foreach (var (column, value) in row)
                merged[header.IndexOf(column)] = value;
            rows[code] = merged;
        }
        var text = new StringBuilder().AppendJoin(',', header).Append('\n');
        foreach (var row in rows.Values)
            text.AppendJoin(',', row.Select(CsvLine.Written)).Append('\n');
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    private static List<string> ReadKept(string path, SortedDictionary<string, string[]> rows)
    {
        List<string> header = [];
        var insee = -1;
        foreach (var line in File.ReadLines(path))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = Cells(line.TrimStart('\uFEFF'));
            if (header.Count == 0)
            {
                header = [.. cells.Select(c => c.ToLowerInvariant())];
                insee = header.IndexOf(Insee);
            }
            else if (insee >= 0 && insee < cells.Length)
            {
                rows[cells[insee]] = cells;
            }
        }
        return insee >= 0 ? header : [];
    }

    private static string[] Cells(string line)
    {
        Span<Range> ranges = stackalloc Range[64];
        var count = CsvLine.Cut(line, ranges, ',');
        var cells = new string[count];
        for (var i = 0; i < count; i++)
            cells[i] = CsvLine.Unquoted(line.AsSpan(ranges[i])).ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        return cells;
    }
}
