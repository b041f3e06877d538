using Wiker.Ingest.Normalizer.Fields.Dates;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Sentences in which only some of the days are what is announced.</summary>
public sealed class PressDateTests
{
    [Theory]
    [InlineData("Loto samedi 14 mars à 20h. Les dons de lots sont reçus jusqu'au 10 mars.", "2026-03-01", "2026-03-14T20:00")]
    [InlineData("Le dossier peut être consulté jusqu'au 30 avril. Réunion d'information mardi 14 avril à 18h.", "2026-04-01", "2026-04-14T18:00")]
    [InlineData("Vernissage vendredi 5 juin à 18h30, exposition visible jusqu'au 28 juin.", "2026-05-20", "2026-06-05T18:30 /2026-06-28")]
    [InlineData("Piscine fermée jusqu'au 12 juin", "2026-05-20", "/2026-06-12")]
    [InlineData("Stationnement interdit à partir du 2 mars. Route barrée jusqu'au 20 mars.", "2026-02-20", "2026-03-02+ /2026-03-20")]
    [InlineData("Marché de Noël : ouverture vendredi 4 décembre à 18h, chalets ouverts jusqu'au 24 décembre.", "2026-11-20", "2026-12-04T18:00 /2026-12-24")]
    public void A_last_day_beside_what_takes_place_is_of_something_else_unless_it_is_on_show(string text, string reference, string expected) => Written(text, reference).ShouldBe(expected);

    [Theory]
    [InlineData("Suite aux inondations des 3 et 4 mai, une collecte de vêtements aura lieu samedi 9 mai de 9h à 12h.", "2026-05-06", "2026-05-09T09:00/2026-05-09T12:00")]
    [InlineData("Composée entre le 3 et le 20 octobre 2025, la messe sera chantée dimanche 24 mai à 16h.", "2026-05-06", "2026-05-24T16:00")]
    [InlineData("Vendredi 8 mai, le village se souvient des fusillés du 8 juin 1944. Le défilé part à 11h de la mairie.", "2026-05-01", "2026-05-08T11:00")]
    [InlineData("La séance précédente, le 4 février, avait rempli la salle. La prochaine est fixée au mercredi 18 mars à 20h.", "2026-03-02", "2026-03-18T20:00")]
    [InlineData("Le conseil se réunira lundi 8 juin à 19h pour voter les tarifs applicables au 1er septembre.", "2026-06-01", "2026-06-08T19:00")]
    [InlineData("Les résultats seront en ligne le 20 mai. Remise des prix samedi 23 mai à 17h.", "2026-05-06", "2026-05-23T17:00")]
    [InlineData("Le chantier débutera à la fin du mois. Visite pour les riverains jeudi 14 mai à 18h.", "2026-05-06", "2026-05-14T18:00")]
    public void Days_of_the_background_are_not_announced(string text, string reference, string expected) => Written(text, reference).ShouldBe(expected);

    [Theory]
    [InlineData("Premier tour dimanche 12 avril, second dimanche 19 avril. Les bureaux sont ouverts de 8h à 18h.", "2026-04-01", "2026-04-12T08:00/2026-04-12T18:00 2026-04-19T08:00/2026-04-19T18:00")]
    [InlineData("APÉROS CONCERTS\n3 juillet : port\n10 juillet : jardin\n(de 19h à 22h)", "2026-06-20", "2026-07-03T19:00/2026-07-03T22:00 2026-07-10T19:00/2026-07-10T22:00")]
    [InlineData("Atelier 1 > samedi 6 juin\nAtelier 2 > samedi 13 juin\nHoraires : 9h-12h", "2026-05-20", "2026-06-06T09:00/2026-06-06T12:00 2026-06-13T09:00/2026-06-13T12:00")]
    [InlineData("Samedi 6 juin à 10h : conte. Dimanche 7 juin : rando. Départ à 14h.", "2026-05-20", "2026-06-06T10:00 2026-06-07T14:00")]
    public void Hours_that_stand_apart_are_those_of_every_day_before_that_has_none(string text, string reference, string expected) => Written(text, reference).ShouldBe(expected);

    [Theory]
    [InlineData("Premier cours le mercredi 16 septembre, puis tous les mercredis de 18h à 19h30.", "2026-09-01", "FREQ=WEEKLY;BYDAY=WE", "2026-09-16T18:00", "")]
    [InlineData("Du 4 juillet au 30 août, la tour des Anglais ouvre du mardi au samedi, de 10h à 12h.", "2026-06-10", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA;UNTIL=20260830T235959", "2026-07-04T10:00", "")]
    [InlineData("Scrabble chaque lundi à 14h, relâche le 25 mai (Pentecôte).", "2026-05-01", "FREQ=WEEKLY;BYDAY=MO", "2026-05-04T14:00", "2026-05-25")]
    [InlineData("Yoga tous les lundis 18h-20h. Interruption du 21 décembre au 3 janvier.", "2026-11-12", "FREQ=WEEKLY;BYDAY=MO", "2026-11-16T18:00", "2026-12-21 2026-12-28")]
    [InlineData("Marché chaque 2e dimanche du mois, 9h-13h (pas le 10 mai)", "2026-04-01", "FREQ=MONTHLY;BYDAY=2SU", "2026-04-12T09:00", "2026-05-10")]
    [InlineData("Patinoire en nocturne 1 vendredi/2, 20h-23h, première le 11 décembre", "2026-11-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-12-11T20:00", "")]
    [InlineData("Chaque dernier dimanche du mois jusqu'en mars inclus, bourse aux disques, 10h-17h", "2026-12-01", "FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20270331T235959", "2026-12-27T10:00", "")]
    [InlineData("Bus du numérique un mercredi tous les quinze jours, de 9h30 à midi. Prochain arrêt le 4 novembre.", "2026-10-28", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-11-04T09:30", "")]
    [InlineData("Tarot les mardis à 20h, sf jours fériés", "2026-05-01", "FREQ=WEEKLY;BYDAY=TU", "2026-05-05T20:00", "public-holidays")]
    public void A_habit_takes_what_frames_it_and_what_it_leaves_out_from_its_sentence(string text, string reference, string rrule, string start, string except)
    {
        var read = Read(text, reference);
        var rule = read.Rule.ShouldNotBeNull();
        (rule.Rrule, rule.Start.ToString(), string.Join(' ', rule.Except)).ShouldBe((rrule, start, except));
        read.Occurrences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("C'est aujourd'hui que commence la foire : ouverture à 9 heures.", "2026-05-06", "2026-05-06T09:00")]
    [InlineData("Collecte de sang vendredi et samedi à la maison des associations.", "2026-05-05", "2026-05-08 2026-05-09")]
    [InlineData("Yoga lundi et jeudi à la maison des associations.", "2026-05-05", "")]
    public void Days_counted_from_the_day_of_writing(string text, string reference, string expected) => Written(text, reference).ShouldBe(expected);

    [Theory]
    [InlineData("Deux séances : samedi 6 juin à 20h30, le lendemain à 16h.", "2026-05-20", "2026-06-06T20:30 2026-06-07T16:00")]
    [InlineData("Les cadets jouent samedi 6 juin à 17h, les seniors le même soir à 21h.", "2026-05-20", "2026-06-06T17:00 2026-06-06T21:00")]
    [InlineData("Bal du 6 : changement de salle\nLe bal de samedi 6 juin à 21h se tient à l'espace Jean-Moulin.", "2026-05-20", "2026-06-06T21:00")]
    [InlineData("Fête des quais, 26-27-28 juin\nVEN 26 → 20h bal\nSAM 27 → 15h joutes\nDIM 28 → 11h messe", "2026-05-20", "2026-06-26T20:00 2026-06-27T15:00 2026-06-28T11:00")]
    [InlineData("Huîtres de Noël : 22, 23 et 24/12, dès 8h", "2026-12-01", "2026-12-22T08:00+ 2026-12-23T08:00+ 2026-12-24T08:00+")]
    [InlineData("Report : le loto du 6/06 passe au 13/06, 20h.", "2026-05-20", "2026-06-13T20:00")]
    [InlineData("Réuni le 12 mai sous la présidence de M. Roy, le conseil a voté le budget. La séance a été levée à 22h. Prochaine séance mardi 16 juin à 20h.", "2026-05-20", "2026-06-16T20:00")]
    [InlineData("Tarot le 6 juin, inscriptions sur place à 13h30, jeu à 14h.", "2026-05-20", "2026-06-06T14:00")]
    [InlineData("Profession de foi dimanche 7 juin à 10h30. Une répétition aura lieu la veille à 14h.", "2026-05-20", "2026-06-06T14:00 2026-06-07T10:30")]
    [InlineData("N'oubliez pas le samedi 14 mars à 20h, loto à la salle des fêtes.", "2026-02-20", "2026-03-14T20:00")]
    [InlineData("Coupure d'eau : interruption le 12 mars de 9h à 12h", "2026-02-20", "2026-03-12T09:00/2026-03-12T12:00")]
    [InlineData("Loto le 14 mars. Résultats le lendemain sur notre site.", "2026-02-20", "2026-03-14")]
    [InlineData("Loto le 19 à 20h au gymnase.", "2026-03-01", "2026-03-19T20:00")]
    [InlineData("L'AG, d'abord fixée au 12 mars, se tiendra finalement le 19 à 20 heures au foyer.", "2026-03-01", "2026-03-19T20:00")]
    [InlineData("Marché les 5 et 6 décembre, de 10h à 19h. Le Père Noël vient dimanche à 16h.", "2026-11-10", "2026-12-05T10:00/2026-12-05T19:00 2026-12-06T10:00/2026-12-06T19:00 2026-12-06T16:00")]
    [InlineData("Grève des bus jeudi 4 juin. Le détail paraîtra la veille à 17h.", "2026-06-01", "2026-06-04")]
    public void Days_and_hours_that_lean_on_others(string text, string reference, string expected) => Written(text, reference).ShouldBe(expected);

    [Theory]
    [InlineData("Le bibliobus passe le mardi 12 mai à 10h place de la mairie.", "2026-05-01", null)]
    [InlineData("Le prix passe au 1er janvier à 5 €", "2026-05-01", null)]
    [InlineData("Le loto du 6 juin passe au 13 juin", "2026-05-01", RecordStatus.Moved)]
    public void What_passes_by_is_not_moved(string text, string reference, RecordStatus? status) => Read(text, reference).Status.ShouldBe(status);

    private static DateReading Read(string text, string reference) => ReadDates.Read(text, reference);

    private static string Written(string text, string reference) => ReadDates.Written(Read(text, reference));
}
