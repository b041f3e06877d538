using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Places;
using Wiker.Ingest.Pipeline.Geocoding;

namespace Wiker.Ingest.Pipeline.Tests.Geocoding;

/// <summary>What a geocoder says completes communes and places; what it says wrongly, or not at all, changes nothing.</summary>
public sealed class GazetteerCompletionTests : IAsyncLifetime
{
    private static readonly Gazetteer Pointless = new([new Commune("44052", "Donges", ["44480"], "44", 8_000, null, null), new Commune("44103", "Montoir-de-Bretagne", ["44550"], "44", 7_000, null, null)]);
    private readonly SourceDefinition _club = Definitions.Table("club");
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-geocoding-").FullName;
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _town.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Communes_without_a_point_get_one_and_only_what_fits_is_taken()
    {
        Serve("Donges", "44052", "municipality", Answer("municipality", "44052", 0.95, 47.3186, -2.0755));
        Serve("Montoir-de-Bretagne", "44103", "municipality", Answer("municipality", "44184", 0.95, 47.27, -2.21));

        (await CommunesAsync()).ShouldBe(new Completion(2, 1, 1, 0, 0, null));

        (await File.ReadAllTextAsync(GazetteerFile.CompletedPath(_folder), TestContext.Current.CancellationToken)).ShouldBe("insee,lat,lon\n44052,47.3186,-2.0755\n");
        _town.Read(s => s.Geocodes.AskedSince(DateTimeOffset.MinValue)).ShouldHaveSingleItem().Detail.ShouldContain("in another commune");
    }

    [Fact]
    public async Task What_was_not_found_is_not_asked_again_for_ninety_days()
    {
        Serve("Donges", "44052", "municipality", Answer("municipality", "44052", 0.5, 47.3186, -2.0755));
        Serve("Montoir-de-Bretagne", "44103", "municipality", """{"features":[]}""");
        (await CommunesAsync()).NotFound.ShouldBe(2);

        _town.Time.Advance(TimeSpan.FromDays(89));
        (await CommunesAsync()).Asked.ShouldBe(0);
        _town.Time.Advance(TimeSpan.FromDays(2));
        (await CommunesAsync()).Asked.ShouldBe(2);
        File.Exists(GazetteerFile.CompletedPath(_folder)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_limit_leaves_the_rest_for_another_time()
    {
        Serve("Donges", "44052", "municipality", Answer("municipality", "44052", 0.5, 47.3186, -2.0755));
        Serve("Montoir-de-Bretagne", "44103", "municipality", """{"features":[]}""");

        (await CommunesAsync(limit: 1)).ShouldBe(new Completion(1, 0, 1, 0, 1, null));
        (await CommunesAsync(limit: 1)).ShouldBe(new Completion(1, 0, 1, 0, 0, null));
    }

    [Fact]
    public async Task An_outage_ends_the_run_in_words_and_changes_nothing()
    {
        var many = new Gazetteer(Enumerable.Range(1, 9).Select(n => new Commune($"4410{n}", $"Commune {n}", [], "44", 1, null, null)));
        var before = _town.WholeDump();

        var done = await CommunesAsync(gazetteer: many);

        (done.Asked, done.Failed, done.Left).ShouldBe((5, 5, 9));
        done.Stopped.ShouldBe("the geocoder failed 5 times in a row, the last time: it answers with status 404");
        _town.WholeDump().ShouldBe(before);
        _town.Read(s => s.Geocodes.AskedSince(DateTimeOffset.MinValue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_pause_ends_the_run_and_keeps_what_came_before()
    {
        Serve("Donges", "44052", "municipality", Answer("municipality", "44052", 0.95, 47.3186, -2.0755));
        _town.Site.On(Address("Montoir-de-Bretagne", "44103", "municipality"), context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });

        var done = await CommunesAsync();

        (done.Asked, done.Found, done.Left).ShouldBe((1, 1, 1));
        done.Stopped!.ShouldContain("left alone until");
        File.Exists(GazetteerFile.CompletedPath(_folder)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_street_is_asked_for_once_and_placed_by_renormalizing_without_the_network()
    {
        _town.Publish(_club, new Row("c-1", "Loto du collège", "2026-12-19T14:00", Place: "12 rue du Port, 44480 Donges"), new Row("c-2", "Belote du vendredi", "2026-12-18T14:00", Place: "12 RUE DU PORT, 44480 Donges"));
        await _town.RunAsync(_club);
        // One question in either spelling: which of the two rows is read first is no promise.
        foreach (var street in (string[])["rue du Port", "RUE DU PORT"])
        {
            Serve($"12 {street} Donges", "44052", "housenumber", """{"features":[]}""");
            Serve($"{street} Donges", "44052", "street", Answer("street", "44052", 0.9, 47.3201, -2.0702));
        }

        (await PlacesAsync()).ShouldBe(new Completion(1, 1, 0, 0, 0, null));
        await _town.Site.DisposeAsync();
        _town.Renormalize();

        foreach (var record in _town.Records())
            record.Content.Places[0].ShouldSatisfyAllConditions(p => p.Point.ShouldBe(new LatLon(47.3201, -2.0702)), p => p.Precision.ShouldBe(PlacePrecision.Street));
    }

    [Fact]
    public async Task Nothing_of_a_person_is_asked_for()
    {
        _town.Publish(_club, new Row("c-1", "Réunion", "2026-12-19T14:00", Place: "chez Mme Martin, Donges"), new Row("c-2", "Atelier", "2026-12-18T14:00", Place: "Jeanne Martin 06 61 91 00 42, Donges"));
        await _town.RunAsync(_club);

        (await PlacesAsync()).Asked.ShouldBe(0);
        _town.Site.Answers.ShouldNotContain(a => a.Contains("/search/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12 bis, rue du Port (derrière l'église)", "12 bis, rue du Port")]
    [InlineData("rue du 8 mai 1945, au fond", "rue du 8 mai 1945")]
    [InlineData("12 rue du Port chez Mme Martin", null)]
    [InlineData("12 rue du Port 06 61 91 00 42", null)]
    [InlineData("Jeanne Martin 12 rue du Port", null)]
    [InlineData("rue du Port, martin@example.org", "rue du Port")]
    public void Of_a_street_only_the_street_is_told(string written, string? told) =>
        AskableWords.Of(new Place(written, null, written, null, new("44052", "Donges"), null, PlacePrecision.Commune), Town.Gazetteer).Street.ShouldBe(told);

    [Fact]
    public void A_venue_is_taken_only_under_its_own_name()
    {
        var request = GeocodeRequest.Of(new Place(null, "Salle des Guifettes", null, null, new("44052", "Donges"), null, PlacePrecision.Commune), Town.Gazetteer)!;

        Judge("Salle des Guifettes", "locality").ShouldNotBeNull();
        Judge("Rue des Guifettes", "locality").ShouldBeNull();
        Judge("Salle des Guifettes", "municipality").ShouldBeNull();

        LatLon? Judge(string name, string type) => request.Judge(new(0.9, type, "44052", name, name, new(47.32, -2.07)), AskedType.Locality, Town.Gazetteer).Point;
    }

    private Task<Completion> CommunesAsync(int? limit = null, Gazetteer? gazetteer = null) => AskAsync(gazetteer ?? Pointless, c => c.CompleteCommunesAsync(limit, null, TestContext.Current.CancellationToken));

    private Task<Completion> PlacesAsync() => AskAsync(Town.Gazetteer, c => c.CompletePlacesAsync(null, null, TestContext.Current.CancellationToken));

    private async Task<Completion> AskAsync(Gazetteer gazetteer, Func<GazetteerCompletion, Task<Completion>> ask)
    {
        // The service's pace is real, the days between questions are the town's.
        using var geocoder = new Geocoder(new GeocoderOptions { Url = $"http://{_town.Site.EndPoint}", PerSecond = 50, Timeout = TimeSpan.FromMinutes(10) }, TimeProvider.System);
        return await ask(new GazetteerCompletion(geocoder, _town.Store, gazetteer, new DataFolder(_folder), _town.Time));
    }

    private void Serve(string text, string insee, string type, string body) => _town.Site.On(Address(text, insee, type), context => context.Response.WriteAsync(body));

    private Uri Address(string text, string insee, string type) => new($"http://{_town.Site.EndPoint}/search/?q={Uri.EscapeDataString(text)}&citycode={insee}&type={type}&limit=1");

    private static string Answer(string type, string code, double score, double lat, double lon) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $$$"""{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[{{{lon}}},{{{lat}}}]},"properties":{"score":{{{score}}},"type":"{{{type}}}","citycode":"{{{code}}}","name":"x","label":"x"}}]}""");
}
