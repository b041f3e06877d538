using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Geocoding;

/// <summary>Reads an answer of the API: a GeoJSON FeatureCollection (RFC 7946) whose first feature fits best.</summary>
internal static class GeocoderAnswer
{
    /// <summary>The outcome of a body of any bytes; what isn't in the API's form is a failure, an empty collection an answer.</summary>
    public static GeocodeOutcome Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 32 });
            if (!TryGet(document.RootElement, "features", JsonValueKind.Array, out var features))
                return Unread("it holds no list of features");
            if (features.GetArrayLength() == 0)
                return new GeocodeOutcome.Answered(null);
            return Place(features[0]) is { } place ? new GeocodeOutcome.Answered(place) : Unread("its first feature lacks score, type or point");
        }
        catch (JsonException)
        {
            return Unread("it is no JSON");
        }
    }

    private static GeocodeOutcome.Failed Unread(string why) => new($"the answer can't be read: {why}");

    private static GeocodedPlace? Place(JsonElement feature) =>
        TryGet(feature, "properties", JsonValueKind.Object, out var properties)
        && TryGet(properties, "score", JsonValueKind.Number, out var score) && score.TryGetDouble(out var fit) && fit is >= 0 and <= 1.5
        && Text(properties, "type") is { } type
        && TryGet(feature, "geometry", JsonValueKind.Object, out var geometry) && Text(geometry, "type") == "Point"
        && TryGet(geometry, "coordinates", JsonValueKind.Array, out var coordinates) && Point(coordinates) is { IsPlausible: true } point
            ? new(fit, type, Text(properties, "citycode"), Text(properties, "name"), Text(properties, "label"), point)
            : null;

    private static LatLon? Point(JsonElement position) =>
        position.GetArrayLength() >= 2
        && position[0].ValueKind == JsonValueKind.Number && position[0].TryGetDouble(out var lon)
        && position[1].ValueKind == JsonValueKind.Number && position[1].TryGetDouble(out var lat)
            ? new(lat, lon)
            : null;

    private static string? Text(JsonElement element, string name) => TryGet(element, name, JsonValueKind.String, out var value) ? JsonFeedValues.Text(value) : null;

    private static bool TryGet(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = JsonFeedValues.Member(element, name) ?? default;
        return value.ValueKind == kind;
    }
}
