using System.Globalization;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Weather;

/// <summary>
/// Asks the configured service for one place's days, through the polite fetcher: its turns, caps and pauses hold here too. Safe for several threads;
/// every expected failure is a <see cref="ForecastOutcome"/>, nothing is thrown but the caller's own cancellation.
/// </summary>
public sealed class ForecastService : IDisposable
{
    private const int MostBytes = 256 * 1024; // a week of days takes 2 KB
    private const int DaysAsked = 7;

    private readonly WeatherOptions _options;
    private readonly TimeProvider _time;
    private readonly PoliteFetcher _fetcher;

    /// <summary>A service of valid settings that are on, reached as <paramref name="fetching"/> says.</summary>
    public ForecastService(WeatherOptions options, FetchingOptions fetching, TimeProvider time)
    {
        (_options, _time) = (options, time);
        // A fetcher of its own, since only here the operator's word opens their own network; no source is ever read by it.
        _fetcher = new PoliteFetcher(fetching with { ConfiguredHost = AddressRules.HostOf(options.Address), MaxBodyBytes = MostBytes }, time);
    }

    /// <summary>Asks for the days of a place from today on. Waits for the host's turn.</summary>
    /// <param name="point">The place.</param>
    /// <param name="zone">IANA zone whose days are meant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ForecastOutcome> AskAsync(LatLon point, string zone, CancellationToken cancellationToken)
    {
        // An open API that its operator names isn't crawled (RFC 9309 §1): its robots.txt is meant for those who follow links.
        var request = new FetchRequest(UrlOf(_options, point, zone), Accept: "application/json", AsksRobots: false);
        return await _fetcher.FetchAsync(request, cancellationToken) switch
        {
            FetchOutcome.Fetched { Page: var page } => WithoutKey(ForecastAnswer.Read(page.Body, point, TodayIn(zone))),
            FetchOutcome.RateLimited limited => new ForecastOutcome.Paused(limited.Until),
            FetchOutcome.Blocked blocked => Failed($"it turns us away ({blocked.Evidence}): look at the key and at what the address allows"),
            FetchOutcome.Gone gone => Failed($"there is no forecast at that address (status {gone.Status})"),
            FetchOutcome.Failed failed => Failed(failed.Detail),
            _ => Failed("it answers as if it had been asked before"),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _fetcher.Dispose();

    internal static Uri UrlOf(WeatherOptions options, LatLon point, string zone)
    {
        // Units are the API's defaults, but a default may change: they are named, and what comes back is checked.
        var query = string.Create(CultureInfo.InvariantCulture, $"latitude={point.Lat:0.####}&longitude={point.Lon:0.####}&timezone={Uri.EscapeDataString(zone)}&forecast_days={DaysAsked}")
            + "&temperature_unit=celsius&wind_speed_unit=kmh&precipitation_unit=mm&daily=" + string.Join(',', ForecastAnswer.Variables);
        return new Uri($"{options.Address.AbsoluteUri}?{query}{(string.IsNullOrWhiteSpace(options.Key) ? "" : "&apikey=" + Uri.EscapeDataString(options.Key.Trim()))}");
    }

    private DateOnly TodayIn(string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    private ForecastOutcome WithoutKey(ForecastOutcome outcome) => outcome is ForecastOutcome.Failed failed ? Failed(failed.Detail) : outcome;

    // Words of a fault may quote the address that was asked (a redirect that leads back to it), or the service our key.
    private ForecastOutcome.Failed Failed(string detail)
    {
        if (_options.Key?.Trim() is { Length: > 0 } key)
            detail = detail.Replace(Uri.EscapeDataString(key), "…", StringComparison.Ordinal).Replace(key, "…", StringComparison.Ordinal);
        return new(detail);
    }
}
