using System.Text.Json.Serialization;

namespace Wiker.Ingest.Model;

/// <summary>A point on WGS84, in decimal degrees.</summary>
public readonly record struct LatLon(double Lat, double Lon)
{
    private const double EarthRadiusMetres = 6_371_008.8; // mean radius, IUGG

    /// <summary>Great-circle distance in metres (haversine).</summary>
    public double MetresTo(LatLon other)
    {
        var phi1 = double.DegreesToRadians(Lat);
        var phi2 = double.DegreesToRadians(other.Lat);
        var halfPhi = Math.Sin((phi2 - phi1) / 2);
        var halfLambda = Math.Sin(double.DegreesToRadians(other.Lon - Lon) / 2);
        var a = (halfPhi * halfPhi) + (Math.Cos(phi1) * Math.Cos(phi2) * halfLambda * halfLambda);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>True for finite degrees inside ±90 and ±180 that aren't the 0,0 of an unset field.</summary>
    [JsonIgnore]
    public bool IsPlausible => double.IsFinite(Lat) && double.IsFinite(Lon) && Math.Abs(Lat) <= 90 && Math.Abs(Lon) <= 180 && (Lat, Lon) != (0, 0);
}

/// <summary>A commune by code and name, as records carry it.</summary>
public sealed record CommuneRef(string Insee, string Name);

/// <summary>A commune of the gazetteer. <paramref name="Point"/> null: none is known, and then it is never found by a radius.</summary>
public sealed record Commune(
    string Insee,
    string Name,
    IReadOnlyList<string> PostalCodes,
    string Department,
    int Population,
    string? Epci,
    LatLon? Point)
{
    /// <summary>Code and name alone.</summary>
    public CommuneRef ToRef() => new(Insee, Name);

    /// <summary>The département of an INSEE code: its first two characters, three overseas.</summary>
    public static string DepartmentOf(string insee) => insee is ['9', '7' or '8', ..] ? insee[..3] : insee[..2];
}

/// <summary>
/// Where something is. <paramref name="Raw"/> is the text as given and is never lost. <paramref name="Point"/> is the venue's or street's own point,
/// or the commune's with precision <c>Commune</c>; null when none is known.
/// </summary>
public sealed record Place(
    string? Raw,
    string? Venue,
    string? Street,
    string? PostalCode,
    CommuneRef? Commune,
    LatLon? Point,
    PlacePrecision Precision);

/// <summary>A commune's territory: its file of <c>config/territories</c>, or the defaults when it has none.</summary>
public sealed record Territory
{
    /// <summary>INSEE code of the commune that it belongs to.</summary>
    public required string Insee { get; init; }
    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }
    /// <summary>Radius of the diffusion zone in kilometres.</summary>
    public double Radius { get; init; } = 10;
    /// <summary>INSEE codes that belong to the zone though they lie outside the radius.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
    /// <summary>INSEE codes that don't belong to it though they lie inside.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
    /// <summary>SIREN of its EPCI.</summary>
    public string? Epci { get; init; }
    /// <summary>Path or URL of a logo.</summary>
    public string? Logo { get; init; }
    /// <summary>CSS colours by role (<c>accent</c>, <c>background</c>).</summary>
    public IReadOnlyDictionary<string, string> Colours { get; init; } = new Dictionary<string, string>();
    /// <summary>Themes shown first.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];
}
