namespace Wiker.Ingest.Model.Tests;

public sealed class SchoolZonesTests
{
    [Theory]
    [InlineData("44052", SchoolZone.B, "Nantes")]
    [InlineData("69123", SchoolZone.A, "Lyon")]
    [InlineData("75056", SchoolZone.C, "Paris")]
    [InlineData("14118", SchoolZone.B, "Normandie")]
    [InlineData("76540", SchoolZone.B, "Normandie")]
    [InlineData("67482", SchoolZone.B, "Strasbourg")]
    [InlineData("2A004", SchoolZone.Corse, "Corse")]
    [InlineData("2b033", SchoolZone.Corse, "Corse")]
    [InlineData("97105", SchoolZone.Guadeloupe, "Guadeloupe")]
    [InlineData("97411", SchoolZone.LaReunion, "La Réunion")]
    [InlineData("97801", SchoolZone.SaintMartin, "Saint-Martin")]
    [InlineData("98735", SchoolZone.Polynesie, "Polynésie française")]
    public void A_commune_has_the_zone_of_its_académie(string insee, SchoolZone zone, string academy)
    {
        SchoolZones.Of(insee).ShouldBe(zone);
        SchoolZones.AcademyOf(insee).ShouldBe(academy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("44")]
    [InlineData("20004")]
    [InlineData("98411")]
    [InlineData("donges")]
    public void What_is_no_commune_with_schools_has_none(string? insee) => SchoolZones.Of(insee).ShouldBeNull();

    [Fact]
    public void Every_département_has_one_zone()
    {
        string[] mainland = [.. Enumerable.Range(1, 95).Where(n => n != 20).Select(n => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture))];
        var zones = mainland.Select(d => SchoolZones.Of(d + "001").ShouldNotBeNull()).CountBy(z => z).ToDictionary();
        // Départements by zone, counted in the decree's list.
        zones.ShouldBe(new Dictionary<SchoolZone, int> { [SchoolZone.A] = 32, [SchoolZone.B] = 41, [SchoolZone.C] = 21 }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("B", SchoolZone.B)]
    [InlineData("Zone C", SchoolZone.C)]
    [InlineData("zone a", SchoolZone.A)]
    [InlineData("Réunion", SchoolZone.LaReunion)]
    [InlineData("Polynésie", SchoolZone.Polynesie)]
    [InlineData("Saint Pierre et Miquelon", SchoolZone.SaintPierreEtMiquelon)]
    [InlineData("Nouvelle Calédonie", SchoolZone.NouvelleCaledonie)]
    [InlineData("Saint-Barthélémy", SchoolZone.SaintBarthelemy)]
    public void The_ministry_s_names_are_known(string name, SchoolZone zone) => SchoolZones.Named(name).ShouldBe(zone);

    [Theory]
    [InlineData("-")]
    [InlineData("Élèves")]
    [InlineData("Zone D")]
    [InlineData("0")]
    [InlineData(null)]
    public void Other_words_are_no_zone(string? name) => SchoolZones.Named(name).ShouldBeNull();
}
