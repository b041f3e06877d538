using System.Globalization;
using System.Text.Json.Nodes;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>
/// A zone as clauses, and the exact distance of a record's nearest point in it. The server rounds points to a centimetre and its distances with them: it finds, we measure.
/// A zone that is a plain circle asks the record's own points; one with communes to add or take away asks its nested points, each beside its commune.
/// </summary>
internal sealed class ZoneClauses
{
    // Half the earth's circumference and some: more says nothing.
    private const double LongestRadius = 20_100_000;
    private readonly IndexZone _zone;
    private readonly string[] _include;
    private readonly HashSet<string> _included;
    private readonly HashSet<string> _excluded;

    public ZoneClauses(IndexZone zone)
    {
        _zone = zone;
        _excluded = new(zone.Exclude, StringComparer.Ordinal);
        _include = [.. zone.Include.Where(c => !_excluded.Contains(c)).Distinct(StringComparer.Ordinal)];
        _included = new(_include, StringComparer.Ordinal);
        RadiusMetres = zone.RadiusMetres > 0 ? Math.Min(zone.RadiusMetres, LongestRadius) : 0;
    }

    public LatLon Centre => _zone.Centre;
    public double RadiusMetres { get; }

    /// <summary>True when records without a point can be in the zone, by their communes.</summary>
    public bool TakesUnplaced => _include.Length > 0;

    private bool IsPlainCircle => RadiusMetres > 0 && _include.Length == 0 && _excluded.Count == 0;

    /// <summary>How far the server's distance may be from the exact one: points are rounded by a centimetre, its arc sine by 0.4 m half round the earth.</summary>
    public static double Slack(double metres) => 0.05 + (metres * 1e-7);

    /// <summary>Points in the zone, within <c>points</c>.</summary>
    public JsonObject PointInZone()
    {
        var within = new List<JsonObject> { RadiusMetres > 0 ? Circle("points.at", RadiusMetres) : At(Centre) };
        if (_include.Length > 0)
            within.Add(Clauses.Terms("points.commune", _include));
        return _excluded.Count == 0 ? Clauses.Any(within) : Clauses.All(Clauses.Any(within), Clauses.Not(Clauses.Terms("points.commune", _excluded)));
    }

    /// <summary>Records with a point in the zone.</summary>
    public JsonObject Placed() => IsPlainCircle ? Circle("at", RadiusMetres) : Clauses.Nested("points", PointInZone());

    /// <summary>Records without any point, in the zone by their communes.</summary>
    public JsonObject Unplaced() => Clauses.All(Clauses.Term("placed", false), Clauses.Terms("communes", _include));

    /// <summary>Records in the zone.</summary>
    public JsonObject Whole() => TakesUnplaced ? Clauses.Any(Placed(), Unplaced()) : Placed();

    /// <summary>The order by the server's distance.</summary>
    public JsonObject Order()
    {
        var order = new JsonObject
        {
            [IsPlainCircle ? "at" : "points.at"] = Place(Centre),
            ["order"] = "asc",
            ["unit"] = "m",
            ["mode"] = "min",
            ["distance_type"] = "arc",
        };
        if (!IsPlainCircle)
            order["nested"] = new JsonObject { ["path"] = "points", ["filter"] = PointInZone() };
        return new() { ["_geo_distance"] = order };
    }

    /// <summary>Records with a point in the zone whose distance is within the slack of that one, though it isn't this very point: the few whose exact order the server can't tell.</summary>
    public JsonObject Doubtful(double metres, LatLon point)
    {
        var slack = 2 * Slack(metres);
        List<JsonObject> conditions = [PointInZone(), Circle("points.at", metres + slack), Clauses.Not(At(point))];
        if (metres > slack)
            conditions.Add(Clauses.Not(Circle("points.at", metres - slack)));
        return Clauses.Nested("points", Clauses.All(conditions));
    }

    /// <summary>The nearest point in the zone, and its exact distance in metres; null when the record has none.</summary>
    public (LatLon Point, double Metres)? Nearest(IEnumerable<IndexedPoint>? points)
    {
        (LatLon, double)? nearest = null;
        foreach (var point in points ?? [])
        {
            if (point.Commune is { } commune && _excluded.Contains(commune))
                continue;
            var metres = Centre.MetresTo(point.Point);
            var isIn = metres <= RadiusMetres + Slack(metres) || (point.Commune is { } known && _included.Contains(known));
            if (isIn && (nearest is not { } other || metres < other.Item2))
                nearest = (point.Point, metres);
        }
        return nearest;
    }

    private JsonObject Circle(string field, double metres) => new()
    {
        ["geo_distance"] = new JsonObject
        {
            ["distance"] = metres.ToString("R", CultureInfo.InvariantCulture) + "m",
            ["distance_type"] = "arc",
            [field] = Place(Centre),
        },
    };

    // The exact degrees: a circle of no radius, which the server has no word for.
    private static JsonObject At(LatLon point) => Clauses.All(Clauses.Term("points.lat", point.Lat + 0.0), Clauses.Term("points.lon", point.Lon + 0.0));

    private static JsonObject Place(LatLon point) => new() { ["lat"] = point.Lat, ["lon"] = point.Lon };
}
