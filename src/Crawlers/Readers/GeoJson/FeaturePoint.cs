using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.GeoJson;

/// <summary>The point that stands for a feature's geometry: itself for a point, else one that surely lies on or in it (a centroid may lie outside).</summary>
internal static class FeaturePoint
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>The point; null with a fault when there is a geometry that can't be used, null without when there is none.</summary>
    public static LatLon? Of(JsonElement feature, out string? fault)
    {
        fault = null;
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null)
            return null;
        if (Direct(geometry) is { } point)
            return Plausible(point, out fault);
        try
        {
            // NTS throws a dozen kinds of exception on hostile geometries (its own, arithmetic, argument, null): none may end the run.
            return geometry.Deserialize<Geometry>(Geometries) is { IsEmpty: false } shape && shape.InteriorPoint is { IsEmpty: false } inside
                ? Plausible(new(inside.Y, inside.X), out fault)
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

    private static LatLon? Plausible(LatLon point, out string? fault)
    {
        fault = null;
        return point.IsPlausible ? point : Fault($"no degrees of WGS84 (another coordinate system?): {point.Lon:R}, {point.Lat:R}", out fault);
    }

    private static LatLon? Fault(string words, out string? fault)
    {
        fault = words;
        return null;
    }
}
