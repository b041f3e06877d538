using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Kinds.French;

/// <summary>What French sentences do that tells the kind of a notice beyond its words: searches, weekly hours, reported speech, whom they address.</summary>
internal static class FrenchNotices
{
    private const int FarthestWanted = 16;

    private static readonly FrozenSet<string> Searches = FrozenSet.Create(
        StringComparer.Ordinal, "cherche", "cherchent", "cherchons", "recherche", "recherchent", "recherchons", "recherché", "recherchée", "recherchés", "quête");

    private static readonly FrozenSet<string> Wishes = FrozenSet.Create(
        StringComparer.Ordinal, "manque", "manquent", "attirer", "attire", "trouver", "accueillir", "accueille", "attend", "attendons", "besoin", "souhaite", "souhaitons", "propose", "libre", "libres", "disponible", "disponibles", "place");

    // Clubs look for people too, which is no opening for a shop or a doctor.
    private static readonly FrozenSet<string> Members = FrozenSet.Create(
        StringComparer.Ordinal,
        "bénévole", "bénévoles", "volontaire", "volontaires", "choriste", "choristes", "joueur", "joueurs", "joueuse", "joueuses", "musicien", "musiciens", "adhérents", "membre", "membres", "hommes", "danseurs", "danseuses", "comédiens", "comédiennes", "arbitre", "arbitres",
        "encadrant", "encadrants", "modèles", "témoins", "témoignages", "photos", "exposants", "familles", "parents", "animateur", "animateurs", "animatrice", "donneurs", "licenciés", "entraîneur", "propriétaire", "bras");

    private static readonly FrozenSet<string> Weekdays = FrozenSet.Create(StringComparer.Ordinal, "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches", "week");

    private static readonly FrozenSet<string> Speaking = FrozenSet.Create(
        StringComparer.Ordinal,
        "sourit", "raconte", "explique", "confie", "déclare", "précise", "assure", "souligne", "résume", "lâche", "lance", "déplore", "regrette", "insiste", "poursuit", "conclut", "glisse", "plaisante", "rappelle", "constate", "témoigne", "reconnaît", "réjouit", "indique", "promet", "racontent", "expliquent", "dit", "affirme", "estime", "soupire", "ajoute", "amuse", "savoure", "prévient", "ironise", "martèle", "avoue", "plaide", "exclame", "souriait", "confiait", "expliquait");

    /// <summary>
    /// The word by which a text seeks one of the <paramref name="wanted"/> (places in the text); null when it seeks none. A wish ("manque d'un boulanger") is weaker than a search.
    /// </summary>
    public static (string Verb, string Wanted, bool IsSearch)? Search(IReadOnlyList<FrenchWord> words, IReadOnlyList<(int Start, string Phrase)> wanted)
    {
        (string, string, bool)? wish = null;
        for (var i = 0; i < words.Count && wanted.Count > 0; i++)
        {
            var isSearch = Searches.Contains(words[i].Text) && !IsNoun(words, i);
            if (!isSearch && (wish is not null || !Wishes.Contains(words[i].Text)))
                continue;
            var end = i + 1;
            while (end < words.Count && end <= i + FarthestWanted && words[end].Sentence == words[i].Sentence && !Members.Contains(words[end].Text))
                end++;
            var (from, to) = (words[i].Start, words[end - 1].Start);
            foreach (var (start, phrase) in wanted)
            {
                if (start <= from || start > to)
                    continue;
                if (isSearch)
                    return (words[i].Text, phrase, true);
                wish ??= (words[i].Text, phrase, false);
                break;
            }
        }
        return wish;
    }

    /// <summary>Hours of a week as counters keep them: "du lundi au vendredi", three weekdays or more without a date, "tous les matins".</summary>
    public static string? OpeningWeek(IReadOnlyList<FrenchWord> words)
    {
        var bare = 0;
        var opens = words.Any(w => w.Text is "ouvert" or "ouverte" or "ouverts" or "ouvertes" or "ouverture" or "horaires" or "accueil" or "reçoit" or "permanence" or "permanences" or "fermé");
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Text == "tous" && i + 2 < words.Count && words[i + 1].Text == "les" && words[i + 2].Text is "matins" or "après" or "soirs" or "jours")
                return $"tous les {words[i + 2].Text}";
            if (!Weekdays.Contains(words[i].Text) || (i + 1 < words.Count && (char.IsDigit(words[i + 1].Text[0]) && words[i + 1].Text.Length <= 2 && !IsHour(words, i + 1))))
                continue;
            if (i >= 1 && words[i - 1].Text == "du" && i + 2 < words.Count && words[i + 1].Text == "au" && Weekdays.Contains(words[i + 2].Text) && !(i + 3 < words.Count && char.IsDigit(words[i + 3].Text[0]) && !IsHour(words, i + 3)))
                return $"du {words[i].Text} au {words[i + 2].Text}";
            // "magasin ouvert le vendredi de 16h à 19h et le samedi": two days are enough where something opens.
            if (++bare >= (opens ? 2 : 3))
                return "weekdays without a date";
        }
        return null;
    }

    /// <summary>A verb of speaking near words in « »: what the press does.</summary>
    public static string? Quoted(string text, IReadOnlyList<FrenchWord> words)
    {
        if (!text.AsSpan().ContainsAny('«', '“', '"'))
            return null;
        foreach (var word in words)
        {
            if (Speaking.Contains(word.Text))
                return word.Text;
        }
        return null;
    }

    /// <summary>True when the reader is spoken to ("vous", "votre").</summary>
    public static bool Addresses(IReadOnlyList<FrenchWord> words)
    {
        foreach (var word in words)
        {
            if (word.Text is "vous" or "votre" or "vos" or "venez" or "pensez" or "apportez")
                return true;
        }
        return false;
    }

    // "la recherche médicale", "un avis de recherche"; but "à la recherche de".
    private static bool IsNoun(IReadOnlyList<FrenchWord> words, int at) =>
        at > 0 && words[at].Text is "recherche" && words[at - 1].Text is "la" or "de" or "une" or "cette" or "ma" && !(at > 1 && words[at - 2].Text == "à");

    private static bool IsHour(IReadOnlyList<FrenchWord> words, int at) => at + 1 < words.Count && words[at + 1].Text is "h" or "heures" or "heure";
}
