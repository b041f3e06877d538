using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Site;

public sealed class RecordPageTests
{
    [Fact]
    public async Task A_record_shows_its_facts_and_its_sources()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync(Of(Town.FestNoz));
        page.QuerySelector("h1")!.TextContent.ShouldBe("Fest-noz du Comité des fêtes");
        Fact(page, "Quand").ShouldBe("Samedi 5 décembre à 20 h 30");
        Fact(page, "Où").ShouldBe("Salle des Guifettes, 44480 Donges");
        Fact(page, "Prix").ShouldBe("5 €, gratuit -12 ans");
        page.QuerySelectorAll("ul.sources a").Select(a => a.TextContent).ShouldBe(["Mairie de Donges", "La Gazette, agenda"]);
        page.QuerySelector("ul.sources")!.TextContent.ShouldContain("licence ODbL 1.0");
        page.QuerySelector("ul.plain a[href^='/records/']")!.TextContent.ShouldBe("Comité des fêtes de Donges");
        page.QuerySelector("header nav a")!.GetAttribute("href").ShouldBe("/communes/44052");
    }

    [Fact]
    public async Task Where_sources_differ_it_is_told_in_words()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync(Of(Town.FestNoz));
        var differ = page.QuerySelectorAll(".differ").ShouldHaveSingleItem();
        differ.QuerySelector("h2")!.TextContent.ShouldBe("Les sources ne sont pas d’accord sur la date ou l’heure");
        differ.QuerySelectorAll("dt").Select(d => d.TextContent).ShouldBe(["Mairie de Donges", "La Gazette, agenda"]);
        differ.QuerySelectorAll("dd").Select(d => d.TextContent.Replace('\u00A0', ' ')).ShouldBe(["Samedi 5 décembre, dès 20 h 30", "Samedi 5 décembre à 21 h"]);
    }

    [Fact]
    public async Task Contacts_of_persons_stand_on_their_own_page()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync(Of(5));
        Fact(page, "Téléphone").ShouldContain("06 39 98 00 01");
        page.QuerySelector("a[href='tel:+33639980001']").ShouldNotBeNull();
        page.QuerySelector("a[href='mailto:bureau@comite.example']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_data_for_search_engines_is_the_record_and_stays_inside_its_script()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync(Of(Town.Hostile));
        var script = page.QuerySelectorAll("script:not([src])").ShouldHaveSingleItem();
        script.GetAttribute("type").ShouldBe("application/ld+json");
        JsonDocument.Parse(script.TextContent).RootElement.GetProperty("name").GetString().ShouldBe("<script>alert(1)</script> & \"Marché\"");
    }

    [Fact]
    public async Task What_sources_say_never_becomes_markup_or_a_dangerous_link()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        foreach (var path in (string[])[Of(Town.Hostile), "/communes/44052", "/communes/44052?q=%3Cscript%3Ealert(9)%3C/script%3E", "/?commune=%22%3E%3Cscript%3E", "/communes/44052?%3Cscript%3E=1"])
        {
            using var answer = await site.GetAsync(path);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!).ShouldAllBe(src => src.StartsWith('/'), path);
            page.QuerySelectorAll("script:not([type='application/ld+json'], [type='application/json'], [src]), img, svg, [onload], [onerror]").ShouldBeEmpty(path);
            page.QuerySelectorAll("[href], [src], [action]").SelectMany(e => e.Attributes).Where(a => a.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(path);
        }
        (await site.PageAsync(Of(Town.Hostile))).QuerySelector("h1")!.TextContent.ShouldBe("<script>alert(1)</script> & \"Marché\"");
    }

    [Fact]
    public async Task A_merged_record_leads_to_the_one_that_lives()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        await site.BuryAsync(Samples.Id(70), Samples.Id(71));
        await site.BuryAsync(Samples.Id(71), Samples.Id(Town.FestNoz));
        using var answer = await site.GetAsync("/records/" + Samples.Id(70));
        answer.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        answer.Headers.Location!.ToString().ShouldBe(Of(Town.FestNoz));
    }

    [Fact]
    public async Task A_withdrawn_record_is_gone_with_a_friendly_page()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        await site.BuryAsync(Samples.Id(6), null);
        var page = await site.PageAsync(Of(6), HttpStatusCode.Gone);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Cette fiche n’est plus en ligne");
    }

    [Fact]
    public async Task A_record_that_is_not_published_is_unknown()
    {
        await using var site = await SiteServer.RunAsync([Samples.Event(1, "Refusé", "2026-12-05") with { Moderation = Moderation.Refused }]);
        (await site.PageAsync(Of(1), HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("Fiche introuvable");
        (await site.TextAsync("/records/nimporte-quoi", HttpStatusCode.NotFound)).ShouldContain("Fiche introuvable");
    }

    [Fact]
    public async Task A_record_s_page_that_did_not_change_is_not_sent_again()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        using var first = await site.GetAsync(Of(Town.FestNoz));
        using var second = await site.GetAsync(Of(Town.FestNoz), first.Headers.ETag!.ToString());
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private static string Of(int number) => "/records/" + Samples.Id(number);

    private static string Fact(AngleSharp.Dom.IParentNode page, string name) =>
        string.Join(" | ", page.QuerySelectorAll(".record > dl div").First(d => d.QuerySelector("dt")!.TextContent == name).QuerySelectorAll("dd").Select(d => d.TextContent.Trim())).Replace('\u00A0', ' ');
}
