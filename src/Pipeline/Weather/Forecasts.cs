using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Weather;

/// <summary>
/// The forecasts that may be shown now: never older than the settings allow, never a day that is past where the commune is. With no service configured there are none,
/// whatever the store still holds. Safe for several threads.
/// </summary>
public sealed class Forecasts(WikerStore store, WeatherOptions options, TimeProvider time)
{
    // A clock that was set back a little mustn't hide what came a moment ago; one that was set back by days must.
    private static readonly TimeSpan FromTheFuture = TimeSpan.FromHours(1);

    /// <summary>True when a service is configured.</summary>
    public bool IsOn => options.IsOn;

    /// <summary>The commune's forecast with its days from today on; null: none that may be shown.</summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public Forecast? Of(string insee)
    {
        if (!IsOn)
            return null;
        using var session = store.Read();
        return session.Forecasts.Find(insee) is { } forecast ? Current(forecast) : null;
    }

    /// <summary>Every commune's, by INSEE code.</summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public IReadOnlyList<Forecast> All()
    {
        if (!IsOn)
            return [];
        using var session = store.Read();
        return [.. session.Forecasts.All().Select(Current).OfType<Forecast>()];
    }

    private Forecast? Current(Forecast forecast)
    {
        var now = time.GetUtcNow();
        if (forecast.Received < now - options.MaxAge || forecast.Received > now + FromTheFuture)
            return null;
        var today = CommuneTime.Today(time, CommuneTime.ZoneOf(forecast.Insee));
        ForecastDay[] days = [.. forecast.Days.Where(d => d.Date >= today)];
        return days.Length == 0 ? null : forecast with { Days = days };
    }
}
