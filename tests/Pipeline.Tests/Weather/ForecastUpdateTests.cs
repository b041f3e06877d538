using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Pipeline.Weather;

namespace Wiker.Ingest.Pipeline.Tests.Weather;

/// <summary>What is asked for, when, and what becomes of answers and of faults.</summary>
public sealed class ForecastUpdateTests : IAsyncLifetime
{
    private TownWithForecasts _town = null!;

    public async ValueTask InitializeAsync() => _town = await TownWithForecasts.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Neighbours_in_one_cell_share_one_request_and_both_get_its_days()
    {
        var round = await _town.RunAsync("44052", "44999", "44184");

        (round.Asked, round.Updated, round.Failed).ShouldBe((2, 3, 0));
        _town.Asked.Count.ShouldBe(2);
        var donges = _town.Forecasts().Of("44052").ShouldNotBeNull();
        donges.Days.Select(d => (d.Date, d.Code, d.MaxC)).ShouldBe([(new DateOnly(2026, 11, 24), 61, 9.8), (new DateOnly(2026, 11, 25), 3, 6), (new DateOnly(2026, 11, 26), 0, 5)]);
        (donges.Attribution, donges.Licence, donges.Received).ShouldBe(("Open-Meteo.com", "CC-BY-4.0", _town.Time.GetUtcNow()));
        _town.Forecasts().Of("44999").ShouldNotBeNull().Days.ShouldBe(donges.Days);
        _town.Forecasts().All().Select(f => f.Insee).ShouldBe(["44052", "44184", "44999"]);
    }

    [Fact]
    public async Task A_commune_overseas_is_asked_for_in_its_own_days_and_one_without_a_point_not_at_all()
    {
        await _town.RunAsync("97411", "44013");

        _town.Asked.ShouldHaveSingleItem().ShouldEndWith(" Indian/Reunion");
        _town.Forecasts().Of("44013").ShouldBeNull();
        _town.State("97411", "44013").ShouldBe(new ForecastState(true, 1, 1, 1, null));
    }

    [Fact]
    public async Task What_is_fresh_is_not_asked_for_again_before_its_time()
    {
        var first = await _town.RunAsync("44052");
        (first.NextDue - _town.Time.GetUtcNow()).ShouldBeInRange(TimeSpan.FromHours(3), TimeSpan.FromHours(3.3));

        _town.Time.Advance(TimeSpan.FromHours(2.9));
        (await _town.RunAsync("44052")).Asked.ShouldBe(0);
        _town.Time.Advance(TimeSpan.FromHours(0.5));
        (await _town.RunAsync("44052")).Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_territory_that_is_new_in_a_cell_gets_its_forecast_at_once_and_one_that_is_gone_loses_it()
    {
        await _town.RunAsync("44052");
        (await _town.RunAsync("44052", "44999")).Updated.ShouldBe(2);

        await _town.RunAsync("44999");
        _town.Forecasts().All().Select(f => f.Insee).ShouldBe(["44999"]);
        await _town.RunAsync("44184");
        _town.Read(s => s.Forecasts.Cells()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<html>Maintenance</html>", "it is a page and no JSON")]
    [InlineData("""{"daily":{"time":["2026-11-24","2026-""", "it is no JSON, or cut off")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_max":[99]}}""", "temperature_2m_max can't be 99")]
    [InlineData("""{"daily":{"time":["2026-11-24","2026-11-25"],"temperature_2m_max":[9]}}""", "another length")]
    public async Task What_cannot_be_read_leaves_the_last_forecast_and_is_told(string body, string words)
    {
        await _town.RunAsync("44052");
        var before = _town.Forecasts().Of("44052");
        _town.Answer = _ => body;
        _town.Time.Advance(TimeSpan.FromHours(4));

        (await _town.RunAsync("44052")).Failed.ShouldBe(1);

        _town.Forecasts().Of("44052").ShouldNotBeNull().Days.ShouldBe(before!.Days);
        var state = _town.State("44052");
        (state.IsWell, state.Words).ShouldBe((true, "ok"));
        state.Problem.ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public async Task A_service_that_fails_is_asked_ever_more_rarely_and_a_success_resets_that()
    {
        _town.Answer = context => TownWithForecasts.Status(context, 500);
        List<double> waits = [];
        for (var i = 0; i < 8; i++)
        {
            var round = await _town.RunAsync("44052");
            round.Failed.ShouldBe(1);
            waits.Add(_town.Read(s => s.Forecasts.Cells())[0].NextDue.Subtract(_town.Time.GetUtcNow()).TotalMinutes);
            _town.Time.SetUtcNow(_town.Read(s => s.Forecasts.Cells())[0].NextDue);
        }
        double[] least = [15, 30, 60, 120, 240, 480, 720, 720];
        waits.Zip(least).ShouldAllBe(w => w.First >= w.Second && w.First <= w.Second * 1.1);
        _town.State("44052").Words.ShouldBe("1 of 1 communes have no forecast that is fresh enough to be shown");

        _town.Answer = _ => null;
        await _town.RunAsync("44052");
        _town.Read(s => s.Forecasts.Cells()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Failures.ShouldBe(0), c => c.Problem.ShouldBeNull());
        _town.State("44052").ShouldBe(new ForecastState(true, 1, 1, 0, null));
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_is_and_all_its_cells_wait()
    {
        _town.Answer = context =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return TownWithForecasts.Status(context, 429);
        };

        var round = await _town.RunAsync("44052", "44184", "97411");

        _town.Asked.Count.ShouldBe(1);
        round.NextDue.ShouldBeGreaterThanOrEqualTo(_town.Time.GetUtcNow().AddHours(2));
        _town.Read(s => s.Forecasts.Cells()).ShouldAllBe(c => c.NextDue >= _town.Time.GetUtcNow().AddHours(2) && c.Problem == "it asks to be left alone until 2026-11-24 10:00:00Z" && c.Failures == 0);
        _town.Answer = _ => null;
        _town.Time.Advance(TimeSpan.FromHours(2.1));
        (await _town.RunAsync("44052", "44184", "97411")).Updated.ShouldBe(3);
    }

    [Fact]
    public async Task Three_failures_in_a_row_are_the_services_and_the_rest_waits()
    {
        _town.Answer = context => TownWithForecasts.Status(context, 503);
        var communes = Enumerable.Range(0, 6).Select(n => new Commune($"4410{n}", $"Commune {n}", [], "44", 1, null, new LatLon(45 + n, 1))).ToList();
        using var service = _town.NewService();

        var round = await new ForecastUpdate(service, _town.Options, _town.Store, TownWithForecasts.Territories([.. communes.Select(c => c.Insee)]), new Gazetteer(communes), _town.Time).RunAsync(TestContext.Current.CancellationToken);

        (round.Asked, round.Failed).ShouldBe((3, 3));
        _town.Read(s => s.Forecasts.Cells()).Count.ShouldBe(6);
        _town.Read(s => s.Forecasts.Cells()).ShouldAllBe(c => c.NextDue > _town.Time.GetUtcNow());
    }

    [Fact]
    public async Task The_scheduler_asks_at_once_and_then_when_the_next_is_due()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_town.Time);
        services.AddSingleton(_town.Update("44052"));
        services.AddTransient<ForecastJob>();
        services.AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 1));
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var start = _town.Time.GetUtcNow();
        await ForecastJob.StartAsync(scheduler, start, TestContext.Current.CancellationToken);
        await scheduler.Start(TestContext.Current.CancellationToken);

        var key = new TriggerKey("forecasts", "weather");
        ITrigger? next;
        while ((next = await scheduler.GetTrigger(key, TestContext.Current.CancellationToken)) is null || next.StartTimeUtc == start)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        next.StartTimeUtc.ShouldBe(_town.Read(s => s.Forecasts.Cells())[0].NextDue);
        _town.Forecasts().Of("44052").ShouldNotBeNull();
        await scheduler.Shutdown(waitForJobsToComplete: true, TestContext.Current.CancellationToken);
    }
}
