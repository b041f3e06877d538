using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Geocoding;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Pipeline.Tests.Geocoding;

/// <summary>Updates of the gazetteer from a service on loopback that misbehaves on purpose.</summary>
public sealed class CommunesFetchingTests : IAsyncLifetime
{
    private const string Donges = """{"nom":"Donges","code":"44052","codesPostaux":["44480"],"population":8146,"codeEpci":"244400644","centre":{"type":"Point","coordinates":[-2.0608,47.3402]},"mairie":{"type":"Point","coordinates":[-2.0756,47.3183]}}""";
    private const string Montoir = """{"nom":"Montoir-de-Bretagne","code":"44103","codesPostaux":["44550"],"population":7000,"codeEpci":"244400644","centre":{"type":"Point","coordinates":[-2.1500,47.3300]}}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-communes-").FullName;
    private Site _site = null!;

    private string Kept => GazetteerFile.CompletedPath(_folder);
    private Uri Address => new($"http://localhost:{_site.EndPoint.Port}/communes?fields=nom,code");

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_the_service_knows_better_is_written_and_wins_row_by_row()
    {
        const string born = """{"nom":"Loire-Neuve","code":"44300","codesPostaux":["44481","44480"],"population":9000,"centre":{"type":"Point","coordinates":[-2.0,47.3]}}""";
        _site.Serve(new Uri(Address, "/robots.txt"), "User-agent: *\nDisallow: /\n");
        _site.Serve(Address, $"[{Donges},{Montoir},{born}]", "application/json");

        var update = await UpdateAsync();

        (update.Read, update.Added, update.Changed, update.Unchanged, update.WithoutPoint, update.Refused).ShouldBe((3, 1, 2, 0, 0, null));
        File.ReadAllText(Kept).ShouldBe(
            """
            insee,lat,lon,population,name,postal_codes
            44052,47.3183,-2.0756,8146,,
            44103,47.33,-2.15,,,
            44300,47.3,-2,9000,Loire-Neuve,44480 44481

            """.ReplaceLineEndings("\n"));
        var loaded = Loaded();
        loaded.Faults.ShouldBeEmpty();
        loaded.Find("44052")!.ShouldSatisfyAllConditions(c => c.Population.ShouldBe(8146), c => c.Name.ShouldBe("Donges"), c => c.Point.ShouldBe(new LatLon(47.3183, -2.0756)));
        loaded.Find("44300")!.PostalCodes.ShouldBe(["44480", "44481"]);
        loaded.Find("44184")!.Name.ShouldBe("Saint-Nazaire");
        (await UpdateAsync(loaded)).ShouldSatisfyAllConditions(u => u.Unchanged.ShouldBe(3), u => u.Added.ShouldBe(0));
    }

    [Fact]
    public async Task Rows_and_cells_that_the_answer_leaves_out_stay()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        await File.WriteAllTextAsync(Kept, "insee,lat,lon,note\n44184,47.28,-2.2,\"à la main, hier\"\n44052,47.3,-2.07,vu\n", TestContext.Current.CancellationToken);
        _site.Serve(Address, """[{"nom":"Donges","code":"44052","population":8146}]""", "application/json");

        (await UpdateAsync()).WithoutPoint.ShouldBe(1);

        File.ReadAllText(Kept).ShouldBe("insee,lat,lon,note,population\n44052,47.3,-2.07,vu,8146\n44184,47.28,-2.2,\"à la main, hier\"\n");
    }

    [Fact]
    public async Task A_bad_row_among_many_is_told_and_the_others_are_taken()
    {
        var many = Enumerable.Range(0, 20).Select(i => $$"""{"nom":"Commune {{i}}","code":"44{{400 + i}}"}""");
        _site.Serve(Address, $$$"""[{{{string.Join(',', many)}}},{"nom":"Sans code"},{{{Donges.Replace("-2.0756,47.3183", "47.3183,-2.0756", StringComparison.Ordinal)}}}]""", "application/json");

        var update = await UpdateAsync();

        (update.Read, update.Added, update.Refused).ShouldBe((20, 20, null));
        update.Faults.Select(f => f.Line).ShouldBe([21, 22]);
        update.Faults[1].Detail.ShouldContain("outside of France");
    }

    [Theory]
    [InlineData(200, "", "no JSON, or was cut off")]
    [InlineData(200, "[{\"nom\":\"Donges\",\"code\":\"44052\",\"popul", "no JSON, or was cut off")]
    [InlineData(200, "<html><title>Maintenance</title></html>", "no JSON, or was cut off")]
    [InlineData(200, "[]", "an empty list")]
    [InlineData(200, "{\"error\":\"quota\"}", "no list of communes")]
    [InlineData(200, "[1,2,3]", "3 of 3 rows can't be read as communes")]
    [InlineData(200, "[{\"nom\":\"A\",\"code\":\"44052\"},{\"nom\":\"B\"}]", "1 of 2 rows can't be read")]
    [InlineData(200, "[{\"nom\":\"\\ud800\",\"code\":\"44052\"}]", "no JSON, or was cut off")]
    [InlineData(500, "[]", "500")]
    [InlineData(404, "[]", "status 404")]
    [InlineData(429, "[]", "asked to wait until")]
    public async Task What_is_no_whole_list_changes_nothing_and_says_why(int status, string body, string words)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        await File.WriteAllTextAsync(Kept, "insee,lat,lon\n44052,47.3,-2.07\n", TestContext.Current.CancellationToken);
        _site.On(Address, context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });

        var update = await UpdateAsync();

        update.Refused.ShouldNotBeNull().ShouldContain(words);
        update.Refused.ShouldStartWith(Address.GetLeftPart(UriPartial.Path));
        (await File.ReadAllTextAsync(Kept, TestContext.Current.CancellationToken)).ShouldBe("insee,lat,lon\n44052,47.3,-2.07\n");
        Directory.GetFiles(Path.GetDirectoryName(Kept)!).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_that_ends_in_the_middle_of_its_bytes_changes_nothing()
    {
        _site.On(Address, async context =>
        {
            context.Response.ContentLength = 100_000;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"[{Donges}"));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        (await UpdateAsync()).Refused.ShouldNotBeNull();
        File.Exists(Kept).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_listening_is_told_in_words()
    {
        using var port = new LoopbackPort();
        var address = new UriBuilder(Address) { Port = port.Number }.Uri;
        var update = await new CommunesFetching(Town.Gazetteer, new DataFolder(_folder), TimeProvider.System).RunAsync(address, TestContext.Current.CancellationToken);
        update.Refused.ShouldNotBeNull().Length.ShouldBeGreaterThan(address.GetLeftPart(UriPartial.Path).Length + 10);
    }

    // The recorded answer names two communes that no test gazetteer has, and asks for no points.
    [Fact]
    public async Task The_services_recorded_answer_is_taken()
    {
        var recorded = await File.ReadAllTextAsync(SharedFolder.Require("corpora/open-data/services/geo-api-communes.json"), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(recorded);
        _site.Serve(Address, recorded, "application/json");

        var update = await UpdateAsync();

        (update.Read, update.Added, update.WithoutPoint, update.Faults.Count).ShouldBe((json.RootElement.GetArrayLength(), 3, 3, 0));
        Loaded().Find("06088")!.ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Nice"), c => c.PostalCodes.ShouldBe(["06000", "06100", "06200", "06300"]));
    }

    private Task<GazetteerUpdate> UpdateAsync(Gazetteer? gazetteer = null) =>
        new CommunesFetching(gazetteer ?? Town.Gazetteer, new DataFolder(_folder), TimeProvider.System).RunAsync(Address, TestContext.Current.CancellationToken);

    private Gazetteer Loaded()
    {
        var shipped = Path.Combine(_folder, "shipped");
        Directory.CreateDirectory(shipped);
        File.WriteAllLines(Path.Combine(shipped, "communes.csv"), ["insee,name,postal_codes,population,epci,lat,lon", .. Town.Gazetteer.All.Select(c => $"{c.Insee},{c.Name},{string.Join(' ', c.PostalCodes)},{c.Population},{c.Epci},,")]);
        return GazetteerFile.Load(shipped, _folder);
    }
}
