using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Api;

public sealed class RecordListTests
{
    [Fact]
    public async Task A_list_has_the_forms_of_the_model()
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, "Fest-noz du Comité des fêtes", "2026-12-05T20:30", c => c with
        {
            Contacts = new Contacts([new("+33261910042", ContactOwner.Body), new("+33639980011", ContactOwner.Person)], [], ["https://comite.example/"], []),
        })]);
        var answer = await server.JsonAsync("/v1/records.json?near=44052&kind=event");
        Names(answer).ShouldBe(["items", "total", "next", "query", "licences"]);
        answer.GetProperty("total").GetInt32().ShouldBe(1);
        answer.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("licences")[0].GetProperty("attribution").GetString().ShouldBe("Mairie de Donges");
        var item = answer.GetProperty("items")[0];
        Names(item).ShouldBe(
        [
            "id", "kind", "version", "created", "updated", "title", "summary", "body", "language", "published", "modified", "occurrences", "timezone", "rule", "status",
            "places", "communes", "themes", "distanceKm", "contacts", "price", "image", "link", "sources", "disagreements", "links", "confidence",
        ]);
        item.GetProperty("created").GetString().ShouldBe("2026-11-20T06:00:00Z");
        item.GetProperty("occurrences").GetRawText().ShouldBe("""[{"start":"2026-12-05T20:30","end":null,"precision":"minute"}]""");
        item.GetProperty("places")[0].GetProperty("precision").GetString().ShouldBe("venue");
        item.GetProperty("distanceKm").GetDouble().ShouldBeLessThan(0.1);
        item.GetProperty("contacts").GetProperty("phones").EnumerateArray().Single().GetProperty("value").GetString().ShouldBe("+33261910042");
        Names(item.GetProperty("sources")[0]).ShouldBe(["id", "name", "link", "licence", "attribution", "seen"]);
        Names(item.GetProperty("links")).ShouldBe(["organizedBy", "about", "partOf", "announcedBy"]);
    }

    [Fact]
    public async Task Fields_of_another_kinds_part_are_absent_and_unknown_ones_are_null()
    {
        await using var server = await ApiServer.RunAsync(Enum.GetValues<RecordKind>().Select((kind, i) => Samples.Kind(i, kind, c => kind == RecordKind.Event
            ? c with { Occurrences = [new(Samples.Moment("2026-12-01"), null, DatePrecision.Day)] } : c)));
        var items = (await server.JsonAsync("/v1/records.json?near=44052")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("kind").GetString()!);
        items.Count.ShouldBe(7);
        items["business"].TryGetProperty("occurrences", out _).ShouldBeFalse();
        items["business"].GetProperty("openingHours").ValueKind.ShouldBe(JsonValueKind.Null);
        items["association"].TryGetProperty("openingHours", out _).ShouldBeFalse();
        items["opportunity"].GetProperty("surfaceM2").ValueKind.ShouldBe(JsonValueKind.Null);
        items["offer"].GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null);
        items["news"].GetProperty("body").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("from=2026-12-05&to=2026-12-05", "Patinoire,Marché")]
    [InlineData("from=2026-12-06&to=2026-12-06", "Patinoire")] // it goes on; a market that begins at nine is over by night
    [InlineData("from=2027-03-05&to=2027-03-05", "Patinoire")]
    [InlineData("from=2027-03-06", "")]
    [InlineData("from=2026-12-04&to=2026-12-04", "")]
    public async Task What_begins_on_a_day_without_a_told_end_goes_on_for_ninety_days(string query, string titles)
    {
        await using var server = await ApiServer.RunAsync(
        [
            Samples.Event(1, "Patinoire", "2026-12-05", c => c with { Occurrences = [c.Occurrences![0] with { OpenEnd = true }] }),
            Samples.Event(2, "Marché", "2026-12-05T09:00", c => c with { Occurrences = [c.Occurrences![0] with { OpenEnd = true }] }),
        ]);
        var found = (await server.JsonAsync("/v1/records.json?kind=event&" + query)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString());
        found.ShouldBe(titles.Length == 0 ? [] : titles.Split(','));
    }

    [Theory]
    [InlineData("near=44052&kind=event", "Fest-noz,Tournoi")]
    [InlineData("near=Donges&kind=event", "Fest-noz,Tournoi")]
    [InlineData("near=47.3183,-2.0756&radius=1&kind=event", "Fest-noz")]
    [InlineData("near=epci:244400644&kind=event", "Fest-noz,Tournoi,Concert")]
    [InlineData("near=44052&radius=15&kind=event", "Fest-noz,Tournoi,Concert")]
    [InlineData("near=44052&radius=15&kind=event&sort=distance", "Fest-noz,Tournoi,Concert")]
    [InlineData("commune=44184", "Concert")]
    [InlineData("bbox=-2.25,47.25,-2.18,47.3", "Concert")]
    [InlineData("theme=sport", "Tournoi")]
    [InlineData("kind=event&from=2026-12-10&to=2026-12-19", "Tournoi")]
    [InlineData("kind=event&when=today", "")]
    [InlineData("kind=event&when=month", "Fest-noz,Tournoi,Concert")]
    [InlineData("q=tournoi", "Tournoi")]
    [InlineData("q=%22fest-noz%22", "Fest-noz")]
    [InlineData("kind=event&q=galettes -tournoi -concert", "Fest-noz")]
    [InlineData("status=cancelled", "Concert")]
    [InlineData("kind=news", "Travaux")]
    [InlineData("kind=news&q=vieux", "Vieux")]
    [InlineData("kind=news&from=2026-01-01&to=2026-02-01", "Vieux")]
    [InlineData("kind=offer", "")]
    [InlineData("kind=weather", "")]
    [InlineData("source=no-such-source", "")]
    [InlineData("limit=1&kind=event", "Fest-noz")]
    public async Task Every_word_of_a_query_is_obeyed(string query, string titles)
    {
        await using var server = await ApiServer.RunAsync(
        [
            Samples.Event(1, "Fest-noz", "2026-12-05T20:30"),
            Samples.Event(2, "Tournoi", "2026-12-12", c => c with
            {
                Themes = ["sport"],
                Communes = ["44103"],
                Places = [new("gymnase", "Gymnase", null, "44550", new("44103", "Montoir-de-Bretagne"), new LatLon(47.3267, -2.1506), PlacePrecision.Venue)],
            }),
            Samples.Event(3, "Concert", "2026-12-20T18:00", c => c with
            {
                Status = RecordStatus.Cancelled,
                Communes = ["44184"],
                Places = [new("VIP", "VIP", null, "44600", new("44184", "Saint-Nazaire"), new LatLon(47.2736, -2.2138), PlacePrecision.Venue)],
            }),
            Samples.Event(6, "Passé", "2026-11-01"),
            Samples.News(4, "Travaux"),
            Samples.News(5, "Vieux", c => c with { Published = SourceDate.At(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero)) }),
            Samples.Kind(7, RecordKind.Offer, c => c with { Until = new DateOnly(2026, 11, 23) }),
        ]);
        Titles(await server.JsonAsync("/v1/records.json?" + query)).ShouldBe(titles);
    }

    [Fact]
    public async Task A_commune_without_a_point_answers_by_its_code_and_says_so()
    {
        await using var server = await ApiServer.RunAsync([Samples.News(1, "Loto", c => c with { Communes = ["44013"] }), Samples.News(2, "Ailleurs")]);
        var answer = await server.JsonAsync("/v1/records.json?near=44013");
        Titles(answer).ShouldBe("Loto");
        answer.GetProperty("query").GetProperty("warning").GetString().ShouldBe("no-point");
        answer.GetProperty("items")[0].GetProperty("distanceKm").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_ambiguous_name_lists_the_communes_that_bear_it()
    {
        await using var server = await ApiServer.RunAsync([]);
        var problem = await Problem(server, "/v1/records.json?near=Saint-Nazaire");
        problem.GetProperty("parameter").GetString().ShouldBe("near");
        problem.GetProperty("detail").GetString()!.ShouldContain("44184");
        problem.GetProperty("detail").GetString()!.ShouldContain("30288");
    }

    [Theory]
    [InlineData("json?near=99999", "near")]
    [InlineData("json?near=Nulle-Part", "near")]
    [InlineData("json?near=epci:999999999", "near")]
    [InlineData("json?commune=99999", "commune")]
    [InlineData("json?theme=musik", "theme")]
    [InlineData("json?limit=101", "limit")]
    [InlineData("rss?limit=101", "limit")]
    [InlineData("csv?limit=5001", "limit")]
    [InlineData("ics?kind=news", "kind")]
    [InlineData("json?cursor=abc", "cursor")]
    [InlineData("json?comune=44052", "comune")]
    [InlineData("json?kind=evnt", "kind")]
    public async Task A_bad_parameter_is_a_problem_that_names_it(string path, string parameter)
    {
        await using var server = await ApiServer.RunAsync([]);
        var problem = await Problem(server, "/v1/records." + path);
        problem.GetProperty("parameter").GetString().ShouldBe(parameter);
        problem.GetProperty("allowed").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("example").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("status").GetInt32().ShouldBe(400);
    }

    [Theory]
    [InlineData("kind=event&sort=date")]
    [InlineData("near=44052&sort=distance")]
    [InlineData("q=fest")]
    [InlineData("")]
    public async Task Paging_shows_each_record_once(string query)
    {
        await using var server = await ApiServer.RunAsync(Enumerable.Range(0, 25).Select(i => Samples.Event(i, $"Fest {i}", $"2026-12-{1 + (i / 2):00}")));
        var seen = new List<string>();
        for (var url = $"/v1/records.json?{query}&limit=4"; url is not null;)
        {
            var page = await server.JsonAsync(url);
            page.GetProperty("total").GetInt32().ShouldBe(25);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            url = page.GetProperty("next").GetString();
            url?.ShouldStartWith(server.Base + "/v1/records.json?");
        }
        seen.Count.ShouldBe(25);
        seen.Distinct().Count().ShouldBe(25);
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused_and_another_limit_is_not()
    {
        await using var server = await ApiServer.RunAsync(Enumerable.Range(0, 5).Select(i => Samples.Event(i, $"Fest {i}", "2026-12-01")));
        var next = new Uri((await server.JsonAsync("/v1/records.json?kind=event&limit=2")).GetProperty("next").GetString()!);
        var cursor = next.Query.TrimStart('?').Split('&').Single(p => p.StartsWith("cursor=", StringComparison.Ordinal));
        (await Problem(server, "/v1/records.json?kind=event,news&limit=2&" + cursor)).GetProperty("parameter").GetString().ShouldBe("cursor");
        (await Problem(server, "/v1/records.json?kind=event&" + cursor[..^2])).GetProperty("parameter").GetString().ShouldBe("cursor");
        (await server.JsonAsync("/v1/records.json?kind=event&limit=3&" + cursor)).GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("jsonfeed")]
    [InlineData("ics")]
    [InlineData("geojson")]
    [InlineData("csv")]
    public async Task An_unchanged_answer_is_not_sent_twice(string format)
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, "Fest-noz", "2026-12-05T20:30")]);
        var url = $"/v1/records.{format}?near=44052&kind=event";
        using var first = await server.GetAsync(url);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.ETag!.IsWeak.ShouldBeFalse();
        first.Headers.CacheControl!.MaxAge.ShouldNotBeNull();
        first.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await (await server.GetAsync(url)).Content.ReadAsByteArrayAsync()).ShouldBe(await first.Content.ReadAsByteArrayAsync());
        using (var again = await server.GetAsync(url, first.Headers.ETag.ToString()))
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using (var weak = await server.GetAsync(url, "\"x\", W/" + first.Headers.ETag))
            weak.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await server.AddAsync([Samples.Event(1, "Fest-noz d'hiver", "2026-12-05T20:30")]);
        using var changed = await server.GetAsync(url, first.Headers.ETag.ToString());
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Bulk_formats_name_the_next_page_in_a_header()
    {
        await using var server = await ApiServer.RunAsync(Enumerable.Range(0, 3).Select(i => Samples.Event(i, $"Fest {i}", "2026-12-01")));
        using var answer = await server.GetAsync("/v1/records.csv?limit=2");
        var link = answer.Headers.GetValues("Link").Single();
        link.ShouldEndWith(">; rel=\"next\"");
        (await server.TextAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)])).Split("\r\n").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Answers_are_for_any_origin_compressed_and_asked_by_head_too()
    {
        await using var server = await ApiServer.RunAsync(Enumerable.Range(0, 20).Select(i => Samples.Event(i, $"Fest {i}", "2026-12-01")));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/records.json");
        request.Headers.Add("Origin", "https://site.example");
        request.Headers.Add("Accept-Encoding", "br, gzip");
        using var answer = await server.Http.SendAsync(request);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        using var head = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/records.json"));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldNotBeNull();
    }

    [Fact]
    public async Task Links_are_of_the_configured_address_and_never_of_a_foreign_host()
    {
        await using var server = await ApiServer.RunAsync(Enumerable.Range(0, 3).Select(i => Samples.Event(i, $"Fest {i}", "2026-12-01")), "https://agenda.example/wiker/");
        (await server.JsonAsync("/v1/records.json?limit=1")).GetProperty("next").GetString()!.ShouldStartWith("https://agenda.example/wiker/v1/records.json?");

        await using var local = await ApiServer.RunAsync(Enumerable.Range(0, 3).Select(i => Samples.Event(i, $"Fest {i}", "2026-12-01")));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/records.json?limit=1");
        request.Headers.Host = "evil.example";
        using var answer = await local.Http.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("evil.example");
    }

    private static async Task<JsonElement> Problem(ApiServer server, string path)
    {
        using var answer = await server.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return JsonDocument.Parse(text).RootElement;
    }

    private static string Titles(JsonElement answer) => string.Join(',', answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
