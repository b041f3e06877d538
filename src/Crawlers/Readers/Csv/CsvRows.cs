using CsvHelper;

namespace Wiker.Ingest.Crawlers.Readers.Csv;

/// <summary>The rows below a table's header, with their lines in the file.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int MaxRestarts = 20;

    private readonly CsvColumns _columns;
    private string _text;
    private long _linesBefore;
    private int _restarts;

    public CsvRows(string text, CsvColumns columns)
    {
        (_text, _columns) = (text, columns);
        Current = CsvColumns.Open(text, columns.Separator);
        for (var record = 0; record <= columns.HeaderRecord; record++)
            TryRead();
    }

    /// <summary>The row read last.</summary>
    public CsvReader Current { get; private set; }

    /// <summary>Line of the file where the row begins, from 1.</summary>
    public long Line => _linesBefore + Current.LineNumber;

    /// <summary>Why the table can't be read to its end; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool TryRead()
    {
        var read = CsvColumns.TryRead(Current, out var fault);
        Fault = fault;
        return read;
    }

    /// <summary>
    /// After a row that doesn't fit: when it runs over several lines, a quote was left open and swallowed the rows after it, so reading goes on
    /// with the line after its first. Bounded: a file full of such quotes is given up in peace.
    /// </summary>
    public void LeaveOpenQuote()
    {
        if (_restarts >= MaxRestarts || !Current.RawRecord.ContainsAny((byte)'\n', (byte)'\r'))
            return;
        _restarts++;
        var line = Current.LineNumber;
        var from = 0;
        for (var i = 0L; i < line; i++)
        {
            var end = _text.AsSpan(from).IndexOfAny('\n', '\r');
            if (end < 0)
                return;
            from += end + (_text.AsSpan(from + end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        }
        _linesBefore += line;
        _text = _text[from..];
        Current.Dispose();
        Current = CsvColumns.Open(_text, _columns.Separator);
    }

    /// <inheritdoc/>
    public void Dispose() => Current.Dispose();
}
