using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.OpenData;

/// <summary>Events of OpenAgenda and DATAtourisme, by their keys, and the town's public services.</summary>
public sealed class EventsAndServicesTests
{
    private const string Donges = "44052";
    private const string Tours = "37261";
    private const string Secret = "s3cret-key&more";

    [Theory]
    [InlineData("openagenda", "WIKER_KEY_OPENAGENDA")]
    [InlineData("datatourisme", "WIKER_KEY_DATATOURISME")]
    public async Task Without_its_key_a_source_asks_nothing_and_says_what_to_set(string name, string variable)
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped(name, Donges);

        var report = await portal.Town.RunAsync(source);

        (report.Judgement, report.Outcome, report.Detail, report.IsGood).ShouldBe((null, "not-configured", $"set the environment variable {variable}", true));
        (await portal.Town.RunAsync(source, RunMode.DryRun)).Outcome.ShouldBe("not-configured");
        portal.Asked.ShouldBeEmpty();
        portal.Town.Read(s => s.Runs.Last(source.Profile.Id, 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OpenAgendas_recorded_list_becomes_an_event_and_its_key_is_kept_nowhere()
    {
        await using var portal = await Portal.OpenAsync();
        portal.SetKey("WIKER_KEY_OPENAGENDA", Secret);
        var recorded = Portal.Recorded("openagenda/api-v2-events-list.json");
        var second = recorded.DeepClone();
        recorded["after"] = new JsonArray(1736157600000, "abc d");
        second["events"]!.AsArray()[0]!["uid"] = 77;
        second["events"]!.AsArray()[0]!["title"]!["fr"] = "Un autre évènement";
        portal.Answer = request => (request.Query.ContainsKey("after[]") ? second : recorded).ToJsonString();

        var report = await portal.Town.RunAsync(Portal.Shipped("openagenda", Donges));

        (report.Judgement, report.Items, report.Pages).ShouldBe((RunJudgement.Complete, 2, 2));
        portal.Asked.ShouldAllBe(a => a.PathAndQuery.Contains("key=s3cret-key%26more", StringComparison.Ordinal));
        Uri.UnescapeDataString(portal.Asked[1].PathAndQuery).ShouldContain("after[]=1736157600000&after[]=abc d");
        var content = portal.Town.Titled("Mon évènement").Content;
        content.Kind.ShouldBe(RecordKind.Event);
        Moments(content).ShouldBe(["2025-01-06T11:00 2025-01-06T15:00"]);
        (content.Places[0].Venue ?? content.Places[0].Raw).ShouldNotBeNull().ShouldContain("My location");
        content.Link.ShouldBe("https://openagenda.com/events/testing-6090479");
        content.Image.ShouldBeNull(); // the recorded event has one, of which no licence is told
        portal.Town.WholeDump().ShouldNotContain("s3cret");
        report.ToString().ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("https://elsewhere.example/v2/events?page=2", "elsewhere.example")]
    [InlineData("http://api.openagenda.com/v2/events?page=2", "api.openagenda.com")]
    [InlineData("https://api.openagenda.com:8443/v2/events?page=2", "api.openagenda.com")]
    public async Task An_answer_that_leads_elsewhere_takes_neither_the_key_nor_the_leave_along(string next, string host)
    {
        await using var portal = await Portal.OpenAsync();
        portal.SetKey("WIKER_KEY_OPENAGENDA", Secret);
        portal.Answer = request => new JsonObject { ["events"] = new JsonArray(new JsonObject { ["uid"] = 1, ["title"] = "Bal" }), ["next"] = next }.ToJsonString();
        var source = Portal.Of(Path.Combine("config", "sources", "national", "openagenda.yml"), Donges, text => text
            .Replace("next: { parameter: \"after[]\", cursor: after }", "next: next", StringComparison.Ordinal)
            .Replace("parameter: key }", "header: X-API-Key }", StringComparison.Ordinal));

        var report = await portal.Town.RunAsync(source);

        // Its robots.txt is asked, and keeps us out.
        (report.Judgement, report.Pages).ShouldBe((RunJudgement.Partial, 2));
        portal.Asked.Select(a => (a.Host, IsRobots: a.PathAndQuery == "/robots.txt", a.Key)).ShouldBe([("api.openagenda.com", false, Secret), (host, true, null)]);
    }

    [Fact]
    public async Task Without_robots_in_the_way_the_key_stays_at_home()
    {
        await using var portal = await Portal.OpenAsync();
        portal.SetKey("WIKER_KEY_OPENAGENDA", Secret);
        portal.Town.Site.On(new Uri("https://elsewhere.example/robots.txt"), context => context.Response.WriteAsync("User-agent: *\nAllow: /\n"));
        portal.Answer = request => new JsonObject
        {
            ["events"] = new JsonArray(new JsonObject { ["uid"] = request.Host.Host.Length, ["title"] = $"Bal de {request.Host.Host}" }),
            ["next"] = request.Host.Host == "api.openagenda.com" ? "https://elsewhere.example/v2/events?page=2" : "https://api.openagenda.com/v2/events?page=3",
        }.ToJsonString();
        var source = Portal.Of(Path.Combine("config", "sources", "national", "openagenda.yml"), Donges, text => text.Replace("next: { parameter: \"after[]\", cursor: after }", "next: next", StringComparison.Ordinal));

        await portal.Town.RunAsync(source);

        portal.Asked.Select(a => (a.Host, a.PathAndQuery.Contains("s3cret", StringComparison.Ordinal)))
            .ShouldBe([("api.openagenda.com", true), ("elsewhere.example", false), ("api.openagenda.com", true)]);
    }

    [Theory]
    [InlineData("openagenda", "WIKER_KEY_OPENAGENDA", "updatedAt[gte]=2026-11-23")]
    [InlineData("datatourisme", "WIKER_KEY_DATATOURISME", "lastUpdate[gte]=2026-11-23")]
    public async Task Events_are_read_whole_once_a_day_so_that_what_is_gone_ages(string name, string variable, string changes)
    {
        await using var portal = await Portal.OpenAsync();
        portal.SetKey(variable, Secret);
        var isGone = false;
        portal.Answer = request =>
        {
            var rows = new JsonArray([.. Enumerable.Range(0, isGone ? 9 : 10).Select(i => new JsonObject
            {
                ["uid"] = i, ["uuid"] = $"u{i}", ["title"] = $"Bal {i}", ["label"] = $"Bal {i}", ["updatedAt"] = "2026-11-20T08:00:00Z",
                ["timings"] = new JsonArray(new JsonObject { ["begin"] = "2027-03-01T20:00:00+01:00" }), ["takesPlaceAt"] = new JsonArray(new JsonObject { ["startDate"] = "2027-03-01" }),
            })]);
            var rest = Uri.UnescapeDataString(request.QueryString.Value!).Contains("[gte]", StringComparison.Ordinal) ? [] : rows;
            return new JsonObject { ["events"] = rest, ["objects"] = rest.DeepClone(), ["meta"] = new JsonObject { ["total_pages"] = 1 } }.ToJsonString();
        };
        var source = Portal.Shipped(name, Donges);
        await portal.Town.RunAsync(source);
        isGone = true;

        portal.Town.Time.Advance(TimeSpan.FromHours(12));
        await portal.Town.RunAsync(source);
        Uri.UnescapeDataString(portal.Asked[^1].PathAndQuery).ShouldContain(changes);
        AssociationsTests.Missing(portal).ShouldBe(0);

        portal.Town.Time.Advance(TimeSpan.FromHours(12));
        await portal.Town.RunAsync(source);
        Uri.UnescapeDataString(portal.Asked[^1].PathAndQuery).ShouldNotContain("[gte]");
        AssociationsTests.Missing(portal).ShouldBe(1);
    }

    [Fact]
    public async Task Each_timing_of_a_detailed_event_is_an_occurrence()
    {
        await using var portal = await Portal.OpenAsync();
        portal.SetKey("WIKER_KEY_OPENAGENDA", Secret);
        var detail = Portal.Recorded("openagenda/api-v2-event-detail.json")["event"]!;
        portal.Answer = _ => new JsonObject { ["total"] = 1, ["events"] = new JsonArray(detail.DeepClone()), ["after"] = null }.ToJsonString();

        (await portal.Town.RunAsync(Portal.Shipped("openagenda", Donges))).Items.ShouldBe(1);

        var content = portal.Town.Records().ShouldHaveSingleItem().Content;
        Moments(content).ShouldBe(["2025-01-06T11:00 2025-01-06T15:00", "2025-01-06T15:00 2025-01-06T18:00"]);
        (content.Price, content.Places[0].PostalCode).ShouldBe(("price fr", "75011"));
    }

    [Fact]
    public async Task Recorded_objects_of_DATAtourisme_become_events_of_their_commune()
    {
        await using var portal = await Portal.OpenAsync();
        portal.SetKey("WIKER_KEY_DATATOURISME", Secret);
        JsonNode[] objects = [.. Directory.EnumerateFiles(Wiker.Ingest.Tests.SharedFolder.Require("corpora/open-data/datatourisme"), "event-15-*.json").Order(StringComparer.Ordinal).Select(f => JsonNode.Parse(File.ReadAllText(f))!)];
        portal.Answer = request => new JsonObject
        {
            ["objects"] = new JsonArray([.. objects.Skip((Portal.Number(request, "page")!.Value - 1) * 25).Take(25).Select(o => o.DeepClone())]),
            ["meta"] = new JsonObject { ["total"] = objects.Length, ["total_pages"] = (objects.Length + 24) / 25, ["next"] = "http://api.datatourisme.fr/v1/x?api_key=" + Secret },
        }.ToJsonString();

        var report = await portal.Town.RunAsync(Portal.Shipped("datatourisme", Tours));

        (report.Judgement, report.Items, report.Pages).ShouldBe((RunJudgement.Complete, objects.Length, 3));
        portal.Asked.ShouldAllBe(a => a.Key == Secret && !a.PathAndQuery.Contains("s3cret", StringComparison.Ordinal));
        portal.Asked[0].PathAndQuery.ShouldContain("insee=37261");
        var festival = portal.Town.Titled("American Tours Festival").Content;
        (festival.Communes[0], Moments(festival)[0]).ShouldBe((Tours, "2021-07-02 2021-07-04"));
        festival.Places[0].Point!.Value.MetresTo(new(47.3781633, 0.72184826)).ShouldBeLessThan(1);
        portal.Town.Records().ShouldAllBe(r => r.Content.Image == null);
        var tomatoes = portal.Town.Titled("22ème festival de la tomate et des saveurs").Content;
        tomatoes.Communes[0].ShouldBe("37156");
        Moments(tomatoes)[0].ShouldStartWith("2020-09-12T10:00");
        portal.Town.WholeDump().ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Services_come_with_hours_phone_and_address_and_without_persons()
    {
        await using var portal = await Portal.OpenAsync();
        portal.Answer = request => Portal.Page(request, [
            Portal.Json(new
            {
                id = "0a1b",
                nom = "Mairie - Donges",
                mission = "Accueil des habitants, état civil et urbanisme.",
                // As the portal writes them: lists as text.
                adresse = """[{"type_adresse":"Adresse","complement1":"","numero_voie":"1 place de la Mairie","code_postal":"44480","nom_commune":"Donges","longitude":"-2.0756","latitude":"47.3183"}]""",
                telephone = """[{"valeur":"02 61 91 00 10","description":""}]""",
                adresse_courriel = "mairie@donges.example",
                site_internet = """[{"libelle":"","valeur":"https://donges.example/"}]""",
                plage_ouverture = """[{"nom_jour_debut":"Lundi","nom_jour_fin":"Vendredi","valeur_heure_debut_1":"09:00:00","valeur_heure_fin_1":"12:00:00","valeur_heure_debut_2":"13:30:00","valeur_heure_fin_2":"17:00:00"},{"nom_jour_debut":"Samedi","nom_jour_fin":"Samedi","valeur_heure_debut_1":"09:00:00","valeur_heure_fin_1":"12:00:00","valeur_heure_debut_2":"","valeur_heure_fin_2":""}]""",
                pivot = """[{"type_service_local":"mairie","code_insee_commune":["44052"]}]""",
                affectation_personne = """[{"personne":{"prenom":"Personne","nom":"Inventée"},"fonction":"Maire"}]""",
                url_service_public = "https://lannuaire.service-public.gouv.fr/pays-de-la-loire/loire-atlantique/0a1b",
                code_insee_commune = "44052",
            }),
            Portal.Json(new { id = "0a1c", nom = "Agence postale", code_insee_commune = "44052", adresse = "", plage_ouverture = "pas du JSON", telephone = (string?)null }),
        ]);

        var report = await portal.Town.RunAsync(Portal.Shipped("services-publics", Donges));

        (report.Judgement, report.Items).ShouldBe((RunJudgement.Complete, 2));
        var hall = portal.Town.Titled("Mairie - Donges").Content;
        hall.Kind.ShouldBe(RecordKind.Service);
        hall.OpeningHours.ShouldBe("Mo-Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00");
        hall.Contacts.Phones.ShouldHaveSingleItem().Value.ShouldBe("+33261910010");
        hall.Contacts.Sites.ShouldBe(["https://donges.example/"]);
        (hall.Places[0].Street, hall.Places[0].Commune?.Insee).ShouldBe(("1 place de la Mairie", Donges));
        portal.Town.Titled("Agence postale").Content.OpeningHours.ShouldBeNull();
        portal.Town.Dump().ShouldNotContain("Inventée");
    }

    private static List<string> Moments(RecordContent content) => [.. content.Occurrences!.Select(o => $"{o.Start} {o.End}")];
}
