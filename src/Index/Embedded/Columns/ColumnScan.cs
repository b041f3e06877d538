namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>
/// Finds the matching rows of a segment by whichever way looks at the fewest: the circle's runs of points, the box's, the posting list of a commune, theme or source, or all rows.
/// Each way meets a row exactly once.
/// </summary>
internal sealed class ColumnScan(RowQuery query, IReadOnlyList<SegmentView> segments, Func<int, bool>? leavesOut, ColumnScan.Found found)
{
    /// <summary>Takes a row that matches; metres are NaN without a distance.</summary>
    internal delegate void Found(int segment, int row, double metres);

    private const int RowsBetweenChecks = 65_536;
    private readonly List<(int Start, int End)> _runs = [];

    /// <summary>How many rows (or points) a run would look at.</summary>
    public long CountLookedAt()
    {
        var count = 0L;
        foreach (var view in segments)
            count += Plan(view.Columns).Count;
        return count;
    }

    public void Run(CancellationToken cancellationToken)
    {
        for (var segment = 0; segment < segments.Count; segment++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ScanSegment(segment, cancellationToken);
        }
    }

    // Leaves the runs of the way that it chose in _runs.
    private (Way Way, TagSet? Tags, int Count) Plan(ColumnSegment columns)
    {
        (Way Way, TagSet? Tags, int Count) best = (Way.All, null, columns.Count);
        foreach (var tags in (ReadOnlySpan<TagSet>)[query.Communes, query.Themes, query.Sources])
        {
            if (tags.IsCondition && columns.RowsByTag.CountOf(tags) is var count && count < best.Count)
                best = (Way.Tags, tags, count);
        }
        if (query.Zone is { } zone)
            return CountZone(columns, zone) is var inZone && inZone < best.Count ? (Way.Zone, null, inZone) : best;
        if (query.Bbox is not null && CountBox(columns) is var inBox && inBox < best.Count)
            best = (Way.Box, null, inBox);
        return best;
    }

    private void ScanSegment(int segment, CancellationToken cancellationToken)
    {
        var columns = segments[segment].Columns;
        var (way, tags, _) = Plan(columns);
        switch (way)
        {
            case Way.Zone:
                ScanZone(segment, columns, query.Zone!);
                break;
            case Way.Tags:
                ScanTags(segment, columns, tags!);
                break;
            case Way.Box:
                ScanBox(segment, columns);
                break;
            default:
                ScanAll(segment, columns, cancellationToken);
                break;
        }
    }

    private int CountZone(ColumnSegment columns, ZoneTest zone)
    {
        _runs.Clear();
        columns.Bands.AddCircle(zone.Centre, zone.RadiusMetres, _runs);
        return CountRuns() + columns.PointsByCommune.CountOf(zone.Include) + columns.RowsByTag.CountOf(zone.Include);
    }

    private int CountBox(ColumnSegment columns)
    {
        _runs.Clear();
        columns.Bands.AddBox(query.Bbox!, _runs);
        return CountRuns();
    }

    private int CountRuns()
    {
        var count = 0;
        foreach (var (start, end) in _runs)
            count += end - start;
        return count;
    }

    private void ScanZone(int segment, ColumnSegment columns, ZoneTest zone)
    {
        foreach (var (start, end) in _runs)
        {
            for (var point = start; point < end; point++)
                OfferPoint(segment, columns, zone, point, inCircle: true);
        }
        foreach (var tag in zone.Include.Tags)
        {
            foreach (var point in columns.PointsByCommune.Of(tag))
                OfferPoint(segment, columns, zone, point, inCircle: false);
            foreach (var row in columns.RowsByTag.Of(tag))
            {
                if (columns.PointsOf(row).IsEmpty && zone.Include.FirstOf(columns.TagsOf(row)) == tag && Wanted(segment, columns, row))
                    found(segment, row, double.NaN);
            }
        }
    }

    // A row with several points is met once: at its nearest in the zone, which the circle's runs hold if it lies in the circle, and an included commune's list if not.
    private void OfferPoint(int segment, ColumnSegment columns, ZoneTest zone, int point, bool inCircle)
    {
        var row = columns.PointRows[point];
        if (Wanted(segment, columns, row) && zone.Holds(columns, row, out var metres, out var nearest) && nearest == point && metres <= zone.RadiusMetres == inCircle)
            found(segment, row, metres);
    }

    private void ScanTags(int segment, ColumnSegment columns, TagSet tags)
    {
        foreach (var tag in tags.Tags)
        {
            foreach (var row in columns.RowsByTag.Of(tag))
            {
                if (tags.FirstOf(columns.TagsOf(row)) == tag)
                    OfferRow(segment, columns, row);
            }
        }
    }

    private void ScanBox(int segment, ColumnSegment columns)
    {
        foreach (var (start, end) in _runs)
        {
            for (var point = start; point < end; point++)
            {
                var row = columns.PointRows[point];
                if (query.FirstInBox(columns, row) == point)
                    OfferRow(segment, columns, row);
            }
        }
    }

    private void ScanAll(int segment, ColumnSegment columns, CancellationToken cancellationToken)
    {
        for (var row = 0; row < columns.Count; row++)
        {
            if (row % RowsBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            OfferRow(segment, columns, row);
        }
    }

    private void OfferRow(int segment, ColumnSegment columns, int row)
    {
        if (!Wanted(segment, columns, row))
            return;
        var metres = double.NaN;
        if (query.Zone is null || query.Zone.Holds(columns, row, out metres, out _))
            found(segment, row, metres);
    }

    private bool Wanted(int segment, ColumnSegment columns, int row) =>
        !segments[segment].IsDead(row) && query.Keeps(columns, row) && (leavesOut is null || !leavesOut(columns.Slots[row]));

    private enum Way { All, Tags, Box, Zone }
}
