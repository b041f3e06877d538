using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>
/// A map's cells as a FeatureCollection (RFC 7946): one point for each, the mean of its points. A record alone has <c>id</c>, <c>kind</c>, <c>title</c> and <c>url</c>;
/// several have <c>records</c>, how many, and a <c>bbox</c>, the cell's.
/// </summary>
internal static class MapWriting
{
    private static readonly GeometryFactory Geometries = new(new PrecisionModel(), 4326);
    private static readonly JsonSerializerOptions GeometryJson = new() { Converters = { new GeoJsonConverterFactory(Geometries) } };

    public static byte[] Write(MapAnswer answer, string baseUrl)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteNumber("total", answer.Total);
            writer.WriteStartArray("features");
            foreach (var cell in answer.Cells)
            {
                // What the index still holds though the store no longer does is left out.
                var alone = cell.Id is { } id ? answer.Alone.GetValueOrDefault(id) : null;
                if (cell.Id is null || alone is { Moderation: Moderation.Published })
                    WriteFeature(writer, cell, alone, baseUrl);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter writer, IndexCell cell, Record? alone, string baseUrl)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        if (alone is null)
        {
            var bounds = cell.Cell.Bounds;
            writer.WriteStartArray("bbox");
            foreach (var edge in (ReadOnlySpan<double>)[bounds.West, bounds.South, bounds.East, bounds.North])
                writer.WriteNumberValue(Math.Round(edge, 7));
            writer.WriteEndArray();
        }
        writer.WritePropertyName("geometry");
        JsonSerializer.Serialize(writer, Geometries.CreatePoint(new Coordinate(Math.Round(cell.Mean.Lon, 6), Math.Round(cell.Mean.Lat, 6))), GeometryJson);
        writer.WriteStartObject("properties");
        writer.WriteNumber("records", cell.Records);
        if (alone is not null)
        {
            writer.WriteString("id", alone.Id);
            writer.WriteString("kind", WireWord.Of(alone.Content.Kind));
            writer.WriteString("title", alone.Content.Title);
            writer.WriteString("url", $"{baseUrl}/records/{alone.Id}");
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
