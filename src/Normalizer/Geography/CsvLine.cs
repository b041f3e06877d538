namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>Cells of one line of a gazetteer's table. Quotes are honoured; a cell never spans lines, for none of a commune's does.</summary>
internal static class CsvLine
{
    /// <summary>Cuts a line; returns how many cells there are, at most as many as <paramref name="cells"/> holds.</summary>
    public static int Cut(ReadOnlySpan<char> line, Span<Range> cells, char separator)
    {
        if (!line.Contains('"'))
            return line.Split(cells, separator);
        var (count, start, quoted) = (0, 0, false);
        for (var i = 0; i <= line.Length && count < cells.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i == line.Length || (line[i] == separator && !quoted))
            {
                cells[count++] = start..i;
                start = i + 1;
            }
        }
        return count;
    }

    /// <summary>A cell without its quotes and outer spaces; blank beyond the line's last.</summary>
    public static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, ReadOnlySpan<Range> cells, int column) =>
        (uint)column < (uint)cells.Length ? Unquoted(line[cells[column]]) : [];

    /// <summary>A cell's text without its quotes and outer spaces.</summary>
    public static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        return cell is ['"', .., '"'] ? cell[1..^1] : cell;
    }

    /// <summary>A cell as it is written, quoted when it must be.</summary>
    public static string Written(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
