using System.Collections.Frozen;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>A status with the words that say it and how sure they are.</summary>
internal readonly record struct StatusRead(RecordStatus Status, string Words, double Confidence);

/// <summary>
/// What became of an event, from French sentences: "le loto est annulé", "n'aura pas lieu", "affiche complet", "change de salle". Not what might become of it ("en cas de pluie"), nor what becomes of something else
/// ("les inscriptions sont annulées").
/// </summary>
internal static class StatusProse
{
    private const int LongestText = 4_000;
    private const int FarthestParticiple = 4;
    private const int FarthestSubject = 12;

    private static readonly FrozenDictionary<string, RecordStatus> Participles = new Dictionary<string, RecordStatus>(StringComparer.Ordinal)
    {
        ["annulé"] = RecordStatus.Cancelled,
        ["supprimé"] = RecordStatus.Cancelled,
        ["reporté"] = RecordStatus.Postponed,
        ["repoussé"] = RecordStatus.Postponed,
        ["ajourné"] = RecordStatus.Postponed,
        ["déplacé"] = RecordStatus.Moved,
        ["décalé"] = RecordStatus.Moved,
        ["avancé"] = RecordStatus.Moved,
        ["délocalisé"] = RecordStatus.Moved,
        ["transféré"] = RecordStatus.Moved,
        ["complet"] = RecordStatus.Full,
        ["complèt"] = RecordStatus.Full,
        // capitals and hurried writers leave accents out
        ["annule"] = RecordStatus.Cancelled,
        ["reporte"] = RecordStatus.Postponed,
        ["deplace"] = RecordStatus.Moved,
        ["complete"] = RecordStatus.Full,
        ["complèté"] = RecordStatus.Full,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Being = FrozenSet.Create(StringComparer.Ordinal, "est", "sont", "été", "ete", "sera", "seront", "être", "etre");

    private static readonly FrozenSet<string> Between = FrozenSet.Create(
        StringComparer.Ordinal, "donc", "malheureusement", "finalement", "exceptionnellement", "hélas", "déjà", "ainsi", "bien", "quasi", "presque", "désormais", "aussi", "d", "ores", "et", "contraints", "obligés", "également", "totalement", "purement", "simplement");

    private static readonly FrozenSet<string> Conditions = FrozenSet.Create(StringComparer.Ordinal, "cas", "si", "réserve", "pourra", "pourront", "pourrait", "peut", "peuvent", "risque", "moindre");

    /// <summary>The status that a text tells; null when it tells none.</summary>
    public static StatusRead? Read(string text)
    {
        var capped = Words.ItemWords.Capped(text, LongestText);
        if (!MayHold(capped))
            return null;
        var words = FrenchWord.Read(capped);
        return Fixed(words) ?? OfParticiples(words) ?? Shouted(capped, words) ?? Displaced(words);
    }

    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(
        ["annul", "complet", "complèt", "report", "repouss", "ajourn", "déplac", "deplac", "décal", "avanc", "pas lieu", "plus de place", "plus aucune place", "guichets ferm", "change", "non plus", "et non", "finalement", "initialement", "délocalis", "transfér", "supprim", "tiendra pas", "sont prises", "raison", "du fait", "jauge"],
        StringComparison.OrdinalIgnoreCase);

    private static bool MayHold(string text) => text.AsSpan().ContainsAny(Signs);

    // Turns of phrase that say it whole.
    private static readonly (string[] Phrase, RecordStatus Status, double Sure)[] Phrases =
    [
        (["aura", "pas", "lieu"], RecordStatus.Cancelled, 0.92), (["auront", "pas", "lieu"], RecordStatus.Cancelled, 0.92), (["se", "tiendra", "pas"], RecordStatus.Cancelled, 0.85), (["contraints", "d", "annuler"], RecordStatus.Cancelled, 0.9),
        (["obligés", "d", "annuler"], RecordStatus.Cancelled, 0.9), (["devons", "annuler"], RecordStatus.Cancelled, 0.9), (["décidé", "d", "annuler"], RecordStatus.Cancelled, 0.88),
        (["affiche", "complet"], RecordStatus.Full, 0.92), (["affichent", "complet"], RecordStatus.Full, 0.92), (["c", "est", "complet"], RecordStatus.Full, 0.9), (["guichets", "fermés"], RecordStatus.Full, 0.9), (["plus", "aucune", "place"], RecordStatus.Full, 0.88), (["plus", "de", "places", "disponibles"], RecordStatus.Full, 0.88),
        (["y", "a", "plus", "de", "place"], RecordStatus.Full, 0.85), (["y", "a", "plus", "de", "places"], RecordStatus.Full, 0.85), (["places", "sont", "prises"], RecordStatus.Full, 0.85), (["places", "sont", "toutes", "prises"], RecordStatus.Full, 0.85), (["jauge", "est", "atteinte"], RecordStatus.Full, 0.85),
        (["changement", "de", "salle"], RecordStatus.Moved, 0.9), (["changement", "de", "lieu"], RecordStatus.Moved, 0.9), (["changement", "de", "date"], RecordStatus.Moved, 0.9), (["changement", "d", "horaire"], RecordStatus.Moved, 0.8), (["changement", "d", "heure"], RecordStatus.Moved, 0.6), (["change", "de", "lieu"], RecordStatus.Moved, 0.9), (["change", "de", "salle"], RecordStatus.Moved, 0.9),
        (["change", "de", "date"], RecordStatus.Moved, 0.9), (["changent", "de", "lieu"], RecordStatus.Moved, 0.9), (["et", "non", "plus"], RecordStatus.Moved, 0.85), (["aura", "finalement", "lieu"], RecordStatus.Moved, 0.88), (["se", "tiendra", "finalement"], RecordStatus.Moved, 0.88), (["se", "déroulera", "finalement"], RecordStatus.Moved, 0.88), (["c", "est", "finalement", "le"], RecordStatus.Moved, 0.85),
    ];

    private static StatusRead? Fixed(List<FrenchWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (phrase, status, sure) in Phrases)
            {
                if (Stands(words, i, phrase) is > 0 and var length && !IsConditional(words, i))
                    return new(status, Quote(words, i, length), sure);
            }
            if (words[i].Text == "annulation" && CallingOff.SubjectOf(words, i) is { } subject && !IsConditional(words, i))
                return new(RecordStatus.Cancelled, Quote(words, i, subject - i + 1), 0.85);
            // "non plus rue d'Aboville mais salle Saint-Yves"
            if (words[i].Text == "non" && i + 1 < words.Count && words[i + 1].Text == "plus")
            {
                for (var j = i + 2; j < words.Count && j < i + 10 && words[j].Sentence == words[i].Sentence; j++)
                {
                    if (words[j].Text == "mais")
                        return new(RecordStatus.Moved, Quote(words, i, j - i + 1), 0.8);
                }
            }
        }
        return null;
    }

    private static StatusRead? OfParticiples(List<FrenchWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Status(words[i].Text) is not { } status || IsConditional(words, i))
                continue;
            var verb = VerbBefore(words, i);
            var from = Math.Max(0, (verb ?? i) - FarthestSubject);
            if (verb is null ? !IsAttribute(words, i, status) : ConcernsOthers(words, from, verb.Value) || (IsDoubtful(words[i].Text) && !HasSubject(words, from, verb.Value)))
                continue;
            if (status == RecordStatus.Full && (Remains(words, i) || words[i].Text is "complète" or "complete" && i + 1 < words.Count && words[i + 1].Text is "le" or "la" or "les" or "l" or "par" or "et"))
                continue;
            // "avancé au samedi", "décalé à 15h", "déplacé salle X"; "reporté au 12" is the dates' to tell.
            if (status == RecordStatus.Postponed && i + 2 < words.Count && words[i + 1].Text is "en" or "dans" or "sur")
                status = words[i + 1].Text == "en" ? RecordStatus.Postponed : RecordStatus.Moved;
            // "reporté de juillet", "reporté du 12 mai": from where it was; whoever tells that has a new date.
            else if (status == RecordStatus.Postponed && IsFromADate(words, i))
                status = RecordStatus.Moved;
            return new(status, Quote(words, verb ?? i, i - (verb ?? i) + 1), verb is null ? 0.82 : 0.9);
        }
        return null;
    }

    private static bool IsFromADate(List<FrenchWord> words, int participle) =>
        participle + 2 < words.Count && words[participle + 2].Sentence == words[participle].Sentence
        && words[participle + 1].Text is "de" or "du" or "d" && (Dating.Contains(words[participle + 2].Text) || char.IsDigit(words[participle + 2].Text[0]));

    // "le samedi 6 juin est ANNULÉ", "Loto : COMPLET !": a word that shouts in a text that doesn't.
    private static StatusRead? Shouted(string text, List<FrenchWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Text.Length < 6 || (Status(word.Text) is not { } status && word.Text != "annulation") || !IsUpper(text, word) || IsConditional(words, i))
                continue;
            var isAlone = (i == 0 || words[i - 1].Text.Length < 3 || !IsUpper(text, words[i - 1]) || words[i - 1].Sentence != word.Sentence) && (i + 1 >= words.Count || words[i + 1].Text.Length < 3 || !IsUpper(text, words[i + 1]) || words[i + 1].Sentence != word.Sentence);
            if (isAlone && !ConcernsOthers(words, Math.Max(0, i - 2), i))
                return new(word.Text == "annulation" ? RecordStatus.Cancelled : Status(word.Text)!.Value, text.Substring(word.Start, word.Text.Length), 0.88);
        }
        return null;
    }

    private static readonly FrozenSet<string> Unusable = FrozenSet.Create(
        StringComparer.Ordinal, "travaux", "chantier", "réfection", "fermeture", "incendie", "inondation", "inondations", "intempéries", "dégât", "dégâts", "sinistre", "rénovation", "pluie", "météo", "vent", "neige", "indisponibilité");

    // "Du fait des travaux, le marché se tiendra sur l'esplanade": a cause before a place or day says that it is another than usual.
    private static StatusRead? Displaced(List<FrenchWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!(words[i].Text is "raison" && i > 0 && words[i - 1].Text == "en") && !(words[i].Text == "fait" && i > 0 && words[i - 1].Text == "du"))
                continue;
            if (!words.Skip(i).Take(8).Any(w => Unusable.Contains(w.Text)))
                continue;
            for (var j = i + 1; j + 1 < words.Count && j < i + 26 && words[j].Sentence == words[i].Sentence; j++)
            {
                if ((words[j].Text is "tiendra" or "déroulera" or "tiendront" || (words[j].Text is "aura" && words[j + 1].Text == "lieu")) && HasSubject(words, i, j) && !words[(i + 1)..j].Exists(w => w.Text is "ne" or "n" or "pas"))
                    return new(RecordStatus.Moved, Quote(words, i - 1, 2) + " … " + words[j].Text, 0.7);
            }
        }
        return null;
    }

    private static RecordStatus? Status(string word)
    {
        if (Participles.TryGetValue(word, out var status))
            return status;
        var stem = word.EndsWith("es", StringComparison.Ordinal) ? word[..^2] : word.Length > 1 && word[^1] is 'e' or 's' ? word[..^1] : null;
        return stem is not null && Participles.TryGetValue(stem, out status) ? status : null;
    }

    // Verbs of the present share these writings, and streets and stocks are moved too: only with "être" and something that takes place.
    private static bool IsDoubtful(string word) => word.StartsWith("supprim", StringComparison.Ordinal) || word.StartsWith("avanc", StringComparison.Ordinal) || word.StartsWith("transf", StringComparison.Ordinal) || word.StartsWith("décal", StringComparison.Ordinal) || word.StartsWith("complè", StringComparison.Ordinal);

    private static int? VerbBefore(List<FrenchWord> words, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - FarthestParticiple && words[i].Sentence == words[at].Sentence; i--)
        {
            if (Being.Contains(words[i].Text))
                return i;
            if (!Between.Contains(words[i].Text))
                return null;
        }
        return null;
    }

    private static readonly FrozenSet<string> Dating = FrozenSet.Create(
        StringComparer.Ordinal,
        "prévu", "prévue", "soir", "demain", "samedi", "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre");

    // "Sortie annulée", "vide-grenier du dimanche 30 mai annulé": the subject stands in the sentence, with nothing but its date between. Past editions are no status.
    private static bool IsAttribute(List<FrenchWord> words, int at, RecordStatus status)
    {
        if (status is not (RecordStatus.Cancelled or RecordStatus.Postponed) || words[at].Text is "annule" or "annules" or "reporte" or "reportes")
            return false;
        var unknown = 0;
        for (var i = at - 1; i >= 0 && i >= at - 8 && words[i].Sentence == words[at].Sentence; i--)
        {
            if (EventNouns.IsOther(words[i].Text))
                return false;
            if (EventNouns.IsOne(words[i].Text))
                return !(at + 1 < words.Count && words[at + 1].Text is "pour" or "par" && words[i].Text == "édition");
            if (words[i].Text is "est" or "a" or "qui" or "précédente" or "dernière" or "avait")
                return false;
            // "sortie raquettes du 14 mars annulée": a date and a word or two may stand between.
            unknown += char.IsDigit(words[i].Text[0]) || words[i].Text.Length <= 3 || Dating.Contains(words[i].Text) ? 0 : 1;
            if (unknown > 2)
                return false;
        }
        return false;
    }

    private static bool IsConditional(List<FrenchWord> words, int at)
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
            if (words[i].Text is "si" || (words[i].Text == "cas" && words[i - 1].Text == "en"))
                return true;
        }
        return false;
    }

    private static bool ConcernsOthers(List<FrenchWord> words, int from, int to)
    {
        for (var i = Math.Min(to, words.Count) - 1; i >= from; i--)
        {
            if (i < words.Count && words[i].Sentence == words[Math.Min(to, words.Count - 1)].Sentence)
            {
                if (EventNouns.IsOne(words[i].Text))
                    return false;
                if (EventNouns.IsOther(words[i].Text))
                    return true;
            }
        }
        return false;
    }

    private static bool HasSubject(List<FrenchWord> words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (words[i].Sentence == words[to].Sentence && EventNouns.IsOne(words[i].Text))
                return true;
        }
        return false;
    }

    // "celle du 4 est complète, il reste de la place aux deux autres"
    private static bool Remains(List<FrenchWord> words, int at) =>
        words.Skip(at).Take(16).Any(w => w.Text is "reste" or "restent");

    // The length of a phrase that stands here, adverbs between its words counted: "n'aura hélas pas lieu"; 0 for none.
    private static int Stands(List<FrenchWord> words, int at, string[] phrase)
    {
        if (words[at].Text != phrase[0])
            return 0;
        var i = at + 1;
        for (var next = 1; next < phrase.Length; i++)
        {
            if (i >= words.Count || words[i].Sentence != words[at].Sentence)
                return 0;
            if (words[i].Text == phrase[next])
                next++;
            else if (!Between.Contains(words[i].Text))
                return 0;
        }
        return i - at;
    }

    private static bool IsUpper(string text, FrenchWord word)
    {
        for (var i = word.Start; i < word.Start + word.Text.Length && i < text.Length; i++)
        {
            if (!char.IsUpper(text[i]))
                return false;
        }
        return true;
    }

    private static string Quote(List<FrenchWord> words, int from, int count) => string.Join(' ', words.Skip(from).Take(count).Select(w => w.Text));
}
