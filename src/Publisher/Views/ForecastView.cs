using System.Text.Json.Serialization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>The forecast of one commune as the public sees it. No record: it has neither id nor version, and no address of its own.</summary>
public sealed record ForecastView : ItemView
{
    [JsonPropertyOrder(1)] public string Kind { get; } = "weather";
    [JsonPropertyOrder(2)] public required CommuneRef Commune { get; init; }
    /// <summary>The commune's point.</summary>
    [JsonPropertyOrder(3)] public required LatLon Point { get; init; }
    /// <summary>IANA zone whose days are meant.</summary>
    [JsonPropertyOrder(4)] public required string Timezone { get; init; }
    /// <summary>When the service gave it.</summary>
    [JsonPropertyOrder(5)] public required DateTimeOffset Received { get; init; }
    /// <summary>From today on; at least one.</summary>
    [JsonPropertyOrder(6)] public required IReadOnlyList<ForecastDayView> Days { get; init; }
    /// <summary>Kilometres from the middle of the query, to 10 m; null without <c>near</c>.</summary>
    [JsonPropertyOrder(7)] public required double? DistanceKm { get; init; }
    [JsonPropertyOrder(8)] public required string Licence { get; init; }
    /// <summary>The words that the service asks to be named by.</summary>
    [JsonPropertyOrder(9)] public required string Attribution { get; init; }

    /// <summary>The view of a forecast in an answer.</summary>
    public static ForecastView Of(ForecastItem item) => new()
    {
        Commune = item.Commune,
        Point = item.Point,
        Timezone = CommuneTime.ZoneOf(item.Commune.Insee),
        Received = item.Forecast.Received,
        Days = [.. item.Forecast.Days.Select(ForecastDayView.Of)],
        DistanceKm = item.DistanceMetres is { } metres ? Math.Round(metres / 1_000, 2) : null,
        Licence = item.Forecast.Licence,
        Attribution = item.Forecast.Attribution,
    };
}

/// <summary>
/// One local day. <paramref name="Code"/> is the WMO's (table 4677) of the day's most severe weather, <paramref name="Text"/> its French words; temperatures in °C, precipitation in mm
/// and per cent, wind in km/h, the wind's origin in degrees from north. Null: not told.
/// </summary>
public sealed record ForecastDayView(
    DateOnly Date, int? Code, string? Text, double? MinC, double? MaxC, double? PrecipitationMm, double? PrecipitationPercent, double? WindKmh, double? GustKmh, double? WindDirection)
{
    /// <summary>The view of a day.</summary>
    public static ForecastDayView Of(ForecastDay day) => new(
        day.Date, day.Code, day.Code is { } code ? WeatherWords.Of(code) : null, day.MinC, day.MaxC, day.PrecipitationMm, day.PrecipitationPercent, day.WindKmh, day.GustKmh, day.WindDirection);
}
