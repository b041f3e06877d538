using System.Text.Json.Serialization;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>
/// Answer of <c>/health</c>: <paramref name="Status"/> ok or degraded, <paramref name="Store"/> and <paramref name="Index"/> ok or out, changes that the index lags behind (null when it is out),
/// and the weather in words: ok, or what is missing, which degrades nothing else (left out when no service is configured).
/// </summary>
internal sealed record HealthView(string Status, string Store, string Index, long? Lag, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Weather)
{
    // Beyond that answers are visibly old.
    private const long MostLag = 10_000;

    public static async Task<HealthView> OfAsync(WikerStore store, IndexLag lag, Func<ForecastState> weather, CancellationToken cancellationToken)
    {
        var storeAnswers = Answers(store);
        long? behind = null;
        try
        {
            behind = await lag(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An index that is out is what this endpoint tells; its own log says why.
        }
        return new HealthView(
            storeAnswers && behind <= MostLag ? "ok" : "degraded", storeAnswers ? "ok" : "out", behind is null ? "out" : "ok", behind, storeAnswers ? WeatherOf(weather) : null);
    }

    private static string? WeatherOf(Func<ForecastState> weather)
    {
        try
        {
            return weather() is { IsOn: true } state ? state.Words : null;
        }
        catch (Exception e) when (e is StoreException or System.Data.Common.DbException or IOException)
        {
            return null;
        }
    }

    private static bool Answers(WikerStore store)
    {
        try
        {
            using var session = store.Read();
            session.Records.ChangeNumber();
            return true;
        }
        catch (Exception e) when (e is StoreException or System.Data.Common.DbException or IOException)
        {
            return false;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthView))]
internal sealed partial class HealthJson : JsonSerializerContext;
