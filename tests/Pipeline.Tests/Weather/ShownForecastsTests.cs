using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Pipeline.Weather;

namespace Wiker.Ingest.Pipeline.Tests.Weather;

/// <summary>Which of the stored days are shown, and which not.</summary>
public sealed class ShownForecastsTests : IAsyncLifetime
{
    private TownWithForecasts _town = null!;

    public async ValueTask InitializeAsync() => _town = await TownWithForecasts.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Days_that_are_past_are_dropped_and_what_is_too_old_is_not_shown()
    {
        await _town.RunAsync("44052");

        _town.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 22, 59, 0, TimeSpan.Zero));
        _town.Forecasts().Of("44052").ShouldNotBeNull().Days[0].Date.ShouldBe(new DateOnly(2026, 11, 24));
        _town.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 23, 1, 0, TimeSpan.Zero));
        _town.Forecasts().Of("44052").ShouldNotBeNull().Days[0].Date.ShouldBe(new DateOnly(2026, 11, 25));
        _town.Time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 8, 1, 0, TimeSpan.Zero));
        _town.Forecasts().Of("44052").ShouldBeNull();
        _town.Forecasts().All().ShouldBeEmpty();
        _town.State("44052").IsWell.ShouldBeFalse();
    }

    [Fact]
    public async Task A_forecast_of_another_clock_or_a_row_that_is_no_JSON_is_not_shown()
    {
        await _town.RunAsync("44052");
        _town.Time.SetUtcNow(_town.Time.GetUtcNow()); // a fake clock doesn't go back: the row is written ahead instead
        using (var session = _town.Store.Write())
        {
            session.Forecasts.Save(_town.Read(s => s.Forecasts.Find("44052"))! with { Received = _town.Time.GetUtcNow().AddDays(3) }, "x");
            session.Commit();
        }
        _town.Forecasts().Of("44052").ShouldBeNull();

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_town.Store.Path};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE forecasts SET days = '[{\"code\":'";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        _town.Forecasts().Of("44052").ShouldBeNull();
        _town.Forecasts().All().ShouldBeEmpty();
    }

    [Fact]
    public async Task Switched_off_nothing_is_shown_though_the_store_still_holds_it()
    {
        await _town.RunAsync("44052");
        var off = new Forecasts(_town.Store, new WeatherOptions(), _town.Time);

        off.Of("44052").ShouldBeNull();
        off.All().ShouldBeEmpty();
        ForecastState.Of(off, _town.Store, TownWithForecasts.Territories("44052"), TownWithForecasts.Gazetteer).Words.ShouldBe("off");
    }

    [Fact]
    public async Task A_forecast_is_in_no_change_log_and_no_record()
    {
        await _town.RunAsync("44052", "44184");

        _town.Read(s => s.Records.ChangeNumber()).ShouldBe(0);
        _town.Read(s => s.Records.Count()).ShouldBe(0);
    }
}
