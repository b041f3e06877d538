using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>"Annulation du concert": what is called off by the noun, and where the noun only speaks of it.</summary>
internal static class CallingOff
{
    private static readonly FrozenSet<string> Linking = FrozenSet.Create(StringComparer.Ordinal, "de", "du", "des", "d", "à", "au", "aux", "son", "sa", "ses", "leur", "leurs", "la", "le", "les", "l", "notre", "nos", "votre", "cette", "ce", "cet");

    // "conditions d'annulation", "suite à l'annulation du festival": spoken of, not told.
    private static readonly FrozenSet<string> Mentioning = FrozenSet.Create(StringComparer.Ordinal, "condition", "conditions", "frais", "assurance", "assurances", "garantie", "suite", "après", "depuis", "délai", "délais");

    private static readonly FrozenSet<string> Lessons = FrozenSet.Create(StringComparer.Ordinal, "cours", "séance", "séances", "entraînement", "entraînements", "répétition", "répétitions", "permanence", "permanences", "collecte", "collectes", "date", "dates", "tour", "places");

    /// <summary>"Annulation du concert", "nous annulons la rando", "renoncer au vide-grenier", "pas de loto samedi": the place of what is called off by the word here; null for nothing.</summary>
    public static int? Told(List<FrenchWord> words, int at) => words[at].Text switch
    {
        "annulation" => SubjectOf(words, at),
        "annule" or "annulons" or "annulent" when !(at > 0 && words[at - 1].Text is "n" or "ne" or "j" or "qui" or "s") => SubjectOf(words, at),
        "renoncer" or "renonçons" or "renonce" or "renoncent" or "renoncé" when !(at > 0 && words[at - 1].Text is "n" or "ne" or "pas") => SubjectOf(words, at),
        "pas" => Missing(words, at),
        _ => null,
    };

    // "Pas de loto samedi", "il n'y aura pas de marché"; lessons and rounds that fall out are exceptions of their rule.
    private static int? Missing(List<FrenchWord> words, int at)
    {
        var opens = at == 0 || words[at - 1].Sentence != words[at].Sentence || words[at - 1].Text is "aura";
        if (!opens || at + 2 >= words.Count || words[at + 1].Text is not ("de" or "d") || Lessons.Contains(words[at + 2].Text) || !EventNouns.IsOne(words[at + 2].Text))
            return null;
        for (var i = at; i < words.Count && words[i].Sentence == words[at].Sentence; i++)
        {
            if (words[i].Text is "vacances" or "pendant" or "durant" or "fériés" or "férié" or "si" or "sans")
                return null;
        }
        return at + 2;
    }

    // "Annulation du grand concert": the place of the word that is called off; null where nothing one goes to is, or where it was another year's.
    private static int? SubjectOf(List<FrenchWord> words, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4 && words[i].Sentence == words[at].Sentence; i--)
        {
            // "suite à l'annulation du concert, les billets seront remboursés": told to those who wanted to come
            if (Mentioning.Contains(words[i].Text) && !(words[i].Text is "suite" or "après" && words.Exists(w => w.Text.StartsWith("rembours", StringComparison.Ordinal))))
                return null;
        }
        var left = 3;
        for (var i = at + 1; i < words.Count && left > 0 && words[i].Sentence == words[at].Sentence; i++)
        {
            if (EventNouns.IsOther(words[i].Text))
                return null;
            if (EventNouns.IsOne(words[i].Text))
                return IsOfAnotherYear(words, at) ? null : i;
            left -= Linking.Contains(words[i].Text) ? 0 : 1;
        }
        return null;
    }

    // "en 2025", "l'an dernier", or a year before the latest that the text names.
    private static bool IsOfAnotherYear(List<FrenchWord> words, int at)
    {
        var latest = words.Max(w => Year(w) ?? 0);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Sentence != words[at].Sentence)
                continue;
            if (Year(words[i]) is { } year && (year < latest || (i > 0 && words[i - 1].Text is "en" or "depuis" or "de")))
                return true;
            if (i > 0 && words[i].Text is "dernier" or "dernière" or "passé" or "passée" or "précédente" && words[i - 1].Text is "an" or "année" or "édition")
                return true;
        }
        return false;
    }

    public static int? Year(FrenchWord word) => word.Text.Length == 4 && (word.Text.StartsWith("19", StringComparison.Ordinal) || word.Text.StartsWith("20", StringComparison.Ordinal)) && int.TryParse(word.Text, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null;
}
