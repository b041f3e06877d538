using Wiker.Ingest.Normalizer.Fields;
using Wiker.Ingest.Normalizer.Fields.Dates;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>For each word that says what a date is told for, a sentence in which it says something else.</summary>
public sealed class DateTrapTests
{
    [Theory]
    [InlineData("Le bibliobus passe le samedi 14 mars de 10h à 12h", "2026-03-14T10:00/2026-03-14T12:00")]
    [InlineData("L'auteur signe le samedi 14 mars à 15h", "2026-03-14T15:00")]
    [InlineData("Inscriptions au plus tard le 12 mars à 18h, repas le samedi 21 mars", "2026-03-21")]
    [InlineData("La messe sera à 11h au lieu de 10h30 le dimanche 15 mars", "2026-03-15T11:00")]
    [InlineData("Loto samedi 14 mars, salle des fêtes. Début des jeux à 20h, prochain loto le 11 avril", "2026-03-14T20:00 2026-04-11")]
    [InlineData("Balade en mer 9h-12h, samedi 14 mars", "2026-03-14T09:00/2026-03-14T12:00")]
    [InlineData("Samedi à 20h, concert du groupe qui a gagné le tremplin", "2026-03-14T20:00")]
    [InlineData("L'association qui a repris le bar ouvre le 20 mars", "2026-03-20")]
    [InlineData("Pour préparer la kermesse du 27 juin, une réunion aura lieu le 2 avril", "2026-04-02 2026-06-27")]
    [InlineData("Exposition du 14 mars au 12 avril à la médiathèque. Vernissage vendredi à 18h", "2026-03-13T18:00 2026-03-14/2026-04-12")]
    [InlineData("La fête des voisins du 29 mai", "2026-05-29")]
    [InlineData("Naissances : janvier 12, février 8, mars 15", "")]
    [InlineData("Messes 9h 11h dimanche 15 mars", "2026-03-15T09:00")]
    [InlineData("Vente à la ferme le 14 mars à 9h", "2026-03-14T09:00")]
    [InlineData("Exposition salle n°3 du 14 au 20 mars", "2026-03-14/2026-03-20")]
    [InlineData("Le premier week-end de juillet : vendredi 3 à 19h et samedi 4", "2026-07-03T19:00 2026-07-04")]
    [InlineData("Forage mercredi 18 mars ; 2,1 M€ sont en jeu", "2026-03-18")]
    [InlineData("L'auto-école offre 10 heures de code la semaine du 16 mars", "2026-03-16/2026-03-22")]
    [InlineData("La sortie au zoo c'est le mardi 17 mars, pas le lundi 16 (férié).", "2026-03-17")]
    [InlineData("Médecin de garde le 14 mars. En dehors, faire le 15.", "2026-03-14")]
    [InlineData("La maison des solidarités est transférée au 6, quai de Loire.", "")]
    [InlineData("Le match est décalé du samedi au dimanche à 15h", "")]
    [InlineData("Loto le 14/03 2030", "2026-03-14")]
    public void A_word_of_dates_may_say_something_else(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Les handballeurs ont renversé Angers samedi soir", "2026-03-07")]
    [InlineData("Plus de 200 habitants se sont pressés samedi à l'inauguration", "2026-03-07")]
    [InlineData("Trop de bulletins blancs : la maire a été élue lundi soir, avec 14 voix", "2026-03-09")]
    [InlineData("Frayeur sur le lac vendredi après-midi : un dériveur a chaviré", "2026-03-06")]
    [InlineData("La liaison n'a pas été assurée samedi", "2026-03-07")]
    public void A_weekday_is_the_last_one_where_its_clause_tells_what_was(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Le camion cette semaine\nmercredi 11 mars parking\njeudi 12 mars église\nà chaque fois de 18h à 21h", "2026-03-11T18:00/2026-03-11T21:00 2026-03-12T18:00/2026-03-12T21:00")]
    [InlineData("Vaccination lundi 16 mars pour les A à L, mardi 17 pour les M à Z, 9h-12h les deux jours.", "2026-03-16T09:00/2026-03-16T12:00 2026-03-17T09:00/2026-03-17T12:00")]
    [InlineData("Buvette : Titi le 2 avril, Gégé le 9, les vétérans le 16.", "2026-04-02 2026-04-09 2026-04-16")]
    [InlineData("Dédicace jeudi 12 mars, entre midi et deux.", "2026-03-12T12:00/2026-03-12T14:00")]
    [InlineData("Le tirage du 19 mars est décalé au 26, même heure (17h)", "2026-03-26T17:00")]
    [InlineData("C'est samedi 14 mars au lieu de samedi 21, même heure 9h30", "2026-03-14T09:30")]
    [InlineData("Ménage de la ruelle sam matin 9h30", "2026-03-14T09:30")]
    public void Hours_and_days_as_neighbours_write_them(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("Un dimanche par mois, le deuxième, nous marchons. Départ 8h30.", "FREQ=MONTHLY;BYDAY=2SU", "2026-04-12T08:30", "")]
    [InlineData("Atelier le jeudi 18h-20h30, semaines paires seulement", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2026-03-19T18:00", "")]
    [InlineData("Ramassage le mardi des semaines impaires", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-03-10", "")]
    [InlineData("Gym douce 17h au lieu de 18h, tous les mardis jusqu'au 28 avril", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260428T235959", "2026-03-10T17:00", "")]
    [InlineData("Un vendredi sur deux à partir du 20 mars, 9h30-11h30, jusqu'au 19 juin.", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260619T235959", "2026-03-20T09:30", "")]
    [InlineData("Yoga le lundi de 14h à 16h, pas de gym le 6 avril", "FREQ=WEEKLY;BYDAY=MO", "2026-03-16T14:00", "2026-04-06")]
    public void Habits_as_neighbours_write_them(string text, string rrule, string start, string except)
    {
        var rule = Read(text).Rule.ShouldNotBeNull();
        (rule.Rrule, rule.Start.ToString(), string.Join(' ', rule.Except)).ShouldBe((rrule, start, except));
    }

    [Theory]
    [InlineData("Collecte pour les chiens abandonnés samedi 14 mars")]
    [InlineData("Concert dans l'usine abandonnée le 14 mars")]
    [InlineData("Dans la nuit du 28 au 29 mars, l'heure sera avancée")]
    [InlineData("Les parcelles ont trouvé preneur. Fête du quartier le 13 juin")]
    public void What_is_left_or_taken_is_no_status(string text) => StatusProse.Read(text, 2026).ShouldBeNull();

    [Fact]
    public void What_becomes_of_a_concert_set_for_later_is_not_moved_by_the_day_it_bears() =>
        Read("La remise des prix du concours du 14 mars se tiendra le 28 mars").Status.ShouldNotBe(RecordStatus.Moved);

    // On a Tuesday.
    private static DateReading Read(string text) => ReadDates.Read(text, "2026-03-10");

    private static string Written(string text) => ReadDates.Written(Read(text));
}
