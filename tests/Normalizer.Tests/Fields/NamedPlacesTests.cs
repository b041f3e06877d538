using Wiker.Ingest.Normalizer.Tests.Geography;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Where an item stands that has no place field.</summary>
public sealed class NamedPlacesTests
{
    private static SourceProfile Paper => France.SourceAt("44109") with { Records = RecordKind.News, Licence = new("none", Reuse.Link, "Le Journal") };

    [Fact]
    public void An_article_about_other_communes_stands_there_and_not_at_its_papers_own()
    {
        var content = Examples.Normalize(Paper, false, (RawField.Title, "Un incendie à Donges"), (RawField.Summary, "Les pompiers de Savenay sont venus.")).Records.ShouldHaveSingleItem().Content;
        content.Places.Select(p => (p.Commune!.Insee, p.Precision, p.Venue)).ShouldBe([("44052", PlacePrecision.Commune, null), ("44195", PlacePrecision.Commune, null)]);
        content.Places[0].Point.ShouldBe(France.Gazetteer.Find("44052")!.Point);
        content.Communes.ShouldBe(["44052", "44195"]);
    }

    [Fact]
    public void An_article_that_names_no_commune_stands_at_its_papers_own() =>
        Examples.Normalize(Paper, false, (RawField.Title, "Un incendie au port")).Records.ShouldHaveSingleItem().Content.Places.ShouldHaveSingleItem().Commune!.Insee.ShouldBe("44109");

    [Fact]
    public void A_venue_told_in_the_text_lies_in_the_commune_that_the_text_names()
    {
        var content = Examples.Normalize(Paper with { Records = RecordKind.Event }, false, (RawField.Title, "Loto à Donges"), (RawField.When, "14 mars à 20h"), (RawField.Body, "Rendez-vous à la salle polyvalente.")).Records.ShouldHaveSingleItem().Content;
        content.Places.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Venue.ShouldBe("Salle polyvalente"), p => p.Commune!.Insee.ShouldBe("44052"));
    }

    [Fact]
    public void A_place_field_is_believed_whatever_the_text_names() =>
        Examples.Normalize(Paper, false, (RawField.Title, "Un incendie à Donges"), (RawField.Place, "Savenay")).Records[0].Content.Places.ShouldHaveSingleItem().Commune!.Insee.ShouldBe("44195");
}
