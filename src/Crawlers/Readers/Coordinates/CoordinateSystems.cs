using System.Collections.Frozen;
using System.Globalization;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Wiker.Ingest.Crawlers.Readers.Coordinates;

/// <summary>
/// The coordinate systems that French open data is in, by EPSG code: degrees, and metres of the legal projections (decree 2000-1276, annex, as amended in 2019).
/// The reference frames of all of them lie within some decimetres of WGS84 by definition, so they are read as it; older ones (NTF's Lambert zones) don't, and are left out.
/// </summary>
internal static class CoordinateSystems
{
    /// <summary>Longitude and latitude in degrees: what holds unless a definition says otherwise.</summary>
    public const string Degrees = "EPSG:4326";

    private const string Rgf93Degrees = "EPSG:4171";

    private const int FirstZone = 42; // of the nine conic zones of metropolitan France: by the parallel that each is centred on
    private const int LastZone = 50;

    // GRS80, on which RGF93 and its overseas sisters are built; WGS84's own ellipsoid differs from it by a tenth of a millimetre.
    private const string Ground = """GEOGCS["RGF93",DATUM["RGF93",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""";

    // Where each is used, land and sea.
    private static readonly Box Metropole = new(40.5, -10.5, 52, 11);
    private static readonly Box Antilles = new(14, -63.5, 18.7, -57.5);
    private static readonly Box Guyane = new(2, -55, 9, -49);
    private static readonly Box Reunion = new(-26, 51.5, -18, 58.5);
    private static readonly Box Mayotte = new(-14.6, 43.5, -11.3, 46.8);
    private static readonly Box SaintPierre = new(43.3, -57.3, 47.5, -55.7);

    private static readonly (string Code, Box Area, string Wkt)[] Projected =
    [
        ("EPSG:2154", Metropole, Conic("Lambert-93", north: 49, south: 44, middle: 46.5, east: 700_000, northing: 6_600_000)),
        .. Enumerable.Range(FirstZone, LastZone - FirstZone + 1).Select(zone =>
            (Epsg(3900 + zone), Metropole, Conic($"CC{zone}", zone + 0.75, zone - 0.75, zone, 1_700_000, ((zone - FirstZone) * 1_000_000) + 1_200_000))),
        ("EPSG:5490", Antilles, Mercator("RGAF09 UTM 20N", -63)),
        ("EPSG:2972", Guyane, Mercator("RGFG95 UTM 22N", -51)),
        ("EPSG:2975", Reunion, Mercator("RGR92 UTM 40S", 57, isSouth: true)),
        ("EPSG:4471", Mayotte, Mercator("RGM04 UTM 38S", 45, isSouth: true)),
        ("EPSG:4467", SaintPierre, Mercator("RGSPM06 UTM 21N", -57)),
    ];

    private static readonly FrozenDictionary<string, Lazy<PlanePoints>> Planes = Projected
        .ToFrozenDictionary(p => p.Code, p => new Lazy<PlanePoints>(() => Make(p.Wkt, p.Area)), StringComparer.Ordinal);

    /// <summary>Codes that a definition may name, in the order in which people are told them.</summary>
    public static IReadOnlyList<string> Codes { get; } = [Degrees, Rgf93Degrees, .. Projected.Select(p => p.Code)];

    /// <summary>How points of that system are turned into degrees; null for systems that are in degrees already, and for unknown ones (which the catalogue refuses).</summary>
    public static PlanePoints? Of(string? code) => code is not null && Planes.TryGetValue(code, out var plane) ? plane.Value : null;

    private static PlanePoints Make(string wkt, Box area)
    {
        var plane = (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(wkt);
        return new PlanePoints(new CoordinateTransformationFactory().CreateFromCoordinateSystems(plane, plane.GeographicCoordinateSystem).MathTransform, area);
    }

    private static string Epsg(int code) => string.Create(CultureInfo.InvariantCulture, $"EPSG:{code}");

    private static string Conic(string name, double north, double south, double middle, double east, double northing) => Plane(
        name, "Lambert_Conformal_Conic_2SP",
        ("standard_parallel_1", north), ("standard_parallel_2", south), ("latitude_of_origin", middle), ("central_meridian", 3), ("false_easting", east), ("false_northing", northing));

    private static string Mercator(string name, double meridian, bool isSouth = false) => Plane(
        name, "Transverse_Mercator",
        ("latitude_of_origin", 0), ("central_meridian", meridian), ("scale_factor", 0.9996), ("false_easting", 500_000), ("false_northing", isSouth ? 10_000_000 : 0));

    private static string Plane(string name, string projection, params ReadOnlySpan<(string Name, double Value)> parameters)
    {
        var written = "";
        foreach (var (parameter, value) in parameters)
            written += string.Create(CultureInfo.InvariantCulture, $",PARAMETER[\"{parameter}\",{value}]");
        return $"""PROJCS["{name}",{Ground},PROJECTION["{projection}"]{written},UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH]]""";
    }
}
