using static Wiker.Ingest.Normalizer.Tests.Fields.TownHall;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Dates that a field of their own states, and the status that may stand beside them.</summary>
public sealed class StatedDateTests
{
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
}
