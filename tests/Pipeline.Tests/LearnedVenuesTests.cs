using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>What one source's coordinates, or a person's correction, say of a venue is what its name means for every other source.</summary>
public sealed class LearnedVenuesTests : IAsyncLifetime
{
    private readonly SourceDefinition _club = Definitions.Table("club");
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Coordinates_of_one_source_place_the_events_of_another_until_it_takes_them_back()
    {
        var atlas = Definitions.Table("atlas");
        atlas = atlas with { Csv = atlas.Csv! with { Fields = new Dictionary<string, FieldRule>(atlas.Csv.Fields) { ["lat"] = atlas.Csv.Fields["title"] with { Select = "lat" }, ["lon"] = atlas.Csv.Fields["title"] with { Select = "lon" } } } };
        Serve("ev-1;Bal du port;2026-12-05T20:30;Salle des Guifettes;Donges;Ouvert;47.3201;-2.0702");
        await _town.RunAsync(atlas);
        _town.Publish(_club, new Row("c-1", "Loto du collège", "2026-12-19T14:00", Place: "salle des guifettes"));
        await _town.RunAsync(_club);

        _town.Titled("Loto du collège").Content.Places[0].ShouldSatisfyAllConditions(p => p.Point.ShouldBe(new LatLon(47.3201, -2.0702)), p => p.Precision.ShouldBe(PlacePrecision.Venue));

        Serve("ev-1;Bal du port;2026-12-05T20:30;Salle des Guifettes;Donges;Ouvert;;");
        await _town.RunDailyAsync(atlas, 1);
        _town.Read(s => s.Venues.All()).ShouldBeEmpty();

        void Serve(string row) => _town.Site.Serve(atlas.Url, "id;titre;debut;lieu;commune;texte;lat;lon\n" + row + "\n", "text/csv; charset=utf-8");
    }

    [Fact]
    public async Task A_corrected_place_is_what_the_old_words_mean_from_then_on()
    {
        _town.Publish(_club, new Row("c-1", "Loto du collège", "2026-12-19T14:00", Place: "salle G"));
        await _town.RunAsync(_club);
        var record = _town.Titled("Loto du collège");
        var corrected = _town.Corrections.Correct(record.Id, "places",
            """[{"raw":"salle G","venue":"Salle des Guifettes","street":"3 rue du Port","postalCode":"44480","commune":{"insee":"44052","name":"Donges"},"point":{"lat":47.3201,"lon":-2.0702},"precision":"venue"}]""", "camille");
        corrected.ShouldBeOfType<CorrectionOutcome.Done>();

        _town.Publish(_club, new Row("c-1", "Loto du collège", "2026-12-19T14:00", Place: "salle G"), new Row("c-2", "Belote du vendredi", "2026-12-18T14:00", Place: "salle G"));
        await _town.RunDailyAsync(_club, 1);

        var place = _town.Titled("Belote du vendredi").Content.Places[0];
        (place.Raw, place.Venue, place.Street, place.Point).ShouldBe(("salle G", "Salle des Guifettes", "3 rue du Port", new LatLon(47.3201, -2.0702)));
    }
}
