using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Store;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Pipeline.Tests.Weather;

/// <summary>Forecasts over a real store, from a real service on loopback; it is Tuesday, 24 November 2026, nine o'clock in Donges.</summary>
internal sealed class TownWithForecasts : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-weather-").FullName;
    private readonly LoopbackServer _server;
    private readonly ForecastService _service;

    private TownWithForecasts(LoopbackServer server)
    {
        _server = server;
        Options.Url = server.Url + "/v1/forecast";
        Store = WikerStore.Open(Path.Combine(_folder, "store.db"));
        _service = NewService();
    }

    /// <summary>The first two lie in one cell of the grid, the third in another, the fourth on another clock; the fifth has no point.</summary>
    public static Gazetteer Gazetteer { get; } = new(
    [
        new Commune("44052", "Donges", [], "44", 8_000, null, new LatLon(47.3186, -2.0755)),
        new Commune("44999", "Voisine", [], "44", 3_000, null, new LatLon(47.34, -2.03)),
        new Commune("44184", "Saint-Nazaire", [], "44", 70_000, null, new LatLon(47.2736, -2.2138)),
        new Commune("97411", "Saint-Denis", [], "974", 150_000, null, new LatLon(-20.88, 55.45)),
        new Commune("44013", "Besné", [], "44", 3_000, null, null),
    ]);

    public WikerStore Store { get; }

    public WeatherOptions Options { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    /// <summary>What was asked for, as <c>latitude timezone</c>, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The answer's body; null: a good one.</summary>
    public Func<HttpContext, string?> Answer { get; set; } = _ => null;

    public static async Task<TownWithForecasts> StartAsync()
    {
        TownWithForecasts? town = null;
        var server = await LoopbackServer.StartAsync(context =>
        {
            town!.Asked.Enqueue(context.Request.Query["latitude"] + " " + context.Request.Query["timezone"]);
            return context.Response.WriteAsync(town.Answer(context) ?? town.Good());
        });
        return town = new(server);
    }

    /// <summary>An answer without a body.</summary>
    public static string Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return "";
    }

    public static Territories Territories(params string[] communes) => new(communes.Select(i => new Territory { Insee = i, Name = i }));

    /// <summary>One that has met no fault yet; the caller disposes it.</summary>
    public ForecastService NewService() => new(Options, new FetchingOptions { DelayPerHost = TimeSpan.Zero, SpacePerAddress = false }, Time);

    public ForecastUpdate Update(params string[] communes) => new(_service, Options, Store, Territories(communes), Gazetteer, Time);

    public Task<ForecastRound> RunAsync(params string[] communes) => Update(communes).RunAsync(TestContext.Current.CancellationToken);

    public Forecasts Forecasts() => new(Store, Options, Time);

    public ForecastState State(params string[] communes) => ForecastState.Of(Forecasts(), Store, Territories(communes), Gazetteer);

    public T Read<T>(Func<StoreSession, T> work)
    {
        using var session = Store.Read();
        return work(session);
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _server.DisposeAsync();
        WikerStore.CloseIdle(Store.Path);
        Directory.Delete(_folder, recursive: true);
    }

    // Three days from the day that it is, in the zone that was asked for.
    private string Good()
    {
        var today = DateOnly.FromDateTime(Time.GetUtcNow().Date);
        var days = string.Join(',', Enumerable.Range(0, 3).Select(d => $"\"{today.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\""));
        return "{\"daily\":{\"time\":[" + days + "],\"weather_code\":[61,3,0],\"temperature_2m_min\":[4.2,-1.5,-3],\"temperature_2m_max\":[9.8,6,5]}}";
    }
}
