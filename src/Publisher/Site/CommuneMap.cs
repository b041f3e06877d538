using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>A commune that the map names.</summary>
public sealed record MapTown(string Name, double Lat, double Lon);

/// <summary>Where background tiles come from, and whom to name beside them.</summary>
/// <param name="Url">An address with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</param>
/// <param name="Attribution">Who made them, in the words that their licence asks for.</param>
public sealed record MapTiles(string Url, string Attribution)
{
    /// <summary>Scheme and host, for the pages' policy.</summary>
    public string Origin => AddressOf(Url)!.GetLeftPart(UriPartial.Authority);

    /// <summary>The address with the numbers' names in place of numbers; null when it isn't http(s), or lacks one of the three.</summary>
    internal static Uri? AddressOf(string url) =>
        Uri.TryCreate(url.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && url.Contains("{z}", StringComparison.Ordinal) && url.Contains("{x}", StringComparison.Ordinal) && url.Contains("{y}", StringComparison.Ordinal) ? address : null;
}

/// <summary>The map of a commune's page, and its twin: the communes with how much each announces, as a list.</summary>
public sealed record CommuneMap
{
    private const int MostTowns = 150;

    /// <summary>Address of the clusters, to which the map adds its zoom and box.</summary>
    public required string PointsHref { get; init; }
    /// <summary>Address of the records themselves, to which the map adds a cluster's box.</summary>
    public required string RecordsHref { get; init; }
    public required LatLon Centre { get; init; }
    /// <summary>Radius of the zone in metres.</summary>
    public required double RadiusMetres { get; init; }
    public required IReadOnlyList<MapTown> Towns { get; init; }
    /// <summary>The twin list, the busiest commune first.</summary>
    public required IReadOnlyList<NamedLink> List { get; init; }
    /// <summary>The list is full: more communes announce something.</summary>
    public required bool HasMore { get; init; }
    /// <summary>Null: the map has no background.</summary>
    public required MapTiles? Tiles { get; init; }

    /// <summary>Towns as JSON for the page's script; nothing in it can end the element that it stands in.</summary>
    public string TownsJson => JsonSerializer.Serialize(Towns, ViewJson.Public.IReadOnlyListMapTown);

    /// <summary>A number as the script reads it.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The map of a page, or null for a commune whose point isn't known.</summary>
    /// <param name="commune">The page's.</param>
    /// <param name="query">What the reader asked.</param>
    /// <param name="counts">Counts of its choices.</param>
    /// <param name="territories">Gives its zone.</param>
    /// <param name="gazetteer">Points and names.</param>
    /// <param name="tiles">Background, if any.</param>
    /// <param name="hrefOf">The page narrowed to a commune.</param>
    internal static CommuneMap? Of(Commune commune, RecordQuery query, CommuneCounts counts, Territories territories, Gazetteer gazetteer, MapTiles? tiles, Func<string, string> hrefOf)
    {
        if (territories.ZoneOf(commune, query.Radius) is not { } zone)
            return null;
        var busy = counts.Of(QueryFacet.Commune).Select(c => (Commune: gazetteer.Find(c.Value), c.Count)).Where(c => c.Commune is not null).ToList();
        var shown = gazetteer.Within(zone.Centre, zone.RadiusMetres).Concat(zone.Include.Select(gazetteer.Find).OfType<Commune>()).Where(c => !zone.Exclude.Contains(c.Insee)).DistinctBy(c => c.Insee);
        // Of two names that overlap the script shows the first.
        var towns = shown.Where(c => c.Point is not null).OrderByDescending(c => c.Insee == commune.Insee).ThenByDescending(c => counts.Of(QueryFacet.Commune, c.Insee)).ThenByDescending(c => c.Population);
        var words = RecordQueryUrl.Format(query with { Cursor = null, Limit = null, Sort = null, Facets = [] });
        return new CommuneMap
        {
            PointsHref = "/v1/map.geojson?" + words,
            RecordsHref = "/v1/records.json?" + words,
            Centre = zone.Centre,
            RadiusMetres = zone.RadiusMetres,
            Towns = [.. towns.Take(MostTowns).Select(c => new MapTown(c.Name, c.Point!.Value.Lat, c.Point.Value.Lon))],
            List = [.. busy.Select(b => new NamedLink(b.Commune!.Name, hrefOf(b.Commune.Insee), IsCurrent: b.Commune.Insee == query.Commune, Count: b.Count))],
            HasMore = counts.Of(QueryFacet.Commune).Count == IndexAnswer.MostFacetValues,
            Tiles = tiles,
        };
    }
}
