using System.Globalization;
using CsvHelper;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Fields;
using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Csv;

/// <summary>
/// Reads tables of delimited text, row by row. Separator and charset are guessed where the definition leaves them open; a row that doesn't fit the header
/// is refused with its line, and the rest goes on.
/// </summary>
public sealed class CsvSourceReader : ISourceReader
{
    private const int MaxRows = 200_000;
    private const int MaxRefusedRows = 1_000;

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Csv;

    /// <inheritdoc/>
    /// <remarks>A table has no detail pages: <paramref name="listing"/> is never led here and is left aside.</remarks>
    public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(source);
        if (source.Csv is not { } block)
            return new ReadOutcome.Broken("the definition has no csv block");
        if (WrongContent.Of(page.Body.Span) is { } unreadable)
            return unreadable;
        var text = DocumentText.Decode(page, block.Encoding).Text;
        if (WrongContent.Of(text) is { } wrong)
            return wrong;
        if (text.Contains('\0', StringComparison.Ordinal))
            return new ReadOutcome.Broken("not text: it holds zero bytes");
        if (text.AsSpan().TrimStart() is ['{', ..])
            return new ReadOutcome.ErrorPage(WrongContent.Short(text.Trim()));
        if (block.Separator is { } sign && !CsvColumns.CanSeparate(sign))
            return new ReadOutcome.Broken($"'{sign}' can't part cells: one ASCII sign can");
        if (CsvColumns.Find(text, block.Separator, [.. block.Fields.Values, .. ItemSelection.Selects(block.Filter).Select(Column)]) is not { } columns)
            return new ReadOutcome.Changed($"column {FirstColumn(block)}");
        if (columns.Missing is { } missing)
            return new ReadOutcome.Changed($"column {missing}");
        return HasRows(text, columns) ? new ReadOutcome.Items(Rows(text, columns, block, new ItemAssembly(page, source, block.Crs))) : new ReadOutcome.Empty();
    }

    private static string FirstColumn(CsvBlock block) =>
        (block.Fields.GetValueOrDefault(RawField.Title)?.Select ?? block.Fields.Values.FirstOrDefault(f => f.Select is not null)?.Select) ?? "(none is mapped)";

    // A table that can't be read on isn't empty: the enumeration says why.
    private static bool HasRows(string text, CsvColumns columns)
    {
        using var rows = new CsvRows(text, columns);
        return rows.TryRead() || rows.Fault is not null;
    }

    private static IEnumerable<Finding> Rows(string text, CsvColumns columns, CsvBlock block, ItemAssembly items)
    {
        var rows = new CsvRows(text, columns);
        try
        {
            var findings = new List<Finding>();
            var (read, refused) = (0, 0);
            while (rows.TryRead())
            {
                var locator = string.Create(CultureInfo.InvariantCulture, $"line {rows.Line}");
                if (++read > MaxRows)
                {
                    yield return items.Refused(locator, null, "rows-capped", string.Create(CultureInfo.InvariantCulture, $"only the first {MaxRows} rows are read"));
                    yield break;
                }
                findings.Clear();
                if (Ragged(rows.Current, columns) is { } ragged)
                {
                    // A table whose header is wrong refuses every row: a thousand say enough.
                    if (refused++ < MaxRefusedRows)
                        findings.Add(items.Refused(locator, null, "row-ragged", $"{locator}: {ragged}"));
                    rows.LeaveOpenQuote();
                }
                else if (!columns.IsHeader(rows.Current))
                {
                    var row = rows.Current;
                    if (ItemSelection.Of(block.Filter, column => Cell(row, columns, Column(column))) is var choice and not ItemChoice.Taken)
                        findings.Add(ItemAssembly.LeftOut(choice, block.Fields, rule => Cell(row, columns, rule)));
                    else
                        items.Add(locator, block.Fields, (_, rule) => Cell(row, columns, rule), null, findings);
                }
                foreach (var finding in findings)
                    yield return finding;
            }
            if (rows.Fault is { } fault)
                yield return items.Refused(string.Create(CultureInfo.InvariantCulture, $"after row {read}"), null, "table-cut", fault);
        }
        finally
        {
            rows.Dispose();
        }
    }

    private static FieldRule Column(string name) => new(name, null, null, null, null, null);

    private static IEnumerable<string?> Cell(CsvReader row, CsvColumns columns, FieldRule rule) =>
        rule.Select is { } name && columns.Cells.TryGetValue(name, out var index) && index < row.FieldCount ? [row.GetString(index)] : [];

    private static string? Ragged(CsvReader row, CsvColumns columns)
    {
        var cells = row.FieldCount;
        while (cells > columns.Named && row.IsEmpty(cells - 1))
            cells--;
        return cells == columns.Named ? null : string.Create(CultureInfo.InvariantCulture, $"{cells} cells where the header has {columns.Named}");
    }
}
