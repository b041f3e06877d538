namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>A table as text: a head and rows of as many cells, parted by "|", ";" or tabs. <paramref name="Start"/> and <paramref name="End"/>: where it stands in its text.</summary>
internal sealed record TextTable(string[] Head, IReadOnlyList<string[]> Rows, int Start, int End)
{
    private const int MostRows = 100;
    private const int LongestHead = 200;
    private const int FarthestHead = 4; // lines
    private static readonly char[] Signs = ['|', ';', '\t'];

    /// <summary>The first table of a text, whose head stands among its first lines; null where there is none.</summary>
    public static TextTable? Read(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return null;
        var at = 0;
        for (var line = 0; line < FarthestHead && at < text.Length; line++)
        {
            var end = LineEnd(text, at);
            if (end - at <= LongestHead && SignOf(text.AsSpan(at, end - at)) is { } sign)
            {
                var head = Cells(text, at, end, sign);
                return head.Length > 1 && OfHead(text, head, sign, at, end + 1) is { Rows.Count: > 0 } table ? table : null;
            }
            at = end + 1;
        }
        return null;
    }

    // A comma parts columns only where names of fields stand: "titre,date_debut,date_fin".
    private static char? SignOf(ReadOnlySpan<char> line) =>
        line.IndexOfAny(Signs) is >= 0 and var first ? line[first] : line.Contains(',') && line.TrimEnd('\r').IndexOfAny(" .:") < 0 ? ',' : null;

    private static TextTable OfHead(string text, string[] head, char sign, int start, int at)
    {
        List<string[]> rows = [];
        var last = at - 1;
        while (at < text.Length && rows.Count < MostRows)
        {
            var end = LineEnd(text, at);
            var cells = Cells(text, at, end, sign);
            // "|---|---|" underlines the head.
            if (!Array.TrueForAll(cells, c => c.AsSpan().TrimEnd("-:= ").IsEmpty && c.Length > 1))
            {
                if (cells.Length != head.Length)
                    break;
                rows.Add(cells);
                last = end;
            }
            at = end + 1;
        }
        return new(head, rows, start, last);
    }

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static string[] Cells(string text, int from, int to, char sign)
    {
        var line = text[from..to].Trim(' ', '\r');
        return (sign == '|' ? line.Trim('|') : line).Split(sign, StringSplitOptions.TrimEntries);
    }
}
