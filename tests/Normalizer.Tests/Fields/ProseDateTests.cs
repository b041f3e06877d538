using Wiker.Ingest.Normalizer.Fields.Dates;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Dates told over several sentences: the day in one and the hour in the next, one day counted from another, a habit and its exception.</summary>
public sealed class ProseDateTests
{
    [Theory]
    [InlineData("Tournoi samedi 17 janvier à 13h. Dès le lendemain, les vétérans occuperont le terrain : coup d'envoi à 10h.", "2026-01-17T13:00 2026-01-18T10:00")]
    [InlineData("Concert jeudi 22 janvier à 19h. Le surlendemain, il récidive au haras, cette fois à 21h.", "2026-01-22T19:00 2026-01-24T21:00")]
    [InlineData("La course partira dimanche 25 janvier à 9h15. Les enfants courront la veille à 16h.", "2026-01-24T16:00 2026-01-25T09:15")]
    [InlineData("Le comice se tiendra samedi 31 janvier. La veille, à 20 heures, conférence.", "2026-01-30T20:00 2026-01-31")]
    [InlineData("Portes ouvertes samedi 31 janvier de 9h à 12h. L'avant-veille, une réunion est proposée à 18h.", "2026-01-29T18:00 2026-01-31T09:00/2026-01-31T12:00")]
    [InlineData("Première réunion mardi 20 janvier à 18h30. La seconde se tiendra quinze jours plus tard, à la même heure.", "2026-01-20T18:30 2026-02-03T18:30")]
    [InlineData("Premier tour samedi 24 janvier à 14 heures. La finale se jouera trois jours après, le mardi, à 20 heures.", "2026-01-24T14:00 2026-01-27T20:00")]
    [InlineData("Communions dimanche 25 janvier à 10h30. Les jeunes seront confirmés le dimanche suivant, à la même heure.", "2026-01-25T10:30 2026-02-01T10:30")]
    [InlineData("Vendredi 23 janvier, spectacle à 17h30. Le même soir, à 20h, les collégiens joueront.", "2026-01-23T17:30 2026-01-23T20:00")]
    public void A_day_is_counted_from_the_one_told_before(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Collecte lundi 19 janvier. Bacs à sortir la veille au soir.", "2026-01-19")]
    [InlineData("Grève des bus jeudi 22 janvier. Le détail paraît la veille à 17 h.", "2026-01-22")]
    [InlineData("Réouverture aux heures habituelles le lundi suivant la fête du 24 janvier.", "2026-01-24")]
    [InlineData("Thé dansant le 18 janvier\nLes danseurs sont attendus ce dimanche-là dès 14h30.", "2026-01-18T14:30+")]
    public void What_one_does_beside_is_no_day_of_its_own(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Le défilé du 31 janvier partira à onze heures moins le quart.", "2026-01-31T10:45")]
    [InlineData("Voyage le 31 janvier. Le car quittera la place à sept heures.", "2026-01-31T07:00")]
    [InlineData("Rando le 31 janvier. Le départ se fait au Foirail à sept heures et demie.", "2026-01-31T07:30")]
    [InlineData("Bal samedi 31 janvier. Ça commence à 18h et ça finit à minuit.", "2026-01-31T18:00/2026-02-01T00:00")]
    [InlineData("La visite aura lieu samedi 31 janvier. Elle se fera dans la matinée.", "2026-01-31")]
    public void Hours_and_parts_of_the_day_in_words(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Belle victoire samedi 10 janvier, devant 300 personnes. Prochain rendez-vous : le 24 janvier à 15h30.", "2026-01-24T15:30")]
    [InlineData("Après les éditions du 20 octobre 2024 et du 19 octobre 2025, la foulée revient dimanche 25 janvier.", "2026-01-25")]
    [InlineData("L'abbaye a été vendue le 11 mars 1791. Visite le dimanche 25 janvier à 15h.", "2026-01-25T15:00")]
    [InlineData("Son roman est sorti le 5 janvier. Elle le dédicacera vendredi 23 janvier à 17h.", "2026-01-23T17:00")]
    [InlineData("En raison de la grève de jeudi 22 janvier, le salon est avancé : il se tiendra le 20 janvier.", "2026-01-20")]
    [InlineData("Dîner le 14 février. Arrhes à verser avant le 8. Service à partir de 19 h 30.", "2026-02-14T19:30+")]
    [InlineData("Sortie vendredi 23 janvier. Réservation au plus tard le 21 à midi. On se retrouve à 21h15.", "2026-01-23T21:15")]
    public void The_background_of_what_is_announced_is_left(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Le club lecture se réunit tous les vendredis à 13 h. La séance du 6 février sautera.", "FREQ=WEEKLY;BYDAY=FR", "2026-01-16T13:00", "2026-02-06")]
    [InlineData("Le Rosaire se prie tous les vendredis à 17 heures. Deux exceptions : les 6 et 13 février.", "FREQ=WEEKLY;BYDAY=FR", "2026-01-16T17:00", "2026-02-06 2026-02-13")]
    [InlineData("La navette circule un jeudi sur deux, la prochaine fois le 22 janvier, et part à 9h20.", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2026-01-22T09:20", "")]
    [InlineData("La messe du samedi soir est supprimée. Dès le 1er février, il n'y aura plus qu'une messe, le dimanche à 10h45.", "FREQ=WEEKLY;BYDAY=SU", "2026-02-01T10:45", "")]
    [InlineData("Nous modelons le jeudi, de 20h à 22h, à partir du 22 janvier et jusqu'à fin mars.", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20260331T235959", "2026-01-22T20:00", "")]
    public void A_habit_takes_what_other_sentences_say_of_it(string text, string rrule, string start, string except)
    {
        var read = Read(text);
        var rule = read.Rule.ShouldNotBeNull();
        (rule.Rrule, rule.Start.ToString(), string.Join(' ', rule.Except)).ShouldBe((rrule, start, except));
        read.Occurrences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("La visite aura lieu samedi 31 janvier. Elle se fera dans la matinée.", DatePrecision.PartOfDay)]
    [InlineData("Sortie au château dimanche 25 janvier. Au programme : grimpe le matin, barbecue et sieste l'après-midi !", DatePrecision.Day)]
    public void One_part_of_the_day_in_the_next_sentence_is_its_time_and_several_are_a_programme(string text, DatePrecision precision) =>
        Read(text).Occurrences.ShouldHaveSingleItem().Occurrence.Precision.ShouldBe(precision);

    // On a Wednesday.
    private static DateReading Read(string text) => ReadDates.Read(text, "2026-01-14");

    private static string Written(string text) => ReadDates.Written(Read(text));
}
