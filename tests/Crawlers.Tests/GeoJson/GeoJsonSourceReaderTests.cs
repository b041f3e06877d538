using System.Globalization;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.GeoJson;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Tests.Data;

namespace Wiker.Ingest.Crawlers.Tests.GeoJson;

public sealed class GeoJsonSourceReaderTests
{
    private static readonly Dictionary<string, FieldRule> Title = DataDocuments.Fields(("title", "nom"));

    private static ReadOutcome Read(string text, Dictionary<string, FieldRule>? fields = null) =>
        new GeoJsonSourceReader().Read(DataDocuments.Page(text), DataDocuments.Geojson(fields ?? Title), null);

    private static string Feature(string geometry, string properties = """{"nom":"Halle"}""") => $$"""{"type":"Feature","id":"f7","geometry":{{geometry}},"properties":{{properties}}}""";

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    [Fact]
    public void A_point_and_the_features_own_id_are_taken()
    {
        var item = Read(Collection(Feature("""{"type":"Point","coordinates":[-2.0756,47.3183]}"""))).Items().ShouldHaveSingleItem();
        (item.First("lat"), item.First("lon"), item.First("id"), item.Locator).ShouldBe(("47.3183", "-2.0756", "f7", "feature 1"));
    }

    [Fact]
    public void A_polygon_gives_a_point_inside_of_it()
    {
        // A horseshoe whose centroid lies outside.
        var item = Read(Collection(Feature("""{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[9,10],[9,1],[1,1],[1,10],[0,10],[0,0]]]}"""))).Items()[0];
        var (lat, lon) = (double.Parse(item.First("lat")!, CultureInfo.InvariantCulture), double.Parse(item.First("lon")!, CultureInfo.InvariantCulture));
        (lat < 1 || lon < 1 || lon > 9).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[652000,6862000]}""")]
    [InlineData("""{"type":"Point","coordinates":["a","b"]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}""")]
    [InlineData("""{"type":"Rond","coordinates":[]}""")]
    [InlineData("7")]
    public void A_geometry_that_cannot_be_used_is_refused_and_the_item_kept(string geometry)
    {
        var outcome = Read(Collection(Feature(geometry)));
        outcome.Items().ShouldHaveSingleItem().First("lat").ShouldBeNull();
        outcome.Rejections().ShouldHaveSingleItem().Reason.ShouldBe("point-unreadable");
    }

    [Fact]
    public void A_feature_without_geometry_is_an_item_without_point() => Read(Collection(Feature("null"))).Findings().ShouldHaveSingleItem().ShouldBeOfType<Finding.Found>();

    [Fact]
    public void Properties_are_found_by_their_whole_name_and_by_dots() =>
        Read(Collection(Feature("null", """{"nom":{"fr":"Halle"},"addr:city":"Donges","a.b":"x"}""")), DataDocuments.Fields(("title", "nom.fr"), ("commune", "addr:city"), ("place", "a.b"))).Items()[0]
            .ShouldSatisfyAllConditions(i => i.First("title").ShouldBe("Halle"), i => i.First("commune").ShouldBe("Donges"), i => i.First("place").ShouldBe("x"));

    [Fact]
    public void Mapped_coordinates_stand_over_the_geometry() =>
        Read(Collection(Feature("""{"type":"Point","coordinates":[1,2]}""", """{"nom":"Halle","y":47,"x":-2}""")), DataDocuments.Fields(("title", "nom"), ("lat", "y"), ("lon", "x"))).Items()[0].First("lat").ShouldBe("47");

    [Fact]
    public void One_feature_a_line_is_read() => Read(Feature("null") + "\n\x1E" + Feature("null") + "\n").Items().Count.ShouldBe(2);

    [Fact]
    public void A_single_feature_is_read() => Read(Feature("null")).Items().Count.ShouldBe(1);

    [Fact]
    public void A_collection_without_features_is_empty() => Read(Collection()).ShouldBeOfType<ReadOutcome.Empty>();

    [Theory]
    [InlineData("""{"type":"Topology"}""", "features")]
    [InlineData("""{"features":[{"properties":{"name":"x"}}]}""", "nom")]
    public void Another_form_is_a_change(string text, string selector) => Read(text).ShouldBe(new ReadOutcome.Changed(selector));

    [Fact]
    public void A_feature_without_properties_is_refused_alone() =>
        Read(Collection(Feature("null"), """{"type":"Feature"}""")).Rejections().ShouldHaveSingleItem().Reason.ShouldBe("item-unreadable");
}
