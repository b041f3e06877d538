using System.Text.Json;
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
    public static byte[] Write(MapAnswer answer, string baseUrl) => FeatureCollection.Write(
        answer.Total,
        from cell in answer.Cells
        let alone = cell.Id is { } id ? answer.Alone.GetValueOrDefault(id) : null
        // What the index still holds though the store no longer does is left out.
        where cell.Id is null || alone is { Moderation: Moderation.Published }
        select new PointFeature(
            new LatLon(Math.Round(cell.Mean.Lat, 6), Math.Round(cell.Mean.Lon, 6)),
            writer => WriteProperties(writer, cell, alone, baseUrl),
            Bbox: alone is null ? Rounded(cell.Cell.Bounds) : null));

    private static void WriteProperties(Utf8JsonWriter writer, IndexCell cell, Record? alone, string baseUrl)
    {
        writer.WriteStartObject();
        writer.WriteNumber("records", cell.Records);
        if (alone is not null)
        {
            writer.WriteString("id", alone.Id);
            writer.WriteString("kind", WireWord.Of(alone.Content.Kind));
            writer.WriteString("title", alone.Content.Title);
            writer.WriteString("url", $"{baseUrl}/records/{alone.Id}");
        }
        writer.WriteEndObject();
    }

    private static BoundingBox Rounded(BoundingBox box) => new(Math.Round(box.West, 7), Math.Round(box.South, 7), Math.Round(box.East, 7), Math.Round(box.North, 7));
}
