using Wiker.Ingest.Index.Embedded.Columns;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>
/// The column segments of a generation, largest first: new rows come in small segments on top, which are merged into the one below when that isn't four times as large.
/// Everything handed out is immutable; the writer works on copies. One writer.
/// </summary>
internal sealed class SegmentStack(TagTable tags)
{
    private const int SizeRatio = 4;
    private const int TooSmallToKeepApart = 2_000;
    private SegmentView[] _segments = [];
    private SlotTable _slots = SlotTable.Empty;

    public IReadOnlyList<SegmentView> Segments => _segments;
    public SlotTable Slots => _slots;

    /// <summary>Takes the rows of <paramref name="removed"/> slots out and puts the built ones in, as one step.</summary>
    public void Change(IReadOnlyCollection<int> removed, ColumnSegmentBuilder added)
    {
        var edit = new SlotTable.Edit(_slots);
        var segments = new List<SegmentView>(_segments.Length + 1);
        segments.AddRange(_segments);
        Bury(removed, segments, edit);
        if (added.Count > 0)
        {
            segments.Add(new(added.Build(), null, 0));
            Settle(segments, segments.Count - 1, edit);
        }
        Merge(segments, edit);
        (_segments, _slots) = ([.. segments], edit.ToTable());
    }

    private static void Bury(IReadOnlyCollection<int> removed, List<SegmentView> segments, SlotTable.Edit edit)
    {
        var copies = new ulong[]?[segments.Count];
        foreach (var slot in removed)
        {
            var place = edit[slot];
            if (place == SlotTable.Nowhere)
                continue;
            var (at, row) = (SlotTable.SegmentOf(place), SlotTable.RowOf(place));
            var view = segments[at];
            var dead = copies[at] ??= view.Dead is null ? new ulong[(view.Columns.Count + 63) / 64] : [.. view.Dead];
            dead[row >> 6] |= 1UL << row;
            segments[at] = view with { Dead = dead, DeadCount = view.DeadCount + 1 };
            edit[slot] = SlotTable.Nowhere;
        }
    }

    private void Merge(List<SegmentView> segments, SlotTable.Edit edit)
    {
        if (segments.Count == 0)
            return;
        var from = segments.Count - 1;
        for (long above = segments[from].LiveCount; from > 0; above += segments[from].LiveCount)
        {
            var below = segments[from - 1].LiveCount;
            if (below >= TooSmallToKeepApart && below >= SizeRatio * above)
                break;
            from--;
        }
        var halfDead = segments.FindIndex(view => view.DeadCount > TooSmallToKeepApart && view.DeadCount > view.LiveCount);
        if (halfDead >= 0)
            from = Math.Min(from, halfDead);
        else if (from == segments.Count - 1)
            return;
        var merged = new ColumnSegmentBuilder(tags);
        foreach (var view in segments.Skip(from))
        {
            for (var row = 0; row < view.Columns.Count; row++)
            {
                if (!view.IsDead(row))
                    merged.Add(view.Columns, row);
            }
        }
        segments.RemoveRange(from, segments.Count - from);
        segments.Add(new(merged.Build(), null, 0));
        Settle(segments, from, edit);
    }

    private static void Settle(List<SegmentView> segments, int at, SlotTable.Edit edit)
    {
        var slots = segments[at].Columns.Slots;
        for (var row = 0; row < slots.Length; row++)
            edit[slots[row]] = SlotTable.Place(at, row);
    }
}
