namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>A row that matches, with its place in the order.</summary>
internal readonly record struct RankedRow(double Order, double Metres, int Segment, int Row);

/// <summary>Counts every match, by facets and cells too, and keeps the first <c>limit</c> of those after a position: a heap whose top is the last of them.</summary>
internal sealed class Page(IReadOnlyList<SegmentView> segments, int limit, double afterOrder, RecordKey? after, FacetCounts? facets, CellCounts? cells)
{
    private RankedRow[] _heap = new RankedRow[Math.Min(limit, 32)];
    private int _count;
    private int _following;

    /// <summary>Matching records, those before the position too.</summary>
    public int Total { get; private set; }

    public bool HasMore => _following > limit;

    public void Offer(int segment, int row, double order, double metres)
    {
        Total++;
        facets?.Add(segments[segment].Columns, row);
        cells?.Add(segments[segment].Columns, row);
        if (after is { } last && (order < afterOrder || (order.Equals(afterOrder) && segments[segment].Columns.KeyOf(row) <= last)))
            return;
        _following++;
        var offered = new RankedRow(order, metres, segment, row);
        if (_count < limit)
        {
            if (_count == _heap.Length)
                Array.Resize(ref _heap, Math.Min(limit, _count * 2));
            _heap[_count] = offered;
            Rise(_count++);
        }
        else if (Compare(offered, _heap[0]) < 0)
        {
            _heap[0] = offered;
            Sink();
        }
    }

    /// <summary>The page in order. The heap is given up.</summary>
    public ReadOnlySpan<RankedRow> Sorted()
    {
        var rows = _heap.AsSpan(0, _count);
        rows.Sort(Compare);
        return rows;
    }

    private int Compare(RankedRow left, RankedRow right)
    {
        var byOrder = left.Order.CompareTo(right.Order);
        return byOrder != 0 ? byOrder : segments[left.Segment].Columns.KeyOf(left.Row).CompareTo(segments[right.Segment].Columns.KeyOf(right.Row));
    }

    private void Rise(int at)
    {
        while (at > 0 && Compare(_heap[at], _heap[(at - 1) / 2]) > 0)
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    private void Sink()
    {
        for (var at = 0; ;)
        {
            var larger = (2 * at) + 1;
            if (larger >= _count)
                return;
            if (larger + 1 < _count && Compare(_heap[larger + 1], _heap[larger]) > 0)
                larger++;
            if (Compare(_heap[larger], _heap[at]) <= 0)
                return;
            (_heap[at], _heap[larger]) = (_heap[larger], _heap[at]);
            at = larger;
        }
    }
}
