using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Nouns of what one goes to, and of what else can be cancelled or full.</summary>
internal static class EventNouns
{
    private static readonly FrozenSet<string> Subjects = FrozenSet.Create(
        StringComparer.Ordinal,
        "événement", "évènement", "evenement", "manifestation", "concert", "spectacle", "soirée", "sortie", "loto", "fête", "réunion", "séance", "grenier", "greniers", "brocante", "marché", "foire", "rencontre", "repas", "atelier", "stage", "randonnée", "rando", "balade", "course", "trail", "tournoi", "match",
        "assemblée", "conseil", "exposition", "visite", "projection", "bal", "noz", "feu", "célébration", "cérémonie", "animation", "cours", "conférence", "kermesse", "carnaval", "festival", "entraînement", "répétition", "défilé", "goûter", "pique", "dansant", "représentation", "édition", "date", "lecture", "messe",
        "permanence", "collecte", "gala", "tombola", "récital", "dîner", "banquet", "boum", "veillée", "apéro", "initiation", "voyage", "excursion", "journée", "matinée", "cross", "gym", "yoga", "chorale", "théâtre", "cinéma", "café", "forum", "salon", "portes", "dégustation", "vernissage", "triathlon", "régate", "marche", "procession", "feux", "bourse", "thé", "pièce", "tour", "inauguration", "commémoration", "tirage", "fest");

    // What can be cancelled besides what one goes to.
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.Ordinal,
        "inscription", "inscriptions", "réservation", "réservations", "commande", "commandes", "billet", "billets", "place", "places", "train", "trains", "vol", "vols", "arrêt", "arrêts", "bus", "dossier", "dossiers", "candidature", "dette", "taxe", "prélèvement", "abonnement", "poste", "postes",
        "rendez", "liste", "programme", "formulaire", "équipement", "équipe", "menu", "formation");

    /// <summary>Whether a word in lower case, singular or plural, names something to go to.</summary>
    public static bool IsOne(string word) => Subjects.Contains(word) || (word.Length > 3 && word[^1] == 's' && Subjects.Contains(word[..^1]));

    /// <summary>Whether a word in lower case names what is cancelled or full without the event being so.</summary>
    public static bool IsOther(string word) => Others.Contains(word);
}
