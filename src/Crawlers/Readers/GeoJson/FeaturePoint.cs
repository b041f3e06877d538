using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wiker.Ingest.Crawlers.Readers.Coordinates;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.GeoJson;

/// <summary>The point that stands for a feature's geometry: itself for a point, else one that surely lies on or in it (a centroid may lie outside).</summary>
internal static class FeaturePoint
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>
    /// The system that a document states for itself, as files from before RFC 7946 may (<c>urn:ogc:def:crs:EPSG::2154</c>); null when it states none, or one that is not known here:
    /// numbers in that one are no degrees, which is told point by point.
    /// </summary>
    public static string? StatedSystem(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object
        && crs.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { } stated
            ? CoordinateSystems.Codes.FirstOrDefault(code => stated.Contains("EPSG", StringComparison.Ordinal) && stated.EndsWith(code["EPSG".Length..], StringComparison.Ordinal))
            : null;

    /// <summary>
    /// The point; null with a fault when there is a geometry that can't be used, null without when there is none. <paramref name="plane"/> null: geometries are in degrees.
    /// </summary>
    public static LatLon? Of(JsonElement feature, PlanePoints? plane, out string? fault)
    {
        fault = null;
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null)
            return null;
        if (Direct(geometry) is { } point)
            return Plausible(point, plane, out fault);
        try
        {
            // NTS throws a dozen kinds of exception on hostile geometries (its own, arithmetic, argument, null): none may end the run.
            return geometry.Deserialize<Geometry>(Geometries) is { IsEmpty: false } shape && shape.InteriorPoint is { IsEmpty: false } inside
                ? Plausible(new(inside.Y, inside.X), plane, out fault)
                : Fault("an empty geometry", out fault);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or StackOverflowException))
        {
            return Fault($"a geometry that can't be read: {e.Message}", out fault);
        }
    }

    // Nine features of ten are points: they need no geometry library.
    private static LatLon? Direct(JsonElement geometry) =>
        geometry.ValueKind == JsonValueKind.Object
        && geometry.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("Point")
        && geometry.TryGetProperty("coordinates", out var pair) && pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() >= 2
        && pair[0].ValueKind == JsonValueKind.Number && pair[1].ValueKind == JsonValueKind.Number
        && pair[0].TryGetDouble(out var lon) && pair[1].TryGetDouble(out var lat)
            ? new(lat, lon)
            : null;

    // What was read as degrees may be metres: then the plane says where they lie.
    private static LatLon? Plausible(LatLon point, PlanePoints? plane, out string? fault)
    {
        fault = null;
        if (plane is not null)
            return plane.ToDegrees(point.Lon, point.Lat) ?? Fault($"outside of the country that its coordinate system is for: {point.Lon:R}, {point.Lat:R}", out fault);
        return point.IsPlausible ? point : Fault($"no degrees of WGS84 (another coordinate system?): {point.Lon:R}, {point.Lat:R}", out fault);
    }

    private static LatLon? Fault(string words, out string? fault)
    {
        fault = words;
        return null;
    }
}
