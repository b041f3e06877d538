using System.Globalization;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;
using static Wiker.Ingest.Crawlers.Tests.Feed.FeedDocuments;

namespace Wiker.Ingest.Crawlers.Tests.Feed;

public sealed class FeedSourceReaderTests
{
    private const string Modules = "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:georss=\"http://www.georss.org/georss\" xmlns:ev=\"http://purl.org/rss/1.0/modules/event/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\"";

    [Fact]
    public void An_RSS_item_gives_all_its_fields()
    {
        var item = Items(Read(Fixture("Feed", "mairie-rss.xml")))[0];

        item.Locator.ShouldBe("item 1");
        item.IsHtml.ShouldBeTrue();
        item.Kind.ShouldBe(RecordKind.Event);
        item.First(RawField.Id).ShouldBe("4711 at mairie.demo.test");
        item.First(RawField.Title).ShouldBe("L’été du port & compagnie");
        item.First(RawField.Link).ShouldBe("https://mairie.demo.test/agenda/ete-du-port");
        item.First(RawField.Summary).ShouldBe("<p>Trois groupes.</p>");
        item.First(RawField.Body).ShouldBe("<p>Trois groupes, buvette et <b>galettes</b>.</p>");
        item.First(RawField.Published).ShouldBe("2026-11-20T08:00:00+01:00");
        item.All(RawField.Category).ShouldBe(["Fêtes", "Musique"]);
        item.First(RawField.Image).ShouldBe("https://mairie.demo.test/photos/port.jpg");
        item.First(RawField.ImageAlt).ShouldBe("Le port le soir");
        item.First(RawField.Credit).ShouldBe("Jeanne Invent");
        (item.First(RawField.Lat), item.First(RawField.Lon)).ShouldBe(("47.3183", "-2.0756"));
        (item.First(RawField.Start), item.First(RawField.End)).ShouldBe(("2026-12-05T20:30:00+01:00", "2026-12-05T23:30:00+01:00"));
        item.First(RawField.Place).ShouldBe("Salle des Guifettes");
        item.First(RawField.Organizer).ShouldBe("Comité des fêtes");
        item.First(RawField.Language).ShouldBe("fr");
    }

    [Fact]
    public void A_bad_date_is_refused_and_neither_item_nor_feed_is_lost()
    {
        var outcome = Read(Fixture("Feed", "mairie-rss.xml"));

        var items = Items(outcome);
        items.Select(i => i.First(RawField.Title)).ShouldBe(["L’été du port & compagnie", "Conseil municipal", "Sans module"]);
        items[1].First(RawField.Published).ShouldBe("garbage");
        Refusals(Read(Fixture("Feed", "mairie-rss.xml"))).ShouldHaveSingleItem().ShouldBe(new Rejection("donges-test", "item 2", RawField.Published, "date-unreadable", "garbage"));
    }

    [Fact]
    public void An_Atom_entry_keeps_its_XHTML_and_resolves_against_xml_base()
    {
        var items = Items(Read(Fixture("Feed", "club-atom.xml")));

        items[0].First(RawField.Link).ShouldBe("https://club.demo.test/base/nouvelles/tournoi");
        items[0].First(RawField.Body).ShouldBe("<p>Tournoi <b>ouvert</b> à tous<br>le soir</p>");
        items[0].First(RawField.Published).ShouldBe("2026-11-20T10:00:00+00:00");
        items[0].First(RawField.Title).ShouldBe("Tournoi & buvette");
        items[0].All(RawField.Category).ShouldBe(["Sports"]);
        items[1].First(RawField.Body).ShouldBe("1 &lt; 2 &amp; 3");
        items[1].First(RawField.Link).ShouldBe("https://club.demo.test/base/n/2");
        items.ShouldAllBe(i => i.First(RawField.Language) == "fr-FR");
    }

    [Fact]
    public void RSS_1_0_items_beside_the_channel_are_read()
    {
        var rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"https://a.test/\"><title>c</title><link>https://a.test/</link></channel><item rdf:about=\"https://a.test/1\"><title>Loto</title><link>/1</link><dc:date>2026-11-24T10:00:00+01:00</dc:date><dc:subject>jeux</dc:subject></item></rdf:RDF>";
        var item = Items(Read(Page(rdf))).ShouldHaveSingleItem();

        item.First(RawField.Link).ShouldBe("https://a.test/1");
        item.First(RawField.Published).ShouldBe("2026-11-24T10:00:00+01:00");
        item.All(RawField.Category).ShouldBe(["jeux"]);
    }

    [Theory]
    [InlineData("<rss version=\"0.91\"><channel><item><title>t</title></item></channel></rss>")]
    [InlineData("<rss><channel/><item><title>t</title></item></rss>")]
    [InlineData("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><title>t</title><issued>2004-01-01T00:00:00Z</issued></entry></feed>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel/><item><title>t</title></item></rdf:RDF>")]
    public void Old_versions_are_read(string feed) => Items(Read(Page(feed))).ShouldHaveSingleItem().First(RawField.Title).ShouldBe("t");

    [Fact]
    public void An_entry_with_nothing_but_updated_has_a_date()
    {
        var item = Items(Read(Page("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><title>t</title><updated>2026-11-24T10:00:00Z</updated></entry></feed>"))).ShouldHaveSingleItem();

        item.First(RawField.Published).ShouldBe("2026-11-24T10:00:00+00:00");
        item.First(RawField.Modified).ShouldBe("2026-11-24T10:00:00+00:00");
    }

    [Theory]
    [InlineData("<link>https://feedproxy.test/~r/x</link><feedburner:origLink>https://mairie.demo.test/a</feedburner:origLink>", "https://mairie.demo.test/a")]
    [InlineData("<guid>https://mairie.demo.test/b</guid>", "https://mairie.demo.test/b")]
    [InlineData("<guid isPermaLink=\"false\">https://mairie.demo.test/c</guid>", null)]
    [InlineData("<link>/d?x=1&amp;amp;y=2</link>", "https://mairie.demo.test/d?x=1&y=2")]
    [InlineData("<link>\n  https://mairie.demo.test/e\n</link>", "https://mairie.demo.test/e")]
    [InlineData("<link>javascript:alert(1)</link>", null)]
    [InlineData("<media:title>x</media:title><link>//mairie.demo.test/f</link>", "https://mairie.demo.test/f")]
    public void A_link_is_the_items_own_absolute_page(string inside, string? expected) => Item($"<item><title>t</title>{inside}</item>", Modules).First(RawField.Link).ShouldBe(expected);

    [Theory]
    [InlineData("L&amp;#8217;&amp;eacute;t&amp;eacute;", "L’été")]
    [InlineData("L&amp;amp;#8217;&amp;amp;eacute;t&amp;amp;eacute;", "L’été")]
    [InlineData("<![CDATA[<b>Loto</b> du <i>club</i>]]>", "Loto du club")]
    [InlineData("  Deux\n lignes ", "Deux lignes")]
    [InlineData("FÃªte", "Fête")]
    public void A_title_is_one_line_of_plain_text(string written, string expected) => Item($"<item><media:title>autre</media:title><title>{written}</title></item>", Modules).First(RawField.Title).ShouldBe(expected);

    [Fact]
    public void A_sources_own_rules_read_further_elements()
    {
        var block = new FeedBlock(new Dictionary<string, FieldRule>
        {
            ["place"] = new("ville:salle", null, null, null, null, null),
            ["price"] = new("description", null, @"Tarif : (\d+ €)", null, null, null),
            ["image"] = new("photo", "src", null, null, null, null),
            ["organizer"] = new(null, null, null, null, null, "La mairie"),
            ["audience"] = new("absent", null, null, "tous", null, null),
        });
        var page = Page(Rss("<item><title>t</title><description>Tarif : 5 € sur place</description><ville:salle>Halle</ville:salle><photo src=\"https://a.test/p.png\"/></item>", "xmlns:ville=\"urn:ville\""));
        var item = Items(Read(page, block)).ShouldHaveSingleItem();

        (item.First("place"), item.First("price"), item.First("image"), item.First("organizer"), item.First("audience")).ShouldBe(("Halle", "5 €", "https://a.test/p.png", "La mairie", "tous"));
    }

    [Fact]
    public void Start_and_hour_in_elements_of_their_own_are_put_together()
    {
        var item = Item("<item><title>t</title><mec:startDate>2026-12-05</mec:startDate><mec:startHour>20:30</mec:startHour><mec:location>Halle</mec:location></item>", "xmlns:mec=\"http://webnus.net/rss/mec/\"");

        (item.First(RawField.Start), item.First(RawField.Place)).ShouldBe(("2026-12-05T20:30:00", "Halle"));
    }

    [Fact]
    public void A_JSON_feed_is_read_even_when_it_is_cut()
    {
        var json = File.ReadAllText(Path.Combine(Wiker.Ingest.Tests.SharedFolder.Repository, "tests", "Fixtures", "Feed", "asso.json"));
        var items = Items(Read(Page(json)));

        items.Count.ShouldBe(2);
        items[0].First(RawField.Link).ShouldBe("https://asso.demo.test/loto");
        items[0].First(RawField.Published).ShouldBe("2026-11-20T10:00:00+01:00");
        items[0].First(RawField.Body).ShouldBe("<p>Loto</p>");
        items[1].First(RawField.Body).ShouldBe("a &lt; b");
        items[1].First(RawField.Id).ShouldBe("12");
        var cut = Read(Page(json[..json.IndexOf("a < b", StringComparison.Ordinal)]));
        Items(cut).Count.ShouldBe(1);
        Refusals(Read(Page(json[..json.IndexOf("a < b", StringComparison.Ordinal)]))).ShouldHaveSingleItem().Reason.ShouldBe("document-cut");
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><generator>Wiker.Ingest 0.1</generator><item><title>t</title></item></channel></rss>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><generator>wiker.ingest</generator><entry><title>t</title></entry></feed>")]
    [InlineData("<rss version=\"2.0\" xmlns:wiker=\"urn:wiker\"><channel><wiker:origin>x</wiker:origin><item><title>t</title></item></channel></rss>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"_wiker\":{},\"items\":[{\"id\":\"1\",\"title\":\"t\"}]}")]
    public void Our_own_feed_is_refused(string feed) => Read(Page(feed)).ShouldBeOfType<ReadOutcome.ErrorPage>().Evidence.ShouldStartWith("our own feed");

    [Theory]
    [InlineData("noindex", Reuse.Link)]
    [InlineData("noai, noimageai", Reuse.Link)]
    [InlineData("tdm-reservation: 1", Reuse.Link)]
    [InlineData("tdm-reservation: 0", null)]
    [InlineData("googlebot: noindex", null)]
    [InlineData("nofollow", null)]
    [InlineData(null, null)]
    public void Headers_that_reserve_re_use_are_heard(string? headers, Reuse? expected) =>
        Items(Read(Page(System.Text.Encoding.UTF8.GetBytes(Rss("<item><title>t</title></item>")), robots: headers))).ShouldHaveSingleItem().AskedReuse.ShouldBe(expected);

    [Fact]
    public void The_machines_culture_changes_nothing()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("th-TH");
            Item("<item><title>t</title><pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate></item>").First(RawField.Published).ShouldBe("2026-11-24T10:00:00+01:00");
            CultureInfo.CurrentCulture.Name.ShouldBe("th-TH");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
