using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers.Coordinates;
using Wiker.Ingest.Crawlers.Readers.Csv;
using Wiker.Ingest.Crawlers.Readers.GeoJson;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Tests.Data;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Coordinates;

/// <summary>Points in the metres of French projections come out in degrees, within half a metre.</summary>
public sealed class CoordinateSystemsTests
{
    private const double MostMetres = 0.5;

    // Reckoned forwards by another implementation (proj4js 2) from the parameters of the legal annex.
    [Theory]
    [InlineData("EPSG:2154", 316859.50, 6703204.31, 47.3183, -2.0756)]
    [InlineData("EPSG:2154", 1228546.05, 6199420.64, 42.7000, 9.4500)]
    [InlineData("EPSG:2154", 1050362.70, 6840899.65, 48.5734, 7.7521)]
    [InlineData("EPSG:2154", 146632.98, 6836262.33, 48.3904, -4.4861)]
    [InlineData("EPSG:2154", 654335.19, 7089503.54, 50.9000, 2.3522)]
    [InlineData("EPSG:5490", 656770.90, 1796166.18, 16.2411, -61.5331)]
    [InlineData("EPSG:5490", 709096.32, 1616759.73, 14.6161, -61.0588)]
    [InlineData("EPSG:2972", 354366.38, 545866.17, 4.9372, -52.3135)]
    [InlineData("EPSG:2972", 164212.86, 606571.67, 5.4800, -54.0300)]
    [InlineData("EPSG:2975", 338807.61, 7690477.75, -20.8789, 55.4504)]
    [InlineData("EPSG:2975", 365201.46, 7638559.30, -21.3500, 55.7000)]
    [InlineData("EPSG:4471", 524724.52, 8587115.82, -12.7806, 45.2278)]
    [InlineData("EPSG:4467", 562785.83, 5181167.44, 46.7811, -56.1775)]
    [InlineData("EPSG:3942", 1597097.62, 1245178.56, 42.4000, 1.7500)]
    [InlineData("EPSG:3943", 1602797.22, 2245129.46, 43.4000, 1.8000)]
    [InlineData("EPSG:3944", 1608393.39, 3245081.67, 44.4000, 1.8500)]
    [InlineData("EPSG:3945", 1613881.99, 4245035.41, 45.4000, 1.9000)]
    [InlineData("EPSG:3946", 1619258.92, 5244990.86, 46.4000, 1.9500)]
    [InlineData("EPSG:3947", 1624520.16, 6244948.21, 47.4000, 2.0000)]
    [InlineData("EPSG:3948", 1629661.77, 7244907.61, 48.4000, 2.0500)]
    [InlineData("EPSG:3949", 1634679.89, 8244869.20, 49.4000, 2.1000)]
    [InlineData("EPSG:3950", 1639570.73, 9244833.11, 50.4000, 2.1500)]
    public void Metres_of_a_projection_are_the_degrees_that_another_implementation_reckons(string code, double east, double north, double lat, double lon) =>
        CoordinateSystems.Of(code)!.ToDegrees(east, north)!.Value.MetresTo(new(lat, lon)).ShouldBeLessThan(MostMetres);

    [Fact]
    public void Every_system_that_lint_takes_is_degrees_or_can_be_converted() =>
        CoordinateSystems.Codes.Where(c => CoordinateSystems.Of(c) is null).ShouldBe(["EPSG:4326", "EPSG:4171"]);

    [Theory]
    [InlineData("EPSG:2154", -2.0756, 47.3183)] // degrees under a name of metres
    [InlineData("EPSG:2154", 6703204.31, 316859.5)] // columns exchanged
    [InlineData("EPSG:2154", 656770.9, 1796166.18)] // Guadeloupe's
    [InlineData("EPSG:5490", 316859.5, 6703204.31)]
    [InlineData("EPSG:2154", 1e300, -1e300)]
    [InlineData("EPSG:2975", double.NaN, 0)]
    public void A_point_outside_of_the_projections_country_is_none(string code, double east, double north) =>
        CoordinateSystems.Of(code)!.ToDegrees(east, north).ShouldBeNull();

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        var plane = CoordinateSystems.Of("EPSG:2154")!;
        var wrong = 0;
        Parallel.For(0, 20_000, i =>
        {
            if (plane.ToDegrees(316859.50 + (i % 2 * 1000), 6703204.31)!.Value.MetresTo(new(47.3183, -2.0756)) > (i % 2 == 0 ? MostMetres : 1_100))
                Interlocked.Increment(ref wrong);
        });
        wrong.ShouldBe(0);
    }

    [Fact]
    public void A_table_in_lambert_93_gives_points_in_degrees()
    {
        var source = DataDocuments.Csv(DataDocuments.Fields(("title", "Nom"), ("lat", "Y"), ("lon", "X")));
        source = source with { Csv = source.Csv! with { Crs = "EPSG:2154" } };
        const string table = "Nom;X;Y\nSalle;316859,50;6703204,31\nHalle;316 859,5;6 703 204,3\nMarché;-2,0756;47,3183\nPort;;\n";

        var outcome = new CsvSourceReader().Read(DataDocuments.Page(table), source, null);

        var items = outcome.Items();
        items.Select(i => i.First("title")).ShouldBe(["Salle", "Halle", "Marché", "Port"]);
        Point(items[0]).MetresTo(new(47.3183, -2.0756)).ShouldBeLessThan(MostMetres);
        Point(items[1]).MetresTo(new(47.3183, -2.0756)).ShouldBeLessThan(MostMetres);
        items[2].First("lat").ShouldBeNull();
        var refused = outcome.Rejections().ShouldHaveSingleItem();
        (refused.Reason, refused.Detail).ShouldBe(("point-unreadable", "lat 47,3183, lon -2,0756 in EPSG:2154"));
    }

    [Fact]
    public void An_answer_and_features_in_other_systems_give_points_in_degrees()
    {
        var json = DataDocuments.Json(DataDocuments.Fields(("title", "n"), ("lat", "p[1]"), ("lon", "p[0]")));
        json = json with { Json = json.Json! with { Crs = "EPSG:3947" } };
        var answer = new JsonSourceReader().Read(DataDocuments.Page("""[{"n":"a","p":[1624520.16,6244948.21]}]"""), json, null);
        Point(answer.Items()[0]).MetresTo(new(47.4, 2.0)).ShouldBeLessThan(MostMetres);

        var features = DataDocuments.Geojson(DataDocuments.Fields(("title", "n")));
        features = features with { Geojson = features.Geojson! with { Crs = "EPSG:2975" } };
        const string square = """{"type":"Polygon","coordinates":[[[338800,7690470],[338815,7690470],[338815,7690485],[338800,7690485],[338800,7690470]]]}""";
        const string collection = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"a"},"geometry":{{{square}}} },{"type":"Feature","properties":{"n":"b"},"geometry":{"type":"Point","coordinates":[55.45,-20.87]}}]}""";
        var outcome = new GeoJsonSourceReader().Read(DataDocuments.Page(collection), features, null);
        Point(outcome.Items()[0]).MetresTo(new(-20.8789, 55.4504)).ShouldBeLessThan(15);
        outcome.Rejections().ShouldHaveSingleItem().Detail.ShouldContain("outside of the country");
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::2154", true)]
    [InlineData("EPSG:2154", true)]
    [InlineData("urn:ogc:def:crs:EPSG::27572", false)] // Lambert II étendu lies on another ground: not within half a metre
    public void A_collection_that_states_its_system_is_believed(string stated, bool isKnown)
    {
        var collection = $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{stated}}}"}},"features":[{"type":"Feature","properties":{"n":"a"},"geometry":{"type":"Point","coordinates":[316859.5,6703204.31]}}]}""";
        var outcome = new GeoJsonSourceReader().Read(DataDocuments.Page(collection), DataDocuments.Geojson(DataDocuments.Fields(("title", "n"))), null);
        if (isKnown)
            Point(outcome.Items()[0]).MetresTo(new(47.3183, -2.0756)).ShouldBeLessThan(MostMetres);
        else
            outcome.Rejections().ShouldHaveSingleItem().Detail.ShouldContain("no degrees of WGS84");
    }

    // A town's own table: degrees with six decimals, which say a point to a decimetre, beside metres with one.
    [Fact]
    public void A_towns_own_lambert_93_is_its_own_degrees()
    {
        var bytes = File.ReadAllBytes(SharedFolder.Require("corpora/open-data/csv-dialects/bal-strasbourg-utf8.csv"));
        var metres = DataDocuments.Csv(DataDocuments.Fields(("title", "voie_nom"), ("lat", "y"), ("lon", "x")));
        var ours = new CsvSourceReader().Read(DataDocuments.Page(bytes), metres with { Csv = metres.Csv! with { Crs = "EPSG:2154" } }, null).Items();
        var theirs = new CsvSourceReader().Read(DataDocuments.Page(bytes), DataDocuments.Csv(DataDocuments.Fields(("title", "voie_nom"), ("lat", "lat"), ("lon", "long"))), null).Items();
        ours.Count.ShouldBe(15);
        ours.Zip(theirs).ShouldAllBe(pair => Point(pair.First).MetresTo(Point(pair.Second)) < MostMetres);
    }

    [Fact]
    public void The_national_address_base_gives_the_same_place_both_ways()
    {
        using var answer = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("corpora/open-data/services/ban-search-mazeres-lezons.json")));
        var feature = answer.RootElement.GetProperty("features")[0];
        var (properties, degrees) = (feature.GetProperty("properties"), feature.GetProperty("geometry").GetProperty("coordinates"));
        CoordinateSystems.Of("EPSG:2154")!.ToDegrees(properties.GetProperty("x").GetDouble(), properties.GetProperty("y").GetDouble())!.Value
            .MetresTo(new(degrees[1].GetDouble(), degrees[0].GetDouble())).ShouldBeLessThan(MostMetres);
    }

    // Gauges all over metropolitan France. Their degrees were reckoned from metres by somebody else, with six decimals.
    [Fact]
    public void River_gauges_all_over_the_country_lie_where_their_degrees_say()
    {
        var bytes = File.ReadAllBytes(SharedFolder.Require("corpora/open-data/geojson/vigicrues-stations-lambert93.geojson"));
        var metres = DataDocuments.Geojson(DataDocuments.Fields(("title", "id"), ("lat", "Y"), ("lon", "X")));
        var ours = new GeoJsonSourceReader().Read(DataDocuments.Page(bytes), metres with { Geojson = metres.Geojson! with { Crs = "EPSG:2154" } }, null).Items().Where(i => i.First("lat") is not null).ToDictionary(i => i.First("title")!, Point);
        var theirs = new GeoJsonSourceReader().Read(DataDocuments.Page(bytes), DataDocuments.Geojson(DataDocuments.Fields(("title", "id"))), null).Items();
        var apart = theirs.Where(t => ours.ContainsKey(t.First("title")!)).Select(t => ours[t.First("title")!].MetresTo(Point(t))).Order().ToList();
        apart.Count.ShouldBeGreaterThan(1_500);
        apart.Count(m => m < MostMetres).ShouldBe(apart.Count, $"the farthest are {string.Join(", ", apart.TakeLast(5))}");
    }

    private static LatLon Point(RawItem item) =>
        new(double.Parse(item.First("lat")!, CultureInfo.InvariantCulture), double.Parse(item.First("lon")!, CultureInfo.InvariantCulture));
}
