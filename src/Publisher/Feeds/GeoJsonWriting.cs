using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>Records with a point as a FeatureCollection (RFC 7946); the properties are the record's JSON.</summary>
internal static class GeoJsonWriting
{
    private static readonly GeometryFactory Geometries = new(new PrecisionModel(), 4326);
    private static readonly JsonSerializerOptions GeometryJson = new() { Converters = { new GeoJsonConverterFactory(Geometries) } };

    public static byte[] Write(SearchAnswer answer, RecordViews views, RecordPoints points, AnswerAddresses addresses)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteNumber("total", answer.Total);
            writer.WriteStartArray("features");
            foreach (var (view, item) in views.Of(answer, addresses.Base).Zip(answer.Items))
            {
                if (points.Of(item.Record) is not { } point)
                    continue;
                writer.WriteStartObject();
                writer.WriteString("type", "Feature");
                writer.WriteString("id", "urn:ulid:" + view.Id);
                writer.WritePropertyName("geometry");
                JsonSerializer.Serialize(writer, Geometries.CreatePoint(new Coordinate(point.Lon, point.Lat)), GeometryJson);
                writer.WritePropertyName("properties");
                JsonSerializer.Serialize(writer, view, ViewJson.Public.RecordView);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
