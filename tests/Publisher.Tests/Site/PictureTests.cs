using System.Net;
using Wiker.Ingest.Publisher.Tests.Api;
using Wiker.Ingest.Publisher.Tests.Newsletters;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>What people and programs see of a picture: our own thumbnail, whose it is, and words for who can't see it; of its source's address nothing.</summary>
public sealed class PictureTests
{
    private const string Large = "/images/0123456789abcdef0123456789abcdef-1200.jpg";
    private const string Small = "/images/0123456789abcdef0123456789abcdef-480.jpg";

    private static Record FestNoz(string? alt = null, string? credit = "Odile Kervrannec") => Samples.Event(1, "Fest-noz du port", "2026-12-05T20:30", KeptPictures.Image(alt, credit));

    [Fact]
    public async Task Pages_show_the_picture_with_its_place_its_credit_and_its_words()
    {
        await using var site = await SiteServer.RunAsync([FestNoz("Trois sonneurs sur une estrade")]);
        site.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));

        var card = (await site.PageAsync("/communes/44052")).QuerySelector(".card figure")!;
        var small = card.QuerySelector("img")!;
        (small.GetAttribute("src"), small.GetAttribute("width"), small.GetAttribute("height"), small.GetAttribute("loading")).ShouldBe((Small, "480", "320", "lazy"));
        small.GetAttribute("srcset").ShouldBe($"{Small} 480w, {Large} 1200w");
        small.GetAttribute("alt").ShouldBe("Trois sonneurs sur une estrade");
        card.QuerySelector("figcaption")!.TextContent.ShouldBe("Crédit : Odile Kervrannec");

        var page = (await site.PageAsync("/records/" + Samples.Id(1))).QuerySelector(".record figure")!;
        var large = page.QuerySelector("img")!;
        (large.GetAttribute("src"), large.GetAttribute("width"), large.GetAttribute("height")).ShouldBe((Large, "1200", "800"));
        page.QuerySelector("figcaption")!.TextContent.ShouldBe("Crédit : Odile Kervrannec, Licence Ouverte 2.0 (Etalab)");
    }

    [Fact]
    public async Task Without_words_of_its_source_it_is_told_no_more_than_is_known()
    {
        await using var site = await SiteServer.RunAsync([FestNoz() with { Provenance = new Dictionary<string, string> { ["image"] = "01JD3V8K7M2Q9Z4R6T1B5X0SRC" } }]);
        site.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));

        const string known = "Image publiée avec « Fest-noz du port » par Mairie de Donges";
        foreach (var path in (string[])["/communes/44052", "/records/" + Samples.Id(1)])
            (await site.PageAsync(path)).QuerySelector("figure img")!.GetAttribute("alt")!.Replace('\u00A0', ' ').ShouldBe(known);
    }

    [Fact]
    public async Task Until_there_is_a_thumbnail_and_without_a_credit_there_is_no_picture()
    {
        var uncredited = Samples.Event(2, "Loto", "2026-12-06T14:00", KeptPictures.Image(credit: null));
        await using var site = await SiteServer.RunAsync([FestNoz(), uncredited]);
        foreach (var path in (string[])["/communes/44052", "/records/" + Samples.Id(1)])
            (await site.PageAsync(path)).QuerySelectorAll("img").ShouldBeEmpty();

        site.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1), Samples.Id(2));
        (await site.PageAsync("/communes/44052")).QuerySelectorAll("img").Length.ShouldBe(1);
        (await site.PageAsync("/records/" + Samples.Id(2))).QuerySelectorAll("img").ShouldBeEmpty();
        (await site.TextAsync("/v1/records.json?near=44052&q=loto")).ShouldContain("\"image\":null");
    }

    [Fact]
    public async Task No_answer_names_the_address_at_the_source()
    {
        await using var site = await SiteServer.RunAsync([FestNoz()]);
        foreach (var isKept in (bool[])[false, true])
        {
            if (isKept)
                site.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));
            string[] addresses =
            [
                "/communes/44052", $"/records/{Samples.Id(1)}", $"/v1/records/{Samples.Id(1)}.json", $"/v1/records/{Samples.Id(1)}.jsonld",
                .. ((string[])["json", "rss", "atom", "jsonfeed", "ics", "geojson", "csv"]).Select(f => $"/v1/records.{f}?near=44052"),
            ];
            foreach (var address in addresses)
                (await site.TextAsync(address)).ShouldNotContain("fest-noz.jpg", customMessage: address);
        }
    }

    [Fact]
    public async Task The_api_and_feeds_give_our_thumbnail_under_its_absolute_address()
    {
        await using var server = await ApiServer.RunAsync([FestNoz("Trois sonneurs")], "https://agenda.example");
        server.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));

        foreach (var json in (string[])["/v1/records.json?near=44052", "/v1/records.geojson?near=44052"])
            (await server.TextAsync(json)).ShouldContain($"\"image\":{{\"url\":\"https://agenda.example{Large}\",\"alt\":\"Trois sonneurs\",\"credit\":\"Odile Kervrannec\",\"licence\":\"lov2\"}}", customMessage: json);
        var ld = await server.JsonAsync($"/v1/records/{Samples.Id(1)}.jsonld");
        ld.GetProperty("image").GetProperty("contentUrl").GetString().ShouldBe("https://agenda.example" + Large);
        ld.GetProperty("image").GetProperty("creditText").GetString().ShouldBe("Odile Kervrannec");
        var feed = (await server.JsonAsync("/v1/records.jsonfeed?near=44052")).GetProperty("items")[0];
        feed.GetProperty("image").GetString().ShouldBe("https://agenda.example" + Large);
        feed.GetProperty("_wiker").GetProperty("image").GetProperty("credit").GetString().ShouldBe("Odile Kervrannec");
        feed.GetProperty("content_html").GetString()!.ShouldContain("Crédit : Odile Kervrannec, Licence Ouverte 2.0 (Etalab)");

        System.Xml.Linq.XNamespace media = "http://search.yahoo.com/mrss/";
        var content = System.Xml.Linq.XDocument.Parse(await server.TextAsync("/v1/records.rss?near=44052")).Descendants(media + "content").Single();
        (content.Attribute("url")!.Value, content.Element(media + "description")!.Value, content.Element(media + "credit")!.Value).ShouldBe(("https://agenda.example" + Large, "Trois sonneurs", "Odile Kervrannec"));
        (await server.TextAsync("/v1/records.atom?near=44052")).ShouldContain($"<link rel=\"enclosure\" type=\"image/jpeg\" title=\"Trois sonneurs\" href=\"https://agenda.example{Large}\" />");
    }

    [Fact]
    public async Task A_new_picture_changes_every_tag()
    {
        await using var site = await SiteServer.RunAsync([FestNoz()]);
        string[] addresses = ["/communes/44052", $"/records/{Samples.Id(1)}", $"/v1/records/{Samples.Id(1)}.json", "/v1/records.json?near=44052", "/v1/records.rss?near=44052"];
        var before = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await site.GetAsync(address);
            before.Add(answer.Headers.ETag!.ToString());
        }
        site.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));
        using (var session = site.Store.Write())
        {
            session.Records.Renumber([Samples.Id(1)], Samples.Created.AddDays(4)); // as the pipeline does in the same transaction
            session.Commit();
        }
        foreach (var (address, tag) in addresses.Zip(before))
        {
            using var answer = await site.GetAsync(address, tag);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task A_thumbnail_is_served_for_good_and_nothing_else_from_its_folder()
    {
        await using var site = await SiteServer.RunAsync([FestNoz()]);
        site.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));

        using var answer = await site.GetAsync(Small);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(KeptPictures.Jpeg);
        using var again = await site.GetAsync(Small, answer.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var head = await site.GetAsync(Small, method: HttpMethod.Head);
        head.Content.Headers.ContentLength.ShouldBe(KeptPictures.Jpeg.Length);

        foreach (var wrong in (string[])["/images/store.db", "/images/..%2Fstore.db", "/images/..%2F..%2Fetc%2Fpasswd", "/images/0123456789abcdef0123456789abcdef-481.jpg", "/images/0123456789ABCDEF0123456789abcdef-480.jpg", "/images/fedcba9876543210fedcba9876543210-480.jpg", "/images/0123456789abcdef0123456789abcdef-480.jpg.part"])
        {
            using var none = await site.GetAsync(wrong);
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
        }
    }

    [Fact]
    public async Task A_letter_shows_the_small_one_with_its_credit_and_its_text_does_without()
    {
        await using var world = await LetterWorld.OfAsync([Samples.Event(1, "Fest-noz du port", "2026-11-28T20:30", KeptPictures.Image("Trois sonneurs"))]);
        world.KeepPicture(KeptPictures.Url, KeptPictures.FestNoz, Samples.Id(1));

        var letter = await world.ComposeAsync("near=44052");
        letter.Html.ShouldContain($"<img src=\"https://lettres.example/wiker{Small}\" width=\"240\" height=\"160\" alt=\"Trois sonneurs\"");
        letter.Html.ShouldContain("Crédit : Odile Kervrannec");
        letter.Text.ShouldNotContain("images/");
    }
}
