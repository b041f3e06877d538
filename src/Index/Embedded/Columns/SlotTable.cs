namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>
/// Where each record's row is now: slot (the number that its text document carries) → segment and row. Immutable; an edit copies only the chunks that it touches.
/// </summary>
internal sealed class SlotTable
{
    /// <summary>The place of a slot that no live record has.</summary>
    public const int Nowhere = -1;
    private const int ChunkBits = 10;
    private const int ChunkLength = 1 << ChunkBits;
    private const int RowBits = 26;
    private readonly int[][] _chunks;

    private SlotTable(int[][] chunks) => _chunks = chunks;

    public static SlotTable Empty { get; } = new([]);

    public int this[int slot]
    {
        get
        {
            var chunk = slot >> ChunkBits;
            return (uint)chunk < (uint)_chunks.Length ? _chunks[chunk][slot & (ChunkLength - 1)] : Nowhere;
        }
    }

    public static int Place(int segment, int row) => (segment << RowBits) | row;
    public static int SegmentOf(int place) => place >> RowBits;
    public static int RowOf(int place) => place & ((1 << RowBits) - 1);

    /// <summary>A set of changes on a copy.</summary>
    internal sealed class Edit(SlotTable table)
    {
        private readonly HashSet<int> _owned = [];
        private int[][] _chunks = [.. table._chunks];

        public int this[int slot]
        {
            get => (slot >> ChunkBits) < _chunks.Length ? _chunks[slot >> ChunkBits][slot & (ChunkLength - 1)] : Nowhere;
            set
            {
                var chunk = slot >> ChunkBits;
                if (chunk >= _chunks.Length)
                    Grow(chunk + 1);
                if (_owned.Add(chunk))
                    _chunks[chunk] = [.. _chunks[chunk]];
                _chunks[chunk][slot & (ChunkLength - 1)] = value;
            }
        }

        public SlotTable ToTable() => new(_chunks);

        private void Grow(int count)
        {
            var before = _chunks.Length;
            Array.Resize(ref _chunks, count);
            for (var chunk = before; chunk < count; chunk++)
            {
                _chunks[chunk] = new int[ChunkLength];
                Array.Fill(_chunks[chunk], Nowhere);
                _owned.Add(chunk);
            }
        }
    }
}
