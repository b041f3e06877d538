using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>Records with a point, and forecasts at their communes' points, as a FeatureCollection (RFC 7946); the properties are the item's JSON.</summary>
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
            foreach (var forecast in answer.Forecasts)
                WriteFeature(writer, "urn:wiker:weather:" + forecast.Commune.Insee, forecast.Point, () => JsonSerializer.Serialize(writer, ForecastView.Of(forecast), ViewJson.Public.ForecastView));
            foreach (var (view, item) in views.Of(answer, addresses.Base).Zip(answer.Items))
            {
                if (points.Of(item.Record) is { } point)
                    WriteFeature(writer, "urn:ulid:" + view.Id, point, () => JsonSerializer.Serialize(writer, view, ViewJson.Public.RecordView));
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
    private static void WriteFeature(Utf8JsonWriter writer, string id, LatLon point, Action writeProperties)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", id);
        writer.WritePropertyName("geometry");
        JsonSerializer.Serialize(writer, Geometries.CreatePoint(new Coordinate(point.Lon, point.Lat)), GeometryJson);
        writer.WritePropertyName("properties");
        writeProperties();
        writer.WriteEndObject();
    }
}
