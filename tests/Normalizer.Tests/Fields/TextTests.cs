using static Wiker.Ingest.Normalizer.Tests.Fields.TownHall;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Titles, summaries and bodies: cleaned, cut at their words, and harmless.</summary>
public sealed class TextTests
{
    [Fact]
    public void A_missing_title_comes_from_the_first_sentence_or_refuses_the_item()
    {
        var record = Event((RawField.Body, "Grand loto de l'école. Venez nombreux le 14 mars."));
        record.Content.Title.ShouldBe("Grand loto de l'école");
        record.Confidence["title"].ShouldBeLessThan(0.5);
        var none = Sut.Normalize(Item((RawField.When, "14 mars")), Source(), Seen);
        none.Records.ShouldBeEmpty();
        none.Rejections.ShouldHaveSingleItem().Reason.ShouldBe("title-missing");
    }

    [Theory]
    [InlineData("Vide-grenier | Mairie de Donges", "Vide-grenier")]
    [InlineData("Vide-grenier - Commune de Donges", "Vide-grenier")]
    [InlineData("[ANNULÉ] Loto de l'école", "Loto de l'école")]
    [InlineData("ANNULÉ - Loto de l'école", "Loto de l'école")]
    [InlineData("LOTO DE L'APE AVEC LE SMICTOM", "Loto de l'APE avec le SMICTOM")]
    [InlineData("FÃªte de l'Ã©tÃ©", "Fête de l'été")]
    [InlineData("F&amp;ecirc;te de la musique", "Fête de la musique")]
    [InlineData("14 mars 2026 : loto de l'école", "Loto de l'école")]
    [InlineData("Samedi 14 mars - Loto", "Loto")]
    [InlineData("Loto\n  du   club", "Loto du club")]
    [InlineData("Qui vient?", "Qui vient ?")]
    [InlineData("Commémoration du 8 mai 1945", "Commémoration du 8 mai 1945")]
    [InlineData("8 mai 1945", "8 mai 1945")]
    public void Titles_are_cleaned(string written, string expected) => Event((RawField.Title, written), (RawField.When, "14 mars")).Content.Title.ShouldBe(expected);

    [Fact]
    public void A_long_title_ends_at_a_word() => Event((RawField.Title, string.Join(' ', Enumerable.Repeat("randonnée", 60)))).Content.Title.Length.ShouldBeLessThanOrEqualTo(200);

    [Fact]
    public void A_summary_ends_at_a_sentence_within_300_characters()
    {
        var body = "Première phrase. " + string.Join(' ', Enumerable.Repeat("mot", 60)) + ". " + string.Join(' ', Enumerable.Repeat("encore", 80)) + ".";
        var summary = Event((RawField.Title, "Loto"), (RawField.Body, body)).Content.Summary.ShouldNotBeNull();
        summary.Length.ShouldBeLessThanOrEqualTo(300);
        summary.ShouldEndWith("mot.");
    }

    [Theory]
    [InlineData("Loto à 20h. Réservation : Mme Exemple, 06 39 98 00 42 ou jeanne.exemple@club.example.", "Loto à 20h. Réservation : Mme Exemple, … ou …")]
    [InlineData("Loto à 20h. Mairie : 02 61 91 00 42, mairie@donges.example.", "Loto à 20h. Mairie : 02 61 91 00 42, mairie@donges.example.")]
    [InlineData("https://club.example/loto", null)]
    public void A_summary_shows_no_contact_of_a_person_and_is_more_than_an_address(string body, string? summary) =>
        Event((RawField.Title, "Grande soirée"), (RawField.Body, body)).Content.Summary.ShouldBe(summary);

    [Fact]
    public void A_link_source_gives_no_summary() =>
        Sut.Normalize(Item((RawField.Title, "Un article"), (RawField.Summary, "Des mots.")), Source(RecordKind.News, Reuse.Link), Seen).Records[0].Content.Summary.ShouldBeNull();

    [Fact]
    public void A_body_keeps_its_paragraphs_and_loses_what_could_harm()
    {
        var item = Item((RawField.Title, "Fête"), (RawField.Body, "<div class=x style='color:red'><p onclick=a()>Un <strong>mot</strong></p><script>alert(1)</script><iframe src=//x></iframe><a href='/page'>suite</a><a href='javascript:alert(1)'>non</a></div>")) with { IsHtml = true };
        var body = Sut.Normalize(item, Source(RecordKind.News), Seen).Records[0].Content.Body.ShouldNotBeNull();
        body.ShouldContain("<p>Un <strong>mot</strong></p>");
        body.ShouldContain("href=\"https://mairie.demo.test/page\"");
        body.ShouldContain("rel=\"nofollow noopener\"");
        foreach (var harm in (string[])["script", "onclick", "iframe", "style", "class"])
            body.ShouldNotContain(harm);
    }

    [Fact]
    public void Births_and_deaths_are_dropped_and_a_show_about_a_wedding_is_not()
    {
        var item = Item((RawField.Title, "Bulletin de mars"), (RawField.Body, "<p>La mairie est ouverte.</p><h3>Naissances</h3><p>Lou EXEMPLE, le 3 mars</p><h3>Décès</h3><ul><li>Jean MODELE, 5 mars</li></ul><p>Le conseil se réunit bientôt.</p>")) with { IsHtml = true };
        var content = Sut.Normalize(item, Source(RecordKind.News), Seen).Records[0].Content;
        content.Body.ShouldNotBeNull().ShouldNotContain("EXEMPLE");
        content.Body!.ShouldNotContain("MODELE");
        content.Body!.ShouldContain("conseil");
        content.Summary.ShouldNotBeNull().ShouldNotContain("EXEMPLE");
        Event((RawField.Title, "Théâtre"), (RawField.Body, "Le Mariage de Figaro, par la troupe du bourg.")).Content.Body.ShouldNotBeNull().ShouldContain("Figaro");
    }
}
