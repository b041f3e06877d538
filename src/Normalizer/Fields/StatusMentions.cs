using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Where a status is only spoken of: what might come ("en cas de pluie", "s'il pleut"), what befell another edition ("l'an dernier la fête avait été annulée"), what isn't so ("n'est pas annulé").</summary>
internal sealed class StatusMentions(List<FrenchWord> words, int? year)
{
    private const int Reach = 14;

    private static readonly FrozenSet<string> Conditions = FrozenSet.Create(StringComparer.Ordinal, "cas", "si", "réserve", "pourra", "pourront", "pourrait", "peut", "peuvent", "risque", "moindre");

    private static readonly FrozenSet<string> Times = FrozenSet.Create(StringComparer.Ordinal, "an", "année", "édition", "éditions", "ans", "années", "hiver", "été", "printemps", "automne", "saison", "mois", "fois");

    /// <summary>True when the word at that place tells no status of what the text is about.</summary>
    public bool Hold(int at) => (at > 0 && IsNearly(words[at - 1].Text)) || IsConditional(at) || IsOfAnother(at);

    /// <summary>"presque complet" still takes people.</summary>
    public static bool IsNearly(string word) => word is "presque" or "quasi" or "quasiment" or "bientôt";

    private bool IsOfAnother(int at)
    {
        // "avait été annulée", "deux fois reporté", "seul le manège est annulé", "remplace le trail annulé"
        for (var i = at - 1; i >= 0 && i >= at - 5 && words[i].Sentence == words[at].Sentence; i--)
        {
            if ((words[i].Text is "avait" or "avaient" && i >= at - 3) || words[i].Text is "seul" or "seule" or "seuls" or "seules" or "remplace" or "remplacera" || (i == at - 1 && words[i].Text is "fois" or "jamais" or "pas"))
                return true;
        }
        for (var i = Math.Max(0, at - Reach); i < words.Count && i <= at + 6; i++)
        {
            if (words[i].Sentence != words[at].Sentence)
                continue;
            // "l'an passé", "l'édition précédente", "une édition 2025", "en 2020 et 2021"
            if (words[i].Text is "précédente" or "précédent" || (i > 0 && words[i].Text is "dernier" or "dernière" or "dernières" or "derniers" or "passé" or "passée" && Times.Contains(words[i - 1].Text)))
                return true;
            if (year is { } now && CallingOff.Year(words[i]) is { } told && told < now)
                return true;
        }
        return false;
    }

    private bool IsConditional(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 14 && words[i].Sentence == words[at].Sentence; i--)
        {
            // "toute annulation", "tout cours annulé" speak of any; "toute la soirée" is this one.
            if (words[i].Text is "tout" or "toute" && (words[i + 1].Text is "annulation" or "report" or "modification" || EventNouns.IsOne(words[i + 1].Text) || EventNouns.IsOther(words[i + 1].Text)))
                return true;
            if (Conditions.Contains(words[i].Text) && !(words[i].Text == "cas" && i > 0 && words[i - 1].Text is "tout" or "tous"))
                return true;
        }
        for (var i = at + 1; i < words.Count && i < at + 5 && words[i].Sentence == words[at].Sentence; i++)
        {
            if (words[i].Text is "si" || (words[i].Text == "s" && i + 1 < words.Count && words[i + 1].Text is "il" or "ils") || (words[i].Text == "cas" && words[i - 1].Text == "en"))
                return true;
        }
        return false;
    }
}
