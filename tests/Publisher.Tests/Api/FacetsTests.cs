using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Api;

public sealed class FacetsTests
{
    private static readonly Record[] Three =
    [
        Samples.Event(1, "Tournoi de volley", "2026-12-05T20:30", c => c with { Themes = ["sport"] }),
        Samples.Event(2, "Concert", "2026-12-06T20:30", c => c with { Themes = ["musique", "culture"] }),
        Samples.Kind(3, RecordKind.Association, c => c with { Title = "Club de volley", Themes = ["sport"] }),
    ];

    [Fact]
    public async Task Counts_stand_in_the_answer_when_they_are_asked_for_and_not_otherwise()
    {
        await using var server = await ApiServer.RunAsync(Three);
        var answer = await server.JsonAsync("/v1/records.json?near=44052&limit=1&facets=kind,theme&facets=commune,source");
        var facets = answer.GetProperty("facets");
        facets.EnumerateObject().Select(f => f.Name).ShouldBe(["kind", "theme", "commune", "source"]);
        facets.GetProperty("kind").GetRawText().ShouldBe("""[{"value":"event","count":2},{"value":"association","count":1}]""");
        facets.GetProperty("theme").GetRawText().ShouldBe("""[{"value":"sport","count":2},{"value":"culture","count":1},{"value":"musique","count":1}]""");
        facets.GetProperty("commune").GetRawText().ShouldBe("""[{"value":"44052","count":3}]""");
        facets.GetProperty("source")[0].GetProperty("count").GetInt32().ShouldBe(3);
        (await server.JsonAsync("/v1/records.json?near=44052")).TryGetProperty("facets", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Counts_go_on_with_the_pages_and_are_part_of_the_tag()
    {
        await using var server = await ApiServer.RunAsync(Three);
        var first = await server.JsonAsync("/v1/records.json?kind=event&limit=1&facets=theme");
        var next = new Uri(first.GetProperty("next").GetString()!).PathAndQuery;
        next.ShouldContain("facets=theme");
        (await server.JsonAsync(next)).GetProperty("facets").GetRawText().ShouldBe(first.GetProperty("facets").GetRawText());
        // A page's address may leave the counts out: they don't make another query.
        (await server.JsonAsync(next.Replace("facets=theme&", "", StringComparison.Ordinal))).TryGetProperty("facets", out _).ShouldBeFalse();

        using var before = await server.GetAsync("/v1/records.json?theme=sport&facets=kind&limit=1&sort=updated");
        await server.AddAsync([Samples.Kind(9, RecordKind.Service, c => c with { Themes = ["sport"] })]);
        using var after = await server.GetAsync("/v1/records.json?theme=sport&facets=kind&limit=1&sort=updated", before.Headers.ETag!.Tag);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/v1/records.json?facets=kinds", "did you mean 'kind'")]
    [InlineData("/v1/records.rss?facets=kind", "records.json only")]
    [InlineData("/v1/records.csv?facets=kind", "records.json only")]
    public async Task A_facet_that_does_not_exist_or_a_format_without_place_for_it_is_refused_in_words(string path, string words)
    {
        await using var server = await ApiServer.RunAsync([]);
        using var answer = await server.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        problem.GetProperty("parameter").GetString().ShouldBe("facets");
        problem.GetProperty("detail").GetString()!.ShouldContain(words);
    }

    [Theory]
    [InlineData("q=tour", "Tournoi de volley")]
    [InlineData("q=VOLL&near=44052", "Club de volley|Tournoi de volley")]
    [InlineData("q=voll&kind=association", "Club de volley")]
    [InlineData("q=de volley tourn", "Tournoi de volley")]
    [InlineData("q=volley&near=44052&limit=1", "Club de volley")]
    [InlineData("q=zzz", "")]
    public async Task Titles_are_suggested_from_how_they_begin_each_once(string query, string titles)
    {
        await using var server = await ApiServer.RunAsync([.. Three, Samples.Event(4, "TOURNOI DE VOLLEY", "2026-12-12T20:30", c => c with { Places = [Samples.Donges("loin", new LatLon(47.36, -2.07))] }),
            Samples.Event(5, "Tournoi passé", "2026-11-01T20:30")]);
        var found = (await server.JsonAsync("/v1/suggest?" + query)).GetProperty("titles").EnumerateArray().ToList();
        found.Select(t => t.GetProperty("title").GetString()!).Order(StringComparer.Ordinal).ShouldBe(titles.Length == 0 ? [] : titles.Split('|'));
        foreach (var title in found)
            title.GetProperty("url").GetString().ShouldBe($"{server.Base}/records/{title.GetProperty("id").GetString()}");
    }

    [Theory]
    [InlineData("dong", "44052")]
    [InlineData("DONGES", "44052")]
    [InlineData("44480", "44052")]
    [InlineData("saint-n", "44184")]
    [InlineData("st na", "44184")]
    [InlineData("d", "")]
    public async Task Communes_are_suggested_by_name_and_code(string typed, string first)
    {
        await using var server = await ApiServer.RunAsync([]);
        var communes = (await server.JsonAsync("/v1/suggest?q=" + Uri.EscapeDataString(typed))).GetProperty("communes");
        (communes.GetArrayLength() == 0 ? "" : communes[0].GetProperty("insee").GetString()).ShouldBe(first);
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("q=", "q")]
    [InlineData("q=a&limit=21", "limit")]
    [InlineData("q=a&sort=date", "sort")]
    [InlineData("q=a&near=Nulle-Part", "near")]
    [InlineData("q=a&qq=b", "qq")]
    public async Task A_wrong_request_for_suggestions_is_refused_in_words(string query, string parameter)
    {
        await using var server = await ApiServer.RunAsync([]);
        using var answer = await server.GetAsync("/v1/suggest?" + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("parameter").GetString().ShouldBe(parameter);
    }
}
