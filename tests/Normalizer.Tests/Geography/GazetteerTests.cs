using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

public sealed class GazetteerTests
{
    private static readonly Gazetteer All = France.Gazetteer;

    [Fact]
    public void All_of_France_is_there()
    {
        All.All.Count.ShouldBe(34_969);
        All.All.Count(c => c.Point is not null).ShouldBe(14_756);
        All.Faults.ShouldBeEmpty();
        All.Find("2A004")!.Department.ShouldBe("2A");
        All.Find("97411")!.Department.ShouldBe("974");
        All.Find("44052")!.ShouldBe(new Commune("44052", "Donges", All.Find("44052")!.PostalCodes, "44", 8219, "244400644", new(47.31824, -2.07538)));
        All.Find("44052")!.PostalCodes.ShouldBe(["44480"]);
    }

    [Theory]
    [InlineData("75101", "75056")]
    [InlineData("69389", "69123")]
    [InlineData("13216", "13055")]
    [InlineData("01340", "01015")]
    public void The_code_of_an_arrondissement_or_a_former_commune_gives_the_commune_of_today(string code, string today) => All.Find(code)!.Insee.ShouldBe(today);

    [Theory]
    [InlineData("Donges", "44052")]
    [InlineData("DONGES", "44052")]
    [InlineData("La Chapelle-Launay", "44033")]
    [InlineData("Chapelle Launay", "44033")]
    [InlineData("CHAPELLE-LAUNAY (LA)", "44033")]
    [InlineData("St Malo de Guersac", "44176")]
    [InlineData("St. Malo-de-Guersac", "44176")]
    [InlineData("Lavau s/ Loire", "44080")]
    [InlineData("Lavau s/Loire", "44080")]
    [InlineData("Paimboeuf", "44116")]
    [InlineData("PAIMBŒUF", "44116")]
    [InlineData("Ste Luce sur Loire", "44172")]
    [InlineData("Besne", "44013")]
    [InlineData("L’Haÿ-les-Roses", "94038")]
    [InlineData("l'hay les roses", "94038")]
    [InlineData("La Baule", "44055")]
    [InlineData("Ancenis", "44003")]
    [InlineData("Le Mans", "72181")]
    [InlineData("Mans", "72181")]
    [InlineData("Villeneuve-lez-Avignon", "30351")]
    [InlineData("  Trignac ", "44210")]
    public void A_name_is_found_in_all_its_writings(string written, string insee) => All.FindByName(written).Select(c => c.Insee).FirstOrDefault().ShouldBe(insee);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Donges Donges")]
    [InlineData("Loire-Atlantique")]
    [InlineData("Zzz")]
    [InlineData("(La)")]
    public void What_is_no_name_finds_none(string written) => All.FindByName(written).ShouldBeEmpty();

    [Fact]
    public void Homonyms_come_the_most_populous_first() =>
        All.FindByName("Saint-Nazaire").Select(c => c.Insee).ShouldBe(["44184", "66186", "30288"]);

    [Fact]
    public void A_postcode_gives_its_communes()
    {
        All.FindByPostalCode("44480").Select(c => c.Insee).ShouldBe(["44052"]);
        All.FindByPostalCode("44550").Select(c => c.Name).ShouldBe(["Montoir-de-Bretagne", "Saint-Malo-de-Guersac"]);
        All.FindByPostalCode("00000").ShouldBeEmpty();
    }

    [Fact]
    public void Members_of_an_epci_are_found() =>
        All.OfEpci("244400644").Select(c => c.Name).ShouldBe(["Besné", "La Chapelle-des-Marais", "Donges", "Montoir-de-Bretagne", "Pornichet", "Saint-André-des-Eaux", "Saint-Joachim", "Saint-Malo-de-Guersac", "Saint-Nazaire", "Trignac"]);

    [Fact]
    public void A_radius_finds_what_a_scan_finds()
    {
        LatLon[] centres = [new(47.31824, -2.07538), new(48.85, 2.35), new(-21.1, 55.5), new(-14.3, -178.1), new(-14.3, 179.9), new(90, 0), new(0, 0), new(double.NaN, 3)];
        foreach (var centre in centres)
        {
            foreach (var radius in (double[])[0, 500, 10_000, 50_000, 400_000, 30_000_000])
            {
                var scanned = All.All.Where(c => c.Point is { } p && p.MetresTo(centre) <= radius).OrderBy(c => c.Point!.Value.MetresTo(centre)).ThenBy(c => c.Insee, StringComparer.Ordinal);
                All.Within(centre, radius).Select(c => c.Insee).ShouldBe(scanned.Select(c => c.Insee));
            }
        }
        All.Within(centres[0], -1).ShouldBeEmpty();
        All.Within(centres[0], double.NaN).ShouldBeEmpty();
    }

    [Fact]
    public void The_eleven_communes_of_the_demo_have_their_points_as_shipped() => All.Within(new(47.31824, -2.07538), 10_000).Select(c => c.Name).Order(StringComparer.Ordinal).ShouldBe(
        ["Besné", "Corsept", "Donges", "La Chapelle-Launay", "Lavau-sur-Loire", "Montoir-de-Bretagne", "Paimbœuf", "Prinquiau", "Saint-Malo-de-Guersac", "Saint-Viaud", "Trignac"]);
}
