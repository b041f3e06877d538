using System.Globalization;
using System.Text.Json.Nodes;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>
/// The cells of a map as an aggregation over points, and back. Each point holds the keys of its cells, reckoned by us: grids of the servers' own aren't everywhere, and differ at edges.
/// </summary>
internal static class MapCells
{
    // What the rounding of a cell's edge may be, in degrees.
    private const double Rounding = 1e-9;

    /// <summary>The mapping of <c>points.cells</c>.</summary>
    public static JsonObject Mapping()
    {
        var levels = new JsonObject();
        foreach (var level in MapCell.Levels)
            levels[NameOf(level)] = new JsonObject { ["type"] = "long", ["index"] = false };
        return new() { ["properties"] = levels };
    }

    /// <summary>The keys of a point by level: row, then column, so that they sort from north to south and from west to east.</summary>
    public static IReadOnlyDictionary<string, long> KeysOf(LatLon point) => MapCell.Levels.ToDictionary(NameOf, level => MapCell.Of(point, level) is var cell ? ((long)cell.Y << level) + cell.X : 0, StringComparer.Ordinal);

    public static JsonObject Ask(int level, BoundingBox? box, ZoneClauses? zone)
    {
        var conditions = new List<JsonObject>();
        if (zone is not null)
            conditions.Add(zone.PointInZone());
        if (box is not null)
            conditions.AddRange(Around(level, box));
        return new()
        {
            ["nested"] = new JsonObject { ["path"] = "points" },
            ["aggs"] = new JsonObject
            {
                ["counted"] = new JsonObject { ["filter"] = Clauses.All(conditions), ["aggs"] = new JsonObject { ["cells"] = Cells(level) } },
            },
        };
    }

    public static IReadOnlyList<IndexCell> Read(IndexQuery query, MapAnswer? map)
    {
        if (query.MapLevel is not { } level)
            return [];
        return
        [
            .. (map?.Counted?.Cells?.Buckets ?? [])
                .Select(bucket => (Bucket: bucket, Cell: new MapCell(level, (int)(bucket.Key & ((1L << level) - 1)), (int)(bucket.Key >> level))))
                .Where(found => query.Bbox is null || found.Cell.Touches(query.Bbox))
                .OrderBy(found => found.Bucket.Key)
                .Select(found => new IndexCell(
                    found.Cell,
                    (int)found.Bucket.Records.DocCount,
                    new(found.Bucket.Lat.Value, found.Bucket.Lon.Value),
                    found.Bucket.Records is { DocCount: 1, Id.Buckets: [var only, ..] } ? only.Key : null)),
        ];
    }

    private static JsonObject Cells(int level) => new()
    {
        ["terms"] = new JsonObject
        {
            ["field"] = "points.cells." + NameOf(level),
            ["size"] = IndexAnswer.MostCells,
            ["order"] = Clauses.Array([new JsonObject { ["records"] = "desc" }, new JsonObject { ["_key"] = "asc" }]),
        },
        ["aggs"] = new JsonObject
        {
            ["lat"] = new JsonObject { ["avg"] = new JsonObject { ["field"] = "points.lat" } },
            ["lon"] = new JsonObject { ["avg"] = new JsonObject { ["field"] = "points.lon" } },
            ["records"] = new JsonObject
            {
                ["reverse_nested"] = new JsonObject(),
                ["aggs"] = new JsonObject { ["id"] = new JsonObject { ["terms"] = new JsonObject { ["field"] = "id", ["size"] = 1 } } },
            },
        },
    };

    // The points of the cells that the box touches, edges included.
    private static IEnumerable<JsonObject> Around(int level, BoundingBox box)
    {
        var last = (1 << level) - 1;
        var (first, end) = (MapCell.Of(new(box.North, box.West), level), MapCell.Of(new(box.South, box.East), level));
        if (first.X > 0 && first with { X = first.X - 1 } is var west && west.Bounds.East >= box.West)
            first = west;
        if (first.Y > 0 && first with { Y = first.Y - 1 } is var north && north.Bounds.South <= box.North)
            first = north;
        if (end.X < last && end with { X = end.X + 1 } is var east && east.Bounds.West <= box.East)
            end = east;
        if (end.Y < last && end with { Y = end.Y + 1 } is var south && south.Bounds.North >= box.South)
            end = south;
        yield return Clauses.Range("points.lon", ("gte", first.Bounds.West - Rounding), ("lte", end.Bounds.East + Rounding));
        // The outermost rows hold everything beyond them.
        yield return Clauses.Range("points.lat", ("gte", end.Y == last ? -90 : end.Bounds.South - Rounding), ("lte", first.Y == 0 ? 90 : first.Bounds.North + Rounding));
    }

    private static string NameOf(int level) => string.Create(CultureInfo.InvariantCulture, $"l{level}");
}
