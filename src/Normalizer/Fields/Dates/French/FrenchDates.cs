using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using static Wiker.Ingest.Normalizer.Fields.Dates.Lexing.LexiconEntry;

namespace Wiker.Ingest.Normalizer.Fields.Dates.French;

/// <summary>The words of French dates.</summary>
internal static class FrenchDates
{
    private static readonly string[] Weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private static readonly string[][] Months =
    [
        ["janvier", "janv"], ["fevrier", "fevr", "fev"], ["mars"], ["avril", "avr"], ["mai"], ["juin"],
        ["juillet", "juil"], ["aout"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"], ["decembre", "dec"],
    ];

    private static readonly string[] Ordinals = ["premier", "deuxieme", "troisieme", "quatrieme", "cinquieme"];

    private static readonly string[] SmallNumbers = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze"];

    private static readonly string[] Numbers =
        ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf",
            "vingt", "vingt et une", "vingt deux", "vingt trois", "vingt quatre", "vingt cinq", "vingt six", "vingt sept", "vingt huit", "vingt neuf", "trente", "trente et un"];

    private static readonly FrozenSet<string> StillToCome =
        FrozenSet.ToFrozenSet(["été", "décidé", "programmé", "fixé", "convié", "invité", "annoncé", "reporté", "préparé", "annulé", "décalé", "déplacé", "avancé", "repoussé",
            "planifié", "réservé", "publié", "souhaité", "confirmé", "proposé", "concocté", "lancé"], StringComparer.Ordinal);

    // "ont réélu", "a accueilli": participles that no accent tells.
    private static readonly FrozenSet<string> Done =
        FrozenSet.ToFrozenSet(["élu", "réélu", "reçu", "repris", "tenu", "obtenu", "accueilli", "découvert", "rempli", "franchi", "perdu", "vendu", "entendu", "couru", "parcouru",
            "applaudi", "servi", "réussi", "subi", "vécu", "vaincu", "grandi", "remis", "rendu", "suivi", "offert", "pris", "élus", "ouvert", "conduit", "construit", "détruit", "produit", "mis", "sorti", "parti", "laissé", "fini", "atteint", "rejoint", "éteint", "conquis", "surpris"], StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DoneBySpan = Done.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The language, ready to read with (after the tables that it is made of: statics begin in textual order).</summary>
    public static DateLanguage Language { get; } = new(Entries(), Inflection);

    private static IEnumerable<LexiconEntry> Entries() =>
        [.. Names(),
        .. Of(Sense.Article, DateLanguage.OfOneDay, "le"),
        .. Of(Sense.Article, "la", "les", "l", "ces"), .. Joints(), .. Clock(), .. Recurrence(), .. Habits(), .. Relative(), .. Feasts(), .. NumberWords(), .. Past(), .. FrenchPurposes.Entries(Weekdays)];

    // "a réuni", "ont participé": only the unaccented auxiliary; "à côté", "à volonté" are no verbs. What was decided may still come.
    private static Sense Inflection(ReadOnlySpan<char> word)
    {
        if (word is "a" or "ont" or "avait" or "avaient")
            return Sense.Auxiliary;
        var stem = word.TrimEnd('s').TrimEnd('e');
        if (DoneBySpan.Contains(stem))
            return Sense.Participle;
        return stem.Length > 2 && stem[^1] == 'é' && !StillToCome.Contains(stem.ToString()) ? Sense.Participle : Sense.None;
    }

    private static IEnumerable<LexiconEntry> Names()
    {
        for (var i = 0; i < Weekdays.Length; i++)
        {
            yield return new(Weekdays[i], Sense.Weekday, i + 1);
            yield return new(Weekdays[i] + "s", Sense.Weekday | Sense.Plural, i + 1);
            yield return new(Weekdays[i][..3], Sense.Weekday | Sense.Abbreviated, i + 1);
            yield return new(Weekdays[i][..2], Sense.Weekday | Sense.Abbreviated, i + 1, DateLanguage.TwoLetterDay);
        }
        yield return new("vend", Sense.Weekday | Sense.Abbreviated, 5);
        yield return new("merc", Sense.Weekday | Sense.Abbreviated, 3);
        // Slips seen often enough.
        yield return new("mecredi", Sense.Weekday, 3);
        yield return new("samdi", Sense.Weekday, 6);
        for (var month = 1; month <= Months.Length; month++)
        {
            yield return new(Months[month - 1][0], Sense.Month, 0, month);
            foreach (var shorter in Months[month - 1].Skip(1))
                yield return new(shorter, Sense.Month | Sense.Abbreviated, 0, month);
        }
        yield return new("mar", Sense.Month | Sense.Abbreviated, 0, 3);
        yield return new("jan", Sense.Month | Sense.Abbreviated, 0, 1);
        yield return new("aou", Sense.Month | Sense.Abbreviated, 0, 8);
        yield return new("sep", Sense.Month | Sense.Abbreviated, 0, 9);
        yield return new("jui", Sense.Month | Sense.Abbreviated, 0, 6);
        yield return new("jul", Sense.Month | Sense.Abbreviated, 0, 7);
        for (var i = 0; i < Ordinals.Length; i++)
        {
            yield return new(Ordinals[i], Sense.Ordinal, i + 1);
            yield return new(Ordinals[i] + "s", Sense.Ordinal | Sense.Plural, i + 1);
        }
        foreach (var entry in Of(Sense.Ordinal, 2, "second", "seconds"))
            yield return entry;
        foreach (var entry in Of(Sense.Ordinal | Sense.Last, -1, "dernier", "derniers", "derniere"))
            yield return entry;
        foreach (var entry in Of(Sense.OrdinalSuffix, 1, "er", "ers", "ere"))
            yield return entry;
        foreach (var entry in Of(Sense.OrdinalSuffix, 2, "e", "eme", "emes", "nd", "nds", "es", "ieme"))
            yield return entry;
    }

    private static IEnumerable<LexiconEntry> Joints() =>
    [
        .. Of(Sense.From | Sense.Article, "du", "des"), .. Of(Sense.From, "de", "d"), .. Of(Sense.Between, "entre", "entre le"),
        .. Of(Sense.To, "au", "jusqu au", "et jusqu au", "et fermera le", "et ferme le", "et se terminera le", "et se termine le", "et prendra fin le", "et prend fin le",
            "et s achevera le", "et s acheve le", "et finira le", "et finit le", "pour se terminer le", "pour s achever le"),
        .. Of(Sense.To | Sense.At, "a"),
        .. Of(Sense.At, "vers", "des l"),
        .. Of(Sense.Until, "jusqu au", "jusqu a", "jusqu en", "jusque", "jusqu aux", "se termine le", "prend fin le", "retour vers", "retour a", "retour prevu a", "retour prevu vers",
            "fin vers", "fin prevue a", "fin prevue vers"),
        .. Of(Sense.Since, "a partir de", "a partir du", "a partir d", "a compter du", "a compter de", "des", "des le", "debut le", "a dater du"),
        .. Of(Sense.Since, DateLanguage.SeriesStart, "premiere le", "1ere le", "premiere seance", "premiere seance le", "premier cours", "premier cours le", "premiere rencontre",
            "premiere rencontre le", "reprise le", "premier rendez vous le", "en commencant par le", "en commencant le", "a commencer par le"),
        .. Of(Sense.And, "et", "puis", "ou", "ainsi que", "et aussi", "et enfin"),
        .. Of(Sense.And, DateLanguage.Nor, "ni"),
        .. Of(Sense.And, DateLanguage.SameDay, "le meme jour", "et le meme jour", "le meme soir", "et le meme soir", "le soir meme"),
        .. Of(Sense.Word, "du midi", "le midi"),
    ];

    private static IEnumerable<LexiconEntry> Clock() =>
    [
        .. Of(Sense.HourMark, "h", "heures", "heure", "hrs", "hr", "hs"), .. Of(Sense.MinuteMark, "min", "mn", "minutes"),
        .. Of(Sense.Noon, "midi", "12h midi"), .. Of(Sense.Noon, DateLanguage.UntilTwo, "entre midi et deux", "entre midi et 2", "entre 12 et 2"), .. Of(Sense.Midnight, "minuit"), .. Of(Sense.Fraction, 30, "et demie", "et demi"), .. Of(Sense.Fraction, 15, "et quart"),
        .. Of(Sense.Fraction, -15, "moins le quart", "moins un quart"), .. Of(Sense.Fraction, -10, "moins dix"), .. Of(Sense.Fraction, -20, "moins vingt"), .. Of(Sense.Fraction, -5, "moins cinq"),
        .. Of(Sense.DayPart, 1, "matin", "matins", "au matin", "le matin", "en matinee", "dans la matinee", "le matin meme", "fin de matinee", "en fin de matinee", "debut de matinee",
            "en debut de matinee", "toute la matinee"),
        .. Of(Sense.DayPart, 2, "apres midi", "l apres midi", "en apres midi", "dans l apres midi", "fin d apres midi", "en fin d apres midi", "debut d apres midi",
            "en debut d apres midi", "milieu d apres midi", "en milieu d apres midi", "aprem", "cours d apres midi"),
        .. Of(Sense.DayPart, 3, "soir", "soirs", "au soir", "le soir", "en soiree", "debut de soiree", "fin de soiree", "en fin de soiree", "toute la soiree", "dans la soiree",
            "en debut de soiree", "en fin de journee", "a la tombee de la nuit"),
        .. Of(Sense.DayPart, 4, "dans la nuit", "la nuit", "de nuit", "toute la nuit"),
        .. Of(Sense.DayPart | Sense.From, 1, "matinee du", "matin du", "le matin du", "au matin du", "dans la matinee du"),
        .. Of(Sense.DayPart | Sense.From, 2, "apres midi du", "l apres midi du", "dans l apres midi du"),
        .. Of(Sense.DayPart | Sense.From, 3, "soiree du", "soir du", "le soir du", "au soir du", "dans la soiree du"),
        .. Of(Sense.DayPart | Sense.From, 4, "nuit du", "la nuit du", "dans la nuit du"),
        .. Of(Sense.OfDayPart, 1, "du matin"), .. Of(Sense.OfDayPart, 2, "de l apres midi"), .. Of(Sense.OfDayPart, 3, "du soir"),
        .. Of(Sense.Duration, "duree", "pendant", "durant", "environ", "dure", "en", "moins de", "plus de", "toutes les", "un delai de", "avant", "aura pris", "a pris", "a dure", "aura dure", "durera", "durent"),
        .. Of(Sense.Counted, DateLanguage.Amount, "au total", "de formation", "de cours", "de travail", "par semaine", "par jour", "par mois"),
        .. Of(Sense.Doors, "ouverture des portes", "ouverture des portes a", "portes", "portes ouvriront", "portes ouvrent", "portes s ouvriront", "portes seront ouvertes", "ouverture de la billetterie", "ouverture guichet", "ouverture de la salle",
            "ouverture du site", "ouverture des grilles", "ouverture au public des", "remise des dossards", "emargement", "retrait des dossards", "accueil"),
        .. Of(Sense.Doors, DateLanguage.Meeting, "rendez vous", "rdv", "rassemblement"),
    ];

    private static IEnumerable<LexiconEntry> Recurrence() =>
    [
        .. Of(Sense.Every, "tous les", "toutes les", "chaque", "chaq", "tout les", "ts les", "tt les", "tte les", "ttes les"),
        .. Of(Sense.OfMonth, "du mois", "de chaque mois", "de tous les mois", "par mois", "mensuel", "chaque mois"),
        .. Of(Sense.Fortnightly, "sur deux", "tous les quinze jours", "une semaine sur deux", "tous les 2 semaines", "toutes les deux semaines"),
        .. Of(Sense.Fortnightly, DateLanguage.EvenWeeks, "semaines paires", "semaine paire", "les semaines paires", "des semaines paires"),
        .. Of(Sense.Fortnightly, DateLanguage.OddWeeks, "semaines impaires", "semaine impaire", "les semaines impaires", "des semaines impaires"),
        .. Of(Sense.One, "un", "une"),
        .. Of(Sense.Word, DateLanguage.OneIn, "sur"),
        .. Of(Sense.Days, "jour", "jours"),
        .. Of(Sense.Weeks, "semaine", "semaines"),
        .. Of(Sense.Weekend, "week end", "weekend", "we"),
        .. Of(Sense.Weekend, DateLanguage.Several, "week ends", "weekends"),
        .. Of(Sense.Except, "sauf", "hors", "excepte", "en dehors des", "en dehors de", "hormis", "a l exception de", "a l exception des", "a l exception du",
            "ferme pendant", "fermee pendant", "ferme durant", "fermee durant", "fermes durant", "fermees durant",
            "sauf les"),
        .. Of(Sense.Except, DateLanguage.ClosedOn, "ferme le", "fermee le", "fermes le", "fermees le", "ferme les", "fermee les", "fermes les", "fermees les", "interruption pendant",
            "sauf pendant", "hors periode de"),
        .. Of(Sense.Except | Sense.Word, "sf"),
        .. Of(Sense.Except, DateLanguage.NotHeld, "il n y en aura pas", "n y en aura pas le", "il n y en aura pas le", "exception le", "une exception", "exception", "exceptions", "entorse", "ferme toutefois pendant", "ferme toutefois"),
        .. Of(Sense.Except | Sense.NoOccasion, DateLanguage.OfHabit, "relache", "relache le", "relache les"), .. Of(Sense.Except, DateLanguage.OfHabit, "interruption", "pause", "treve", "pas le", "pas les", "pas en"),
        .. Of(Sense.Except, DateLanguage.NotHeld, "pas de", "pas d"),
        .. Of(Sense.SchoolHolidays, "vac", "vacances", "vacances scolaires", "les vacances", "les vacances scolaires", "conges scolaires", "pendant les vacances",
            "pendant les vacances scolaires", "durant les vacances", "durant les vacances scolaires", "pdt les vacances", "pdt les vac", "pdt vacances", "pendant vacances"),
        .. Of(Sense.PublicHolidays, "feries", "jours feries", "les jours feries", "jour ferie", "ferie"),
        .. Of(Sense.Every | Sense.SchoolHolidays, "en periode scolaire", "pendant la periode scolaire", "periode scolaire", "en periodes scolaires"),
    ];

    private static IEnumerable<LexiconEntry> Habits() =>
    [
        .. Of(Sense.Habit | Sense.Word, DateLanguage.Opening, "ouverture"),
        .. Of(Sense.Habit | Sense.Word, "entrainement", "entrainements", "cours", "permanence", "permanences", "repetition", "repetitions", "horaires", "ouvert", "ouverte",
            "ouvertures", "seances", "creneau", "creneaux", "hebdomadaire", "hebdomadaires", "dominicale", "dominicales", "messes", "chaque semaine", "toutes les semaines", "accueil du public"),
    ];

    private static IEnumerable<LexiconEntry> Relative() =>
    [
        new("aujourd hui", Sense.RelativeDay),
        new("c est aujourd hui", Sense.RelativeDay),
        new("c est demain", Sense.RelativeDay, 1),
        new("ce jour", Sense.RelativeDay),
        .. Of(Sense.Word, "a ce jour", "jusqu a ce jour", "ce jour la"),
        new("demain", Sense.RelativeDay, 1),
        new("la veille", Sense.RelativeDay, DateLanguage.FromTheDayBefore - 1),
        new("l avant veille", Sense.RelativeDay, DateLanguage.FromTheDayBefore - 2),
        new("lendemain", Sense.RelativeDay, DateLanguage.FromTheDayBefore + 1),
        new("le lendemain", Sense.RelativeDay, DateLanguage.FromTheDayBefore + 1),
        new("surlendemain", Sense.RelativeDay, DateLanguage.FromTheDayBefore + 2),
        new("le surlendemain", Sense.RelativeDay, DateLanguage.FromTheDayBefore + 2),
        new("apres demain", Sense.RelativeDay, 2),
        new("hier", Sense.RelativeDay, -1),
        new("avant hier", Sense.RelativeDay, -2),
        .. Of(Sense.Word, DateLanguage.Later, "plus tard", "apres"), .. Of(Sense.Word, DateLanguage.NextInOrder, "suivant", "suivante", "d apres"),
        .. Of(Sense.This, "ce", "cet", "cette"), .. Of(Sense.Next, "prochain", "prochains", "prochaine", "qui vient", "a venir"), .. Of(Sense.Last, "passe", "passes"),
        .. Of(Sense.In, "dans", "d ici"),
        .. SmallNumbers.Select((word, i) => new LexiconEntry("dans " + word, Sense.In, i + 1)), new("dans une", Sense.In, 1),
        new("en huit", Sense.WeeksLater, 7), new("en quinze", Sense.WeeksLater, 14),
        .. Of(Sense.WeekNamed, 1, "semaine prochaine", "la semaine prochaine", "la semaine qui vient"), .. Of(Sense.EndOf, "fin", "la fin"),
    ];

    private static IEnumerable<LexiconEntry> Feasts() =>
    [
        .. On(Feast.NewYear, "jour de l an", "le jour de l an"), .. On(Feast.MardiGras, "mardi gras"), .. On(Feast.AshWednesday, "mercredi des cendres"),
        .. On(Feast.PalmSunday, "dimanche des rameaux"), .. On(Feast.GoodFriday, "vendredi saint"), .. On(Feast.HolySaturday, "samedi saint"),
        .. On(Feast.EasterSunday, "dimanche de paques", "jour de paques"), .. On(Feast.EasterMonday, "lundi de paques"),
        .. On(Feast.Ascension, "jeudi de l ascension", "jeudi ascension", "jour de l ascension", "jeudi de l ascencion"),
        .. On(Feast.WhitSunday, "dimanche de pentecote", "dimanche de la pentecote"), .. On(Feast.WhitMonday, "lundi de pentecote", "lundi de la pentecote"),
        .. On(Feast.Assumption, "jour de l assomption", "a l assomption"), .. On(Feast.AllSaints, "jour de la toussaint", "a la toussaint"),
        .. On(Feast.ChristmasEve, "veille de noel", "la veille de noel", "reveillon de noel"), .. On(Feast.Christmas, "jour de noel"), .. On(Feast.BoxingDay, "lendemain de noel"),
        .. On(Feast.NewYearsEve, "reveillon de la saint sylvestre", "reveillon de la st sylvestre", "soir de la saint sylvestre", "soir de la st sylvestre",
            "nuit de la saint sylvestre", "nuit de la st sylvestre", "soiree de la saint sylvestre", "soiree de la st sylvestre",
            "a la saint sylvestre", "a la st sylvestre", "reveillon du nouvel an", "reveillon du jour de l an"),
    ];

    private static IEnumerable<LexiconEntry> NumberWords() =>
    [
        .. Numbers.Select((word, i) => new LexiconEntry(word, Sense.NumberWord, i + 1)), new("vingt et un", Sense.NumberWord, 21),
        new("quarante cinq", Sense.NumberWord, 45),
    ];

    private static IEnumerable<LexiconEntry> Past() =>
        Of(Sense.Past, "s est", "se sont", "retour sur", "retour en images", "bilan de notre", "bilan du", "bilan de la", "bilan de l", "bilan des", "a eu lieu", "ont eu lieu",
            "avait lieu", "etait", "etaient", "a ete celebre", "a ete celebree", "a ete inaugure", "a ete inauguree", "ont ete recompenses", "ont ete recompensees", "a ete un succes",
            "compte rendu de", "apres avoir", "apres s etre", "apres etre", "s etait", "s etaient", "a reuni", "ont reuni", "a battu", "ont battu", "a fait", "ont fait", "avait fait",
            "avaient fait", "avait reuni", "avaient reuni", "precedente", "a permis", "ont pu", "a connu", "a rendu", "ont rendu", "a vu", "ont ete", "est sorti", "est sortie", "sont sortis", "sont sorties", "est paru",
            "est parue", "est decede", "est decedee", "est mort", "est morte", "est devenu", "est devenue", "nous a quittes", "avaient lieu")
        .Concat(Of(Sense.Auxiliary, "a ete", "avait ete", "avaient ete", "a pas ete", "ont pas ete", "a pas", "ont pas"))
        .Concat(Of(Sense.Participle, DateLanguage.Aftermath, "suite a", "suite au", "suite aux", "a la suite de", "a la suite du", "a la suite des"));

    private static IEnumerable<LexiconEntry> On(Feast feast, params string[] phrases) => Of(Sense.Feast, (int)feast, phrases);
}
