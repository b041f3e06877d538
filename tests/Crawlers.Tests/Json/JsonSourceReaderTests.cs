using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Tests.Data;

namespace Wiker.Ingest.Crawlers.Tests.Json;

public sealed class JsonSourceReaderTests
{
    private static readonly Dictionary<string, FieldRule> Title = DataDocuments.Fields(("title", "nom"));

    private static ReadOutcome Read(string text, SourceDefinition source, string address = "https://opendata.example/data/export") =>
        new JsonSourceReader().Read(DataDocuments.Page(text, address), source, null);

    [Fact]
    public void Paths_lead_through_objects_lists_and_languages()
    {
        var source = DataDocuments.Json(DataDocuments.Fields(("title", "title.fr"), ("category", "tags[*].name"), ("organizer", "by[0].name"), ("lat", "geo.lat"), ("lon", "geo.lon"), ("id", "uid")), "events");
        var item = Read("""{"events":[{"uid":12,"title":{"fr":"Fête &amp; bal"},"tags":[{"name":"bal"},{"name":"été"}],"by":[{"name":"Comité"}],"geo":{"lat":47.3,"lon":-2.07}}]}""", source).Items().ShouldHaveSingleItem();
        item.First("title").ShouldBe("Fête & bal");
        item.All("category").ShouldBe(["bal", "été"]);
        item.First("organizer").ShouldBe("Comité");
        item.First("id").ShouldBe("12");
        item.First("lat").ShouldBe("47.3");
        item.Locator.ShouldBe("item 1");
    }

    [Fact]
    public void JSON_inside_of_a_string_is_read_on() =>
        Read("""[{"nom":"Bal","timings":"[{\"begin\":\"2026-12-05T20:30:00+01:00\"}]"}]""", DataDocuments.Json(DataDocuments.Fields(("title", "nom"), ("start", "timings[0].begin"))))
            .Items()[0].First("start").ShouldBe("2026-12-05T20:30:00+01:00");

    [Fact]
    public void Booleans_and_numbers_are_written_as_the_source_wrote_them() =>
        Read("""[{"nom":"Bal","prix":12.50,"libre":true,"rien":null}]""", DataDocuments.Json(DataDocuments.Fields(("title", "nom"), ("price", "prix"), ("audience", "libre"), ("phone", "rien"))))
            .Items()[0].ShouldSatisfyAllConditions(i => i.First("price").ShouldBe("12.50"), i => i.First("audience").ShouldBe("true"), i => i.First("phone").ShouldBeNull());

    [Fact]
    public void A_missing_items_path_is_a_change() => Read("""{"liste":[]}""", DataDocuments.Json(Title, "results")).ShouldBe(new ReadOutcome.Changed("results"));

    [Fact]
    public void A_title_path_that_finds_nothing_anywhere_is_a_change() => Read("""[{"titre":"Bal"}]""", DataDocuments.Json(Title)).ShouldBe(new ReadOutcome.Changed("nom"));

    [Theory]
    [InlineData("results")]
    [InlineData("results[*]")]
    public void An_empty_list_is_empty(string path) => Read("""{"results":[]}""", DataDocuments.Json(Title, path)).ShouldBeOfType<ReadOutcome.Empty>();

    [Fact]
    public void An_error_answer_is_an_error_page() => Read("""{"error":"quota exceeded"}""", DataDocuments.Json(Title, "results")).ShouldBeOfType<ReadOutcome.ErrorPage>();

    [Fact]
    public void A_page_that_lies_about_its_type_is_an_error_page() => Read("<html><title>Maintenance</title>", DataDocuments.Json(Title)).ShouldBe(new ReadOutcome.ErrorPage("Maintenance"));

    [Theory]
    [InlineData("""[{"nom":"Bal"},{"nom":"Lo""")]
    [InlineData("pas du JSON")]
    [InlineData("")]
    public void What_is_cut_or_no_JSON_is_broken(string text) => Read(text, DataDocuments.Json(Title)).ShouldBeOfType<ReadOutcome.Broken>();

    [Fact]
    public void Deep_nesting_is_broken_and_no_crash() => Read(new string('[', 100_000), DataDocuments.Json(Title)).ShouldBeOfType<ReadOutcome.Broken>();

    [Fact]
    public void One_value_a_line_is_a_list() => Read("{\"nom\":\"Bal\"}\n{\"nom\":\"Loto\"}\n", DataDocuments.Json(Title)).Items().Count.ShouldBe(2);

    [Fact]
    public void An_item_of_another_shape_is_refused_alone()
    {
        var outcome = Read("""[{"nom":"Bal"},7,{"autre":1}]""", DataDocuments.Json(Title));
        outcome.Items().Count.ShouldBe(1);
        outcome.Rejections().ShouldHaveSingleItem().Reason.ShouldBe("item-unreadable");
    }

    [Theory]
    [InlineData("https://api.example/e?q=a%20b&page=3&x=1", "https://api.example/e?q=a%20b&page=4&x=1")]
    [InlineData("https://api.example/e", "https://api.example/e?page=2")]
    public void The_next_numbered_page_follows_while_items_come(string address, string next)
    {
        var source = DataDocuments.Json(Title, null, new("page", 1, null));
        Read("""[{"nom":"Bal"}]""", source, address).Findings()[^1].ShouldBe(new Finding.Follow(new Uri(next), null));
        Read("[]", source, address).ShouldBeOfType<ReadOutcome.Empty>();
    }

    [Theory]
    [InlineData("\"/e?cursor=2\"", "https://api.example/e?cursor=2")]
    [InlineData("\"https://api.example/e\"", null)]
    [InlineData("null", null)]
    [InlineData("\"javascript:alert(1)\"", null)]
    public void The_next_page_follows_by_its_link(string written, string? next)
    {
        var findings = Read($$"""{"list":[{"nom":"Bal"}],"next":{{written}}}""", DataDocuments.Json(Title, "list", new(null, 1, "next")), "https://api.example/e").Findings();
        (findings[^1] as Finding.Follow)?.Url.AbsoluteUri.ShouldBe(next);
        findings.OfType<Finding.Follow>().Count().ShouldBe(next is null ? 0 : 1);
    }

    [Fact]
    public void Markup_in_a_text_marks_the_item_and_plain_text_beside_it_is_encoded()
    {
        var item = Read("""[{"nom":"Bal","corps":"<p>Venez</p>","court":"a < b & c"}]""", DataDocuments.Json(DataDocuments.Fields(("title", "nom"), ("body", "corps"), ("summary", "court")))).Items()[0];
        item.IsHtml.ShouldBeTrue();
        item.First("summary").ShouldBe("a &lt; b &amp; c");
    }

    [Fact]
    public void Links_become_absolute_and_dangerous_ones_are_refused()
    {
        var source = DataDocuments.Json(DataDocuments.Fields(("title", "nom"), ("link", "url")));
        var outcome = Read("""[{"nom":"Bal","url":"/e/1"},{"nom":"Loto","url":"javascript:alert(1)"}]""", source);
        outcome.Items().Select(i => i.First("link")).ShouldBe(["https://opendata.example/e/1", null]);
        outcome.Rejections().ShouldHaveSingleItem().Field.ShouldBe("link");
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a.")]
    [InlineData("")]
    public void What_is_no_path_is_told(string text) => JsonPath.TryParse(text, out _, out _).ShouldBeFalse();
}
