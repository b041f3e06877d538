using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Kinds.French;

/// <summary>Which French verbs tell what has happened: "a voté", "ont tous décroché", "s'est tenue", "est rentré", "vient d'ouvrir"; not "il y a", not "est prévu".</summary>
internal static class FrenchTense
{
    private const int MostSkipped = 3;

    private static readonly FrozenSet<string> Having = FrozenSet.Create(StringComparer.Ordinal, "a", "ont", "ai", "avons", "avez", "avait", "avaient");

    private static readonly FrozenSet<string> Being = FrozenSet.Create(StringComparer.Ordinal, "est", "sont", "était", "étaient", "sommes");

    private static readonly FrozenSet<string> Between = FrozenSet.Create(
        StringComparer.Ordinal, "pas", "plus", "tous", "toutes", "tout", "bien", "déjà", "ainsi", "enfin", "donc", "aussi", "jamais", "rien", "même", "toujours", "encore", "très", "vite", "mieux", "beaucoup", "su", "pu", "dû", "hier", "d", "abord", "à", "nouveau");

    // Participles whose ending doesn't tell them; those in -é do.
    private static readonly FrozenSet<string> Irregular = FrozenSet.Create(
        StringComparer.Ordinal,
        "eu", "pris", "mis", "fait", "reçu", "rendu", "tenu", "voulu", "perdu", "vendu", "élu", "lu", "vu", "fini", "réuni", "offert", "permis", "repris", "remis", "obtenu", "parcouru", "couru", "découvert", "construit", "écrit", "dit", "détruit",
        "produit", "conduit", "atteint", "rejoint", "éteint", "franchi", "réussi", "choisi", "rempli", "fourni", "garanti", "servi", "senti", "disparu", "connu", "reconnu", "battu", "convaincu", "soutenu", "retenu", "maintenu", "promis", "appris",
        "compris", "surpris", "souri", "ri", "suivi", "vécu", "vaincu", "applaudi", "réfléchi", "grandi", "bâti", "investi", "enrichi", "embelli", "accueilli", "recueilli", "cueilli", "parti", "sorti", "ouvert", "souffert", "attendu", "entendu",
        "répondu", "défendu", "entrepris", "admis", "soumis", "transmis", "séduit", "réduit", "traduit", "introduit", "inscrit", "décrit", "peint", "craint", "plaint", "acquis", "conquis", "ouï", "né", "mort", "cru", "plu", "dépassé");

    // Verbs that go with "être": after others "est" tells a state ("est prévu", "est ouverte").
    private static readonly FrozenSet<string> Moving = FrozenSet.Create(
        StringComparer.Ordinal, "né", "rentré", "parti", "venu", "arrivé", "devenu", "décédé", "revenu", "tombé", "passé", "entré", "sorti", "allé", "resté", "monté", "retourné", "parvenu", "intervenu", "survenu", "apparu", "paru", "mort", "reparti", "descendu");

    /// <summary>The places of the verbs that tell what has happened, as indices of words.</summary>
    public static List<int> PastVerbs(IReadOnlyList<FrenchWord> words)
    {
        List<int> found = [];
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var word = words[i].Text;
            if (Having.Contains(word) && !(i > 0 && words[i - 1].Text is "y" or "qu") && Participle(words, i + 1, isOpen: true))
                found.Add(i);
            else if (Being.Contains(word) && ((i > 0 && words[i - 1].Text is "s" or "se" && Participle(words, i + 1, isOpen: true)) || Participle(words, i + 1, isOpen: false)))
                found.Add(i);
            else if (word is "vient" or "viennent" or "venons" && words[i + 1].Text is "de" or "d" && i + 2 < words.Count && IsInfinitive(words[i + 2].Text))
                found.Add(i);
        }
        return found;
    }

    /// <summary>True for what is told of a past that lasts ("nous avons monté 41 pièces depuis 1996", "n'a jamais manqué"): clubs present themselves so.</summary>
    public static bool IsLasting(IReadOnlyList<FrenchWord> words, int verb)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Sentence == words[verb].Sentence && words[i].Text is ("depuis" or "jamais"))
                return true;
        }
        return false;
    }

    /// <summary>How long something lasted that is over: "après 37 ans au service de ses patients"; null where nothing ends so.</summary>
    public static string? EndOfYears(IReadOnlyList<FrenchWord> words)
    {
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (words[i].Text != "après")
                continue;
            for (var j = i + 2; j < words.Count && j <= i + 4 && words[j].Sentence == words[i].Sentence; j++)
            {
                if (words[j].Text is "ans" or "années")
                    return $"après … {words[j].Text}";
            }
        }
        return null;
    }

    private static bool Participle(IReadOnlyList<FrenchWord> words, int from, bool isOpen)
    {
        for (var i = from; i < words.Count && i < from + MostSkipped; i++)
        {
            if (words[i].Sentence != words[from - 1].Sentence)
                return false;
            var word = words[i].Text;
            if (isOpen ? IsParticiple(word) : Moving.Contains(Masculine(word)))
                return true;
            if (!Between.Contains(word) && !(word.Length > 5 && word.EndsWith("ment", StringComparison.Ordinal)))
                return false;
        }
        return false;
    }

    private static bool IsParticiple(string word) => word.Length > 2 && (Masculine(word) is [.., 'é'] || Irregular.Contains(Masculine(word)));

    // "rentrées" → "rentré"; "pris" keeps its s.
    private static string Masculine(string word) =>
        word.EndsWith("es", StringComparison.Ordinal) ? word[..^2] : word[^1] == 'e' ? word[..^1] : word[^1] == 's' && !Irregular.Contains(word) ? word[..^1] : word;

    private static bool IsInfinitive(string word) => word.Length > 3 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal) || word.EndsWith("re", StringComparison.Ordinal));
}
