using System.Net;
using AngleSharp.Html.Dom;

namespace Wiker.Ingest.Publisher.Tests.Site;

public sealed class CommunePageTests
{
    private const string Donges = "/communes/44052";

    [Fact]
    public async Task A_page_shows_every_kind_with_its_number()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync(Donges);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Donges et alentours");
        page.QuerySelectorAll("section.part > h2").Select(h => h.TextContent).ShouldBe(["Agenda", "Actualités", "Bons plans", "Recherches et locaux", "Associations", "Commerces et artisans", "Services"]);
        page.QuerySelectorAll("nav.kinds li:not(.jump) a").Select(a => Plain(a.TextContent)).ShouldBe(
            ["Tout 11", "Agenda 5", "Actualités 1", "Bons plans 1", "Recherches et locaux 1", "Associations 1", "Commerces et artisans 1", "Services 1"]);
        page.QuerySelector("header.top p")!.TextContent.Replace('\u00A0', ' ').ShouldBe("11 informations à 10 km à la ronde.");
    }

    [Fact]
    public async Task An_agenda_goes_day_by_day_after_what_is_under_way()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync(Donges);
        page.QuerySelectorAll("h3.day").Select(h => h.TextContent).ShouldBe(["En ce moment", "Aujourd’hui, mardi 24 novembre", "Samedi 28 novembre", "Samedi 5 décembre"]);
        var cards = page.QuerySelectorAll("section.part:first-of-type .card");
        cards.Select(c => Plain(c.QuerySelector(".when")!.TextContent)).ShouldBe(["Du lundi 2 novembre au samedi 19 décembre", "18 h", "De 18 h à 19 h 30, tous les mardis", "9 h", "20 h 30"], ignoreOrder: true);
        page.QuerySelectorAll(".card.off .tag").Select(t => t.TextContent).ShouldBe(["Annulé"]);
    }

    [Theory]
    [InlineData("radius=15", "Loto à Saint-Nazaire", true)]
    [InlineData("", "Loto à Saint-Nazaire", false)]
    [InlineData("when=today", "Entraînement de volley", true)]
    [InlineData("when=today", "Fest-noz du Comité des fêtes", false)]
    [InlineData("when=weekend", "Entraînement de volley", false)]
    [InlineData("from=2026-12-05&to=2026-12-05", "Fest-noz du Comité des fêtes", true)]
    [InlineData("when=today&from=2026-12-05&to=2026-12-05", "Fest-noz du Comité des fêtes", true)]
    [InlineData("when=&from=&to=&q=&radius=", "Fest-noz du Comité des fêtes", true)]
    [InlineData("theme=sport", "Entraînement de volley", true)]
    [InlineData("theme=sport&theme=culture", "Exposition « Marais d’hier »", true)]
    [InlineData("theme=sport", "Fest-noz du Comité des fêtes", false)]
    [InlineData("kind=business", "Boulangerie du Port", true)]
    [InlineData("kind=business", "Médiathèque Jules-Verne", false)]
    [InlineData("q=boulangerie", "Boulangerie du Port", true)]
    [InlineData("q=boulangerie", "Médiathèque Jules-Verne", false)]
    public async Task The_words_of_the_query_choose(string words, string title, bool isThere)
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync($"{Donges}?{words}");
        page.QuerySelectorAll(".card a").Select(a => a.TextContent).Contains(title).ShouldBe(isThere);
    }

    [Fact]
    public async Task The_form_keeps_what_was_chosen()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync($"{Donges}?kind=event&theme=sport&when=week&radius=15&q=volley&source=donges-mairie-agenda");
        ((IHtmlInputElement)page.QuerySelector("input[name=q]")!).Value.ShouldBe("volley");
        ((IHtmlSelectElement)page.QuerySelector("select[name=when]")!).Value.ShouldBe("week");
        ((IHtmlSelectElement)page.QuerySelector("select[name=radius]")!).Value.ShouldBe("15");
        page.QuerySelectorAll("input[name=theme]").OfType<IHtmlInputElement>().Where(t => t.IsChecked).Select(t => t.Value).ShouldBe(["sport"]);
        page.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(h => $"{h.Name}={h.Value}").ShouldBe(["kind=event", "source=donges-mairie-agenda"]);
        page.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();
        page.QuerySelector("nav.kinds [aria-current=page]")!.TextContent.ShouldStartWith("Agenda");
    }

    [Fact]
    public async Task Choices_tell_how_much_they_would_leave_and_those_that_leave_nothing_are_not_offered()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync($"{Donges}?radius=15&theme=sport&kind=event");
        var themes = page.QuerySelectorAll(".ticks label").Select(l => Plain(l.TextContent)).ToList();
        themes.ShouldContain("Sport 1");
        themes.ShouldContain("Culture 1");
        themes.ShouldNotContain(t => t.StartsWith("Emploi"));
        page.QuerySelectorAll("select[name=commune] option").Select(o => Plain(o.TextContent)).ShouldBeEmpty(); // one commune is no choice
        page.QuerySelectorAll("nav.kinds li:not(.jump) a").Select(a => Plain(a.TextContent)).ShouldBe(["Tout 1", "Agenda 1"]);
        var all = await site.PageAsync($"{Donges}?radius=15");
        all.QuerySelectorAll("select[name=commune] option").Select(o => Plain(o.TextContent)).ShouldBe(["toutes", "Donges (11)", "Saint-Nazaire (1)"]);
        var there = await site.PageAsync($"{Donges}?radius=15&commune=44184");
        ((IHtmlSelectElement)there.QuerySelector("select[name=commune]")!).Value.ShouldBe("44184");
        there.QuerySelectorAll(".card a").Select(a => a.TextContent).ShouldBe(["Loto à Saint-Nazaire"]);
        there.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task A_map_stands_beside_the_list_that_says_the_same()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync($"{Donges}?radius=15");
        page.QuerySelector(".map")!.GetAttribute("data-points").ShouldBe("/v1/map.geojson?near=44052&radius=15");
        page.QuerySelectorAll(".towns a").Select(a => Plain(a.TextContent)).ShouldBe(["Donges 11", "Saint-Nazaire 1"]);
        page.QuerySelectorAll(".towns a").Select(a => a.GetAttribute("href")).ShouldBe([$"{Donges}?commune=44052&radius=15", $"{Donges}?commune=44184&radius=15"]);
        page.QuerySelector("#map-towns")!.TextContent.ShouldContain("Montoir-de-Bretagne");
        page.QuerySelector(".tiles").ShouldBeNull();
        (await site.PageAsync("/communes/44013")).QuerySelector(".map").ShouldBeNull(); // Besné has no point here
    }

    [Fact]
    public async Task A_map_s_background_is_offered_and_allowed_only_where_it_is_set()
    {
        await using var site = await SiteServer.RunAsync(Town.Records, tiles: ("https://tuiles.example/{z}/{x}/{y}.png", "© Les contributeurs d’OpenStreetMap"));
        using var answer = await site.GetAsync(Donges);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("img-src 'self' https://tuiles.example;");
        var page = await site.PageAsync(Donges);
        page.QuerySelector(".map")!.GetAttribute("data-tiles").ShouldBe("https://tuiles.example/{z}/{x}/{y}.png");
        page.QuerySelector(".tiles")!.TextContent.ShouldContain("OpenStreetMap");
        using var home = await site.GetAsync("/");
        home.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("tuiles");
    }

    [Fact]
    public async Task A_radius_of_one_s_own_stays_chosen()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync($"{Donges}?radius=7.5");
        ((IHtmlSelectElement)page.QuerySelector("select[name=radius]")!).Value.ShouldBe("7.5");
        page.QuerySelector("header.top p")!.TextContent.ShouldContain("7,5\u00A0km");
    }

    [Fact]
    public async Task Pages_of_one_kind_go_on_until_everything_was_seen_once()
    {
        await using var site = await SiteServer.RunAsync(Town.Many(95));
        var seen = new List<string>();
        var path = $"{Donges}?kind=event";
        for (var pages = 0; path is not null && pages < 5; pages++)
        {
            var page = await site.PageAsync(path);
            seen.AddRange(page.QuerySelectorAll(".card a").Select(a => a.GetAttribute("href")!));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        seen.Count.ShouldBe(95);
        seen.Distinct().Count().ShouldBe(95);
        var overview = await site.PageAsync(Donges);
        overview.QuerySelector("section.part .more a")!.GetAttribute("href").ShouldBe($"{Donges}?kind=event");
    }

    [Fact]
    public async Task Feeds_and_calendars_carry_the_choices_and_answer()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        var page = await site.PageAsync($"{Donges}?theme=sport&radius=15");
        var alternates = page.QuerySelectorAll("link[rel=alternate]");
        alternates.Select(l => l.GetAttribute("type")).ShouldBe(["application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar"]);
        foreach (var link in alternates)
        {
            var href = link.GetAttribute("href")!;
            href.ShouldContain("near=44052");
            href.ShouldContain("theme=sport");
            href.ShouldContain("radius=15");
            using var answer = await site.GetAsync(href);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, href);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(link.GetAttribute("type"));
        }
        page.QuerySelector("a[href^=webcal]")!.GetAttribute("href").ShouldBe($"webcal{site.Base[4..]}/v1/records.ics?kind=event&near=44052&radius=15&theme=sport");
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        using var first = await site.GetAsync(Donges);
        var tag = first.Headers.ETag!.ToString();
        using (var second = await site.GetAsync(Donges, tag))
            second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await site.AddAsync([Samples.Event(50, "Nouveau", "2026-11-30")]);
        using var third = await site.GetAsync(Donges, tag);
        third.StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Time.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await site.GetAsync(Donges, third.Headers.ETag!.ToString());
        tomorrow.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_commune_without_a_point_says_so()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        (await site.TextAsync("/communes/44013")).ShouldContain("La position de cette commune n’est pas encore connue");
    }

    [Fact]
    public async Task Contacts_of_persons_are_in_no_list()
    {
        await using var site = await SiteServer.RunAsync(Town.Records);
        foreach (var path in (string[])[Donges, $"{Donges}?kind=association", $"{Donges}?q=comité"])
            (await site.TextAsync(path)).ShouldNotContain("39 98".Replace(' ', '\u00A0'));
    }

    private static string Plain(string text) => string.Join(' ', text.Split([' ', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
