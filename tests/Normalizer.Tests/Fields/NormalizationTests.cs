using static Wiker.Ingest.Normalizer.Tests.Fields.TownHall;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Items to source records, whole.</summary>
public sealed class NormalizationTests
{
    [Fact]
    public void An_event_in_words_gets_its_time_place_theme_and_keys()
    {
        var record = Event((RawField.Title, "FEST-NOZ DU COMITÉ DES FÊTES"), (RawField.When, "samedi 5 décembre à 20h30"), (RawField.Place, "salle des Guifettes, Donges"), (RawField.Category, "Concerts"),
            (RawField.Link, "https://mairie.demo.test/agenda/fest-noz/?utm_source=x#top"), (RawField.Price, "5 €, gratuit -12 ans"), (RawField.Id, "A REMPLIR"));
        record.Content.Title.ShouldBe("Fest-noz du comité des fêtes");
        record.Content.Kind.ShouldBe(RecordKind.Event);
        record.Content.Occurrences.ShouldNotBeNull().ShouldHaveSingleItem().Start.ToString().ShouldBe("2026-12-05T20:30");
        record.Content.Timezone.ShouldBe("Europe/Paris");
        record.Content.Status.ShouldBe(RecordStatus.Scheduled);
        record.Content.Themes.ShouldBe(["musique"]);
        record.Content.Communes.ShouldBe(["44052"]);
        record.Content.Price.ShouldBe("5 €, gratuit -12 ans");
        record.Keys[0].ShouldBe(new SourceKey(KeyScheme.Url, "https://mairie.demo.test/agenda/fest-noz"));
        record.Keys[^1].Scheme.ShouldBe(KeyScheme.Content);
        record.Confidence["occurrences"].ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void A_region_is_no_venue() =>
        Event((RawField.Title, "Challenge"), (RawField.Body, "Le club accueille le challenge Île-de-France de la fédération.")).Content.Places.ShouldAllBe(p => p.Venue == null);

    [Fact]
    public void The_page_s_own_wish_makes_reuse_stricter() =>
        Sut.Normalize(Item((RawField.Title, "Un article")) with { AskedReuse = Reuse.Link }, Source(RecordKind.News, Reuse.Full), Seen).Records[0].Reuse.ShouldBe(Reuse.Link);

    [Fact]
    public void A_feed_s_article_that_announces_an_event_gives_both()
    {
        var item = Item((RawField.Title, "Grand loto de l'école"), (RawField.Summary, "L'école organise un loto samedi 14 mars à 20h à la salle des fêtes."), (RawField.Published, "Mon, 02 Mar 2026 08:00:00 +0100"), (RawField.Link, "https://mairie.demo.test/loto"), (RawField.Id, "https://mairie.demo.test/?p=12"));
        var records = Sut.Normalize(item, Source(), Seen).Records;
        records.Select(r => (r.Part, r.Content.Kind)).ShouldBe([("", RecordKind.News), ("event", RecordKind.Event)]);
        records[1].Links.ShouldBe([new SiblingLink(LinkRelation.AnnouncedBy, "")]);
        records[1].Content.Occurrences!.ShouldHaveSingleItem().Start.ToString().ShouldBe("2026-03-14T20:00");
        records[0].Content.Occurrences.ShouldBeNull();
        records[0].Keys[0].Scheme.ShouldBe(KeyScheme.Guid);
        Sut.Normalize(item, Source(RecordKind.News), Seen).Records.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("La commune recherche un boulanger", RecordKind.Opportunity)]
    [InlineData("Travaux rue du Stade", RecordKind.News)]
    public void Kinds_are_told_by_their_words(string title, RecordKind expected) => Sut.Normalize(Item((RawField.Title, title)), Source(), Seen).Records[0].Content.Kind.ShouldBe(expected);

    [Theory]
    [InlineData("552 100 554", "552100554")]
    [InlineData("55210055400013", "552100554")]
    [InlineData("35600000049837", "356000000")]
    [InlineData("552100555", null)]
    public void A_siren_follows_Luhn(string written, string? expected) =>
        Sut.Normalize(Item((RawField.Title, "Boulangerie"), (RawField.Siren, written)), Source(RecordKind.Business), Seen).Records[0].Content.Siren.ShouldBe(expected);

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00", true)]
    [InlineData("Mo,We 09:00-17:00", true)]
    [InlineData("24/7", true)]
    [InlineData("du lundi au vendredi", false)]
    public void Opening_hours_are_kept_in_their_syntax_only(string written, bool kept) =>
        Sut.Normalize(Item((RawField.Title, "Mairie"), (RawField.OpeningHours, written)), Source(RecordKind.Service), Seen).Records[0].Content.OpeningHours.ShouldBe(kept ? written : null);

    [Fact]
    public void Bad_addresses_and_points_are_refused_by_name()
    {
        var refused = Sut.Normalize(Item((RawField.Title, "Loto"), (RawField.Link, "javascript:alert(1)"), (RawField.Lat, "abc"), (RawField.Lon, "2"), (RawField.Phone, "voir mairie"), (RawField.Email, "rien")), Source(RecordKind.News), Seen).Rejections;
        refused.Select(r => r.Reason).ShouldBe(["coordinates-invalid", "url-invalid", "phone-invalid", "email-invalid"], ignoreOrder: true);
    }

    [Fact]
    public void A_bare_text_is_understood_with_its_spans()
    {
        var read = Sut.Understand("Concert de jazz à Besné samedi 14 mars à 20h30, salle des fêtes, 5 €. Rens. 02 61 91 00 42", new DateTime(2026, 3, 10), "44052");
        read.Dates.ShouldHaveSingleItem().Value.Start.ToString().ShouldBe("2026-03-14T20:30");
        read.Communes.ShouldHaveSingleItem().Value.Insee.ShouldBe("44013");
        read.Kind.Value.ShouldBe(RecordKind.Event);
        read.Themes[0].Value.ShouldBe("musique");
        read.Price.ShouldNotBeNull().Value.ShouldBe("5 €");
        read.Contacts.Phones.ShouldHaveSingleItem().Value.ShouldBe("+33261910042");
        read.Place.ShouldNotBeNull().Value.Commune.ShouldNotBeNull().Insee.ShouldBe("44013");
        read.Status.Value.ShouldBe(RecordStatus.Scheduled);
    }
}
