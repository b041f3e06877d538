namespace Wiker.Ingest.Model.Tests;

public class ForecastTests
{
    private static readonly DateOnly First = new(2026, 11, 24);

    private static readonly Forecast Forecast = new("44052", new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero), "Open-Meteo.com", "CC-BY-4.0",
        [.. Enumerable.Range(0, 5).Select(day => new ForecastDay { Date = First.AddDays(day), Code = day })]);

    [Theory]
    [InlineData(null, null, "0 1 2 3 4")]
    [InlineData(1, 3, "1 2 3")] // both ends count
    [InlineData(3, null, "3 4")]
    [InlineData(null, 0, "0")]
    [InlineData(-9, 99, "0 1 2 3 4")]
    public void A_forecast_is_cut_to_days(int? from, int? to, string codes) =>
        string.Join(' ', Forecast.Within(Day(from), Day(to))!.Days.Select(d => d.Code)).ShouldBe(codes);

    [Theory]
    [InlineData(5, null)]
    [InlineData(null, -1)]
    [InlineData(3, 1)]
    public void One_that_foretells_none_of_the_days_is_none(int? from, int? to) => Forecast.Within(Day(from), Day(to)).ShouldBeNull();

    private static DateOnly? Day(int? after) => after is { } days ? First.AddDays(days) : null;
}
