using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.French;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>French dates; the reference is Tuesday 10 March 2026.</summary>
public sealed class DateProseTests
{
    private static readonly DateOnly Reference = new(2026, 3, 10);

    [Theory]
    // the table of model.md §2
    [InlineData("du 12 au 14 juillet", "2026-07-12/2026-07-14")]
    [InlineData("du 12 au 14 juillet, 10h-18h", "2026-07-12T10:00/2026-07-12T18:00 2026-07-13T10:00/2026-07-13T18:00 2026-07-14T10:00/2026-07-14T18:00")]
    [InlineData("les 12, 13 et 19 mars", "2026-03-12 2026-03-13 2026-03-19")]
    [InlineData("jusqu'au 30 juin", "/2026-06-30")]
    [InlineData("à partir du 3 avril", "2026-04-03+")]
    [InlineData("samedi 14 mars dès 9h", "2026-03-14T09:00+")]
    [InlineData("samedi 14 en soirée", "2026-03-14(Evening)")]
    [InlineData("le 14 à minuit", "2026-03-15T00:00")]
    [InlineData("reporté du 5 au 12 mai", "2026-05-12")]
    // days
    [InlineData("Samedi 14 mars 2026", "2026-03-14")]
    [InlineData("le 1er mai", "2026-05-01")]
    [InlineData("dimanche 1er novembre 2026 à 15 h", "2026-11-01T15:00")]
    [InlineData("Dim. 20 sept. à 14h30", "2026-09-20T14:30")]
    [InlineData("ven. 4 déc. 2026", "2026-12-04")]
    [InlineData("jeudi 21 janv. 2027", "2027-01-21")]
    [InlineData("le premier mai", "2026-05-01")]
    [InlineData("Loto le 14 février", "2027-02-14")]
    [InlineData("samedi 14 février", "2026-02-14")]
    [InlineData("14/03/2026", "2026-03-14")]
    [InlineData("le 14.03.26", "2026-03-14")]
    [InlineData("14-03-2026", "2026-03-14")]
    [InlineData("2026-03-14", "2026-03-14")]
    [InlineData("samedi 14/03 à 20h", "2026-03-14T20:00")]
    // ranges and lists
    [InlineData("du 30 décembre au 2 janvier", "2026-12-30/2027-01-02")]
    [InlineData("du 30 décembre 2026 au 2 janvier 2027", "2026-12-30/2027-01-02")]
    [InlineData("du 1er au 15 août", "2026-08-01/2026-08-15")]
    [InlineData("du 30 au 2 juin", "2026-05-30/2026-06-02")]
    [InlineData("14-15 mars 2026", "2026-03-14/2026-03-15")]
    [InlineData("10–11 OCTOBRE", "2026-10-10/2026-10-11")]
    [InlineData("du samedi 4 au dimanche 5 juillet", "2026-07-04/2026-07-05")]
    [InlineData("sam. 14 et dim. 15 mars, 10h-18h", "2026-03-14T10:00/2026-03-14T18:00 2026-03-15T10:00/2026-03-15T18:00")]
    [InlineData("le 12 et le 13 mars à 20h", "2026-03-12T20:00 2026-03-13T20:00")]
    [InlineData("le 12 mars à 20h et le 13 mars à 15h", "2026-03-12T20:00 2026-03-13T15:00")]
    [InlineData("le 12 à 20h et le 13 mars à 15h", "2026-03-12T20:00 2026-03-13T15:00")]
    [InlineData("les 30 et 31 mai et le 6 juin", "2026-05-30 2026-05-31 2026-06-06")]
    [InlineData("Du 10 juillet 2026 à 18h au 12 juillet 2026 à 2h", "2026-07-10T18:00/2026-07-12T02:00")]
    // hours
    [InlineData("le 14 mars à 20h", "2026-03-14T20:00")]
    [InlineData("le 14 mars à 20 h 30", "2026-03-14T20:30")]
    [InlineData("le 14 mars, 20:30", "2026-03-14T20:30")]
    [InlineData("le 14 mars 20H30", "2026-03-14T20:30")]
    [InlineData("14 mars de 14h à 17h", "2026-03-14T14:00/2026-03-14T17:00")]
    [InlineData("14 mars de 14 à 17 heures", "2026-03-14T14:00/2026-03-14T17:00")]
    [InlineData("14 mars 14h-17h", "2026-03-14T14:00/2026-03-14T17:00")]
    [InlineData("14 mars à midi", "2026-03-14T12:00")]
    [InlineData("14 mars 21h-2h", "2026-03-14T21:00/2026-03-15T02:00")]
    [InlineData("14 mars de 20h à minuit", "2026-03-14T20:00/2026-03-15T00:00")]
    [InlineData("14 mars à partir de 14h", "2026-03-14T14:00+")]
    [InlineData("14 mars de 10h à 12h et de 14h à 18h", "2026-03-14T10:00/2026-03-14T12:00 2026-03-14T14:00/2026-03-14T18:00")]
    [InlineData("À 20h30 le samedi 14 mars", "2026-03-14T20:30")]
    [InlineData("Samedi 14 mars, salle des fêtes, à 20h30", "2026-03-14T20:30")]
    [InlineData("14 mars, ouverture des portes 19h30, concert 20h30", "2026-03-14T20:30")]
    [InlineData("dimanche 15 mars au matin", "2026-03-15(Morning)")]
    [InlineData("dimanche 15 mars après-midi", "2026-03-15(Afternoon)")]
    [InlineData("14 mars à 20 heures 30", "2026-03-14T20:30")]
    // relative
    [InlineData("demain soir", "2026-03-11(Evening)")]
    [InlineData("aujourd'hui à 18h", "2026-03-10T18:00")]
    [InlineData("ce samedi à 20h", "2026-03-14T20:00")]
    [InlineData("vendredi prochain", "2026-03-13")]
    [InlineData("dans 15 jours", "2026-03-24")]
    [InlineData("ce soir à 20h", "2026-03-10T20:00")]
    [InlineData("ce week-end", "2026-03-14/2026-03-15")]
    [InlineData("samedi à 20h", "2026-03-14T20:00")]
    [InlineData("samedi en huit à 20h", "2026-03-21T20:00")]
    [InlineData("mardi de la semaine prochaine à 14h", "2026-03-17T14:00")]
    [InlineData("vendredi et samedi prochains", "2026-03-13 2026-03-14")]
    [InlineData("la semaine du 13 avril", "2026-04-13/2026-04-19")]
    [InlineData("la semaine prochaine", "2026-03-16/2026-03-22")]
    [InlineData("le week-end du 21 mars", "2026-03-21/2026-03-22")]
    [InlineData("demain mercredi 11 mars à 9h", "2026-03-11T09:00")]
    // named days
    [InlineData("lundi de Pâques à 10h", "2026-04-06T10:00")]
    [InlineData("le jeudi de l'Ascension 14 mai, vide-grenier", "2026-05-14")]
    [InlineData("le 3e samedi d'avril à 10h", "2026-04-18T10:00")]
    [InlineData("jusqu'à fin juin", "/2026-06-30")]
    [InlineData("du 2 mai à la fin septembre", "2026-05-02/2026-09-30")]
    // several on one day, parts, letters
    [InlineData("sam 14 15h/18h/20h45", "2026-03-14T15:00 2026-03-14T18:00 2026-03-14T20:45")]
    [InlineData("ven 13 20h30 – sam 14 15h", "2026-03-13T20:30 2026-03-14T15:00")]
    [InlineData("vendredi 20 mars à 20h30, samedi 21 à 20h30 et dimanche 22 à 15h", "2026-03-20T20:30 2026-03-21T20:30 2026-03-22T15:00")]
    [InlineData("le mardi 17 mars à vingt heures trente", "2026-03-17T20:30")]
    [InlineData("dimanche 15 mars à 3 h de l'après-midi", "2026-03-15T15:00")]
    [InlineData("dans la nuit du 21 au 22 mars", "2026-03-21(Night)")]
    [InlineData("matinée du 17 mars", "2026-03-17(Morning)")]
    [InlineData("le 5/4 à 20h", "2026-04-05T20:00")]
    [InlineData("Battues : 11/04, 18/04 et 2/05", "2026-04-11 2026-04-18 2026-05-02")]
    [InlineData("31/12 au 02/01", "2026-12-31/2027-01-02")]
    [InlineData("Samedi 18 avril 10h00 18h00", "2026-04-18T10:00/2026-04-18T18:00")]
    [InlineData("Début : samedi 2 mai 2026 à 09:00 Fin : samedi 2 mai 2026 à 17:00", "2026-05-02T09:00/2026-05-02T17:00")]
    [InlineData("Début : 2 mai 2026 Fin : 3 mai 2026", "2026-05-02/2026-05-03")]
    [InlineData("Battues\nAVRIL : 4, 11\nMAI : 2", "2026-04-04 2026-04-11 2026-05-02")]
    [InlineData("19-20-21 juin 2026", "2026-06-19 2026-06-20 2026-06-21")]
    [InlineData("J1 21/03\nJ2 28/03", "2026-03-21 2026-03-28")]
    [InlineData("Thés dansants (14h30-18h30)\n- 12 avril\n- 10 mai", "2026-04-12T14:30/2026-04-12T18:30 2026-05-10T14:30/2026-05-10T18:30")]
    [InlineData("Ve 20/03 21h00 match, Sa 21/03 10h30 plateau", "2026-03-20T21:00 2026-03-21T10:30")]
    [InlineData("le 4 avril à18hsalle n° 3", "2026-04-04T18:00")]
    [InlineData("du 4 au 26 avril, vernissage samedi 4 à 18h", "2026-04-04/2026-04-26 2026-04-04T18:00")]
    [InlineData("Belote le 20 mars, inscriptions à partir de 13h30, début à 14h", "2026-03-20T14:00")]
    [InlineData("lundi 6 avril (lundi de Pâques), départ 14h30", "2026-04-06T14:30")]
    [InlineData("La brocante n'aura pas lieu le 19 avril mais le 26 avril", "2026-04-26")]
    [InlineData("Guichet ouvert samedi 5 septembre à 10h : billetterie de la saison", "2026-09-05T10:00")]
    [InlineData("Ce week-end, les 14 et 15 mars, à la halle", "2026-03-14 2026-03-15")]
    [InlineData("La réunion du 17 mars à 14h est reportée au 24 mars, même heure", "2026-03-24T14:00")]
    [InlineData("Brocante le 29 mars. Donges, le 10 mars 2026, le comité", "2026-03-29")]
    [InlineData("Bilan de notre repas du 1er février", "2026-02-01")]
    [InlineData("Stage reporté au 12 mai à 14h et au 19 mai à 15h", "2026-05-12T14:00 2026-05-19T15:00")]
    [InlineData("Tri : lundi 16 mars – lundi 13 avril – lundi 11 mai", "2026-03-16 2026-04-13 2026-05-11")]
    [InlineData("Les jeudis du parc, 18h : 2 avril, 7 mai", "2026-04-02T18:00 2026-05-07T18:00")]
    // what a sentence says of itself
    [InlineData("Retour sur le repas du 1er mars", "2026-03-01")]
    [InlineData("Le repas du 6 décembre a réuni cent personnes", "2025-12-06")]
    [InlineData("Les 80 places du concert du 4 avril ont trouvé preneur", "2026-04-04")]
    [InlineData("Bulletins de réservation pour le repas du 29 mars à rendre au plus tard le 20 mars", "2026-03-29")]
    [InlineData("La kermesse, initialement prévue le 21 mars, aura lieu le 28 mars", "2026-03-28")]
    [InlineData("Le concert du 21 mars est déplacé au gymnase", "2026-03-21")]
    [InlineData("Le bal commence à 21h. C'est le 27 mars", "2026-03-27T21:00")]
    [InlineData("Jeudi 12 mars : film de 1h39 à 20h", "2026-03-12T20:00")]
    // moved, and dates that are none of the occasion
    [InlineData("Le concert du 5 mai est reporté au 12 mai", "2026-05-12")]
    [InlineData("Loto le 14 mars, inscriptions jusqu'au 11 mars", "2026-03-14")]
    [InlineData("Publié le 2 mars 2026. Loto le 14 mars 2026", "2026-03-14")]
    [InlineData("Concert samedi 14 mars, 12 place du 8 mai 1945", "2026-03-14")]
    [InlineData("Loto le 21/03 à 20h, ouverture des portes 18h30", "2026-03-21T20:00")]
    [InlineData("Samedi 4 juillet : 14h pétanque, 19h repas", "2026-07-04T14:00 2026-07-04T19:00")]
    [InlineData("Reporté au samedi 18 avril : le carnaval prévu le 21 mars", "2026-04-18")]
    [InlineData("Le club reprend ses cours le mercredi 9 septembre 2026", "2026-09-09")]
    [InlineData("31 décembre : réveillon, 20h à 4h", "2026-12-31T20:00/2027-01-01T04:00")]
    [InlineData("mercredis 11 mars, 8 avril et 13 mai à 10h30", "2026-03-11T10:30 2026-04-08T10:30 2026-05-13T10:30")]
    public void Words_give_these_times(string text, string expected) => Written(DateProse.Read(text, Reference, alone: false, FrenchDates.Language)).ShouldBe(expected);

    [Theory]
    [InlineData("02 40 45 12 10")]
    [InlineData("Tél. 06.39.98.10.12")]
    [InlineData("Tél. 06 12 05 26 10")]
    [InlineData("pour les 7-12 ans")]
    [InlineData("loi du 9 décembre 1905")]
    [InlineData("Association créée en 1987")]
    [InlineData("12 rue du 11 novembre")]
    [InlineData("place du 8 mai 1945")]
    [InlineData("Victoire 3-1 contre Besné")]
    [InlineData("5 € / 3 € réduit")]
    [InlineData("12,50 € l'entrée")]
    [InlineData("date à confirmer")]
    [InlineData("né le 3 mai 1950")]
    [InlineData("article 12 du code")]
    [InlineData("24h/24 et 7j/7")]
    [InlineData("1/8, 1/4 puis demi-finale")]
    [InlineData("pour les 3-10 ans")]
    [InlineData("les cartons de 6 à 20 euros")]
    [InlineData("8 € le carton, 20 € les 3")]
    [InlineData("21 h au total")]
    [InlineData("tension à 12/8 puis 14/9 à l'effort")]
    [InlineData("je 4 vous dis")]
    [InlineData("La salle du 8-Mai compte 200 places")]
    [InlineData("L'amicale du 11-Novembre cherche un porte-drapeau")]
    [InlineData("Ouvriers hier, infirmières aujourd'hui, tous chantent")]
    [InlineData("durée 1h30")]
    [InlineData("un spectacle de 45 minutes pour 30 personnes")]
    [InlineData("Les 3 mousquetaires")]
    [InlineData("44480 Donges")]
    [InlineData("le 31 avril")]
    [InlineData("")]
    [InlineData("mars est une planète")]
    [InlineData("une note de 12/20")]
    [InlineData("version 1.2.10")]
    public void Numbers_that_are_no_dates_give_none(string text)
    {
        var read = DateProse.Read(text, Reference, alone: false, FrenchDates.Language);
        Written(read).ShouldBe("");
        read.Rule.ShouldBeNull();
    }

    [Theory]
    [InlineData("tous les mardis 18h-19h sauf vacances", "FREQ=WEEKLY;BYDAY=TU", "2026-03-10T18:00", "2026-03-10T19:00", "school-holidays")]
    [InlineData("Tous les mardis de 18h à 19h hors vacances scolaires et jours fériés", "FREQ=WEEKLY;BYDAY=TU", "2026-03-10T18:00", "2026-03-10T19:00", "school-holidays,public-holidays")]
    [InlineData("chaque jeudi à 20h", "FREQ=WEEKLY;BYDAY=TH", "2026-03-12T20:00", null, "")]
    [InlineData("le mercredi et le vendredi de 10h à 12h", "FREQ=WEEKLY;BYDAY=WE,FR", "2026-03-11T10:00", "2026-03-11T12:00", "")]
    [InlineData("les mardis et jeudis à 19h", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-03-10T19:00", null, "")]
    [InlineData("du lundi au vendredi, 9h-12h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-10T09:00", "2026-03-10T12:00", "")]
    [InlineData("un samedi sur deux à 14h", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "2026-03-14T14:00", null, "")]
    [InlineData("le 1er dimanche du mois", "FREQ=MONTHLY;BYDAY=1SU", "2026-04-05", null, "")]
    [InlineData("chaque 2e jeudi", "FREQ=MONTHLY;BYDAY=2TH", "2026-03-12", null, "")]
    [InlineData("le dernier vendredi de chaque mois à 20h30", "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27T20:30", null, "")]
    [InlineData("tous les jours de 9h à 18h", "FREQ=DAILY", "2026-03-10T09:00", "2026-03-10T18:00", "")]
    [InlineData("le samedi à 10h30", "FREQ=WEEKLY;BYDAY=SA", "2026-03-14T10:30", null, "")]
    [InlineData("tous les lundis du 7 septembre au 14 décembre, 18h", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214T235959", "2026-09-07T18:00", null, "")]
    [InlineData("tous les samedis 10h-12h, sauf les samedis 4 et 11 avril", "FREQ=WEEKLY;BYDAY=SA", "2026-03-14T10:00", "2026-03-14T12:00", "2026-04-04,2026-04-11")]
    [InlineData("tous les mardis sauf le 14 avril", "FREQ=WEEKLY;BYDAY=TU", "2026-03-10", null, "2026-04-14")]
    [InlineData("Exposition du 3 au 28 avril, du mardi au samedi, 10h-12h", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA;UNTIL=20260428T235959", "2026-04-03T10:00", "2026-04-03T12:00", "")]
    public void Recurrences_give_a_rule_and_no_dates(string text, string rrule, string start, string? end, string except)
    {
        var read = DateProse.Read(text, Reference, alone: false, FrenchDates.Language);
        read.Rule.ShouldNotBeNull();
        (read.Rule.Rrule, read.Rule.Start?.ToString(), read.Rule.End?.ToString(), string.Join(',', read.Rule.Except)).ShouldBe((rrule, start, end, except));
        Written(read).ShouldBe("");
    }

    [Fact]
    public void A_long_range_with_hours_is_one_range_and_a_daily_rule()
    {
        var read = DateProse.Read("du 1er juillet au 31 août, 10h-18h", Reference, alone: false, FrenchDates.Language);
        Written(read).ShouldBe("2026-07-01/2026-08-31");
        read.Rule.ShouldNotBeNull();
        read.Rule.Rrule.ShouldBe("FREQ=DAILY;UNTIL=20260831T235959");
        read.Rule.Start.ToString().ShouldBe("2026-07-01T10:00");
        read.Rule.End.ToString().ShouldBe("2026-07-01T18:00");
    }

    [Fact]
    public void A_weekday_that_contradicts_lowers_the_confidence_and_names_what_else_it_could_be()
    {
        var read = DateProse.Read("samedi 15 mars 2026", Reference, alone: false, FrenchDates.Language);
        read.Occurrences.ShouldHaveSingleItem().Confidence.ShouldBeLessThanOrEqualTo(0.5);
        read.Occurrences[0].Alternatives.ShouldContain(new DateOnly(2026, 3, 14));
        read.Occurrences[0].Alternatives.ShouldContain(new DateOnly(2025, 3, 15));
    }

    [Theory]
    [InlineData("reporté du 5 au 12 mai", RecordStatus.Moved)]
    [InlineData("Le loto du 5 mai est reporté au samedi 9 mai", RecordStatus.Moved)]
    [InlineData("Le loto du 5 mai est reporté à une date ultérieure", RecordStatus.Postponed)]
    public void A_new_date_moves_and_none_postpones(string text, RecordStatus expected) =>
        DateProse.Read(text, Reference, alone: false, FrenchDates.Language).Status.ShouldBe(expected);

    [Theory]
    [InlineData("14/03", "2026-03-14")]
    [InlineData("14/03 20h30", "2026-03-14T20:30")]
    [InlineData("Sam 14 mars\nSalle des fêtes\n20h30", "2026-03-14T20:30")]
    [InlineData("8-9 mai", "2026-05-08/2026-05-09")]
    [InlineData("samedi", "2026-03-14")]
    public void A_field_made_for_a_date_may_be_shorter(string text, string expected) =>
        Written(DateProse.Read(text, Reference, alone: true, FrenchDates.Language)).ShouldBe(expected);

    [Theory]
    [InlineData("dans 15 jours")]
    [InlineData("du 1er au 31 décembre, 10h-12h, sauf du 1er au 31 décembre")]
    [InlineData("tous les lundis, hors vacances, du 1er au 31 décembre")]
    public void The_last_days_of_the_calendar_are_survived(string text)
    {
        Should.NotThrow(() => DateProse.Read(text, new DateOnly(9999, 12, 20), alone: false, FrenchDates.Language));
        Should.NotThrow(() => DateProse.Read(text, DateOnly.MinValue, alone: false, FrenchDates.Language));
    }

    [Fact]
    public void A_megabyte_of_digits_and_signs_is_read_without_harm()
    {
        foreach (var pattern in (ReadOnlySpan<string>)["1", "12/", "le 12, ", "10h-", "du 1 au 2 et ", "tous les mardis et ", "02 40 ", "le le le "])
            Should.NotThrow(() => DateProse.Read(string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length)), Reference, alone: true, FrenchDates.Language));
    }

    private static string Written(DateReading read) => ReadDates.Written(read, withParts: true);
}
