using System.Text;
using Wiker.Ingest.Crawlers.Readers;
using static Wiker.Ingest.Crawlers.Tests.Feed.FeedDocuments;

namespace Wiker.Ingest.Crawlers.Tests.Feed;

public sealed class FeedRepairTests
{
    [Theory]
    [InlineData("<item><title>F&ecirc;te&nbsp;du port</title></item>", "Fête du port")]
    [InlineData("<item><title>Bars & restos</title></item>", "Bars & restos")]
    [InlineData("<item><title>Prix < 5 euros</title></item>", "Prix < 5 euros")]
    [InlineData("<item><title>Une\u0003 note\u0000</title></item>", "Une note")]
    [InlineData("<item><title>Une&#3; note</title></item>", "Une note")]
    [InlineData("<item><title>Sans module</title><media:credit>x</media:credit><zz:y a:b=\"c\"/></item>", "Sans module")]
    [InlineData("<item><title>Attributs</title><enclosure url=photo.jpg type='image/jpeg' length></enclosure></item>", "Attributs")]
    [InlineData("<item><title>Sans fin de balise</title><description><p>un<br>deux</description></item>", "Sans fin de balise")]
    [InlineData("<item><title>Entité &inconnue; ici</title></item>", "Entité &inconnue; ici")]
    public void Broken_markup_is_mended(string item, string title) => Item(item).First(RawField.Title).ShouldBe(title);

    [Fact]
    public void No_entity_of_a_DTD_ever_expands()
    {
        var bomb = "<!DOCTYPE rss [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(1, 40).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">")) + "]>";
        var page = Page("<?xml version=\"1.0\"?>" + bomb + Rss("<item><title>Rire &a40;</title></item>")[38..]);

        Items(Read(page)).ShouldHaveSingleItem().First(RawField.Title).ShouldBe("Rire &a40;");
    }

    [Fact]
    public void An_external_entity_is_never_fetched()
    {
        var page = Page("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + Rss("<item><title>a&x;b</title></item>")[38..]);

        Items(Read(page)).ShouldHaveSingleItem().First(RawField.Title).ShouldBe("a&x;b");
    }

    [Theory]
    [InlineData("\r\n\uFEFF")]
    [InlineData("<br />\n<b>Warning</b>: include(): failed in <b>index.php</b> on line <b>3</b><br />\n")]
    public void What_stands_before_the_document_is_dropped(string before) =>
        Items(Read(Page(before + Rss("<item><title>Titre</title></item>")))).ShouldHaveSingleItem();

    [Fact]
    public void A_cut_document_keeps_its_whole_items_and_says_that_it_is_cut()
    {
        var whole = Rss("<item><title>Un</title></item><item><title>Deux</title></item><item><title>Trois</title><description>coup");
        var outcome = Read(Page(whole[..^"</channel></rss>".Length]));

        Items(outcome).Select(i => i.First(RawField.Title)).ShouldBe(["Un", "Deux"]);
        Refusals(Read(Page(whole[..^"</channel></rss>".Length]))).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Reason.ShouldBe("document-cut"), r => r.Locator.ShouldBe("item 3"));
    }

    [Fact]
    public void An_item_whose_end_was_forgotten_ends_where_the_next_begins() =>
        Items(Read(Page(Rss("<item><title>Un</title><item><title>Deux</title></item>")))).Select(i => i.First(RawField.Title)).ShouldBe(["Un", "Deux"]);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("x-inconnu")]
    public void Latin_bytes_under_another_declaration_are_read_rightly(string declared)
    {
        var bytes = Encoding.Latin1.GetBytes(Rss("<item><title>Fête de l'été</title></item>").Replace("utf-8", declared, StringComparison.Ordinal));

        Items(Read(Page(bytes, "application/rss+xml; charset=UTF-8"))).ShouldHaveSingleItem().First(RawField.Title).ShouldBe("Fête de l'été");
    }

    [Fact]
    public void Depth_is_capped()
    {
        var deep = string.Concat(Enumerable.Repeat("<p>", 50_000)) + "fond" + string.Concat(Enumerable.Repeat("</p>", 50_000));

        Item($"<item><title>Profond</title><description>{deep}</description></item>").First(RawField.Summary).ShouldNotBeNull().ShouldContain("fond");
    }

    [Fact]
    public void An_empty_channel_is_empty() => Read(Page(Rss(""))).ShouldBeOfType<ReadOutcome.Empty>();

    [Fact]
    public void An_HTML_page_is_an_error_page_that_tells_the_feed_it_announces()
    {
        var page = Page("<!DOCTYPE html><html><head><title>Page introuvable</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed/\"></head><body>404</body></html>");

        Read(page).ShouldBeOfType<ReadOutcome.ErrorPage>().Evidence.ShouldSatisfyAllConditions(e => e.ShouldContain("Page introuvable"), e => e.ShouldContain("/feed/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rien du tout")]
    [InlineData("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>")]
    [InlineData("{\"a\":1}")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>cou")]
    public void What_is_no_feed_is_broken(string body) => Read(Page(body)).ShouldBeOfType<ReadOutcome.Broken>();
}
