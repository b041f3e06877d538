using CsCheck;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

public sealed class PlaceReadingTests
{
    [Fact]
    public void A_venue_is_parted_from_its_address_and_the_raw_text_is_kept()
    {
        const string words = "Salle des Guifettes (derrière l'église), 12 rue de la Mairie, 44480 Donges";
        var read = One(words);
        read.Place.ShouldBe(new Place(words, "Salle des Guifettes", "12 rue de la Mairie", "44480", new("44052", "Donges"), new(47.31824, -2.07538), PlacePrecision.Commune));
        read.Confidence.ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData("12 bis rue de Nantes 44480 Donges", null, "12 bis rue de Nantes", "44480", "44052")]
    [InlineData("3, place de l'Église - 44480 DONGES", null, "3, place de l'Église", "44480", "44052")]
    [InlineData("Mairie, BP 12, 44480 Donges Cedex", "Mairie", null, "44480", "44052")]
    [InlineData("Hôtel de ville, place François-Blancho, CS 40416, 44606 Saint-Nazaire Cedex", "Hôtel de ville", "place François-Blancho", "44606", "44184")]
    [InlineData("salle polyvalente", "Salle polyvalente", null, "44480", "44052")]
    [InlineData("Donges", null, null, "44480", "44052")]
    [InlineData("DONGES (44)", null, null, "44480", "44052")]
    [InlineData("Salle Jean Monnet à Trignac", "Salle Jean Monnet", null, "44570", "44210")]
    [InlineData("Mairie de Donges", "Mairie de Donges", null, "44480", "44052")]
    [InlineData("Le VIP, Saint-Nazaire", "Le VIP", null, "44600", "44184")]
    [InlineData("Saint-Nazaire", null, null, "44600", "44184")]
    [InlineData("Foyer rural, 30200 Saint-Nazaire", "Foyer rural", null, "30200", "30288")]
    [InlineData("Saint-Nazaire (66)", null, null, "66570", "66186")]
    [InlineData("Saint-Nazaire (Pyrénées-Orientales)", null, null, "66570", "66186")]
    [InlineData("Saint-Nazaire, Pyrénées-Orientales", null, null, "66570", "66186")]
    [InlineData("Foyer rural, Saint-Nazaire, Gard", "Foyer rural", null, "30200", "30288")]
    [InlineData("Lieu-dit La Pommeraye, 44260 Prinquiau", null, "Lieu-dit La Pommeraye", "44260", "44137")]
    [InlineData("Montoir, 44550", null, null, "44550", "44103")]
    [InlineData("44550 Montoir", null, null, "44550", "44103")]
    [InlineData("44550 St Malo de Guersac", null, null, "44550", "44176")]
    [InlineData("Port de Rosé, Saint-Malo-de-Guersac", "Port de Rosé", null, "44550", "44176")]
    [InlineData("Salle municipale, Vue", "Salle municipale", null, "44640", "44220")]
    [InlineData("8 avenue Jean Mermoz\nTrignac, Pays de la Loire 44570\nFrance", null, "8 avenue Jean Mermoz", "44570", "44210")]
    [InlineData("Salle des Guifettes\n12 rue\nde la Mairie\n44480 Donges", "Salle des Guifettes", "12 rue de la Mairie", "44480", "44052")]
    public void Words_become_parts(string words, string? venue, string? street, string? postalCode, string insee)
    {
        var place = One(words).Place;
        place.Raw.ShouldBe(words);
        (place.Venue, place.Street, place.PostalCode, place.Commune?.Insee).ShouldBe((venue, street, postalCode, insee));
    }

    [Fact]
    public void Name_and_address_given_apart_go_together()
    {
        var read = Read(new() { Places = ["Médiathèque"], Addresses = ["5 avenue de la Paix"], Commune = "Donges", PostalCode = "44480" }).ShouldHaveSingleItem();
        read.Place.ShouldBe(new Place("Médiathèque, 5 avenue de la Paix", "Médiathèque", "5 avenue de la Paix", "44480", new("44052", "Donges"), new(47.31824, -2.07538), PlacePrecision.Commune));
    }

    [Theory]
    [InlineData("Saint-Nazaire (Pyrénées-Orientales)", "66186")]
    [InlineData("Saint-Nazaire (30)", "30288")]
    [InlineData("Saint-Nazaire, Gard", "30288")]
    public void A_département_behind_a_given_commune_settles_its_namesakes(string commune, string insee) =>
        Read(new() { Places = ["Foyer rural"], Commune = commune }).ShouldHaveSingleItem().Place.Commune!.Insee.ShouldBe(insee);

    [Theory]
    [InlineData("47.3183", "-2.0756", PlacePrecision.Venue, 47.3183)]
    [InlineData("47,3183", "-2,0756", PlacePrecision.Venue, 47.3183)]
    [InlineData("-2.0756", "47.3183", PlacePrecision.Venue, 47.3183)]
    [InlineData("0", "0", PlacePrecision.Commune, 47.31824)]
    [InlineData("48.8566", "2.3522", PlacePrecision.Commune, 47.31824)]
    [InlineData("north", "2.3522", PlacePrecision.Commune, 47.31824)]
    public void Given_coordinates_are_judged(string lat, string lon, PlacePrecision precision, double expected)
    {
        var read = Read(new() { Places = ["Salle des Guifettes"], Commune = "44052", Lat = lat, Lon = lon }).ShouldHaveSingleItem();
        read.Place.Precision.ShouldBe(precision);
        read.Place.Point!.Value.Lat.ShouldBe(expected, 1e-6);
        (read.Confidence > 0.9).ShouldBe(precision == PlacePrecision.Venue);
    }

    [Fact]
    public void Coordinates_alone_give_the_nearest_town_with_doubt()
    {
        var read = Read(new() { Lat = "47.2866", Lon = "-2.0305" }, France.SourceAt(null)).ShouldHaveSingleItem();
        read.Place.Commune!.Insee.ShouldBe("44116");
        read.Confidence.ShouldBeLessThan(0.6);
    }

    [Fact]
    public void A_venue_that_is_known_brings_its_own_point()
    {
        var venues = new VenueTable([("salle des guifettes", "44052", new(47.32, -2.07))]);
        var place = PlaceReading.Read(new() { Places = ["Salle des Guifettes, Donges"] }, France.Donges, France.Gazetteer, venues)[0].Place;
        (place.Point, place.Precision, place.Venue).ShouldBe((new LatLon(47.32, -2.07), PlacePrecision.Venue, "Salle des Guifettes"));
    }

    [Fact]
    public void No_place_gives_the_sources_commune_with_little_confidence()
    {
        var read = Read(new()).ShouldHaveSingleItem();
        (read.Place.Commune!.Insee, read.Place.Precision, read.Confidence).ShouldBe(("44052", PlacePrecision.Commune, 0.4));
        Read(new(), France.SourceAt(null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("En ligne")]
    [InlineData("Visioconférence (Zoom)")]
    [InlineData("Itinérant")]
    [InlineData("Lieu à définir")]
    public void What_is_nowhere_has_no_point(string words)
    {
        var place = One(words).Place;
        (place.Raw, place.Commune, place.Point, place.Precision).ShouldBe((words, null, null, PlacePrecision.Unknown));
    }

    [Fact]
    public void A_place_that_nothing_resolves_is_still_shown()
    {
        var place = Read(new() { Places = ["Chez Lulu"] }, France.SourceAt(null)).ShouldHaveSingleItem().Place;
        (place.Raw, place.Venue, place.Commune, place.Precision).ShouldBe(("Chez Lulu", "Chez Lulu", null, PlacePrecision.Unknown));
    }

    [Fact]
    public void A_postcode_that_speaks_against_the_name_lowers_confidence() => One("75001 Donges").Confidence.ShouldBeLessThan(0.6);

    [Fact]
    public void Any_words_are_read_without_a_fault() => Gen.Select(Gen.String[0, 120], Gen.String[0, 60], Gen.String[0, 12]).Sample((place, address, number) =>
    {
        foreach (var read in Read(new() { Places = [place], Addresses = [address], Commune = number, PostalCode = number, Lat = number, Lon = place }))
            read.Confidence.ShouldBeInRange(0, 1);
    }, iter: 300);

    private static ReadPlace One(string words) => Read(new() { Places = [words] }).ShouldHaveSingleItem();

    private static IReadOnlyList<ReadPlace> Read(PlaceWords words, SourceProfile? source = null) => PlaceReading.Read(words, source ?? France.Donges, France.Gazetteer, VenueTable.Empty);
}
