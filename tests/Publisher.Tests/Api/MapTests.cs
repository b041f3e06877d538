using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Api;

public sealed class MapTests
{
    private static Record At(int number, string title, double lat, double lon) =>
        Samples.Event(number, title, "2026-12-05T20:30", c => c with { Places = [Samples.Donges(title, new LatLon(lat, lon))] });

    [Fact]
    public async Task Neighbours_are_one_cluster_whose_box_lists_them_and_a_record_alone_is_itself()
    {
        await using var server = await ApiServer.RunAsync([At(1, "Un", 47.3183, -2.0756), At(2, "Deux", 47.3190, -2.0760), At(3, "Loin", 47.36, -2.02), Samples.News(4, "Le pont rouvre")]);
        var map = await server.JsonAsync("/v1/map.geojson?near=44052&kind=event&zoom=11");
        map.GetProperty("type").GetString().ShouldBe("FeatureCollection");
        map.GetProperty("total").GetInt32().ShouldBe(3);
        var features = map.GetProperty("features").EnumerateArray().ToDictionary(f => f.GetProperty("properties").GetProperty("records").GetInt32());
        features.Keys.Order().ShouldBe([1, 2]);
        features[1].GetProperty("properties").GetProperty("title").GetString().ShouldBe("Loin");
        features[1].GetProperty("properties").GetProperty("url").GetString().ShouldBe($"{server.Base}/records/{Samples.Id(3)}");
        features[1].TryGetProperty("bbox", out _).ShouldBeFalse();
        features[2].GetProperty("geometry").GetRawText().ShouldBe("""{"type":"Point","coordinates":[-2.0758,47.31865]}""");
        var box = string.Join(',', features[2].GetProperty("bbox").EnumerateArray().Select(e => e.GetRawText()));
        (await server.JsonAsync($"/v1/records.json?near=44052&kind=event&bbox={box}")).GetProperty("total").GetInt32().ShouldBe(2);
        (await server.JsonAsync("/v1/map.geojson?near=44052&kind=event&zoom=18&bbox=-2.08,47.31,-2.01,47.37")).GetProperty("features").GetArrayLength().ShouldBe(3);
        // Streets aren't laid over a whole zone, let alone the earth.
        (await server.JsonAsync("/v1/map.geojson?near=44052&kind=event&zoom=18")).GetProperty("features").GetArrayLength().ShouldBe(2);
        (await server.JsonAsync("/v1/map.geojson?zoom=20&kind=event")).GetProperty("features").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_unchanged_map_is_not_sent_again()
    {
        await using var server = await ApiServer.RunAsync([At(1, "Un", 47.3183, -2.0756)]);
        using var first = await server.GetAsync("/v1/map.geojson?near=44052");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        using var second = await server.GetAsync("/v1/map.geojson?near=44052", first.Headers.ETag!.Tag);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("zoom=21", "zoom")]
    [InlineData("zoom=-1", "zoom")]
    [InlineData("zoom=1.5", "zoom")]
    [InlineData("limit=5", "limit")]
    [InlineData("sort=date", "sort")]
    [InlineData("near=Nulle-Part", "near")]
    public async Task A_wrong_word_is_refused_by_name(string query, string parameter)
    {
        await using var server = await ApiServer.RunAsync([]);
        using var answer = await server.GetAsync("/v1/map.geojson?" + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("parameter").GetString().ShouldBe(parameter);
    }
}
