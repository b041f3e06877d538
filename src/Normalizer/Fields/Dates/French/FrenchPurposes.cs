using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using static Wiker.Ingest.Normalizer.Fields.Dates.Lexing.LexiconEntry;

namespace Wiker.Ingest.Normalizer.Fields.Dates.French;

/// <summary>The French words around a date that say what it is told for.</summary>
internal static class FrenchPurposes
{
    /// <summary>The entries; <paramref name="weekdays"/>: the words of the days of the week.</summary>
    public static IEnumerable<LexiconEntry> Entries(string[] weekdays) => [.. Moves(), .. Background(), .. Deadlines(), .. Names(), .. Turns(weekdays)];

    // What was moved, from when and to when.
    private static IEnumerable<LexiconEntry> Moves() =>
    [
        .. Of(Sense.Moved, DateLanguage.MovedTo, "reporte au", "reportee au", "reportes au", "reportees au", "est reporte au", "repousse au", "repoussee au", "decale au", "decalee au", "deplace au",
            "deplacee au", "avance au", "avancee au", "reporte le", "reprogramme le", "reprogrammee le", "reporte a"),
        .. Of(Sense.Moved, DateLanguage.MovedFromTo, "reporte du", "reportee du", "reportes du", "reportees du", "repousse du", "repoussee du", "decale du", "decalee du", "deplace du", "deplacee du",
            "avance du", "avancee du"),
        .. Of(Sense.Moved, DateLanguage.PassesFrom, "passe du", "passent du"),
        .. Of(Sense.Moved, DateLanguage.MovedToNone, [.. PutOff()]),
        .. Of(Sense.Word, DateLanguage.PutOff, "reporte", "reportee", "reportes", "reportees", "repousse", "repoussee", "repousses", "repoussees", "decale", "decalee", "decales",
            "decalees", "avance", "avancee", "avances", "avancees"),
        .. Of(Sense.Word, "reporte a cause", "reportee a cause", "reportes a cause", "reportees a cause"),
        .. Of(Sense.Moved, DateLanguage.MovedToNone, "reporte a une date ulterieure", "reportee a une date ulterieure", "reportes a une date ulterieure", "reportees a une date ulterieure",
            "reporte sine die", "date ulterieure"),
        .. Of(Sense.At, DateLanguage.SameHours, "meme heure", "meme horaire", "memes heures", "memes horaires", "horaires inchanges", "horaire inchange", "heure inchangee"),
        .. Of(Sense.NoOccasion, DateLanguage.MovedFrom, [.. FirstPlanned()]), .. Of(Sense.NoOccasion, DateLanguage.MovedFrom,
            "devait se tenir le", "devait avoir lieu le", "devait se derouler le", "devait se jouer le", "devaient se tenir le", "devaient avoir lieu le", "devaient se derouler le",
            "aurait du avoir lieu le", "aurait du se tenir le",
            "prevu d abord le", "au lieu du", "et non le", "et non du", "et non pas le", "a la place du", "en remplacement du",
            "et pas le", "n aura pas lieu le", "n auront pas lieu le", "ne sera pas le", "ce ne sera pas le", "n est pas le", "ce n est pas le", "n aura plus lieu le", "n aura finalement pas lieu le"),
        .. Of(Sense.NoOccasion, DateLanguage.InsteadOf, "au lieu de", "et non a", "et non pas a", "et non de"),
        .. Of(Sense.Moved, DateLanguage.PassesTo, "passe au", "passent au", "passera au"),
        .. Of(Sense.Moved, DateLanguage.MovedElsewhere, "deplace a la", "deplacee a la", "deplace dans", "deplacee dans", "deplace a l", "deplacee a l", "transfere a la", "transfere au", "transferee au",
            "transferee a la"),
        .. Of(Sense.Word, DateLanguage.Finally, "finalement"),
        .. Of(Sense.Word, DateLanguage.Closed, "ferme", "fermee", "fermes", "fermees").Select(entry => entry with { NeedsAccent = true }), // "à la ferme" sells
        .. Of(Sense.Word, DateLanguage.EachTime, "chaque fois", "a chaque fois", "les deux jours", "les trois jours", "les deux soirs", "les trois soirs", "les deux fois", "pour chaque seance"),
        .. Of(Sense.Word, DateLanguage.Because, "en raison de", "en raison du", "en raison des", "en raison d", "a cause de", "a cause du", "a cause des", "pour cause de", "du fait de", "du fait du", "du fait des"),
        .. Of(Sense.Word, DateLanguage.Skipped, ["sautera", "sauteront", "saute", "n aura pas lieu", "n auront pas lieu", "n a pas lieu", .. CalledOff()]),
        .. Of(Sense.Word, DateLanguage.InCase, "en cas de pluie", "en cas de mauvais temps", "en cas d intemperies", "en cas d intemperie", "en cas de meteo", "en cas de neige",
            "en cas de vent", "en cas de grand vent", "en cas d orage", "en cas de verglas", "en cas de mauvaise meteo", "si la meteo", "si le temps", "s il pleut"),
    ];

    // Days on which nothing takes place: of laws, births, publications.
    private static IEnumerable<LexiconEntry> Background() =>
    [
        .. Of(Sense.Word, "s arrete au", "s arrete du", "s arretera du", "s arretent du"), .. Of(Sense.NoOccasion, DateLanguage.RightBefore, "depuis", "depuis le", "depuis les"),
        .. Of(Sense.NoOccasion, "adopte le", "signe le", "revise le", "approuve le").Select(entry => entry with { NeedsAccent = true }),
        .. Of(Sense.NoOccasion, "loi", "loi du", "lois du", "situation au", "a jour au", "arrete au", "arretee au", "arretes au", "arrete du", "arrete prefectoral du", "decret du",
            "ordonnance du", "deliberation du", "circulaire du", "compte rendu du", "proces verbal du", "pv du", "jugement du", "courrier du", "version du",
            "ne", "nee", "ne le", "nee le", "nes le", "mort le", "decede le", "decedee le", "fonde le", "fondee le", "cree le", "creee le", "inauguree le",
            "publie le", "publiee le", "poste le", "postee le", "paru le", "parue le", "mis a jour le", "mise a jour le", "mise a jour", "mise en ligne le", "mis en ligne le",
            "modifie le", "modifiee le", "actualise le", "actualisee le", "poste", "postee", "publie", "publiee", "mis en ligne", "paru", "edition du", "editions du", "archives", "redige le",
            "adoptee le", "revisee le", "revises le", "revisees le", "approuvee le", "derniere modification", "applicable au",
            "applicables au", "applicable a partir du", "applicables a partir du", "en vigueur au", "en vigueur le", "en vigueur depuis le", "en ligne le", "retour a la normale le",
            "ecrit le", "jo du", "journal officiel du", "declare le",
            "declaree le", "et non plus le", "succes du", "succes de la", "succes de l", "composez le", "composer le", "faire le", "par erreur le", "par erreur au", "par erreur pour le", "appelez le", "appeler le", "faites le", "contactez le"),
    ];

    // The last day to do something, and what is done until then.
    private static IEnumerable<LexiconEntry> Deadlines() =>
    [
        .. Of(Sense.At, DateLanguage.Purpose, "pour"),
        .. Of(Sense.Deadline, DateLanguage.UntilOnly, "commande", "commandes", "commander", "precommande", "precommandes"),
        .. Of(Sense.Deadline, "inscription", "inscriptions", "inscrire", "reservation", "reservations", "reserver", "candidature", "candidatures",
            "dossier", "dossiers", "depot", "billetterie", "reglees au", "reglee au", "regle au", "regles au", "licences", "acompte", "cotisation", "cotisations", "ouverture de la billetterie le", "en vente le", "en vente des le", "en vente a partir du", "prevente", "preventes", "repondre", "reponse"),
        .. Of(Sense.Deadline, DateLanguage.Strictly, "d ici le", "d ici au", "d ici a", "inscription avant le", "date limite", "limite", "avant le", "au dela du", "du le", "due le", "dus le", "cloture des",
            "au plus tard le", "parvenir", "retourner", "a regler", "a rendre", "rendre avant", "delai"),
        .. Of(Sense.Deadline, DateLanguage.AtTheLatest, "au plus tard", "dernier delai", "delai de rigueur"),
        .. Of(Sense.Deadline, DateLanguage.Directly, "avant"),
        .. Of(Sense.Word, DateLanguage.ToDo, "recu", "recue", "recus", "recues", "recevables", "deposer", "depose", "deposes", "deposees", "verse", "versee", "verses", "versees", "ramasse", "ramassee", "ramasses",
            "ramassees", "consulter", "consulte", "consultable", "consultables", "observations", "valable", "valables", "voter", "remarques", "avis"),
    ];

    // What bears a date as its name, and what is counted besides days.
    private static IEnumerable<LexiconEntry> Names() =>
    [
        .. Of(Sense.Word, DateLanguage.Bearer, "salle", "cercle", "amicale", "collectif", "lycee", "centre", "espace", "gymnase", "caserne", "compagnie", "foyer", "promotion",
            "groupe scolaire", "maison", "monument", "fondation"),
        .. Of(Sense.Street, "rue", "place", "avenue", "av", "boulevard", "square", "allee", "allees", "impasse", "quai", "esplanade", "rond point"),
        .. Of(Sense.Street, DateLanguage.Neighbour, "voisin", "voisine", "voisins"),
        // What takes place there is told by its date too ("kermesse de l'école du 27 juin"): only remembered days are their names.
        .. Of(Sense.Street, DateLanguage.Bearer, "bd", "cours", "ecole", "college", "stade", "pont", "residence", "parking", "quartier"),
        .. Of(Sense.Counted, "ans", "an", "personnes", "places", "enfants", "euros", "euro", "eur", "km", "kg", "m", "metres", "mois", "joueurs", "equipes", "pers", "tonnes",
            "hectares", "habitants", "points", "tours", "ml", "cm", "mm"),
    ];

    // Other turns that a date leans on.
    private static IEnumerable<LexiconEntry> Turns(string[] weekdays) =>
    [
        .. Of(Sense.Article, "sera inaugure le", "sera inauguree le", "seront inaugures le", "seront inaugurees le"),
        .. Of(Sense.At, DateLanguage.TakesPlace, ["a lieu", "ont lieu", "aura lieu", "auront lieu", "se tiendra", "se tiendront", "se deroulera", "se derouleront", "se fera",
            "se feront", "se passera", .. CarriedOut()]),
        .. Of(Sense.Unconfirmed, "date a confirmer", "dates a confirmer", "date a definir", "dates a definir", "date a preciser", "date a venir", "dates a venir",
            "date non communiquee", "sans date", "date a determiner"),
        .. Of(Sense.Unconfirmed, [.. weekdays.SelectMany(d => (string[])[$"certains {d}s", $"quelques {d}s"])]),
        .. Of(Sense.Word, DateLanguage.Relative, "qui", "que", "qu", "dont"),
        .. Of(Sense.Word, DateLanguage.Document, "arrete", "decret", "deliberation", "decision", "ordonnance", "circulaire", "bulletin"),
        .. Of(Sense.Word, DateLanguage.NextMonth, "du mois prochain"),
        .. Of(Sense.Word, DateLanguage.Restart, "reprise", "reprennent", "redemarre", "redemarrage"),
        .. Of(Sense.Word, DateLanguage.Ending, "retour", "fermeture", "finit", "finira", "remballe", "se terminera", "se termine", "s achevera", "s acheve", "cloture"),
        .. Of(Sense.Word, DateLanguage.Errand, "sortir", "sortez", "paraitra", "paraitront", "parait", "publie", "publiee", "communique", "communiquee", "affiche", "affichee", "retirer", "retrait", "rentrer", "deposer", "livre", "livree", "prevenir"),
        .. Of(Sense.Word, DateLanguage.RestOfYear, "le reste de l annee", "reste de l annee", "le reste du temps", "hors saison", "en basse saison"),
    ];

    // "reportée à la rentrée", "repoussé au printemps": later, but no day.
    private static IEnumerable<string> PutOff() =>
        from put in (string[])["reporte", "repousse", "decale"]
        from ending in (string[])["", "e", "s", "es"]
        from later in (string[])["a la rentree", "au printemps", "a l automne", "a l hiver", "a l ete", "a cet ete", "a l annee prochaine", "a l an prochain", "a plus tard",
            "a la saison prochaine", "a une date", "au mois prochain"]
        select $"{put}{ending} {later}";

    // "initialement prévue le", "d'abord annoncés pour le", "programmé initialement au"
    private static IEnumerable<string> FirstPlanned() =>
        from planned in (string[])["prevu", "programme", "annonce", "fixe", "envisage"]
        from ending in (string[])["", "e", "s", "es"]
        from at in (string[])["le", "au", "pour le", "du"]
        from phrase in (string[])[$"initialement {planned}{ending} {at}", $"d abord {planned}{ending} {at}", $"{planned}{ending} initialement {at}"]
        select phrase;

    // "est annulée", "seront supprimés"
    private static IEnumerable<string> CalledOff() =>
        from being in (string[])["est", "sont", "sera", "seront"]
        from off in (string[])["annule", "supprime"]
        from ending in (string[])["", "e", "s", "es"]
        select $"{being} {off}{ending}";

    // "sera effectué", "est rattrapée"
    private static IEnumerable<string> CarriedOut() =>
        from being in (string[])["est", "sont", "sera", "seront"]
        from done in (string[])["effectue", "assure", "rattrape", "realise", "organise", "fete"]
        from ending in (string[])["", "e", "s", "es"]
        select $"{being} {done}{ending}";
}
