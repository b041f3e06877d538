using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public sealed class WeatherWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Every_code_of_the_table_has_words_of_its_own_and_no_other_number_has_any()
    {
        var words = Enumerable.Range(0, 100).Select(WeatherWords.Of).ToList();
        words.ShouldAllBe(w => !string.IsNullOrWhiteSpace(w));
        words.ShouldBeUnique();
        WeatherWords.Of(100).ShouldBeNull();
        WeatherWords.Of(-1).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "Ciel dégagé")]
    [InlineData(3, "Couvert")]
    [InlineData(45, "Brouillard")]
    [InlineData(48, "Brouillard givrant")]
    [InlineData(55, "Bruine forte")]
    [InlineData(56, "Bruine verglaçante faible")]
    [InlineData(65, "Pluie forte")]
    [InlineData(67, "Pluie verglaçante modérée ou forte")]
    [InlineData(71, "Neige faible")]
    [InlineData(77, "Neige en grains")]
    [InlineData(82, "Averses de pluie violentes")]
    [InlineData(86, "Averses de neige modérées ou fortes")]
    [InlineData(95, "Orage")]
    [InlineData(99, "Orage violent avec grêle")]
    public void A_code_means_what_the_standard_says(int code, string words) => WeatherWords.Of(code).ShouldBe(words);

    [Theory]
    [InlineData(4.4, 9.5, "4 à 10 °C")]
    [InlineData(-0.4, 0.3, "0 °C")]
    [InlineData(-7.6, -2.5, "−8 à −3 °C")]
    [InlineData(null, 9.0, "jusqu’à 9 °C")]
    [InlineData(3.0, null, "au moins 3 °C")]
    public void Temperatures_are_whole_degrees(double? min, double? max, string words) => Told(new ForecastDay { Date = Today, MinC = min, MaxC = max }).Temperatures!.Replace('\u00A0', ' ').ShouldBe(words);

    [Theory]
    [InlineData(61, 3.5, 85.0, "pluie 4 mm (risque 90 %)")]
    [InlineData(61, 0.3, null, "pluie moins de 1 mm")]
    [InlineData(73, 6.0, 60.0, "précipitations 6 mm (risque 60 %)")]
    [InlineData(2, 0.0, 30.0, "pluie (risque 30 %)")]
    [InlineData(2, 0.0, 5.0, "pas de pluie")]
    [InlineData(2, null, 5.0, null)]
    [InlineData(2, 0.0, null, null)]
    [InlineData(61, 0.0, 5.0, null)]
    public void That_it_stays_dry_is_said_only_when_it_is_known(int code, double? mm, double? percent, string? words) =>
        (Told(new ForecastDay { Date = Today, Code = code, PrecipitationMm = mm, PrecipitationPercent = percent }).Precipitation?.Replace('\u00A0', ' ')).ShouldBe(words);

    [Theory]
    [InlineData(28.4, 62.3, 230.0, "vent du sud-ouest 30 km/h (rafales à 60 km/h)")]
    [InlineData(28.4, 41.0, 270.0, "vent d’ouest 30 km/h")]
    [InlineData(11.0, null, 350.0, "vent du nord 10 km/h")]
    [InlineData(11.0, null, null, "vent 10 km/h")]
    [InlineData(null, 80.0, 90.0, "rafales à 80 km/h")]
    [InlineData(null, null, 90.0, null)]
    public void Gusts_are_told_when_they_matter(double? wind, double? gust, double? from, string? words) =>
        (Told(new ForecastDay { Date = Today, Code = 1, WindKmh = wind, GustKmh = gust, WindDirection = from }).Wind?.Replace('\u00A0', ' ')).ShouldBe(words);

    private static WeatherDay Told(ForecastDay day) => WeatherWords.Of(new Forecast("44052", new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero), "Open-Meteo.com", "CC-BY-4.0", [day]), Today, 7).Days[0];
}
