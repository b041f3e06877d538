using System.Net;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>The weather on a commune's page; it is Tuesday, 24 November 2026.</summary>
public sealed class WeatherPartTests
{
    private const string Donges = "/communes/44052";

    [Fact]
    public async Task The_next_days_are_told_in_words_with_whose_they_are()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        site.Foretell(Samples.Forecast("44052"));
        var weather = (await site.PageAsync(Donges)).QuerySelector("section.weather").ShouldNotBeNull();

        weather.QuerySelector("#" + weather.GetAttribute("aria-labelledby"))!.TextContent.ShouldBe("La météo des prochains jours");
        weather.QuerySelectorAll("li").Select(l => string.Join(" | ", l.Children.Select(c => Plain(c.TextContent)))).ShouldBe(
        [
            "Aujourd’hui | 4 à 10 °C | Pluie faible | Pluie 3 mm (risque 90 %), vent du sud-ouest 30 km/h (rafales à 60 km/h)",
            "Demain | −2 à 6 °C | Partiellement nuageux | Pas de pluie, vent du nord 10 km/h",
            "Jeudi 26 | jusqu’à 7 °C",
        ]);
        Plain(weather.QuerySelector(".from")!.TextContent).ShouldBe("Prévisions reçues aujourd’hui à 8 h, source : Open-Meteo.com, licence Creative Commons Attribution 4.0");
        weather.QuerySelector(".from a")!.GetAttribute("href").ShouldBe("https://open-meteo.com/");
        weather.QuerySelectorAll("img, svg, i, script, [style], [src]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?when=week")]
    [InlineData("?theme=sport")]
    public async Task It_is_shown_to_who_looks_around(string words) => (await IsShownAsync(words)).ShouldBeTrue();

    [Theory]
    [InlineData("?kind=event")]
    [InlineData("?q=loto")]
    public async Task It_is_not_shown_to_who_looks_for_something(string words) => (await IsShownAsync(words)).ShouldBeFalse();

    [Fact]
    public async Task Without_a_forecast_or_with_a_stale_one_the_page_is_whole_and_says_nothing_of_it()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        (await site.PageAsync(Donges)).QuerySelector(".weather").ShouldBeNull();
        site.Foretell(Samples.Forecast("44052") with { Received = new DateTimeOffset(2026, 11, 23, 8, 59, 0, TimeSpan.Zero) });
        var page = await site.PageAsync(Donges);
        page.QuerySelector(".weather").ShouldBeNull();
        page.QuerySelectorAll(".card").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_new_forecast_is_a_new_state_of_the_page()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        using var before = await site.GetAsync(Donges);
        site.Foretell(Samples.Forecast("44052", "Météo <b>voisine</b>", "none"));
        using var after = await site.GetAsync(Donges, before.Headers.ETag!.ToString());

        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.PageAsync(Donges)).QuerySelector(".weather .from")!.TextContent.ShouldContain("Météo <b>voisine</b>");
        (await site.TextAsync("/health")).ShouldContain("\"weather\":\"ok\"");
    }

    private static async Task<bool> IsShownAsync(string words)
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        site.Foretell(Samples.Forecast("44052"));
        return (await site.PageAsync(Donges + words)).QuerySelector(".weather") is not null;
    }

    private static string Plain(string text) => string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
