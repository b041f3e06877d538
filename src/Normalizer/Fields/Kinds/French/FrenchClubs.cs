using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Kinds.French;

/// <summary>How clubs present themselves: "la chorale répète le lundi", "notre section compte 46 retraitées" say what they do all the time, and invite to nothing.</summary>
internal static class FrenchClubs
{
    private const int FarthestClub = 10;
    private const int FarthestCount = 3;

    private static readonly FrozenSet<string> Clubs = FrozenSet.Create(
        StringComparer.Ordinal,
        "club", "association", "asso", "amicale", "chorale", "chœur", "choeur", "maîtrise", "harmonie", "fanfare", "batucada", "bagad", "lyre", "orchestre", "ensemble", "troupe", "compagnie", "section", "cercle", "collectif", "groupe", "confrérie", "ligue", "foyer", "amap", "scouts",
        "restos", "secours", "union", "étoile", "entente", "fraternelle", "académie", "école", "société", "groupement", "judo", "basket", "rugby", "hand", "volley", "gym", "jardin", "sonneurs", "amis");

    private static readonly FrozenSet<string> Habits = FrozenSet.Create(
        StringComparer.Ordinal,
        "répète", "répètent", "répétons", "réunit", "réunissent", "réunissons", "entraîne", "entraînent", "entraînons", "anime", "animent", "animons", "regroupe", "regroupent", "rassemble", "rassemblent", "fédère", "accompagne", "accompagnent", "aide", "aident", "transmet", "forme", "forment", "existe", "perpétue");

    private static readonly FrozenSet<string> Counts = FrozenSet.Create(StringComparer.Ordinal, "compte", "comptent", "comptons", "accueille", "accueillent", "accueillons");

    /// <summary>The club and the verb of its habit ("chorale … répète"); null where none presents itself so.</summary>
    public static string? Presents(IReadOnlyList<FrenchWord> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var isHabit = Habits.Contains(words[i].Text);
            if (!isHabit && !(Counts.Contains(words[i].Text) && IsCounted(words, i)))
                continue;
            // Not "pour répéter" nor "l'aide": a verb has its subject before it.
            if (words[i - 1].Text is "l" or "d" or "une" or "la" or "en" or "à" or "de")
                continue;
            for (var j = i - 1; j >= 0 && j >= i - FarthestClub && words[j].Sentence == words[i].Sentence; j--)
            {
                if (Clubs.Contains(words[j].Text) && !(j > 0 && words[j - 1].Text is "du" or "au" or "des" or "aux"))
                    return $"{words[j].Text} … {words[i].Text}";
            }
        }
        return null;
    }

    // "compte vingt-deux sopranos", "accueille 70 élèves", "accueille les débutants": people, not an evening.
    private static bool IsCounted(IReadOnlyList<FrenchWord> words, int verb)
    {
        for (var i = verb + 1; i < words.Count && i <= verb + FarthestCount && words[i].Sentence == words[verb].Sentence; i++)
        {
            if (char.IsDigit(words[i].Text[0]) || words[i].Text is "dix" or "douze" or "quinze" or "vingt" or "trente" or "quarante" or "cinquante" or "soixante" or "cent" or "centaine" or "dizaine" or "vingtaine" or "trentaine" or "débutants" or "enfants" or "jeunes" or "personnes" or "écoutent" or "membres" or "adhérents" or "licenciés")
                return true;
        }
        return false;
    }
}
