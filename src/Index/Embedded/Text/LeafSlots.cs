using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Wiker.Ingest.Index.Embedded.Columns;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>The slots of one Lucene segment's documents, both ways, as plain arrays: read once for each segment and kept as long as Lucene keeps it open.</summary>
internal sealed class LeafSlots
{
    private static readonly ConditionalWeakTable<object, LeafSlots> ByCore = [];
    private readonly int[] _slots;
    // Sorted slots and their documents, made when first asked for; a slot comes twice where a record was changed within the segment.
    private readonly Lazy<(int[] Slots, int[] Documents)> _inverse;

    private LeafSlots(AtomicReader reader)
    {
        _slots = new int[reader.MaxDoc];
        var values = reader.GetNumericDocValues(TextDocument.Slot);
        var present = reader.GetDocsWithField(TextDocument.Slot);
        for (var document = 0; document < _slots.Length; document++)
            _slots[document] = values is not null && present.Get(document) ? (int)values.Get(document) : SlotTable.Nowhere;
        _inverse = new(() =>
        {
            int[] slots = [.. _slots];
            int[] documents = [.. Enumerable.Range(0, slots.Length)];
            Array.Sort(slots, documents);
            return (slots, documents);
        });
    }

    public static LeafSlots Of(AtomicReader reader) => ByCore.GetValue(reader.CoreCacheKey, _ => new(reader));

    /// <summary>A document's slot; <see cref="SlotTable.Nowhere"/> for a tombstone.</summary>
    public int SlotOf(int document) => _slots[document];

    /// <summary>The live document of a slot, or −1 when the segment has none. Null <paramref name="live"/>: all live.</summary>
    public int LiveDocumentOf(int slot, IBits? live)
    {
        var (slots, documents) = _inverse.Value;
        var at = Array.BinarySearch(slots, slot);
        if (at < 0)
            return -1;
        while (at > 0 && slots[at - 1] == slot)
            at--;
        for (; at < slots.Length && slots[at] == slot; at++)
        {
            if (live is null || live.Get(documents[at]))
                return documents[at];
        }
        return -1;
    }
}
