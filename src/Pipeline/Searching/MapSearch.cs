using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>What a map draws of a query's answer: its cells, how many records match in all (those without a point too), and the records that are alone in their cell, by id.</summary>
public sealed record MapAnswer(IReadOnlyList<IndexCell> Cells, int Total, IReadOnlyDictionary<string, Record> Alone);

/// <summary>Answers a query as a map. Safe for several threads.</summary>
public sealed class MapSearch(WikerStore store, IRecordIndex index, QueryResolution resolution, Gazetteer gazetteer)
{
    // No screen shows more, and nobody may have the whole earth laid out in streets.
    private const int MostCellsLaid = 4 * IndexAnswer.MostCells;

    /// <summary>The map of everything that the query finds, or null with faults added. Whatever of the query says how a list is cut doesn't count. Cells are coarser than asked where there would be more than 8,000.</summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public async Task<MapAnswer?> AnswerAsync(RecordQuery query, int zoom, List<QueryFault> faults, CancellationToken cancellationToken)
    {
        if (resolution.Resolve(query with { Limit = null, Cursor = null }, OutputLimits.Map with { Forecasts = false }, after: null, faults) is not { } resolved)
            return null;
        if (resolved.Index is not { } asked)
            return new MapAnswer([], 0, new Dictionary<string, Record>());
        var found = await index.SearchAsync(asked with { MapLevel = LevelOf(zoom, asked), Sort = QuerySort.Updated, Limit = 1, Facets = [] }, cancellationToken);
        using var session = store.Read();
        var alone = session.Records.FindMany([.. found.Cells.Select(c => c.Id).OfType<string>().Distinct(StringComparer.Ordinal)]);
        return new MapAnswer(found.Cells, found.Total, alone);
    }

    private int LevelOf(int zoom, IndexQuery query)
    {
        var box = query.Bbox!; // a map is of what has a point: without a box of its own a query has the whole earth
        BoundingBox[] boxes = [.. (query.Near is { } zone ? Boxes(zone) : [box]).Select(b => Shared(b, box)).OfType<BoundingBox>()];
        var level = MapCell.LevelOf(zoom);
        return MapCell.Levels.Last(l => l <= level && (l == MapCell.Levels[0] || boxes.Sum(b => MapCell.CountIn(b, l)) <= MostCellsLaid));
    }

    // Where points of a zone may lie: in its circle, and in the communes that it includes, none of which is wider than some 40 km.
    private IEnumerable<BoundingBox> Boxes(IndexZone zone)
    {
        yield return Around(zone.Centre, zone.RadiusMetres);
        foreach (var insee in zone.Include)
        {
            if (gazetteer.Find(insee)?.Point is { } point)
                yield return Around(point, 20_000);
        }
    }

    private static BoundingBox Around(LatLon centre, double metres)
    {
        var up = metres / 111_000;
        var across = up / Math.Max(0.05, Math.Cos(double.DegreesToRadians(centre.Lat)));
        return new(Math.Max(-180, centre.Lon - across), Math.Max(-90, centre.Lat - up), Math.Min(180, centre.Lon + across), Math.Min(90, centre.Lat + up));
    }

    private static BoundingBox? Shared(BoundingBox one, BoundingBox other)
    {
        var shared = new BoundingBox(Math.Max(one.West, other.West), Math.Max(one.South, other.South), Math.Min(one.East, other.East), Math.Min(one.North, other.North));
        return shared.West <= shared.East && shared.South <= shared.North ? shared : null;
    }
}
