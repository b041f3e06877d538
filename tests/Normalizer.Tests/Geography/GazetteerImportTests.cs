using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

public sealed class GazetteerImportTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("wiker-gazetteer-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void A_whole_table_completes_the_points()
    {
        var result = GazetteerImport.Run(SharedFolder.Require("gazetteer/communes.csv"), _data, France.Gazetteer);
        result.Faults.ShouldBeEmpty();
        result.Read.ShouldBe(34_969);
        (result.Added + result.Changed + result.Unchanged).ShouldBe(34_875);
        var completed = GazetteerFile.Load(France.Folder, _data);
        completed.Faults.ShouldBeEmpty();
        completed.All.Count(c => c.Point is not null).ShouldBeGreaterThan(34_870);
        completed.Within(completed.Find("44052")!.Point!.Value, 10_000).Select(c => c.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["Besné", "Corsept", "Donges", "La Chapelle-Launay", "Lavau-sur-Loire", "Montoir-de-Bretagne", "Paimbœuf", "Prinquiau", "Saint-Malo-de-Guersac", "Saint-Viaud", "Trignac"]);
        completed.Find("44016")!.ShouldSatisfyAllConditions(c => c.Name.ShouldBe("La Boissière-du-Doré"), c => c.Point.ShouldNotBeNull());
    }

    [Fact]
    public void Importing_twice_changes_nothing()
    {
        var file = File("points.csv", "code;latitude;longitude\n44016;47,2333;-1,2167\n");
        GazetteerImport.Run(file, _data, France.Gazetteer).Added.ShouldBe(1);
        var again = GazetteerImport.Run(file, _data, GazetteerFile.Load(France.Folder, _data));
        (again.Added, again.Changed, again.Unchanged).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Bad_lines_are_told_and_the_rest_goes_on()
    {
        var file = File("points.csv", "\uFEFF\"Code INSEE\"\tLat\tLon\n44016\t47.2333\t-1.2167\nxx\t1\t2\n44037\t-1.4\t47.1\n44065\tnorth\t2\n44066\t\t\n44999\t47\t-1\n44078\t0\t0\n");
        var result = GazetteerImport.Run(file, _data, France.Gazetteer);
        (result.Added, result.WithoutPoint).ShouldBe((1, 1));
        result.Faults.Select(f => f.Line).Order().ShouldBe([3, 4, 5, 7, 8]);
    }

    [Fact]
    public void Features_give_their_point_or_the_middle_of_their_area()
    {
        var file = File("points.geojson", """
            { "type": "FeatureCollection", "features": [
              { "type": "Feature", "properties": { "code": "44016", "nom": "La Boissière-du-Doré" }, "geometry": { "type": "Point", "coordinates": [-1.2167, 47.2333] } },
              { "type": "Feature", "properties": { "insee": "44037" }, "geometry": { "type": "Polygon", "coordinates": [[[-1.5, 47.0], [-1.3, 47.0], [-1.3, 47.2], [-1.5, 47.2], [-1.5, 47.0]]] } },
              { "type": "Feature", "properties": { "code": "44065" }, "geometry": { "type": "LineString", "coordinates": [[0, 1]] } },
              { "type": "Feature", "properties": {}, "geometry": null }
            ] }
            """);
        var result = GazetteerImport.Run(file, _data, France.Gazetteer);
        result.Added.ShouldBe(2);
        result.Faults.Select(f => f.Line).ShouldBe([3, 4]);
        var point = GazetteerFile.Load(France.Folder, _data).Find("44037")!.Point!.Value;
        point.Lat.ShouldBe(47.1, 0.001);
        point.Lon.ShouldBe(-1.4, 0.001);
    }

    [Fact]
    public void The_list_of_the_official_service_is_read_and_its_town_hall_preferred()
    {
        var file = File("points.json", """[{"code":"44016","centre":{"type":"Point","coordinates":[-1.3,47.3]},"mairie":{"type":"Point","coordinates":[-1.2167,47.2333]}}]""");
        GazetteerImport.Run(file, _data, France.Gazetteer).Added.ShouldBe(1);
        GazetteerFile.Load(France.Folder, _data).Find("44016")!.Point.ShouldBe(new LatLon(47.2333, -1.2167));
    }

    [Fact]
    public void Rows_and_columns_of_the_data_folder_stay()
    {
        Directory.CreateDirectory(Path.Combine(_data, "gazetteer"));
        System.IO.File.WriteAllText(GazetteerFile.CompletedPath(_data), "insee,name,population\n44052,\"Donges, la vraie\",9000\n");
        GazetteerImport.Run(File("points.csv", "insee,lat,lon\n44016,47.2333,-1.2167\n"), _data, France.Gazetteer).Added.ShouldBe(1);
        var loaded = GazetteerFile.Load(France.Folder, _data);
        loaded.Faults.ShouldBeEmpty();
        loaded.Find("44052")!.ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Donges, la vraie"), c => c.Population.ShouldBe(9000), c => c.Point.ShouldNotBeNull(), c => c.PostalCodes.ShouldBe(["44480"]));
        loaded.Find("44016")!.Point.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing here")]
    [InlineData("{")]
    [InlineData("{\"type\":\"Topology\"}")]
    [InlineData("[1, null, [], {\"code\": 44052, \"centre\": {\"type\": 3}}]")]
    public void A_file_of_another_kind_is_a_fault(string text)
    {
        var result = GazetteerImport.Run(File("file", text), _data, France.Gazetteer);
        result.Faults.ShouldNotBeEmpty();
        System.IO.File.Exists(GazetteerFile.CompletedPath(_data)).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_file_is_a_fault() =>
        GazetteerImport.Run(Path.Combine(_data, "absent.csv"), _data, France.Gazetteer).Faults.ShouldHaveSingleItem().Detail.ShouldBe("there is no such file");

    private string File(string name, string text)
    {
        var path = Path.Combine(_data, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
