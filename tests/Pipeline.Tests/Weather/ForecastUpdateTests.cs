using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.Weather;

/// <summary>Forecasts over a real store, from a real service on loopback; it is Tuesday, 24 November 2026, nine o'clock in Donges.</summary>
public sealed class ForecastUpdateTests : IAsyncLifetime
{
    // The first two lie in one cell of the grid, the third in another, the fourth on another clock; the fifth has no point.
    private static readonly Gazetteer Gazetteer = new(
    [
        new Commune("44052", "Donges", [], "44", 8_000, null, new LatLon(47.3186, -2.0755)),
        new Commune("44999", "Voisine", [], "44", 3_000, null, new LatLon(47.34, -2.03)),
        new Commune("44184", "Saint-Nazaire", [], "44", 70_000, null, new LatLon(47.2736, -2.2138)),
        new Commune("97411", "Saint-Denis", [], "974", 150_000, null, new LatLon(-20.88, 55.45)),
        new Commune("44013", "Besné", [], "44", 3_000, null, null),
    ]);

    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-weather-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly WeatherOptions _options = new();
    private WikerStore _store = null!;
    private WebApplication _server = null!;
    private ForecastService _service = null!;
    private Func<HttpContext, string?> _answer = _ => null; // null: a good one

    public async ValueTask InitializeAsync()
    {
        _store = WikerStore.Open(Path.Combine(_folder, "store.db"));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(context =>
        {
            _asked.Enqueue(context.Request.Query["latitude"] + " " + context.Request.Query["timezone"]);
            return context.Response.WriteAsync(_answer(context) ?? Good());
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
        _options.Url = _server.Urls.First() + "/v1/forecast";
        _service = new ForecastService(_options, new FetchingOptions { DelayPerHost = TimeSpan.Zero, SpacePerAddress = false }, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Neighbours_in_one_cell_share_one_request_and_both_get_its_days()
    {
        var round = await RunAsync("44052", "44999", "44184");

        (round.Asked, round.Updated, round.Failed).ShouldBe((2, 3, 0));
        _asked.Count.ShouldBe(2);
        var donges = Forecasts().Of("44052").ShouldNotBeNull();
        donges.Days.Select(d => (d.Date, d.Code, d.MaxC)).ShouldBe([(new DateOnly(2026, 11, 24), 61, 9.8), (new DateOnly(2026, 11, 25), 3, 6), (new DateOnly(2026, 11, 26), 0, 5)]);
        (donges.Attribution, donges.Licence, donges.Received).ShouldBe(("Open-Meteo.com", "CC-BY-4.0", _time.GetUtcNow()));
        Forecasts().Of("44999").ShouldNotBeNull().Days.ShouldBe(donges.Days);
        Forecasts().All().Select(f => f.Insee).ShouldBe(["44052", "44184", "44999"]);
    }

    [Fact]
    public async Task A_commune_overseas_is_asked_for_in_its_own_days_and_one_without_a_point_not_at_all()
    {
        await RunAsync("97411", "44013");

        _asked.ShouldHaveSingleItem().ShouldEndWith(" Indian/Reunion");
        Forecasts().Of("44013").ShouldBeNull();
        State("97411", "44013").ShouldBe(new ForecastState(true, 1, 1, 1, null));
    }

    [Fact]
    public async Task What_is_fresh_is_not_asked_for_again_before_its_time()
    {
        var first = await RunAsync("44052");
        (first.NextDue - _time.GetUtcNow()).ShouldBeInRange(TimeSpan.FromHours(3), TimeSpan.FromHours(3.3));

        _time.Advance(TimeSpan.FromHours(2.9));
        (await RunAsync("44052")).Asked.ShouldBe(0);
        _time.Advance(TimeSpan.FromHours(0.5));
        (await RunAsync("44052")).Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_territory_that_is_new_in_a_cell_gets_its_forecast_at_once_and_one_that_is_gone_loses_it()
    {
        await RunAsync("44052");
        (await RunAsync("44052", "44999")).Updated.ShouldBe(2);

        await RunAsync("44999");
        Forecasts().All().Select(f => f.Insee).ShouldBe(["44999"]);
        await RunAsync("44184");
        Read(s => s.Forecasts.Cells()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<html>Maintenance</html>", "it is a page and no JSON")]
    [InlineData("""{"daily":{"time":["2026-11-24","2026-""", "it is no JSON, or cut off")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_max":[99]}}""", "temperature_2m_max can't be 99")]
    [InlineData("""{"daily":{"time":["2026-11-24","2026-11-25"],"temperature_2m_max":[9]}}""", "another length")]
    public async Task What_cannot_be_read_leaves_the_last_forecast_and_is_told(string body, string words)
    {
        await RunAsync("44052");
        var before = Forecasts().Of("44052");
        _answer = _ => body;
        _time.Advance(TimeSpan.FromHours(4));

        (await RunAsync("44052")).Failed.ShouldBe(1);

        Forecasts().Of("44052").ShouldNotBeNull().Days.ShouldBe(before!.Days);
        var state = State("44052");
        (state.IsWell, state.Words).ShouldBe((true, "ok"));
        state.Problem.ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public async Task A_service_that_fails_is_asked_ever_more_rarely_and_a_success_resets_that()
    {
        _answer = context => Status(context, 500);
        List<double> waits = [];
        for (var i = 0; i < 8; i++)
        {
            var round = await RunAsync("44052");
            round.Failed.ShouldBe(1);
            waits.Add(Read(s => s.Forecasts.Cells())[0].NextDue.Subtract(_time.GetUtcNow()).TotalMinutes);
            _time.SetUtcNow(Read(s => s.Forecasts.Cells())[0].NextDue);
        }
        double[] least = [15, 30, 60, 120, 240, 480, 720, 720];
        waits.Zip(least).ShouldAllBe(w => w.First >= w.Second && w.First <= w.Second * 1.1);
        State("44052").Words.ShouldBe("1 of 1 communes have no forecast that is fresh enough to be shown");

        _answer = _ => null;
        await RunAsync("44052");
        Read(s => s.Forecasts.Cells()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Failures.ShouldBe(0), c => c.Problem.ShouldBeNull());
        State("44052").ShouldBe(new ForecastState(true, 1, 1, 0, null));
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_is_and_all_its_cells_wait()
    {
        _answer = context =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return Status(context, 429);
        };

        var round = await RunAsync("44052", "44184", "97411");

        _asked.Count.ShouldBe(1);
        round.NextDue.ShouldBeGreaterThanOrEqualTo(_time.GetUtcNow().AddHours(2));
        Read(s => s.Forecasts.Cells()).ShouldAllBe(c => c.NextDue >= _time.GetUtcNow().AddHours(2) && c.Problem == "it asks to be left alone until 2026-11-24 10:00:00Z" && c.Failures == 0);
        _answer = _ => null;
        _time.Advance(TimeSpan.FromHours(2.1));
        (await RunAsync("44052", "44184", "97411")).Updated.ShouldBe(3);
    }

    [Fact]
    public async Task Three_failures_in_a_row_are_the_services_and_the_rest_waits()
    {
        _answer = context => Status(context, 503);
        var communes = Enumerable.Range(0, 6).Select(n => new Commune($"4410{n}", $"Commune {n}", [], "44", 1, null, new LatLon(45 + n, 1))).ToList();
        using var service = new ForecastService(_options, new FetchingOptions { DelayPerHost = TimeSpan.Zero, SpacePerAddress = false }, _time);

        var round = await new ForecastUpdate(service, _options, _store, Territories([.. communes.Select(c => c.Insee)]), new Gazetteer(communes), _time).RunAsync(TestContext.Current.CancellationToken);

        (round.Asked, round.Failed).ShouldBe((3, 3));
        Read(s => s.Forecasts.Cells()).Count.ShouldBe(6);
        Read(s => s.Forecasts.Cells()).ShouldAllBe(c => c.NextDue > _time.GetUtcNow());
    }

    [Fact]
    public async Task Days_that_are_past_are_dropped_and_what_is_too_old_is_not_shown()
    {
        await RunAsync("44052");

        _time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 22, 59, 0, TimeSpan.Zero));
        Forecasts().Of("44052").ShouldNotBeNull().Days[0].Date.ShouldBe(new DateOnly(2026, 11, 24));
        _time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 23, 1, 0, TimeSpan.Zero));
        Forecasts().Of("44052").ShouldNotBeNull().Days[0].Date.ShouldBe(new DateOnly(2026, 11, 25));
        _time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 8, 1, 0, TimeSpan.Zero));
        Forecasts().Of("44052").ShouldBeNull();
        Forecasts().All().ShouldBeEmpty();
        State("44052").IsWell.ShouldBeFalse();
    }

    [Fact]
    public async Task A_forecast_of_another_clock_or_a_row_that_is_no_JSON_is_not_shown()
    {
        await RunAsync("44052");
        _time.SetUtcNow(_time.GetUtcNow()); // a fake clock doesn't go back: the row is written ahead instead
        using (var session = _store.Write())
        {
            session.Forecasts.Save(Read(s => s.Forecasts.Find("44052"))! with { Received = _time.GetUtcNow().AddDays(3) }, "x");
            session.Commit();
        }
        Forecasts().Of("44052").ShouldBeNull();

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + _store.Path))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE forecasts SET days = '[{\"code\":'";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        Forecasts().Of("44052").ShouldBeNull();
        Forecasts().All().ShouldBeEmpty();
    }

    [Fact]
    public async Task Switched_off_nothing_is_shown_though_the_store_still_holds_it()
    {
        await RunAsync("44052");
        var off = new Forecasts(_store, new WeatherOptions(), _time);

        off.Of("44052").ShouldBeNull();
        off.All().ShouldBeEmpty();
        ForecastState.Of(off, _store, Territories("44052"), Gazetteer).Words.ShouldBe("off");
    }

    [Fact]
    public async Task A_forecast_is_in_no_change_log_and_no_record()
    {
        await RunAsync("44052", "44184");

        Read(s => s.Records.ChangeNumber()).ShouldBe(0);
        Read(s => s.Records.Count()).ShouldBe(0);
    }

    [Fact]
    public async Task The_scheduler_asks_at_once_and_then_when_the_next_is_due()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(Update("44052"));
        services.AddTransient<ForecastJob>();
        services.AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 1));
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var start = _time.GetUtcNow();
        await ForecastJob.StartAsync(scheduler, start, TestContext.Current.CancellationToken);
        await scheduler.Start(TestContext.Current.CancellationToken);

        var key = new TriggerKey("forecasts", "weather");
        ITrigger? next;
        while ((next = await scheduler.GetTrigger(key, TestContext.Current.CancellationToken)) is null || next.StartTimeUtc == start)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        next.StartTimeUtc.ShouldBe(Read(s => s.Forecasts.Cells())[0].NextDue);
        Forecasts().Of("44052").ShouldNotBeNull();
        await scheduler.Shutdown(waitForJobsToComplete: true, TestContext.Current.CancellationToken);
    }

    private static string Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return "";
    }

    // Three days from the day that it is, in the zone that was asked for.
    private string Good()
    {
        var today = DateOnly.FromDateTime(_time.GetUtcNow().Date);
        var days = string.Join(',', Enumerable.Range(0, 3).Select(d => $"\"{today.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\""));
        return "{\"daily\":{\"time\":[" + days + "],\"weather_code\":[61,3,0],\"temperature_2m_min\":[4.2,-1.5,-3],\"temperature_2m_max\":[9.8,6,5]}}";
    }

    private static Territories Territories(params string[] communes) => new(communes.Select(i => new Territory { Insee = i, Name = i }));

    private ForecastUpdate Update(params string[] communes) => new(_service, _options, _store, Territories(communes), Gazetteer, _time);

    private Task<ForecastRound> RunAsync(params string[] communes) => Update(communes).RunAsync(TestContext.Current.CancellationToken);

    private Forecasts Forecasts() => new(_store, _options, _time);

    private ForecastState State(params string[] communes) => ForecastState.Of(Forecasts(), _store, Territories(communes), Gazetteer);

    private T Read<T>(Func<StoreSession, T> work)
    {
        using var session = _store.Read();
        return work(session);
    }
}
