using System.Text.Json.Nodes;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.OpenData;

/// <summary>Associations and announcements of the Journal officiel, from its API to the records.</summary>
public sealed class AssociationsTests
{
    private const string Mazeres = "64373";
    private const string Donges = "44052";

    [Fact]
    public async Task The_recorded_association_comes_out_with_number_place_and_licence()
    {
        await using var portal = await Portal.OpenAsync();
        JsonNode[] recorded = [.. Portal.Recorded("opendatasoft/ods-v1-joafe-association.json")["records"]!.AsArray().Select(r => r!["fields"]!)];
        portal.Answer = request => Portal.Page(request, recorded);

        var report = await portal.Town.RunAsync(Portal.Shipped("joafe-associations", Mazeres));

        (report.Judgement, report.Items, report.Pages, report.Rejections.Count).ShouldBe((RunJudgement.Complete, 1, 1, 0));
        var content = portal.Town.Records().ShouldHaveSingleItem().Content;
        content.Kind.ShouldBe(RecordKind.Association);
        content.Title.ShouldBe("Centre social \"cap'de'tout\""); // capitals are the register's, not the association's
        content.Rna.ShouldBe("W643000551");
        content.Communes.ShouldBe([Mazeres]);
        content.Body.ShouldNotBeNull().ShouldContain("lieu ressource pour les habitants");
        content.Link.ShouldBe("https://www.journal-officiel.gouv.fr/document/associations_b/201500271011");
        var place = content.Places.ShouldHaveSingleItem();
        (place.PostalCode, place.Commune?.Name).ShouldBe(("64110", "Mazères-Lezons"));
        place.Point!.Value.MetresTo(new(43.277531, -0.356241)).ShouldBeLessThan(1);
        var said = portal.Town.Read(s => s.Sources.Find($"joafe-associations@{Mazeres}")!.Profile.Licence);
        (said.Id, said.Reuse, said.Attribution).ShouldBe(("lov2", Reuse.Full, "Journal officiel des associations, DILA, Licence Ouverte 2.0"));
    }

    [Fact]
    public async Task The_older_form_of_the_API_gives_the_same_from_the_answer_as_it_was_recorded()
    {
        await using var portal = await Portal.OpenAsync();
        var recorded = Portal.Recorded("opendatasoft/ods-v1-joafe-association.json").ToJsonString();
        portal.Answer = request => request.Query["dataset"] == "jo_associations" ? recorded : null;
        var source = Portal.Of(Path.Combine("config", "sources", "_examples", "opendatasoft-v1.yml"), Donges);

        (await portal.Town.RunAsync(source with { IsOpenApi = true })).Judgement.ShouldBe(RunJudgement.Complete);

        var content = portal.Town.Records().ShouldHaveSingleItem().Content;
        (content.Title, content.Rna, content.Communes[0]).ShouldBe(("Centre social \"cap'de'tout\".", "W643000551", Mazeres));
        portal.Asked.ShouldHaveSingleItem().PathAndQuery.ShouldContain("start=0");
    }

    [Fact]
    public async Task An_announcement_is_news_of_its_own_day()
    {
        await using var portal = await Portal.OpenAsync();
        JsonNode[] recorded = [.. Portal.Recorded("opendatasoft/ods-v1-joafe-association.json")["records"]!.AsArray().Select(r => r!["fields"]!)];
        portal.Answer = request => Portal.Page(request, recorded);

        await portal.Town.RunAsync(Portal.Shipped("joafe-annonces", Mazeres));

        var content = portal.Town.Records().ShouldHaveSingleItem().Content;
        (content.Kind, content.Title).ShouldBe((RecordKind.News, "Modification : CENTRE SOCIAL \"CAP'DE'TOUT\""));
        DateOnly.FromDateTime(content.Published!.Value.ForSorting.UtcDateTime.AddHours(2)).ShouldBe(new DateOnly(2015, 7, 4));
    }

    [Fact]
    public async Task The_query_names_the_commune_and_pages_run_to_the_end()
    {
        await using var portal = await Portal.OpenAsync();
        JsonNode[] many = [.. Enumerable.Range(0, 250).Select(i => Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, many);

        var report = await portal.Town.RunAsync(Portal.Shipped("joafe-associations", Donges));

        (report.Judgement, report.Items, report.Pages).ShouldBe((RunJudgement.Complete, 250, 3));
        portal.Town.Records().Count.ShouldBe(250);
        // robots.txt isn't asked, and a portal that bars crawlers from its API doesn't end it.
        portal.Asked.Select(a => a.Host).Distinct().ShouldBe(["journal-officiel-datadila.opendatasoft.com"]);
        portal.Asked.Count.ShouldBe(3);
        var query = Uri.UnescapeDataString(portal.Asked[0].PathAndQuery);
        query.ShouldContain("commune_actuelle=\"Donges\" and departement_code=\"44\"");
        portal.Asked[2].PathAndQuery.ShouldContain("offset=200");
    }

    [Fact]
    public async Task An_answer_that_ends_before_its_own_count_makes_nothing_age()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [.. Enumerable.Range(0, 150).Select(i => Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);
        portal.Town.Time.Advance(TimeSpan.FromDays(31));
        portal.Answer = request => Portal.Number(request, "offset") == 0 ? Portal.Page(request, all) : """{"total_count":150,"results":[]}""";

        var report = await portal.Town.RunAsync(source);

        report.Judgement.ShouldBe(RunJudgement.Partial);
        report.Rejections.ShouldHaveSingleItem().Detail.ShouldContain("offset 100 of 150");
        Missing(portal).ShouldBe(0);
    }

    [Fact]
    public async Task The_newest_announcement_counts_and_a_dissolution_leaves_the_association_out()
    {
        await using var portal = await Portal.OpenAsync();
        JsonNode[] newestFirst =
        [
            Announcement(1, "Les Amis du Port", type: "Dissolution", number: "30"),
            Announcement(2, "Chorale du Marais", type: "Modification", number: "20"),
            Announcement(1, "Les Amis du Port", number: "10"),
            Announcement(2, "Chorale des Roseaux", number: "11"),
            Announcement(3, "Syndicat des propriétaires", kind: "assoSyndicaleProprietaire", number: "12"),
            Announcement(null, "Amicale d'avant 2009", number: "13"),
        ];
        portal.Answer = request => Portal.Page(request, newestFirst);

        (await portal.Town.RunAsync(Portal.Shipped("joafe-associations", Donges))).Judgement.ShouldBe(RunJudgement.Complete);

        var content = portal.Town.Records().ShouldHaveSingleItem().Content;
        (content.Title, content.Rna).ShouldBe(("Chorale du Marais", "W442000002"));
    }

    [Fact]
    public async Task A_whole_page_of_announcements_from_before_numbers_leaves_the_run_whole()
    {
        await using var portal = await Portal.OpenAsync();
        JsonNode[] all = [.. Enumerable.Range(0, 200).Select(i => Announcement(i < 100 ? i : null, $"Association {i}"))];
        foreach (var old in all[100..])
            old["numero_rna"] = null; // as the portal writes it
        portal.Answer = request => Portal.Page(request, all);

        var report = await portal.Town.RunAsync(Portal.Shipped("joafe-associations", Donges));

        (report.Judgement, report.Items, report.Rejections.Count).ShouldBe((RunJudgement.Complete, 100, 0));
    }

    internal static JsonNode Announcement(int? association, string title, string type = "Création", string number = "1", string kind = "assoLoi1901")
    {
        var node = new JsonObject
        {
            ["id"] = $"2026{number}{association}",
            ["source"] = "joafe",
            ["association_type"] = kind,
            ["typeavis"] = type,
            ["objet"] = $"faire vivre le projet {title} dans la commune",
            ["adresse_actuelle"] = $"{association + 1} rue du Port",
            ["codepostal_actuel"] = "44480",
            ["commune_actuelle"] = "Donges",
            ["dateparution"] = "2026-11-17",
            ["geo_point"] = new JsonObject { ["lon"] = -2.0756, ["lat"] = 47.3183 },
        };
        node[type == "Modification" ? "titre_nouveau" : "titre"] = title;
        if (association is { } known)
            node["numero_rna"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"W442{known:000000}");
        return node;
    }

    internal static int Missing(Portal portal) => portal.Town.Read(s => s.SourceRecords.FreshnessCounts()).Where(c => c.Freshness != Freshness.Seen).Sum(c => c.Count);
}
