using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Api;

/// <summary><c>kind=weather</c>: forecasts beside records; it is 24 November 2026.</summary>
public sealed class WeatherTests
{
    [Fact]
    public async Task A_forecast_is_an_item_of_its_own_form()
    {
        await using var server = await ServerAsync();
        var answer = await server.JsonAsync("/v1/records.json?near=44052&kind=weather");

        answer.GetProperty("total").GetInt32().ShouldBe(2);
        answer.GetProperty("items")[0].GetRawText().ShouldBe(
            """{"kind":"weather","commune":{"insee":"44052","name":"Donges"},"point":{"lat":47.3186,"lon":-2.0755},"timezone":"Europe/Paris","received":"2026-11-24T07:00:00Z","days":["""
            + """{"date":"2026-11-24","code":61,"text":"Pluie faible","minC":4.2,"maxC":9.8,"precipitationMm":3.4,"precipitationPercent":85,"windKmh":28.4,"gustKmh":62.3,"windDirection":230},"""
            + """{"date":"2026-11-25","code":2,"text":"Partiellement nuageux","minC":-1.5,"maxC":6,"precipitationMm":0,"precipitationPercent":5,"windKmh":11,"gustKmh":20,"windDirection":350},"""
            + """{"date":"2026-11-26","code":null,"text":null,"minC":null,"maxC":7,"precipitationMm":null,"precipitationPercent":null,"windKmh":null,"gustKmh":null,"windDirection":null}],"""
            + "\"distanceKm\":0,\"licence\":\"CC-BY-4.0\",\"attribution\":\"Open-Meteo.com\"}");
        answer.GetProperty("licences").GetRawText().ShouldBe("""[{"id":"CC-BY-4.0","attribution":"Open-Meteo.com"}]""");
    }

    [Theory]
    [InlineData("kind=weather", "44052,44103,44184,97411")]
    [InlineData("near=44052&kind=weather", "44052,44103")]
    [InlineData("near=44103&kind=weather", "44103,44052,44184")]
    [InlineData("near=44052&radius=1&kind=weather", "44052")]
    [InlineData("near=47.3267,-2.15&radius=2&kind=weather", "44103")]
    [InlineData("near=epci:244400644&kind=weather", "44052,44103,44184")]
    [InlineData("near=44013&kind=weather", "")]
    [InlineData("kind=weather&commune=44184", "44184")]
    [InlineData("kind=weather&bbox=-2.16,47.3,-2,47.4", "44052,44103")]
    [InlineData("near=44052&kind=weather&from=2026-11-25", "44052,44103")]
    [InlineData("near=44052&kind=weather&from=2026-12-01", "")]
    [InlineData("near=44052&kind=weather&theme=sport", "")]
    [InlineData("near=44052&kind=weather&q=pluie", "")]
    [InlineData("near=44052&kind=weather&status=full", "")]
    [InlineData("near=44052&kind=weather&source=mairie", "")]
    [InlineData("near=44052", "")]
    [InlineData("near=44052&kind=event", "")]
    public async Task The_words_of_a_query_choose_forecasts_too(string query, string communes)
    {
        await using var server = await ServerAsync();
        var items = (await server.JsonAsync("/v1/records.json?" + query)).GetProperty("items").EnumerateArray().Where(IsWeather).ToList();

        string.Join(',', items.Select(i => i.GetProperty("commune").GetProperty("insee").GetString()).OrderBy(i => query.StartsWith("near=epci", StringComparison.Ordinal) ? i : "", StringComparer.Ordinal)).ShouldBe(communes);
    }

    [Fact]
    public async Task Days_outside_of_the_query_are_left_out()
    {
        await using var server = await ServerAsync();
        var item = (await server.JsonAsync("/v1/records.json?commune=44052&kind=weather&from=2026-11-25&to=2026-11-25")).GetProperty("items")[0];

        item.GetProperty("days").EnumerateArray().Select(d => d.GetProperty("date").GetString()).ShouldBe(["2026-11-25"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task Forecasts_come_before_records_and_paging_meets_each_once(int limit)
    {
        await using var server = await ServerAsync();
        var next = $"/v1/records.json?near=44103&kind=event,weather&limit={limit}";
        List<string> met = [];
        while (next is not null)
        {
            var page = await server.JsonAsync(next);
            page.GetProperty("total").GetInt32().ShouldBe(6);
            var items = page.GetProperty("items").EnumerateArray().ToList();
            items.Count.ShouldBeInRange(1, limit);
            met.AddRange(items.Select(i => IsWeather(i) ? i.GetProperty("commune").GetProperty("insee").GetString()! : i.GetProperty("title").GetString()!));
            next = page.GetProperty("next").GetString()?[server.Base.Length..];
        }
        met.ShouldBe(["44103", "44052", "44184", "Un", "Deux", "Trois"]);
    }

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("jsonfeed")]
    [InlineData("ics")]
    [InlineData("csv")]
    [InlineData("map")]
    public async Task A_format_that_carries_no_forecast_says_so(string format)
    {
        await using var server = await ServerAsync();
        foreach (var kinds in (string[])["weather", "event,weather"])
        {
            using var answer = await server.GetAsync((format == "map" ? "/v1/map.geojson" : $"/v1/records.{format}") + $"?near=44052&kind={kinds}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            problem.GetProperty("parameter").GetString().ShouldBe("kind");
            problem.GetProperty("detail").GetString()!.ShouldContain("only records.json and records.geojson carry them");
        }
    }

    [Fact]
    public async Task A_map_shows_forecasts_at_their_communes_points()
    {
        await using var server = await ServerAsync();
        var features = (await server.JsonAsync("/v1/records.geojson?near=44052&kind=weather")).GetProperty("features").EnumerateArray().ToList();

        features.Select(f => f.GetProperty("id").GetString()).ShouldBe(["urn:wiker:weather:44052", "urn:wiker:weather:44103"]);
        features[0].GetProperty("geometry").GetProperty("coordinates").GetRawText().ShouldBe("[-2.0755,47.3186]");
        features[0].GetProperty("properties").GetProperty("kind").GetString().ShouldBe("weather");
    }

    [Fact]
    public async Task A_new_forecast_has_a_new_tag_and_a_stale_one_is_not_given()
    {
        await using var server = await ServerAsync();
        const string Asked = "/v1/records.json?near=44052&kind=weather";
        using var first = await server.GetAsync(Asked);
        using var again = await server.GetAsync(Asked, first.Headers.ETag!.Tag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        server.Foretell(Samples.Forecast("44052") with { Received = ApiServer.Start });
        using var changed = await server.GetAsync(Asked, first.Headers.ETag!.Tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Time.Advance(TimeSpan.FromHours(25));
        (await server.JsonAsync(Asked)).GetProperty("total").GetInt32().ShouldBe(0);
    }

    private static bool IsWeather(JsonElement item) => item.GetProperty("kind").GetString() == "weather";

    private static async Task<ApiServer> ServerAsync()
    {
        var server = await ApiServer.RunAsync([Samples.Event(1, "Un", "2026-12-05"), Samples.Event(2, "Deux", "2026-12-06"), Samples.Event(3, "Trois", "2026-12-07")]);
        server.Foretell(new[] { "44052", "44103", "44184", "97411" }.Select(i => Samples.Forecast(i)));
        return server;
    }
}
