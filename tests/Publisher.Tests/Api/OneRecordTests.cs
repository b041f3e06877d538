using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Api;

public sealed class OneRecordTests
{
    [Fact]
    public async Task A_record_of_its_own_shows_persons_contacts_and_provenance()
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, "Fest-noz", "2026-12-05T20:30", c => c with
        {
            Contacts = new Contacts([new("+33639980011", ContactOwner.Person)], [], [], []),
        })]);
        var record = await server.JsonAsync($"/v1/records/{Samples.Id(1)}.json");
        record.GetProperty("contacts").GetProperty("phones")[0].GetProperty("of").GetString().ShouldBe("person");
        record.GetProperty("provenance").GetProperty("title").GetString().ShouldNotBeNull();
        foreach (var format in (string[])["json", "rss", "atom", "jsonfeed", "ics", "geojson", "csv"])
        {
            var list = await server.TextAsync($"/v1/records.{format}?kind=event");
            list.ShouldNotContain("639980011", Case.Insensitive, format);
            list.ShouldNotContain("paroles secrètes du corps de presse", Case.Insensitive, format);
        }
    }

    [Fact]
    public async Task Merged_withdrawn_and_unknown_records_answer_as_promised()
    {
        await using var server = await ApiServer.RunAsync([.. Enumerable.Range(1, 4).Select(i => Samples.Event(i, "Fest", "2026-12-05"))]);
        await server.BuryAsync(Samples.Id(1), Samples.Id(2));
        await server.BuryAsync(Samples.Id(2), Samples.Id(3));
        await server.BuryAsync(Samples.Id(4), null);
        using (var merged = await server.GetAsync($"/v1/records/{Samples.Id(1)}.jsonld"))
        {
            merged.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
            merged.Headers.Location!.ToString().ShouldBe($"{server.Base}/v1/records/{Samples.Id(3)}.jsonld");
        }
        using (var withdrawn = await server.GetAsync($"/v1/records/{Samples.Id(4)}.json"))
        {
            withdrawn.StatusCode.ShouldBe(HttpStatusCode.Gone);
            withdrawn.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
        using (var unknown = await server.GetAsync("/v1/records/nothing.json"))
            unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var elsewhere = await server.GetAsync("/v1/records.xml"))
            elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var proposed = await server.GetAsync($"/v1/records/{Samples.Id(9)}.json");
        proposed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(RecordKind.Event, "Event")]
    [InlineData(RecordKind.News, "NewsArticle")]
    [InlineData(RecordKind.Association, "Organization")]
    [InlineData(RecordKind.Business, "LocalBusiness")]
    [InlineData(RecordKind.Service, "GovernmentService")]
    [InlineData(RecordKind.Offer, "Offer")]
    [InlineData(RecordKind.Opportunity, "Demand")]
    public async Task Linked_data_speaks_schema_orgs_words(RecordKind kind, string type)
    {
        await using var server = await ApiServer.RunAsync([Samples.Kind(1, kind, c => c with
        {
            Title = "</script><b>",
            Occurrences = kind == RecordKind.Event ? [new(Samples.Moment("2026-12-05T20:30"), null, DatePrecision.Minute)] : null,
        })]);
        var text = await server.TextAsync($"/v1/records/{Samples.Id(1)}.jsonld");
        text.ShouldNotContain("</script>");
        var thing = JsonDocument.Parse(text).RootElement;
        thing.GetProperty("@type").GetString().ShouldBe(type);
        if (kind == RecordKind.Event)
            thing.GetProperty("startDate").GetString().ShouldBe("2026-12-05T20:30:00+01:00");
    }

    [Fact]
    public async Task Health_tells_a_missing_index_and_the_description_names_every_word()
    {
        await using var server = await ApiServer.RunAsync([]);
        (await server.TextAsync("/health")).ShouldBe("""{"status":"ok","store":"ok","index":"ok","lag":0,"weather":"ok"}""");
        server.IndexIsOut = true;
        (await server.TextAsync("/health")).ShouldBe("""{"status":"degraded","store":"ok","index":"out","lag":null,"weather":"ok"}""");
        var description = await server.JsonAsync("/openapi.json");
        description.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var parameters = description.GetProperty("paths").GetProperty("/v1/records.json").GetProperty("get").GetProperty("parameters").EnumerateArray();
        parameters.Select(p => p.GetProperty("name").GetString()).ShouldBe(QueryWord.All.Select(w => w.Name));
    }

    [Fact]
    public async Task The_reference_asks_nobody_else_for_anything()
    {
        await using var server = await ApiServer.RunAsync([]);
        using var answer = await server.GetAsync("/reference/");
        var page = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"(?:https?:)?//[^\"]*\"").ShouldBeEmpty();
    }
}
