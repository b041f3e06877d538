using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>"Annulation du concert": what is called off by the noun, and where the noun only speaks of it.</summary>
internal static class CallingOff
{
    private static readonly FrozenSet<string> Linking = FrozenSet.Create(StringComparer.Ordinal, "de", "du", "des", "d", "la", "le", "les", "l", "notre", "nos", "votre", "cette", "ce", "cet");

    // "conditions d'annulation", "suite à l'annulation du festival": spoken of, not told.
    private static readonly FrozenSet<string> Mentioning = FrozenSet.Create(StringComparer.Ordinal, "condition", "conditions", "frais", "assurance", "assurances", "garantie", "suite", "après", "depuis", "délai", "délais");

    /// <summary>"Annulation du grand concert": the place of the word that is called off; null where nothing one goes to is, or where it was another year's.</summary>
    public static int? SubjectOf(List<FrenchWord> words, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4 && words[i].Sentence == words[at].Sentence; i--)
        {
            if (Mentioning.Contains(words[i].Text))
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

    private static int? Year(FrenchWord word) => word.Text.Length == 4 && (word.Text.StartsWith("19", StringComparison.Ordinal) || word.Text.StartsWith("20", StringComparison.Ordinal)) && int.TryParse(word.Text, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null;
}
