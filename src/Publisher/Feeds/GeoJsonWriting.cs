using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>Records with a point, and forecasts at their communes' points, as a FeatureCollection (RFC 7946); the properties are the item's JSON.</summary>
internal static class GeoJsonWriting
{
    public static byte[] Write(SearchAnswer answer, RecordViews views, RecordPoints points, AnswerAddresses addresses) => FeatureCollection.Write(
        answer.Total,
        [
            .. answer.Forecasts.Select(Of),
            .. views.Of(answer, addresses.Base).Zip(answer.Items, (view, item) => Of(view, points.Of(item.Record))).OfType<PointFeature>(),
        ]);

    private static PointFeature Of(ForecastItem forecast) =>
        new(forecast.Point, writer => JsonSerializer.Serialize(writer, ForecastView.Of(forecast), ViewJson.Public.ForecastView), "urn:wiker:weather:" + forecast.Commune.Insee);

    private static PointFeature? Of(RecordView view, LatLon? at) =>
        at is { } point ? new(point, writer => JsonSerializer.Serialize(writer, view, ViewJson.Public.RecordView), "urn:ulid:" + view.Id) : null;
}
