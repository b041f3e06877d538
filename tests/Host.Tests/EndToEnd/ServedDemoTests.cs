using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Ical.Net;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

public sealed class ServedDemoTests(ServedDemo demo) : IClassFixture<ServedDemo>
{
    [Fact]
    public async Task Every_format_answers_with_a_document_that_its_own_parser_reads_back()
    {
        (await JsonAsync("v1/records.json?near=44052&limit=100")).GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(40);
        XDocument.Parse(await TextAsync("v1/records.rss?near=44052")).Descendants("item").ShouldNotBeEmpty();
        CodeHollow.FeedReader.FeedReader.ReadFromString(await TextAsync("v1/records.atom?near=44052")).Items.ShouldNotBeEmpty();
        (await JsonAsync("v1/records.jsonfeed?near=44052")).GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        Calendar.Load(await TextAsync("v1/records.ics?near=44052"))!.Events.Count.ShouldBeGreaterThan(5);
        (await JsonAsync("v1/records.geojson?near=44052")).GetProperty("features").GetArrayLength().ShouldBeGreaterThan(20);
        (await TextAsync("v1/records.csv?near=44052")).Split('\n')[0].ShouldStartWith("id,");
        (await JsonAsync("openapi.json")).GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        (await JsonAsync("health")).GetProperty("status").GetString().ShouldBe("ok");
    }

    // What demo/README.md promises of the whole territory, counted as a reader of the API would.
    [Fact]
    public async Task The_territory_is_whole()
    {
        var items = await AllAsync("near=44052&limit=100");
        items.Count.ShouldBeGreaterThanOrEqualTo(150);
        var kinds = items.CountBy(i => i.GetProperty("kind").GetString()!).ToDictionary();
        (kinds["news"], kinds["association"], kinds["business"], kinds["service"], kinds["offer"], kinds["opportunity"]).ShouldSatisfyAllConditions(
            () => kinds["news"].ShouldBeGreaterThanOrEqualTo(25),
            () => kinds["association"].ShouldBeGreaterThanOrEqualTo(30),
            () => kinds["business"].ShouldBeGreaterThanOrEqualTo(30),
            () => kinds["service"].ShouldBeGreaterThanOrEqualTo(15),
            () => kinds["offer"].ShouldBeGreaterThanOrEqualTo(5),
            () => kinds["opportunity"].ShouldBeGreaterThanOrEqualTo(3));
        var sixtyDays = await JsonAsync("v1/records.json?near=44052&kind=event&from=2027-03-01&to=2027-04-30&limit=1");
        sixtyDays.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(60);
        string[] around = ["44013", "44033", "44046", "44052", "44080", "44103", "44116", "44137", "44176", "44192", "44210"];
        items.SelectMany(i => i.GetProperty("communes").EnumerateArray()).Select(c => c.GetString()!).Distinct().Intersect(around).Count().ShouldBeGreaterThanOrEqualTo(9);
        items.SelectMany(i => i.GetProperty("sources").EnumerateArray()).Select(s => s.GetProperty("id").GetString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(20);
        (await JsonAsync("v1/records.json?near=44052&theme=sport&kind=event")).GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(5);
        foreach (var words in (string[])["q=f%C3%AAte&kind=event", "kind=opportunity&q=boulanger", "kind=opportunity&q=m%C3%A9decin", "kind=opportunity&q=local"])
            (await JsonAsync("v1/records.json?near=44052&" + words)).GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(1, words);
    }

    [Fact]
    public async Task Counts_suggestions_and_map_come_from_the_same_records()
    {
        var counted = await JsonAsync("v1/records.json?near=44052&limit=1&facets=kind,commune");
        counted.GetProperty("facets").GetProperty("kind").EnumerateArray().Sum(k => k.GetProperty("count").GetInt32()).ShouldBe(counted.GetProperty("total").GetInt32());
        (await JsonAsync("v1/suggest?q=fest&near=44052")).GetProperty("titles").EnumerateArray().Select(t => t.GetProperty("title").GetString()).ShouldContain(t => t!.Contains("est-noz"));
        var map = await JsonAsync("v1/map.geojson?near=44052&zoom=11");
        map.GetProperty("total").GetInt32().ShouldBe(counted.GetProperty("total").GetInt32());
        map.GetProperty("features").GetArrayLength().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_demo_foretells_the_weather_of_its_commune_from_today_on()
    {
        var item = (await JsonAsync("v1/records.json?near=44052&kind=weather")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        item.GetProperty("commune").GetProperty("insee").GetString().ShouldBe("44052");
        item.GetProperty("days").GetArrayLength().ShouldBeGreaterThanOrEqualTo(5);
        item.GetProperty("days")[0].GetProperty("text").GetString().ShouldBe("Pluie faible");

        (await TextAsync("communes/44052")).ShouldContain("La météo des prochains jours");
        (await TextAsync("letters/preview?near=44052&format=text")).ShouldContain("LA MÉTÉO");
        (await JsonAsync("health")).GetProperty("weather").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task The_event_of_four_sources_is_one_record_that_shows_where_they_differ()
    {
        var festNoz = (await AllAsync("near=44052&kind=event&q=fest-noz&limit=100")).First(i => i.GetProperty("sources").GetArrayLength() == 4);
        var differing = festNoz.GetProperty("disagreements").EnumerateArray().First(d => d.GetProperty("field").GetString() == "occurrences");
        differing.GetProperty("values").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);

        var page = new HtmlParser().ParseDocument(await TextAsync($"records/{festNoz.GetProperty("id").GetString()}"));
        page.Body!.TextContent.ShouldContain("Les sources ne");
        page.QuerySelector("script[type='application/ld+json']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_concert_at_Saint_Nazaire_is_in_at_15_kilometres_and_out_at_10()
    {
        (await TitlesAsync("near=44052&radius=15&kind=event&limit=100&q=concert")).Except(await TitlesAsync("near=44052&radius=10&kind=event&limit=100&q=concert")).ShouldNotBeEmpty();
        (await AllAsync("near=44052&kind=event&limit=100")).ShouldAllBe(i => i.GetProperty("communes")[0].GetString() != "44184");
    }

    [Fact]
    public async Task Clubs_that_give_the_town_halls_number_stay_apart()
    {
        var clubs = (await AllAsync("near=44052&kind=association&limit=100"))
            .Where(i => i.GetProperty("contacts").GetProperty("phones").EnumerateArray().Any(p => p.GetProperty("value").GetString() == "+33261910010")).ToList();
        clubs.Count.ShouldBeGreaterThanOrEqualTo(15);
        clubs.ShouldAllBe(c => c.GetProperty("sources").GetArrayLength() == 1);
    }

    [Fact]
    public async Task Cancelled_postponed_and_full_events_say_so()
    {
        var statuses = (await AllAsync("near=44052&kind=event&limit=100")).Select(i => i.GetProperty("status").GetString()).ToHashSet();
        statuses.ShouldContain("cancelled");
        statuses.ShouldContain("postponed");
        statuses.ShouldContain("full");
    }

    [Fact]
    public async Task Pictures_of_feeds_pages_and_structured_data_are_shown_as_our_own_and_ill_ones_cost_only_themselves()
    {
        var items = await AllAsync("near=44052&kind=event,news,business&from=2026-01-01&limit=100");
        var pictures = items.Where(i => i.GetProperty("image").ValueKind == JsonValueKind.Object).ToDictionary(i => i.GetProperty("title").GetString()!, i => i.GetProperty("image"));
        // JSON of an agenda, JSON Feed, Atom and RSS, JSON-LD, microdata, Open Graph, an <img>.
        string[] shown = ["Balade au clair de lune sur la Loire", "La base de loisirs ferme pour travaux", "L’éclairage public s’éteint à 22h30", "Boulangerie ambulante : pain & viennoiseries le mercredi", "Biscuiterie de la Tourbière", "Café des parents", "Quatre nouveaux défibrillateurs en service", "Concert de jazz : Trio Mascaret"];
        pictures.Keys.ShouldBeSubsetOf(items.Select(i => i.GetProperty("title").GetString()!));
        shown.ShouldBeSubsetOf(pictures.Keys);
        foreach (var image in pictures.Values)
        {
            var url = new Uri(image.GetProperty("url").GetString()!);
            url.Authority.ShouldBe(demo.Http.BaseAddress!.Authority);
            image.GetProperty("alt").GetString().ShouldNotBeNullOrWhiteSpace();
            image.GetProperty("credit").GetString().ShouldNotBeNullOrWhiteSpace();
            (await demo.Http.GetByteArrayAsync(url, TestContext.Current.CancellationToken)).AsSpan(0, 3).ToArray().ShouldBe([0xFF, 0xD8, 0xFF]);
        }
        // One may not leave, one was cut off, one would unpack to gigabytes: their records stand.
        foreach (var without in (string[])["Ciné-goûter : « Le Phare aux souvenirs »", "Carnet de voyage : dessiner le marais", "Fête du fleuve à Paimbœuf"])
            items.Single(i => i.GetProperty("title").GetString() == without).GetProperty("image").ValueKind.ShouldBe(JsonValueKind.Null, without);
        using var session = WikerStore.Open(Path.Combine(demo.Data, "store.db")).Read();
        session.Pictures.RejectionsOf("openagenda-estuaire").ShouldHaveSingleItem().Reason.ShouldBe("cut-off");
        session.Pictures.RejectionsOf("paimboeuf-mairie-agenda").ShouldHaveSingleItem().Reason.ShouldBe("too-many-pixels");
    }

    [Fact]
    public async Task Of_a_press_article_no_more_than_title_link_and_date_leaves()
    {
        var press = (await AllAsync("source=presse-courrier&limit=100&radius=30&near=44052")).Concat(await AllAsync("source=presse-courrier&limit=100")).ToList();
        press.ShouldNotBeEmpty();
        press.ShouldAllBe(i => i.GetProperty("summary").ValueKind == JsonValueKind.Null && i.GetProperty("body").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task A_private_persons_phone_is_on_the_records_own_page_only()
    {
        var everything = string.Concat(await Task.WhenAll(new[] { "json", "rss", "atom", "jsonfeed", "ics", "csv" }.Select(f => TextAsync($"v1/records.{f}?near=44052&radius=30&limit=100"))));
        everything.ShouldNotContain("+3363998");
        System.Text.RegularExpressions.Regex.IsMatch(everything, @"06[ .]?39[ .]?98").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_there_says_so_and_a_bad_word_is_named()
    {
        (await demo.Http.GetAsync("v1/records/01AAAAAAAAAAAAAAAAAAAAAAAA.json", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await demo.Http.GetAsync("communes/99999", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var bad = await demo.Http.GetAsync("v1/records.json?raduis=5", TestContext.Current.CancellationToken);
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bad.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("raduis");
    }

    [Fact]
    public async Task The_page_of_the_commune_is_in_French_and_offers_feeds_and_calendar()
    {
        var page = new HtmlParser().ParseDocument(await TextAsync("communes/44052"));
        page.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        page.QuerySelectorAll("link[rel=alternate][type='application/rss+xml']").Length.ShouldBeGreaterThanOrEqualTo(1);
        page.QuerySelectorAll("a[href*='records.ics']").Length.ShouldBeGreaterThanOrEqualTo(1);
        page.QuerySelectorAll("script").ShouldAllBe(s => s.HasAttribute("src") ? s.GetAttribute("src")!.StartsWith('/') : s.GetAttribute("type")!.StartsWith("application/"));
    }

    [Fact]
    public async Task Other_commands_ask_the_process_that_owns_the_folder()
    {
        var search = await WikerProcess.RunAsync(demo.Folder, "records", "search", "near=44052&kind=association", "--json", "--data", demo.Data);
        search.ExitCode.ShouldBe(0, search.Errors);
        search.Json.GetProperty("total").GetInt32().ShouldBeGreaterThan(10);
        var letter = await WikerProcess.RunAsync(demo.Folder, "letter", "preview", "near=44052&when=week", "--data", demo.Data);
        letter.ExitCode.ShouldBe(0, letter.Errors);
        letter.Output.ShouldContain("Donges");
        letter.Output.ShouldContain(demo.Http.BaseAddress!.AbsoluteUri);
        (await WikerProcess.RunAsync(demo.Folder, "reindex", "--data", demo.Data, "--json")).Json.GetProperty("records").GetInt32().ShouldBeGreaterThan(10);
        var second = await WikerProcess.RunAsync(demo.Folder, "run", "--data", demo.Data);
        second.ExitCode.ShouldBe(3);
        second.Errors.ShouldContain("process");
    }

    [Theory]
    [InlineData("--text")]
    [InlineData(null)]
    public async Task A_letters_links_lead_where_its_reader_is_told_also_while_a_server_owns_the_folder(string? form)
    {
        string?[] arguments = ["letter", "preview", "near=44052&when=week", "--base-url", "https://agenda.example.org/donges", "--data", demo.Data, form];
        var letter = await WikerProcess.RunAsync(demo.Folder, [.. arguments.OfType<string>()]);
        letter.Output.ShouldContain("https://agenda.example.org/donges/records/", customMessage: letter.Errors);
        letter.Output.ShouldNotContain("localhost");
        (await WikerProcess.RunAsync(demo.Folder, "letter", "preview", "near=44052", "--base-url", "agenda", "--data", demo.Data)).ExitCode.ShouldBe(2);
    }

    private async Task<string> TextAsync(string path)
    {
        using var answer = await demo.Http.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text[..Math.Min(500, text.Length)]}");
        return text;
    }

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await TextAsync(path)).RootElement;

    private async Task<IReadOnlyList<JsonElement>> AllAsync(string query)
    {
        var items = new List<JsonElement>();
        for (var path = $"v1/records.json?{query}"; path is not null;)
        {
            var page = await JsonAsync(path);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            path = page.GetProperty("next").GetString();
        }
        return items;
    }

    private async Task<IEnumerable<string?>> TitlesAsync(string query) => (await AllAsync(query)).Select(i => i.GetProperty("title").GetString());
}
