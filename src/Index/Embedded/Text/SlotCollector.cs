using Lucene.Net.Index;
using Lucene.Net.Search;
using Wiker.Ingest.Index.Embedded.Columns;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>Takes the slot of each document that matches; the scorer stands on it, and reckons only if asked.</summary>
internal abstract class SlotCollector(CancellationToken cancellationToken) : ICollector
{
    private LeafSlots? _slots;
    private Scorer? _scorer;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _slots = LeafSlots.Of(context.AtomicReader);
    }

    public void Collect(int doc)
    {
        if (_slots!.SlotOf(doc) is not SlotTable.Nowhere and var slot)
            Take(slot, _scorer!);
    }

    protected abstract void Take(int slot, Scorer scorer);
}

/// <summary>The matching slots as a set.</summary>
internal sealed class SlotSet(CancellationToken cancellationToken) : SlotCollector(cancellationToken)
{
    private readonly HashSet<int> _slots = [];

    public bool Contains(int slot) => _slots.Contains(slot);

    protected override void Take(int slot, Scorer scorer) => _slots.Add(slot);
}
