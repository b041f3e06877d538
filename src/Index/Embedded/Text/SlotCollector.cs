using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>Takes the slot of each document that matches; the score is reckoned only if asked for.</summary>
internal abstract class SlotCollector(CancellationToken cancellationToken) : ICollector
{
    private NumericDocValues? _slots;
    private Scorer? _scorer;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _slots = context.AtomicReader.GetNumericDocValues(TextDocument.Slot);
    }

    public void Collect(int doc)
    {
        if (_slots is not null)
            Take((int)_slots.Get(doc));
    }

    protected float Score() => _scorer!.GetScore();

    protected abstract void Take(int slot);
}

/// <summary>The matching slots as a set.</summary>
internal sealed class SlotSet(CancellationToken cancellationToken) : SlotCollector(cancellationToken)
{
    private readonly HashSet<int> _slots = [];

    public bool Contains(int slot) => _slots.Contains(slot);

    protected override void Take(int slot) => _slots.Add(slot);
}
