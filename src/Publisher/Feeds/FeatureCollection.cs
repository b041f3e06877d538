using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>Something at a point. <paramref name="Properties"/> writes one JSON object; without <paramref name="Id"/> or <paramref name="Bbox"/> there is no such member.</summary>
internal sealed record PointFeature(LatLon Point, Action<Utf8JsonWriter> Properties, string? Id = null, BoundingBox? Bbox = null);

/// <summary>GeoJSON (RFC 7946) of points, with <c>total</c> beside them; accents as they are.</summary>
internal static class FeatureCollection
{
    private static readonly GeometryFactory Geometries = new(new PrecisionModel(), 4326);
    private static readonly JsonSerializerOptions GeometryJson = new() { Converters = { new GeoJsonConverterFactory(Geometries) } };

    /// <summary>The document in UTF-8. <paramref name="total"/>: how many there are in all, on whichever page.</summary>
    public static byte[] Write(int total, IEnumerable<PointFeature> features)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteNumber("total", total);
            writer.WriteStartArray("features");
            foreach (var feature in features)
                Write(writer, feature);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, PointFeature feature)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        if (feature.Id is { } id)
            writer.WriteString("id", id);
        if (feature.Bbox is { } box)
        {
            writer.WriteStartArray("bbox");
            foreach (var edge in (ReadOnlySpan<double>)[box.West, box.South, box.East, box.North])
                writer.WriteNumberValue(edge);
            writer.WriteEndArray();
        }
        writer.WritePropertyName("geometry");
        JsonSerializer.Serialize(writer, Geometries.CreatePoint(new Coordinate(feature.Point.Lon, feature.Point.Lat)), GeometryJson);
        writer.WritePropertyName("properties");
        feature.Properties(writer);
        writer.WriteEndObject();
    }
}
