using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Items to source records, whole.</summary>
public sealed class NormalizationTests
{
    internal static readonly DateTimeOffset Seen = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gazetteer Communes = new([
        new("44052", "Donges", ["44480"], "44", 8000, null, new LatLon(47.3183, -2.0756)),
        new("44013", "Besné", ["44160"], "44", 3000, null, new LatLon(47.398, -2.09)),
    ]);

    private static readonly Taxonomy Themes = Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml"));

    internal static readonly Normalization Sut = new(Communes, Themes);

    internal static SourceProfile Source(RecordKind? records = null, Reuse reuse = Reuse.Extract) => new()
    {
        Id = "donges-mairie",
        Name = "Mairie de Donges",
        Owner = "Mairie de Donges",
        Site = "https://mairie.demo.test/",
        Records = records,
        Commune = "44052",
        Licence = new("none", reuse, "Mairie de Donges"),
        Categories = new Dictionary<string, string> { ["Concerts"] = "musique" },
    };

    internal static RawItem Item(params (string Field, string Value)[] fields)
    {
        var item = new RawItem { Locator = "item 1", Page = "https://mairie.demo.test/agenda" };
        foreach (var group in fields.GroupBy(f => f.Field))
            item = item.With(group.Key, group.Select(f => f.Value));
        return item;
    }

    private static SourceRecord Event(params (string, string)[] fields) => Sut.Normalize(Item(fields), Source(RecordKind.Event), Seen).Records.ShouldHaveSingleItem();

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

    [Theory]
    [InlineData("Portes ouvertes du mur d’escalade 24 juin 2026", "Le centre sportif sera ouvert de 15h à 19h. Prévoyez des chaussures.", "2026-06-24T15:00", "2026-06-24T19:00")]
    [InlineData("Loto du 14 mars", "Ouverture des portes à 18h, début à 20h.", "2026-03-14T20:00", null)]
    [InlineData("Vide-grenier du 14 juin", "Buvette et frites sur place.", "2026-06-14", null)]
    [InlineData("Vide-grenier du 14 juin", "Inscriptions le 2 juin de 9h à 12h.", "2026-06-14", null)]
    [InlineData("Vide-grenier du 14 juin", "Renseignements à la mairie, ouverte de 9h à 12h.", "2026-06-14", null)]
    [InlineData("Repas du 14 juin", "Le secrétariat est ouvert de 9h à 12h. Buvette sur place.", "2026-06-14", null)]
    [InlineData("Réunion publique du 14 juin", "À 18h30 à la mairie. Réservations de 9h à 12h.", "2026-06-14T18:30", null)]
    [InlineData("Expositions du 14 et du 21 juin", "Ouvert de 15h à 19h.", "2026-06-14T15:00", "2026-06-14T19:00")]
    public void A_day_in_the_title_takes_the_hours_of_a_text_that_names_no_day(string title, string body, string start, string? end)
    {
        var first = Event((RawField.Title, title), (RawField.Body, body)).Content.Occurrences.ShouldNotBeNull()[0];

        (first.Start?.ToString(), first.End?.ToString()).ShouldBe((start, end));
    }

    [Theory]
    [InlineData("samedi 2 mai à 19h30 - COMPLET", RecordStatus.Full)]
    [InlineData("dimanche 3 mai à 8h (annulée)", RecordStatus.Cancelled)]
    [InlineData("samedi 2 mai à 19h30, complet !", RecordStatus.Full)]
    [InlineData("samedi 2 mai à 19h30 - salle complète", RecordStatus.Scheduled)]
    public void A_date_field_may_end_with_a_status(string when, RecordStatus expected) => Event((RawField.Title, "Repas"), (RawField.When, when)).Content.Status.ShouldBe(expected);

    [Theory]
    [InlineData("2026-03-14", null, "2026-03-14", null)]
    [InlineData("2026-03-14T20:30", null, "2026-03-14T20:30", null)]
    [InlineData("2026-03-14T19:30:00Z", "2026-03-14T21:00:00Z", "2026-03-14T20:30", "2026-03-14T22:00")]
    [InlineData("2026-07-14T20:30:00+02:00", null, "2026-07-14T20:30", null)]
    [InlineData("20260314T203000", "20260314T220000", "2026-03-14T20:30", "2026-03-14T22:00")]
    [InlineData("20260314T193000Z", null, "2026-03-14T20:30", null)]
    [InlineData("20260314", "2026-03-15", "2026-03-14", "2026-03-15")]
    [InlineData("14/03/2026", null, "2026-03-14", null)]
    [InlineData("14.03.26", null, "2026-03-14", null)]
    [InlineData("14/03/2026 20:30", null, "2026-03-14T20:30", null)]
    [InlineData("Sat, 14 Mar 2026 19:30:00 GMT", null, "2026-03-14T20:30", null)]
    [InlineData("Sat, 14 Mar 2026 20:30:00 CET", null, "2026-03-14T20:30", null)]
    [InlineData("Sat, 14 Mar 2026 20:30:00 +0100", null, "2026-03-14T20:30", null)]
    [InlineData("samedi 14 mars à 20h30", null, "2026-03-14T20:30", null)]
    [InlineData("2026-03-14T20:30", "2026-03-14T20:30", "2026-03-14T20:30", null)]
    [InlineData("2026-03-14T00:00:00", "2026-03-16T23:59:59", "2026-03-14", "2026-03-16")]
    [InlineData("2026-03-14 00:00:00", "2026-03-14 23:59:59", "2026-03-14", null)]
    public void A_start_written_for_machines_becomes_wall_time(string start, string? end, string expected, string? expectedEnd)
    {
        var item = Item((RawField.Title, "Loto"), (RawField.Start, start));
        var record = Sut.Normalize(end is null ? item : item.With(RawField.End, end), Source(RecordKind.Event), Seen).Records.ShouldHaveSingleItem();
        var occurrence = record.Content.Occurrences.ShouldNotBeNull().ShouldHaveSingleItem();
        (occurrence.Start?.ToString(), occurrence.End?.ToString()).ShouldBe((expected, expectedEnd));
    }

    [Fact]
    public void A_calendar_recurrence_becomes_a_rule_with_its_left_out_dates()
    {
        var record = Event((RawField.Title, "Entraînement"), (RawField.Start, "20260310T180000"), (RawField.End, "20260310T190000"), (RawField.Rrule, "FREQ=WEEKLY;BYDAY=TU"), (RawField.Exdate, "20260317T180000,20260324T170000Z"));
        record.Content.Occurrences.ShouldBe([]);
        record.Content.Rule.ShouldNotBeNull().Except.ShouldBe(["2026-03-17T18:00", "2026-03-24T18:00"]);
        record.Content.Rule!.Start.ToString().ShouldBe("2026-03-10T18:00");
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_refused_and_the_event_stays()
    {
        var normalized = Sut.Normalize(Item((RawField.Title, "Loto"), (RawField.When, "un de ces jours")), Source(RecordKind.Event), Seen);
        normalized.Records.ShouldHaveSingleItem().Content.Occurrences.ShouldBe([]);
        normalized.Rejections.ShouldContain(r => r.Reason == "date-unreadable" && r.Detail == "un de ces jours" && r.Locator == "item 1");
    }

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

    [Theory]
    [InlineData("[ANNULÉ] Loto", "", RecordStatus.Cancelled)]
    [InlineData("Loto - annulé", "", RecordStatus.Cancelled)]
    [InlineData("Loto", "Le loto est annulé.", RecordStatus.Cancelled)]
    [InlineData("Loto", "COMPLET", RecordStatus.Full)]
    [InlineData("Loto COMPLET", "", RecordStatus.Full)]
    [InlineData("Loto", "Retrouvez le programme complet sur le site.", RecordStatus.Scheduled)]
    [InlineData("Loto", "Toute entrée annulée ne sera pas remboursée.", RecordStatus.Scheduled)]
    [InlineData("Loto", "En cas de pluie, le loto est annulé.", RecordStatus.Scheduled)]
    [InlineData("REPORTÉ : Loto", "", RecordStatus.Postponed)]
    [InlineData("Programme complet de l'été", "", RecordStatus.Scheduled)]
    public void Status_words_count_only_where_they_stand_for_it(string title, string body, RecordStatus expected) =>
        Event((RawField.Title, title), (RawField.Body, body), (RawField.Start, "2026-03-14")).Content.Status.ShouldBe(expected);

    [Theory]
    [InlineData("EventCancelled", RecordStatus.Cancelled)]
    [InlineData("https://schema.org/EventPostponed", RecordStatus.Postponed)]
    [InlineData("CANCELLED", RecordStatus.Cancelled)]
    [InlineData("CONFIRMED", RecordStatus.Scheduled)]
    [InlineData("complet", RecordStatus.Full)]
    public void A_status_field_is_believed(string written, RecordStatus expected) =>
        Event((RawField.Title, "Loto"), (RawField.Start, "2026-03-14"), (RawField.Status, written)).Content.Status.ShouldBe(expected);

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
    public void A_region_is_no_venue() =>
        Event((RawField.Title, "Challenge"), (RawField.Body, "Le club accueille le challenge Île-de-France de la fédération.")).Content.Places.ShouldAllBe(p => p.Venue == null);

    [Fact]
    public void A_link_source_gives_no_summary() =>
        Sut.Normalize(Item((RawField.Title, "Un article"), (RawField.Summary, "Des mots.")), Source(RecordKind.News, Reuse.Link), Seen).Records[0].Content.Summary.ShouldBeNull();

    [Fact]
    public void The_page_s_own_wish_makes_reuse_stricter() =>
        Sut.Normalize(Item((RawField.Title, "Un article")) with { AskedReuse = Reuse.Link }, Source(RecordKind.News, Reuse.Full), Seen).Records[0].Reuse.ShouldBe(Reuse.Link);

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

    [Theory]
    [InlineData("Mairie : 02 61 91 00 42", "+33261910042", ContactOwner.Body)]
    [InlineData("Place de la Mairie. Renseignements : 06 39 98 00 42", "+33639980042", ContactOwner.Person)]
    [InlineData("Réservation au 06 39 98 00 42", "+33639980042", ContactOwner.Person)]
    [InlineData("Contact : Mme Exemple 02 61 91 00 42", "+33261910042", ContactOwner.Person)]
    [InlineData("Contact : Jeanne Exemple, 02 61 91 00 42", "+33261910042", ContactOwner.Person)]
    [InlineData("+33 (0)2 61 91 00 42", "+33261910042", ContactOwner.Body)]
    public void Phones_are_E164_and_belong_to_a_body_or_a_person(string text, string expected, ContactOwner owner) =>
        Event((RawField.Title, "Loto"), (RawField.Body, text)).Content.Contacts.Phones.ShouldHaveSingleItem().ShouldBe(new Contact(expected, owner));

    [Theory]
    [InlineData("mairie@donges.example", ContactOwner.Body)]
    [InlineData("jeanne.exemple@club.example", ContactOwner.Person)]
    [InlineData("Contact.Club@club.example", ContactOwner.Body)]
    public void Emails_belong_to_a_body_or_a_person(string address, ContactOwner owner) =>
        Event((RawField.Title, "Loto"), (RawField.Email, "mailto:" + address)).Content.Contacts.Emails.ShouldHaveSingleItem().ShouldBe(new Contact(address.ToLowerInvariant(), owner));

    [Fact]
    public void A_hidden_address_is_never_shown() => Event((RawField.Title, "Loto"), (RawField.Body, "Écrire à club [at] club.example")).Content.Contacts.IsEmpty.ShouldBeTrue();

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
