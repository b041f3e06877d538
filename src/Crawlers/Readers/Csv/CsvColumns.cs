using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CsvHelper;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Csv;

/// <summary>
/// Where the header line of a table stands and which cell each mapped column is. Title and comment lines above it are passed over: the header is the line
/// that names most of the mapped columns, case and accents aside.
/// </summary>
internal sealed class CsvColumns
{
    private const int LinesLookedAt = 25;
    private const int MaxRecordBytes = 1024 * 1024;
    private static readonly char[] Separators = [';', ',', '\t', '|'];

    private readonly string[] _header;

    private CsvColumns(char separator, int headerRecord, string[] header, IEnumerable<string> wanted)
    {
        (Separator, HeaderRecord, _header) = (separator, headerRecord, header);
        Named = Array.FindLastIndex(header, name => name.Length > 0) + 1;
        Missing = wanted.FirstOrDefault(w => Array.IndexOf(header, Folded(w)) < 0);
        Cells = wanted.Distinct(StringComparer.Ordinal).Select(w => KeyValuePair.Create(w, Array.IndexOf(header, Folded(w)))).Where(c => c.Value >= 0).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Between cells: the one given, else the one under which most mapped columns are found.</summary>
    public char Separator { get; }

    /// <summary>Records before the header line.</summary>
    public int HeaderRecord { get; }

    /// <summary>Cells that a row has at least: up to the last column with a name.</summary>
    public int Named { get; }

    /// <summary>A mapped column that the table lacks; null when all are there.</summary>
    public string? Missing { get; }

    /// <summary>Index of each mapped column by the name that the rule gives it.</summary>
    public FrozenDictionary<string, int> Cells { get; }

    /// <summary>The columns of a table; null when no line names any of them.</summary>
    public static CsvColumns? Find(string text, char? separator, IReadOnlyCollection<FieldRule> rules)
    {
        string[] wanted = [.. rules.Where(r => r.Value is null && r.Select is not null).Select(r => r.Select!)];
        var folded = wanted.Select(Folded).ToHashSet(StringComparer.Ordinal);
        CsvColumns? best = null;
        var most = 0;
        foreach (var candidate in separator is { } given ? [given] : Separators)
        {
            using var rows = Open(text, candidate);
            for (var record = 0; record < LinesLookedAt && TryRead(rows, out _); record++)
            {
                var header = new string[rows.FieldCount];
                for (var i = 0; i < header.Length; i++)
                    header[i] = Folded(rows.GetString(i));
                var named = header.Where(folded.Contains).Distinct(StringComparer.Ordinal).Count();
                if (named > most)
                    (best, most) = (new(candidate, record, header, wanted), named);
            }
        }
        return best;
    }

    /// <summary>True for a sign that the parser can part cells by.</summary>
    public static bool CanSeparate(char sign) => char.IsAscii(sign) && sign is not ('"' or '\r' or '\n' or '\0' or '\\');

    /// <summary>Rows of a table as text, header and all; lenient on quotes, strict on size.</summary>
    public static CsvReader Open(string text, char separator) => CsvReader.FromText(text, new CsvReaderOptions
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = separator is not ('\t' or ' '),
        MaxRecordSize = MaxRecordBytes,
        IncludeValuesInExceptions = false,
    });

    /// <summary>The next row; false at the end, with the fault when the table ends because it can't be read on.</summary>
    public static bool TryRead(CsvReader rows, out string? fault)
    {
        try
        {
            fault = null;
            return rows.Read();
        }
        catch (CsvFormatException e)
        {
            fault = e.Message;
            return false;
        }
    }

    /// <summary>True for a row that repeats the header, as files that were glued together have.</summary>
    public bool IsHeader(CsvReader row)
    {
        if (row.FieldCount < Named || Cells.Count == 0)
            return false;
        foreach (var (_, index) in Cells)
        {
            if (index >= row.FieldCount || Folded(row.GetString(index)) != _header[index])
                return false;
        }
        return true;
    }

    /// <summary>A column's name without case, accents and needless spaces.</summary>
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in Composable(name).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '\uFEFF' or '"')
                continue;
            if (!char.IsWhiteSpace(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    // Normalizing throws on half a surrogate pair, which broken bytes give.
    private static string Composable(string name) => name.Any(char.IsSurrogate) ? string.Concat(name.Where(c => !char.IsSurrogate(c))) : name;
}
