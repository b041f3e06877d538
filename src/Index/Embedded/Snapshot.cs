using Lucene.Net.Index;
using Lucene.Net.Search;
using Wiker.Ingest.Index.Embedded.Columns;
using Wiker.Ingest.Index.Embedded.Text;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>
/// One state of the index, text and columns of the same moment; immutable. Counted: whoever acquires it releases it, and the last one closes its reader.
/// </summary>
internal sealed class Snapshot(string name, DirectoryReader reader, TagTable tags, IReadOnlyList<SegmentView> segments, SlotTable slots, Action released)
{
    private int _holders = 1;

    /// <summary>Unique among all snapshots of all processes.</summary>
    public string Name => name;
    public TagTable Tags => tags;
    public IReadOnlyList<SegmentView> Segments => segments;
    public SlotTable Slots => slots;
    public IndexSearcher Searcher { get; } = new(reader) { Similarity = new WordScoring() };

    /// <summary>False when it is closed already: the caller takes a newer one.</summary>
    public bool TryAcquire()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
                return true;
            holders = seen;
        }
        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        reader.Dispose();
        released();
    }
}
