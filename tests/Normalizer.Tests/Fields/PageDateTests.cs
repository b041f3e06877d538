using Wiker.Ingest.Normalizer.Fields.Dates;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Dates in the forms of real pages: fields turned into text, opening hours, machine moments, notices of the town hall.</summary>
public sealed class PageDateTests
{
    [Theory]
    [InlineData("Concert, 2026-01-25 16:00:00+01:00, 2026-01-25T18:00:00.000+01:00", "2026-01-25T16:00 2026-01-25T18:00")]
    [InlineData("Visites du 28/03 -> 30/03", "2026-03-28/2026-03-30")]
    [InlineData("DIM 25 JANV. ▪ 9H › 17H ▪ PUCES", "2026-01-25T09:00/2026-01-25T17:00")]
    [InlineData("2026-03-14/2026-03-16", "2026-03-14/2026-03-16")]
    [InlineData("Du : 05/12/2026\nAu : 07/12/2026\nTitre : Retraite", "2026-12-05/2026-12-07")]
    [InlineData("Stage du 26/02 au 8/03 2027", "2027-02-26/2027-03-08")]
    [InlineData("La foire ouvre le 14 mars et se termine le 22 mars.", "2026-03-14/2026-03-22")]
    [InlineData("Marché de Noël le premier week-end de décembre", "2026-12-05/2026-12-06")]
    public void Fields_and_machine_moments_within_text(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Arrêté municipal n° 2026-12 du 5 janvier 2026 : le stationnement est réglementé.")]
    [InlineData("Fréquentation : situation au 5 janvier 2026")]
    [InlineData("Règlement adopté le 5 janvier 2026 par le conseil.")]
    [InlineData("Réservation obligatoire avant vendredi 23 janvier à 12h.")]
    [InlineData("Les inscriptions ne sont plus acceptées au-delà du 30 août.")]
    [InlineData("Le dossier est à remettre le 30 juin au plus tard.")]
    [InlineData("Certains samedis de 9h30 à 12h")]
    public void What_is_dated_but_takes_place_on_no_day(string text) => Written(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Le conseil était invité lundi soir à donner son avis.", "2026-01-12")]
    [InlineData("Vendredi soir, cinquante personnes ont assisté à la projection.", "2026-01-09")]
    [InlineData("C'est samedi soir dernier qu'avait lieu le vernissage.", "2026-01-10")]
    [InlineData("Projection vendredi à 20h30, le public est attendu nombreux.", "2026-01-16T20:30")]
    public void A_weekday_beside_what_was_is_the_last_one(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Sortie à la ferme vendredi, départ du car à 8h45 retour 16h30.", "2026-01-16T08:45/2026-01-16T16:30")]
    [InlineData("Départ 9h30 du parking pour la sortie du dimanche 25 janvier, retour vers 17h", "2026-01-25T09:30/2026-01-25T17:00")]
    [InlineData("« Le Col » (74 min), samedi 24 janvier à 15h. Et pour les grands, « L'Acier », le même jour à 20h.", "2026-01-24T15:00 2026-01-24T20:00")]
    [InlineData("Stage du lundi 19 au mercredi 21 janvier, de 14h à 16h30, restitution le mercredi à 17h.", "2026-01-19T14:00/2026-01-19T16:30 2026-01-20T14:00/2026-01-20T16:30 2026-01-21T14:00/2026-01-21T16:30 2026-01-21T17:00")]
    [InlineData("Du samedi 17 au lundi 19 janvier, tous les jours de 14h à 18h.", "2026-01-17T14:00/2026-01-17T18:00 2026-01-18T14:00/2026-01-18T18:00 2026-01-19T14:00/2026-01-19T18:00")]
    [InlineData("Programme du 21 au 27 janvier\nLE COL (1h38)\nMer 14h30 – Sam 17h", "2026-01-21T14:30 2026-01-24T17:00")]
    [InlineData("La semaine prochaine, mardi et jeudi de 14h à 16h", "2026-01-20T14:00/2026-01-20T16:00 2026-01-22T14:00/2026-01-22T16:00")]
    [InlineData("L'exposition dure jusqu'au dimanche 25 janvier. Visite le samedi 24 à 15 h.", "2026-01-24T15:00 /2026-01-25")]
    [InlineData("Le cross, c'est dans 8 jours exactement, jeudi 22 janvier.", "2026-01-22")]
    [InlineData("Ma tournée : mer. 21 janv. Bourg, ven. 23 janv. Azay. Je suis sur la place de 9h30 à 12h.", "2026-01-21T09:30/2026-01-21T12:00 2026-01-23T09:30/2026-01-23T12:00")]
    [InlineData("Feu tiré depuis les remparts le vendredi 23 janvier à 19h.", "2026-01-23T19:00")]
    [InlineData("L'expo s'arrête du 5 au 19 mars au phare.", "2026-03-05/2026-03-19")]
    [InlineData("La collecte du jeudi 22 est reportée au samedi 24 janvier. Bacs à sortir la veille après 19h.", "2026-01-24")]
    [InlineData("La mairie sera fermée les 24 et 31 mars.", "2026-03-24 2026-03-31")]
    [InlineData("Jeudi 22 janvier, feu à 19h30. Le voisin du 12 prête sa sono.", "2026-01-22T19:30")]
    [InlineData("Me 21, Je 22 et Ve 23 janv. - 20h", "2026-01-21T20:00 2026-01-22T20:00 2026-01-23T20:00")]
    [InlineData("FÉV 10 / MARS 8 / AVRIL 12 à 20h", "2026-02-10T20:00 2026-03-08T20:00 2026-04-12T20:00")]
    [InlineData("Le 22 : loto. Le 29 : crêpes. Le 6 février : AG.", "2026-01-22 2026-01-29 2026-02-06")]
    [InlineData("L'AG se tiendra le 5 février (au lieu du 28 janvier) à 19h.", "2026-02-05T19:00")]
    [InlineData("Les vendredis 6 et 13 et les samedis 7 et 14 février à 20h30", "2026-02-06T20:30 2026-02-07T20:30 2026-02-13T20:30 2026-02-14T20:30")]
    [InlineData("Pas d'entraînement mercredi 21 janvier, la salle est fermée.", "2026-01-21")]
    [InlineData("22/01/2026;09:00;12:00;Atelier taille;Verger", "2026-01-22T09:00/2026-01-22T12:00")]
    [InlineData("Jusqu'au vendredi 23 janvier, découvrez les aquarelles de l'atelier du mardi soir.", "/2026-01-23")]
    [InlineData("À partir de samedi et jusqu'au 8 mars, la patinoire est de retour.", "2026-01-17/2026-03-08")]
    [InlineData("Bals au kiosque : 11 et 25 juillet, 8 et 22 août.", "2026-07-11 2026-07-25 2026-08-08 2026-08-22")]
    [InlineData("Deux battues, l'une le 6, l'autre le 20 février.", "2026-02-06 2026-02-20")]
    [InlineData("Numéros utiles : SAMU le 15, police le 17, pompiers le 18, numéro européen le 112.", "")]
    [InlineData("Terrain gelé : le match de dimanche est annulé.", "2026-01-18")]
    [InlineData("Vide-grenier dimanche 25 janvier 7h 17h", "2026-01-25T07:00/2026-01-25T17:00")]
    [InlineData("La tempête nous avait privés de concert le 4 janvier. Rendez-vous samedi 24 janvier à 15h.", "2026-01-24T15:00")]
    [InlineData("La générale aura lieu le 13 mars à 20h, la première le lendemain à la même heure.", "2026-03-13T20:00 2026-03-14T20:00")]
    [InlineData("Concert samedi 14 mars. Les portes ouvriront à 19h30 et les musiciens joueront à 20h30.", "2026-03-14T20:30")]
    [InlineData("En mars, les ateliers auront lieu les mercredis 4, 11 et 18 de 14h à 16h.", "2026-03-04T14:00/2026-03-04T16:00 2026-03-11T14:00/2026-03-11T16:00 2026-03-18T14:00/2026-03-18T16:00")]
    [InlineData("Ouverture de la billetterie le 15 février pour le festival des 3 et 4 juillet.", "2026-07-03 2026-07-04")]
    [InlineData("Réunis lundi soir, les adhérents ont réélu le bureau. Prochaine sortie : le 8 mars.", "2026-03-08")]
    public void Days_find_their_hours_and_hours_their_days(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Lundi au jeudi :\n9 h à 12 h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-01-14T09:00", "")]
    [InlineData("Happy hour du lundi au vendredi 17h30-19h30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-01-14T17:30", "")]
    [InlineData("Mardi et jeudi - de 13 h à 16 h", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-01-15T13:00", "")]
    [InlineData("Messe à 18h30 à Rouans le 1er jeudi du mois\nMesse à 9h à Vue le 2e jeudi du mois", "FREQ=MONTHLY;BYDAY=1TH", "2026-02-05T18:30", "")]
    [InlineData("Yoga : reprise lundi 19 janvier ! Les cours ont lieu tous les lundis de 18h45 à 20h.", "FREQ=WEEKLY;BYDAY=MO", "2026-01-19T18:45", "")]
    [InlineData("L'harmonie répète tous les vendredis de 20h à 22h. Reprise le 23 janvier.", "FREQ=WEEKLY;BYDAY=FR", "2026-01-23T20:00", "")]
    [InlineData("Les Jeudis du kiosque : du 10 juillet au 21 août, un groupe local tous les jeudis à 19h30.", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20260821T235959", "2026-07-16T19:30", "")]
    [InlineData("Chorale les jeudis à 20h15. Attention pas de répétition le 12 mars ni le 2 avril.", "FREQ=WEEKLY;BYDAY=TH", "2026-01-15T20:15", "2026-03-12 2026-04-02")]
    [InlineData("Ouvert du mardi au samedi de 9h à 12h, fermé les 24 et 31 mars.", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA", "2026-01-14T09:00", "2026-03-24 2026-03-31")]
    [InlineData("Du 1er février au 31 mars, lundi, mercredi, samedi de 9h à 12h.", "FREQ=WEEKLY;BYDAY=MO,WE,SA;UNTIL=20260331T235959", "2026-02-02T09:00", "")]
    [InlineData("LUNDI\n10h-12h : couture\nMARDI\n10h-12h : tarot", "FREQ=WEEKLY;BYDAY=MO,TU", "2026-01-19T10:00", "")]
    [InlineData("Médiabus : un jeudi sur deux de 15h30 à 17h, place des Tilleuls, à compter du 19 février.", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2026-02-19T15:30", "")]
    [InlineData("À compter du 2 mars, la conseillère numérique reçoit le vendredi de 14h à 16h.", "FREQ=WEEKLY;BYDAY=FR", "2026-03-06T14:00", "")]
    [InlineData("Le 3e jeudi de chaque mois à 18h, à partir de mars.", "FREQ=MONTHLY;BYDAY=3TH", "2026-03-19T18:00", "")]
    [InlineData("Chorale tous les deux mardis à 20h", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-01-20T20:00", "")]
    [InlineData("À partir de septembre, le cours passe du mardi au jeudi, toujours à 18h30.", "FREQ=WEEKLY;BYDAY=TH", "2026-09-03T18:30", "")]
    public void Habits_are_read_whole(string text, string rrule, string start, string except)
    {
        var read = Read(text);
        var rule = read.Rule.ShouldNotBeNull();
        (rule.Rrule, rule.Start.ToString(), string.Join(' ', rule.Except)).ShouldBe((rrule, start, except));
        read.Occurrences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Le ramassage du jeudi 22 janvier sera effectué le vendredi 23.", "2026-01-23", RecordStatus.Moved)]
    [InlineData("La collecte du 1er mai est rattrapée le 2 mai.", "2026-05-02", RecordStatus.Moved)]
    [InlineData("La fête du 14 juillet se déroulera le dimanche 12 juillet à 19h.", "2026-07-12T19:00", null)]
    [InlineData("La séance du 28 janvier débutera à 20h et celle du 5 février à 18h.", "2026-01-28T20:00 2026-02-05T18:00", null)]
    [InlineData("La rando est prévue le 1er mars ; en cas de pluie, elle sera reportée au 8.", "2026-03-01", null)]
    public void A_day_that_the_subject_bears_gives_way_to_the_one_on_which_it_takes_place(string text, string expected, RecordStatus? status) => (Written(text), Read(text).Status).ShouldBe((expected, status));

    [Theory]
    [InlineData("Dossiers : le 30 août")]
    [InlineData("Rendez-vous au 14 mars")]
    [InlineData("Dimanche 22 mars à 15h, stade Barthe : le XV reçoit les voisins. On était 800 ! On veut être 1 000 !\nLever de rideau des cadets à 13h30")]
    public void What_may_not_be_meant_or_not_be_all_is_doubted(string text) => Read(text).Occurrences.ShouldAllBe(o => o.Confidence < 0.8);

    // On a Wednesday.
    private static DateReading Read(string text) => ReadDates.Read(text, "2026-01-14");

    private static string Written(string text) => ReadDates.Written(Read(text));
}
