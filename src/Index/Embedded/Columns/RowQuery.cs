using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>A query made ready for columns: names as numbers, days as minutes. Tests one row at a time, cheapest condition first.</summary>
internal sealed class RowQuery
{
    private readonly int _kinds;
    private readonly int _statuses;
    private readonly uint _firstMinute;
    private readonly uint _lastMinute = uint.MaxValue;
    private readonly bool _eventsInWindow;
    private readonly long _newsFrom;
    private readonly long _newsBefore;
    private readonly int _today;

    public RowQuery(IndexQuery query, TagTable tags)
    {
        Sort = query.Sort;
        _kinds = query.Kinds.Aggregate(0, (mask, kind) => mask | (1 << (int)kind));
        _statuses = query.Statuses.Aggregate(0, (mask, status) => mask | (1 << (int)status));
        _eventsInWindow = query.EventsFrom is not null || query.EventsTo is not null;
        if (query.EventsFrom is { } from)
            _firstMinute = RowCode.MinutesOf(from.ToDateTime(TimeOnly.MinValue));
        if (query.EventsTo is { } to)
            _lastMinute = RowCode.MinutesOf(to.ToDateTime(TimeOnly.MaxValue));
        _newsFrom = query.NewsFrom?.UtcTicks ?? long.MinValue;
        _newsBefore = query.NewsBefore?.UtcTicks ?? long.MaxValue;
        _today = query.Today.DayNumber;
        Communes = tags.Find(TagKind.Commune, query.Communes);
        Themes = tags.Find(TagKind.Theme, query.Themes);
        Sources = tags.Find(TagKind.Source, query.Sources);
        Bbox = query.Bbox;
        if (query.Near is { } near)
            Zone = new(near, tags);
    }

    public QuerySort Sort { get; }
    public TagSet Communes { get; }
    public TagSet Themes { get; }
    public TagSet Sources { get; }
    public BoundingBox? Bbox { get; }
    public ZoneTest? Zone { get; }

    /// <summary>Every condition but the zone, the text, and whether the row is dead.</summary>
    public bool Keeps(ColumnSegment segment, int row)
    {
        var kind = (RecordKind)segment.Kinds[row];
        if ((_kinds & (1 << (int)kind)) == 0)
            return false;
        switch (kind)
        {
            case RecordKind.Event when _eventsInWindow && FirstMinute(segment, row) < 0:
            case RecordKind.News when segment.Dated[row] < _newsFrom || segment.Dated[row] >= _newsBefore:
            case RecordKind.Offer or RecordKind.Opportunity when segment.Expires[row] < _today:
                return false;
        }
        if (_statuses != 0 && (segment.Statuses[row] == RowCode.NoStatus || (_statuses & (1 << segment.Statuses[row])) == 0))
            return false;
        var tags = segment.TagsOf(row);
        return Communes.Passes(tags) && Themes.Passes(tags) && Sources.Passes(tags) && (Bbox is null || FirstInBox(segment, row) >= 0);
    }

    /// <summary>The row's first point inside the box, or −1.</summary>
    public int FirstInBox(ColumnSegment segment, int row)
    {
        foreach (var point in segment.PointsOf(row))
        {
            if (Bbox!.Contains(new(segment.Lats[point], segment.Lons[point])))
                return point;
        }
        return -1;
    }

    /// <summary>Where a row stands in the order asked for; the smallest comes first. Ties are broken by id.</summary>
    public double OrderOf(ColumnSegment segment, int row, double metres, float score) => Sort switch
    {
        QuerySort.Distance => double.IsNaN(metres) ? SortOrder.NoDistance : metres,
        QuerySort.Relevance => -score,
        QuerySort.Date when FirstMinute(segment, row) is >= 0 and var minute => minute,
        QuerySort.Date => SortOrder.AfterEveryMinute(segment.Dated[row]),
        _ => -SortOrder.UnixMilliseconds(segment.Dated[row]),
    };

    // The start of the first occurrence that overlaps the window, or −1.
    private long FirstMinute(ColumnSegment segment, int row)
    {
        for (var span = segment.SpanStarts[row]; span < segment.SpanStarts[row + 1]; span++)
        {
            if (segment.SpanFrom[span] > _lastMinute)
                return -1;
            if (segment.SpanTo[span] >= _firstMinute)
                return segment.SpanFrom[span];
        }
        return -1;
    }
}

/// <summary>
/// The zone of a query: a record is in it with a point in the circle or in an included commune, excluded communes left out;
/// and, having no point at all, by the communes that it is about.
/// </summary>
internal sealed class ZoneTest
{
    private readonly TagSet _exclude;

    public ZoneTest(IndexZone zone, TagTable tags)
    {
        Centre = zone.Centre;
        RadiusMetres = zone.RadiusMetres > 0 ? zone.RadiusMetres : 0;
        _exclude = tags.Find(TagKind.Commune, zone.Exclude);
        Include = tags.Find(TagKind.Commune, zone.Include).Except(_exclude);
    }

    public LatLon Centre { get; }
    public double RadiusMetres { get; }
    /// <summary>The included communes that aren't excluded too.</summary>
    public TagSet Include { get; }

    /// <summary>The row's nearest point in the zone: false without one; NaN metres and point −1 for a row that is in it by its communes.</summary>
    public bool Holds(ColumnSegment segment, int row, out double metres, out int nearest)
    {
        metres = double.NaN;
        nearest = -1;
        var points = segment.PointsOf(row);
        if (points.IsEmpty)
            return Include.FirstOf(segment.TagsOf(row)) != TagTable.None;
        foreach (var point in points)
        {
            if (Holds(segment, point, out var away) && (nearest < 0 || away < metres))
                (metres, nearest) = (away, point);
        }
        return nearest >= 0;
    }

    /// <summary>True when the point lies in the zone; how far it is from its centre.</summary>
    public bool Holds(ColumnSegment segment, int point, out double metres)
    {
        metres = double.NaN;
        var commune = segment.PointCommunes[point];
        if (_exclude.Contains(commune))
            return false;
        metres = Centre.MetresTo(new(segment.Lats[point], segment.Lons[point]));
        return metres <= RadiusMetres || Include.Contains(commune);
    }
}
