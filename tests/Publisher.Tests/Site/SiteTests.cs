using System.Net;
using AngleSharp.Dom;
using Wiker.Ingest.Publisher.Site;

namespace Wiker.Ingest.Publisher.Tests.Site;

public sealed class SiteTests
{
    private static readonly string[] English =
        ["the", "and", "of", "with", "search", "events", "event", "news", "next", "page not found", "error", "feed", "home", "back", "show", "more", "date unknown", "business", "updated", "download", "map"];

    private static readonly string[] Pages =
    [
        "/", "/?commune=saint-nazaire", "/?commune=zzz", "/communes/44052", "/communes/44052?kind=event&theme=sport", "/communes/44013", "/communes/99999", "/communes/44052?kind=pizza",
        .. Enumerable.Range(1, 7).Select(i => "/records/" + Samples.Id(i)), "/records/" + Samples.Id(9), "/records/" + Samples.Id(11), "/records/inconnu",
    ];

    [Fact]
    public async Task No_page_holds_an_English_word()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        foreach (var path in Pages)
        {
            var page = await ParseAsync(site, path);
            page.DocumentElement.GetAttribute("lang").ShouldBe("fr");
            foreach (var script in page.QuerySelectorAll("script, style").ToList())
                script.Remove();
            var told = string.Join(' ', page.QuerySelectorAll("[aria-label], [placeholder], [title]").SelectMany(e => e.Attributes).Where(a => a.Name is "aria-label" or "placeholder" or "title").Select(a => a.Value)
                .Append(page.DocumentElement.TextContent));
            var words = told.ToLowerInvariant().Split([' ', '\n', '\u00A0', ',', '.', ':', ';', '(', ')', '’', '«', '»', '?', '!', '"'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
            English.Where(words.Contains).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Every_link_of_our_own_answers()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (var path in Pages)
        {
            foreach (var href in (await ParseAsync(site, path)).QuerySelectorAll("[href]").Select(e => e.GetAttribute("href")!).Where(h => h.StartsWith('/') && done.Add(h)))
            {
                using var answer = await site.GetAsync(href);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{href} on {path}");
            }
        }
        done.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Every_page_can_be_walked_by_landmarks_headings_and_labels()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        foreach (var path in Pages)
        {
            var page = await ParseAsync(site, path);
            page.QuerySelectorAll("h1").Length.ShouldBe(1, path);
            page.QuerySelectorAll("main").Length.ShouldBe(1, path);
            page.QuerySelectorAll("body > header").Length.ShouldBe(1, path);
            page.QuerySelectorAll("body > footer").Length.ShouldBe(1, path);
            page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#" + page.QuerySelector("main")!.Id, path);
            page.Title.ShouldNotBeNullOrWhiteSpace(path);
            var level = 0;
            foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
            {
                var next = heading.LocalName[1] - '0';
                next.ShouldBeLessThanOrEqualTo(level + 1, $"{heading.TextContent} on {path}");
                level = next;
            }
            foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select"))
                (field.Closest("label")?.TextContent ?? "").Trim().ShouldNotBeEmpty($"{field.OuterHtml} on {path}");
            page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).ShouldBeEmpty(path);
            foreach (var labelled in page.QuerySelectorAll("[aria-labelledby]"))
                page.GetElementById(labelled.GetAttribute("aria-labelledby")!).ShouldNotBeNull(path);
        }
    }

    [Fact]
    public async Task Every_page_is_closed_to_foreign_scripts_and_to_others()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        foreach (var path in Pages)
        {
            using var answer = await site.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("&#xE9;");
        }
    }

    [Fact]
    public async Task A_territory_s_colour_is_allowed_by_its_hash()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        using var answer = await site.GetAsync("/communes/44052");
        var page = await ParseAsync(site, "/communes/44052");
        var style = page.QuerySelector("style")!.TextContent;
        style.ShouldBe(":root{--accent:#0a6f5a;--accent-ink:#ffffff}");
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"'sha256-{hash}'");
    }

    [Theory]
    [InlineData("#fff", "#000000")]
    [InlineData("#ffd500", "#000000")]
    [InlineData("#003366", "#ffffff")]
    [InlineData("red", null)]
    [InlineData("#12345", null)]
    [InlineData("#000;}body{display:none", null)]
    public void A_colour_comes_with_an_ink_that_can_be_read(string colour, string? ink) =>
        AccentColour.Of(new Territory { Insee = "44052", Name = "Donges", Colours = new Dictionary<string, string> { ["accent"] = colour } })?.Ink.ShouldBe(ink);

    [Fact]
    public async Task Style_and_icon_may_be_kept_for_a_year()
    {
        await using var site = await SiteServer.RunAsync([]);
        foreach (var href in (await site.PageAsync("/")).QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(l => l.GetAttribute("href")!))
        {
            href.ShouldContain("?v=");
            using var answer = await site.GetAsync(href);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task A_commune_is_chosen_by_name_beginning_or_postcode()
    {
        await using var site = await SiteServer.RunAsync([]);
        foreach (var asked in (string[])["donges", "DONGES", "44480", "44052", "dong"])
        {
            using var answer = await site.GetAsync("/?commune=" + asked);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, asked);
            answer.Headers.Location!.ToString().ShouldBe("/communes/44052", asked);
        }
        var several = await site.PageAsync("/?commune=St%20Nazaire");
        several.QuerySelectorAll("ul.places a").Select(a => a.TextContent).ShouldBe(["Saint-Nazaire (département 44)", "Saint-Nazaire (département 30)", "Donges"]);
        (await site.TextAsync("/?commune=zzz")).ShouldContain("Aucune commune ne porte ce nom");
        (await site.TextAsync("/?commune=%F0%9F%A4%96")).ShouldContain("Aucune commune ne porte ce nom");
    }

    [Fact]
    public async Task An_unknown_commune_has_a_page_that_says_so()
    {
        await using var site = await SiteServer.RunAsync([]);
        (await site.PageAsync("/communes/99999", HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("Commune inconnue");
    }

    [Theory]
    [InlineData("radius=500", "La distance")]
    [InlineData("kind=pizza", "La rubrique")]
    [InlineData("theme=pizza", "Le thème")]
    [InlineData("from=demain", "Une date («\u00A0from\u00A0»)")]
    [InlineData("from=2026-12-05&to=2026-12-01", "La date de fin")]
    [InlineData("when=hier", "La période")]
    [InlineData("kind=event&cursor=abc", "Cette suite de page")]
    [InlineData("pizza=1", "«\u00A0pizza\u00A0» n’est pas un choix")]
    [InlineData("status=perdu", "L’état")]
    public async Task A_bad_word_of_the_query_is_named(string words, string told)
    {
        await using var site = await SiteServer.RunAsync([]);
        var page = await site.PageAsync("/communes/44052?" + words, HttpStatusCode.BadRequest);
        page.QuerySelectorAll("main li").ShouldHaveSingleItem().TextContent.ShouldStartWith(told);
        page.QuerySelector("main a")!.GetAttribute("href").ShouldBe("/communes/44052");
    }

    [Fact]
    public async Task A_head_request_is_answered_without_a_body()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        foreach (var path in (string[])["/", "/communes/44052", "/records/" + Samples.Id(1), "/site.css"])
        {
            using var answer = await site.GetAsync(path, method: HttpMethod.Head);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty(path);
        }
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ParseAsync(SiteServer site, string path)
    {
        using var answer = await site.GetAsync(path);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
