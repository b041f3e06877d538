using Wiker.Ingest.Normalizer.Fields.Dates;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Dates that stand in no sentence: programmes, season calendars, tables, flyers, and fields of calendars and feeds that a page shows as they are.</summary>
public sealed class TableDateTests
{
    [Theory]
    [InlineData("Réunions du club photo (19h)\nJanvier 21\nFévrier\t18\nMARS 18", "2026-01-21T19:00 2026-02-18T19:00 2026-03-18T19:00")]
    [InlineData("Battues, rendez-vous 8h au four à pain\nOctobre 3, 17, 31\nNovembre 14, 28", "2026-10-03T08:00 2026-10-17T08:00 2026-10-31T08:00 2026-11-14T08:00 2026-11-28T08:00")]
    [InlineData("Camion pizza\nFév. ven. 6\nMars ven. 6\nde 18h à 21h", "2026-02-06T18:00/2026-02-06T21:00 2026-03-06T18:00/2026-03-06T21:00")]
    [InlineData("Atelier réparation\nfév 14\nmars 14\n(pas en avril)\nmai 16\n14h à 17h", "2026-02-14T14:00/2026-02-14T17:00 2026-03-14T14:00/2026-03-14T17:00 2026-05-16T14:00/2026-05-16T17:00")]
    [InlineData("Médiabus sur la place, 16h-17h\nfév 4, mars 4, avril 1", "2026-02-04T16:00/2026-02-04T17:00 2026-03-04T16:00/2026-03-04T17:00 2026-04-01T16:00/2026-04-01T17:00")]
    [InlineData("Juin 20 : fête, 14h\nJuin 27 : bal, 21h", "2026-06-20T14:00 2026-06-27T21:00")]
    [InlineData("* FÉVRIER *\nsamedi 7 – loto, 20h\n--- MARS ---\n• dimanche 8 : thé dansant, 15h", "2026-02-07T20:00 2026-03-08T15:00")]
    [InlineData("Cafés tricot, 14h30\nNovembre 2026 : mardis 3 et 17\nDécembre 2026 : mardi 1er\nJanvier 2027 : mardis 5 et 19", "2026-11-03T14:30 2026-11-17T14:30 2026-12-01T14:30 2027-01-05T14:30 2027-01-19T14:30")]
    [InlineData("SEPTEMBRE 2026\n12 : forum\n26 : loto\nJANVIER\n9 : vœux\n16 : galette", "2026-09-12 2026-09-26 2027-01-09 2027-01-16")]
    [InlineData("| Mois | Jours |\n| Février | 7, 21 |\n| Mars | 7 |\nAtelier à 10h", "2026-02-07T10:00 2026-02-21T10:00 2026-03-07T10:00")]
    [InlineData("FÉVRIER 14-15 - Salon du livre\nMARS 14-15 - Bourse aux jouets", "2026-02-14/2026-02-15 2026-03-14/2026-03-15")]
    [InlineData("Oct.\n4 orchestre Dupuis\n18 duo Musette\nNov.\n8 orchestre Lamy", "2026-10-04 2026-10-18 2026-11-08")]
    public void Months_stand_before_their_days(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Mars 12 km de sentiers\nJuin 45 personnes")]
    [InlineData("Mars 2027 -- 3 inscrits\nAvril 2027 -- 5 inscrits")]
    [InlineData("Mars 12")]
    public void A_number_behind_a_month_may_count_something_else(string text) => Written(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Programme du 21 au 27 janvier\nLE PUITS (1h40)\nmer 21 20h30\nsam 24 18h", "2026-01-21T20:30 2026-01-24T18:00")]
    [InlineData("Semaine du 19 au 25 janvier au centre social\nMardi - couture - 14h à 16h\nJeudi : cuisine, 10h", "2026-01-20T14:00/2026-01-20T16:00 2026-01-22T10:00")]
    [InlineData("FESTIVAL · 19-21.06\nVE 19 : 20h fanfare\nSA 20 : 15h clowns, 21h bal\nDI 21 : 11h apéro", "2026-06-19T20:00 2026-06-20T15:00 2026-06-20T21:00 2026-06-21T11:00")]
    [InlineData("Les 20 et 21 juin\nSamedi : randonnée, départ 9h\nDimanche : brunch, 11h", "2026-06-20T09:00 2026-06-21T11:00")]
    [InlineData("Semaine du 22 au 28 juin\nLUNDI 22 : pétanque, 14h\nMERCREDI 24 : belote, 14h30\nVENDREDI 26 : sortie", "2026-06-22T14:00 2026-06-24T14:30 2026-06-26")]
    [InlineData("Exposition du 6 au 28 juin\nVernissage samedi 6 à 18h\nAtelier samedi 13 à 15h", "2026-06-06/2026-06-28 2026-06-06T18:00 2026-06-13T15:00")]
    [InlineData("Salon du 19 au 21 juin\nInauguration vendredi 19 à 18h", "2026-06-19/2026-06-21 2026-06-19T18:00")]
    [InlineData("Fête patronale 20, 21 et 22 mars\nVendredi : 19h belote\nSamedi : 14h course, 22h bal\nDimanche : 11h messe", "2026-03-20T19:00 2026-03-21T14:00 2026-03-21T22:00 2026-03-22T11:00")]
    [InlineData("Vacances d'avril, du 13 au 17\nlun 13 piscine 14h\njeu 16 sortie", "2026-04-13T14:00 2026-04-16")]
    public void A_week_is_told_by_its_days(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("SUMMARY:Foire\nDTSTART;VALUE=DATE:20260314\nDTEND;VALUE=DATE:20260316", "2026-03-14/2026-03-15")]
    [InlineData("BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Paris\nBEGIN:VTIMEZONE\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTAMP:20260101T080000Z\nDTSTART:20260314T190000Z\nDTEND:20260314T210000Z\nEND:VEVENT", "2026-03-14T20:00/2026-03-14T22:00")]
    [InlineData("{\"@type\":\"Event\",\"startDate\":\"2026-02-07T20:00:00+01:00\",\"endDate\":\"2026-02-08T00:30:00+01:00\"}", "2026-02-07T20:00/2026-02-08T00:30")]
    [InlineData("start=2026-07-10T19:00:00Z end=2026-07-10T21:00:00Z tz=Europe/Paris titre=Concert", "2026-07-10T21:00/2026-07-10T23:00")]
    [InlineData("start_date : 2026-02-07 14:00 ; end_date : 2026-02-07 18:00 ; titre : braderie", "2026-02-07T14:00/2026-02-07T18:00")]
    [InlineData("nom;date_debut;date_fin\nSalon;2026-03-14;2026-03-15\nFoire;2026-04-04;2026-04-04", "2026-03-14/2026-03-15 2026-04-04")]
    [InlineData("titre,debut,fin\nLoto,2026-03-14T20:00,2026-03-14T23:00", "2026-03-14T20:00/2026-03-14T23:00")]
    [InlineData("Film | Mer 21 | Ven 23\nLe Puits | 20h30 | -\nOurs | 14h | 18h", "2026-01-21T14:00 2026-01-21T20:30 2026-01-23T18:00")]
    [InlineData("Début : 14/03/2026 00h00\nFin : 14/03/2026 00h00\nNom : Fête", "2026-03-14")]
    [InlineData("Début : 14/03/2026 à 00:00\nFin : 15/03/2026 à 23:59", "2026-03-14/2026-03-15")]
    [InlineData("Du: 14-03-2026 Au: 15-03-2026\nHeure: 09:30 à 12:00", "2026-03-14T09:30/2026-03-14T12:00 2026-03-15T09:30/2026-03-15T12:00")]
    [InlineData("De : 14/03/2026 | À : 15/03/2026 | Horaire : 14h-18h", "2026-03-14T14:00/2026-03-14T18:00 2026-03-15T14:00/2026-03-15T18:00")]
    [InlineData("Le : 14/03/2026\nDe : 14h\nÀ : 18h", "2026-03-14T14:00/2026-03-14T18:00")]
    [InlineData("<pubDate>Tue, 13 Jan 2026 08:12:44 +0100</pubDate>\n<title>Loto, 28 mars, 14h</title>", "2026-03-28T14:00")]
    [InlineData("Rencontre le 14 février à 18h.\nupdated: 2026-01-09T08:00:00Z", "2026-02-14T18:00")]
    [InlineData("Start-up : portes ouvertes le 14 février à 10h", "2026-02-14T10:00")]
    [InlineData("start: bientôt\nLoto le 14 février à 20h", "2026-02-14T20:00")]
    [InlineData("Date de début;Heure;Date de fin;Titre\n21/03/2026;14h00;21/03/2026;Loto", "2026-03-21T14:00")]
    public void Fields_are_read_as_they_are_shown(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("DTSTART;TZID=Europe/Paris:20260120T183000\nDTEND;TZID=Europe/Paris:20260120T200000\nRRULE:FREQ=WEEKLY;UNTIL=20260630T235959;BYDAY=TU\nEXDATE;TZID=Europe/Paris:20260210T183000", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T235959", "2026-01-20T18:30", "2026-02-10T18:30")]
    [InlineData("Jour : jeudi\nHeure : 14h-16h30\nLieu : foyer\nHors vacances scolaires", "FREQ=WEEKLY;BYDAY=TH", "2026-01-15T14:00", "school-holidays")]
    [InlineData("Jours : mardi et jeudi\nHoraires : 18h-19h30", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-01-15T18:00", "")]
    [InlineData("Patinoire\n14/02 >> 15/03\nlun >> ven\n14h >> 19h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260315T235959", "2026-02-16T14:00", "")]
    [InlineData("3 fév. ➜ 28 fév. 2026\nmar. ➜ dim.\n10 h ➜ 18 h", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU;UNTIL=20260228T235959", "2026-02-03T10:00", "")]
    [InlineData("MARCHÉ\nles vendredis\n17h-20h\ndu 3 juillet au 28 août", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260828T235959", "2026-07-03T17:00", "")]
    [InlineData("Du 4 juillet au 30 août\nOuvert tous les jours\n10h-19h", "FREQ=DAILY;UNTIL=20260830T235959", "2026-07-04T10:00", "")]
    [InlineData("MESSES DOMINICALES\nsamedi ... 18h00 (chapelle)\ndimanche ... 10h30 (église)", "FREQ=WEEKLY;BYDAY=SA", "2026-01-17T18:00", "")]
    [InlineData("Boutique;lundi;fermé\nBoutique;mardi à vendredi;9h-12h\nBoutique;samedi;9h-13h", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR", "2026-01-14T09:00", "")]
    public void Weekly_slots_of_tables(string text, string rrule, string start, string except)
    {
        var read = Read(text);
        var rule = read.Rule.ShouldNotBeNull();
        (rule.Rrule, rule.Start.ToString(), string.Join(' ', rule.Except)).ShouldBe((rrule, start, except));
        read.Occurrences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("14 mars --> 15 mars\n10h => 18h", "2026-03-14T10:00/2026-03-14T18:00 2026-03-15T10:00/2026-03-15T18:00")]
    [InlineData("03/02 >> 27/02\naux heures d'ouverture", "2026-02-03/2026-02-27")]
    [InlineData("samedi 14 mars\n21h --> 1h\nkaraoké", "2026-03-14T21:00/2026-03-15T01:00")]
    [InlineData("12.13.14 juin 21h", "2026-06-12T21:00 2026-06-13T21:00 2026-06-14T21:00")]
    [InlineData("Cirque 5/6/7 juin 20h + 8 juin 16h", "2026-06-05T20:00 2026-06-06T20:00 2026-06-07T20:00 2026-06-08T16:00")]
    [InlineData("fête du cidre 13.06 14h/18h + 14.06 10h/18h", "2026-06-13T14:00/2026-06-13T18:00 2026-06-14T10:00/2026-06-14T18:00")]
    [InlineData("Prix 12.50 14h de cours, tél 06.39.98.12.14", "")]
    public void Arrows_and_compact_lists(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("TRAIL DES CRÊTES\n21 km – 9h\n12 km – 9h30\nmarche – 9h45\nDIMANCHE 15 MARS", "2026-03-15T09:00 2026-03-15T09:30 2026-03-15T09:45")]
    [InlineData("Dimanche 15 mars\nMesse 10h30\nApéritif : 12h\nRepas 13h", "2026-03-15T10:30 2026-03-15T12:00 2026-03-15T13:00")]
    [InlineData("samedi 14 mars\nmatin : démonstrations 10h30\naprès-midi : initiation 14h, danse 15h30", "2026-03-14T10:30 2026-03-14T14:00 2026-03-14T15:30")]
    [InlineData("Le 14 mars\nnettoyons la rivière !\ngants, bonne humeur\nrdv 9h pont Vieux\nfin vers 12h", "2026-03-14T09:00/2026-03-14T12:00")]
    [InlineData("CYCLISME – Prix du Printemps – 15/03\n9h00 minimes\n10h30 cadets", "2026-03-15T09:00 2026-03-15T10:30")]
    [InlineData("19 mars : LE COL, 15h + 18h\n20 mars : LE COL, 20h30\nrelâche samedi 21", "2026-03-19T15:00 2026-03-19T18:00 2026-03-20T20:30")]
    [InlineData("Samedi 14 mars\nConcert 20h30\nBar dès 19h", "2026-03-14T20:30")]
    [InlineData("Samedi 14 mars\nLoto 20h\nRéservations 18h-19h au bar", "2026-03-14T20:00")]
    [InlineData("SAMEDI\n21\nMARS\n20H30\nSALLE DES FÊTES", "2026-03-21T20:30")]
    [InlineData("21\nmars\n2026\nLoto\n28\nmars\n2026\nBal", "2026-03-21 2026-03-28")]
    [InlineData("Page\n12\nMars est là", "")]
    public void Flyers_tell_hours_on_lines_of_their_own(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Naissances\njanvier 3, février 2, mars 5")]
    [InlineData("RÉSULTATS\nJanvier 22\nFévrier 9\nMars 15")]
    [InlineData("Dimanche 15 mars\nMesse 10h30\nApéritif 12h")]
    [InlineData("DTSTART:20260314T190000Z\nSUMMARY:Loto")]
    [InlineData("Menus du 16 au 20 mars\nlundi 16 : carottes\nmardi 17 : soupe")]
    [InlineData("Semaine du 19 au 25 janvier\nMardi : couture, 14h\nJeudi : cuisine, 10h")]
    public void What_a_table_may_not_mean_is_doubted(string text)
    {
        var occurrences = Read(text).Occurrences;
        occurrences.ShouldNotBeEmpty();
        occurrences.ShouldAllBe(o => o.Confidence < 0.8);
    }

    [Theory]
    [InlineData("TOURNOI DE BELOTE\nCOMPLET COMPLET COMPLET\nvendredi 13 mars", RecordStatus.Full)]
    [InlineData("DIM 15 MARS 14H30\nMATCH REPORTE (terrain gelé), nouvelle date plus tard", RecordStatus.Postponed)]
    [InlineData("DTSTART;TZID=Europe/Paris:20260321T190000\nSUMMARY:Bal\nSTATUS:CANCELLED", RecordStatus.Cancelled)]
    [InlineData("DON DU SANG - ANNULE\nMERCREDI 18 MARS 15H-19H", RecordStatus.Cancelled)]
    [InlineData("LE CLUB REPORTE SES ESPOIRS SUR LE MATCH DU 14 MARS", RecordStatus.Scheduled)]
    public void What_became_of_it_is_shouted_or_a_field(string text, RecordStatus status) => Examples.Understand(text).Status.Value.ShouldBe(status);

    [Fact]
    public void Of_several_events_only_the_cancelled_one_is()
    {
        var read = Read("BEGIN:VEVENT\nSTATUS:CANCELLED\nDTSTART:20260321T190000\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260328T190000\nEND:VEVENT");
        (read.Status, read.Occurrences[0].Occurrence.Status, read.Occurrences[1].Occurrence.Status).ShouldBe((null, RecordStatus.Cancelled, null));
    }

    // On a Wednesday.
    private static DateReading Read(string text) => ReadDates.Read(text, "2026-01-14");

    private static string Written(string text) => ReadDates.Written(Read(text));
}
