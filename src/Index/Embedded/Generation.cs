using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using Wiker.Ingest.Index.Embedded.Columns;
using Wiker.Ingest.Index.Embedded.Text;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>
/// One whole index in one folder: Lucene's files for the text, with the columns as binary values in them, so that one Lucene commit holds text, columns and cursor together;
/// and the same columns in memory. One writer at a time; snapshots are read by anyone.
/// </summary>
#pragma warning disable CA1001 // its holders are counted; the last one to let go closes writer and directory
internal sealed class Generation
#pragma warning restore CA1001
{
    /// <summary>Changes when what is written does (fields, row code, analysis): an index of another format is built anew.</summary>
    private const string Format = "3";
    private const string FormatKey = "format";
    private const string CursorKey = "cursor";
    private const double BufferMegabytes = 24;
    private const int FillBatch = 5_000;
    private static readonly string ProcessName = Guid.NewGuid().ToString("N")[..8];
    private static long _snapshots;

    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly TagTable _tags = new();
    private readonly SegmentStack _stack;
    private readonly Dictionary<RecordKey, Held> _held = [];
    private readonly Stack<int> _freeSlots = new();
    private readonly Action<Generation>? _closed;
    private DirectoryReader? _reader;
    private long _cursor;
    private int _nextSlot;
    private int _holders = 1;

    private Generation(string folder, OpenMode mode, ILogger logger, Action<Generation>? closed)
    {
        Folder = folder;
        _closed = closed;
        _stack = new(_tags);
        _directory = FSDirectory.Open(folder);
        try
        {
            if (mode == OpenMode.APPEND)
                CommitFiles.Check(_directory);
            _writer = new(_directory, new(LuceneVersion.LUCENE_48, new FrenchAnalyzer())
            {
                OpenMode = mode,
                Similarity = new WordScoring(),
                RAMBufferSizeMB = BufferMegabytes,
                MergeScheduler = new ForgivingMerges(logger),
            });
        }
        catch
        {
            _directory.Dispose();
            throw;
        }
    }

    public string Folder { get; }
    /// <summary>Set when another generation took its place: the folder goes when the last reader does.</summary>
    public bool IsReplaced { get; private set; }
    /// <summary>The number up to which changes are applied.</summary>
    public long Cursor { get => Volatile.Read(ref _cursor); private set => Volatile.Write(ref _cursor, value); }
    /// <summary>The number up to which they are on disk.</summary>
    public long DurableCursor { get; private set; }
    /// <summary>True when something waits for <see cref="Commit"/>.</summary>
    public bool HasPending { get; private set; }

    /// <summary>An empty index in an empty folder, committed with cursor 0.</summary>
    public static Generation Create(string folder, ILogger logger, Action<Generation>? closed)
    {
        var generation = new Generation(folder, OpenMode.CREATE, logger, closed) { HasPending = true };
        generation.Commit();
        return generation;
    }

    /// <summary>The index of a folder. Throws <see cref="LockObtainFailedException"/> when another process has it, anything else when it is damaged.</summary>
    public static Generation Open(string folder, ILogger logger, Action<Generation>? closed)
    {
        var generation = new Generation(folder, OpenMode.APPEND, logger, closed);
        try
        {
            generation.Load();
            return generation;
        }
        catch
        {
            generation.Close(replaced: false);
            throw;
        }
    }

    /// <summary>Applies changes to the writer and the columns; <see cref="Publish"/> makes them visible. False when all were old. After an exception the generation is unusable.</summary>
    public bool Apply(IReadOnlyList<IndexEntry> entries, long cursor)
    {
        var newest = Newest(entries);
        var removed = new List<int>(newest.Count);
        var added = new ColumnSegmentBuilder(_tags);
        foreach (var (key, entry) in newest)
        {
            var known = _held.TryGetValue(key, out var held);
            var slot = known ? held.Slot : SlotTable.Nowhere;
            if (slot != SlotTable.Nowhere)
                removed.Add(slot);
            var row = RowCode.Encode(entry);
            if (entry.Document is not null)
            {
                slot = slot != SlotTable.Nowhere ? slot : TakeSlot();
                AddRow(key, slot, row, added);
            }
            else if (slot != SlotTable.Nowhere)
            {
                _freeSlots.Push(slot);
                slot = SlotTable.Nowhere;
            }
            _held[key] = new(slot, entry.Version);
            var document = TextDocument.Of(entry, slot, row);
            if (known)
                _writer.UpdateDocument(new(TextDocument.Id, entry.Id), document);
            else
                _writer.AddDocument(document);
        }
        if (newest.Count > 0)
            _stack.Change(removed, added);
        HasPending |= newest.Count > 0 || cursor != Cursor;
        Cursor = cursor;
        return newest.Count > 0;
    }

    /// <summary>The present state, for the caller to release.</summary>
    public Snapshot Publish()
    {
        if (_reader is null)
        {
            _reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
        }
        else if (DirectoryReader.OpenIfChanged(_reader, _writer, applyAllDeletes: true) is { } newer)
        {
            _reader = newer;
        }
        else
        {
            _reader.IncRef();
        }
        Interlocked.Increment(ref _holders);
        var name = string.Create(CultureInfo.InvariantCulture, $"{ProcessName}-{Interlocked.Increment(ref _snapshots)}");
        return new(name, _reader, _tags, _stack.Segments, _stack.Slots, Release);
    }

    /// <summary>Applies all of the entries and commits; <paramref name="cursor"/> is where they lead to.</summary>
    public async Task FillAsync(IAsyncEnumerable<IndexEntry> entries, long cursor, CancellationToken cancellationToken)
    {
        var batch = new List<IndexEntry>(FillBatch);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            batch.Add(entry);
            if (batch.Count < FillBatch)
                continue;
            Apply(batch, 0);
            batch.Clear();
        }
        Apply(batch, cursor);
        Commit();
    }

    /// <summary>Makes everything applied so far durable, together with the cursor.</summary>
    public void Commit()
    {
        if (!HasPending)
            return;
        _writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [CursorKey] = Cursor.ToString(CultureInfo.InvariantCulture),
        });
        _writer.Commit();
        DurableCursor = Cursor;
        HasPending = false;
    }

    /// <summary>Stops writing, uncommitted changes are dropped; snapshots go on until they are released.</summary>
    public void Close(bool replaced)
    {
        IsReplaced = replaced;
        try
        {
            _writer.Rollback();
        }
        finally
        {
            Release();
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        _directory.Dispose();
        _closed?.Invoke(this);
    }

    private void Load()
    {
        var data = _writer.CommitData;
        if (!data.TryGetValue(FormatKey, out var format) || format != Format)
            throw new InvalidDataException($"The index has format {format ?? "none"}, this program writes {Format}.");
        if (!data.TryGetValue(CursorKey, out var cursor) || !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InvalidDataException("The index doesn't say up to where it is built.");
        using var reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
        var rows = new ColumnSegmentBuilder(_tags);
        var taken = new HashSet<int>();
        _held.EnsureCapacity(reader.NumDocs);
        foreach (var (slot, bytes, length) in TextDocument.ReadAll(reader))
            LoadRow(slot, new(bytes.AsSpan(0, length)), rows, taken);
        for (var slot = 0; slot < _nextSlot; slot++)
        {
            if (!taken.Contains(slot))
                _freeSlots.Push(slot);
        }
        _stack.Change([], rows);
        (Cursor, DurableCursor) = (number, number);
    }

    private void LoadRow(int slot, RowReader row, ColumnSegmentBuilder rows, HashSet<int> taken)
    {
        var key = RecordKey.Of(row.ReadString());
        var version = row.ReadInt64();
        var kind = row.ReadByte();
        var isLive = kind != RowCode.Tombstone;
        if (isLive)
        {
            if (slot < 0 || !taken.Add(slot))
                throw new InvalidDataException("Two rows have one slot.");
            _nextSlot = Math.Max(_nextSlot, slot + 1);
            rows.Add(key, slot, kind, ref row);
        }
        if (!row.AtEnd || !_held.TryAdd(key, new(isLive ? slot : SlotTable.Nowhere, version)))
            throw new InvalidDataException("A stored row is too long, or there are two for one record.");
    }

    private Dictionary<RecordKey, IndexEntry> Newest(IReadOnlyList<IndexEntry> entries)
    {
        var newest = new Dictionary<RecordKey, IndexEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var key = RecordKey.Of(entry.Id);
            var isOld = newest.TryGetValue(key, out var other) ? entry.Version <= other.Version : _held.TryGetValue(key, out var held) && entry.Version <= held.Version;
            if (!isOld)
                newest[key] = entry;
        }
        return newest;
    }

    private int TakeSlot() => _freeSlots.TryPop(out var slot) ? slot : _nextSlot++;

    private static void AddRow(RecordKey key, int slot, byte[] row, ColumnSegmentBuilder rows)
    {
        var reader = new RowReader(row);
        reader.ReadString();
        reader.ReadInt64();
        rows.Add(key, slot, reader.ReadByte(), ref reader);
    }

    private readonly record struct Held(int Slot, long Version);

    // A merge that fails in the background (a full disk) leaves the segments as they were; Lucene tries again later. Its default ends the process.
    private sealed class ForgivingMerges(ILogger logger) : ConcurrentMergeScheduler
    {
        protected override void HandleMergeException(Exception exc) => logger.LogWarning(exc, "Merging parts of the text index failed; they stay apart for now.");
    }
}
