using System.Collections.Frozen;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>A status with the words that say it and how sure they are.</summary>
internal readonly record struct StatusRead(RecordStatus Status, string Words, double Confidence)
{
    /// <summary>The place of its first word among the words of a text; 0 where it was not read from sentences.</summary>
    public int At { get; init; }
}

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
        ["abandonné"] = RecordStatus.Cancelled,
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
        ["anulé"] = RecordStatus.Cancelled,
        ["anule"] = RecordStatus.Cancelled,
        ["annuler"] = RecordStatus.Cancelled,
        ["anuler"] = RecordStatus.Cancelled,
        ["reporter"] = RecordStatus.Postponed,
        ["plein"] = RecordStatus.Full,
        ["rempli"] = RecordStatus.Full,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Being = FrozenSet.Create(StringComparer.Ordinal, "est", "sont", "été", "ete", "sera", "seront", "être", "etre");

    internal static readonly FrozenSet<string> Between = FrozenSet.Create(
        StringComparer.Ordinal, "donc", "définitivement", "malheureusement", "finalement", "exceptionnellement", "hélas", "déjà", "ainsi", "bien", "quasi", "presque", "désormais", "aussi", "d", "ores", "et", "contraints", "obligés", "également", "totalement", "purement", "simplement");

    /// <summary>The status that a text tells; null when it tells none. What it says of a year before <paramref name="year"/> is another edition's.</summary>
    public static StatusRead? Read(string text, int? year)
    {
        var capped = Words.ItemWords.Capped(text, LongestText);
        if (!MayHold(capped))
            return null;
        var words = FrenchWord.Read(capped);
        var mentions = new StatusMentions(words, year);
        var told = StatusTurns.Fixed(words, mentions) ?? OfParticiples(words, mentions) ?? Shouted(capped, words, mentions) ?? StatusTurns.Exchanged(words, mentions) ?? StatusTurns.Displaced(words);
        return told is { } status && StatusTurns.IsUpheld(words, status.At) ? null : told;
    }

    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(
        ["annul", "anul", "abandonn", "preneur", "complet", "complèt", "report", "repouss", "ajourn", "déplac", "deplac", "décal", "avanc", "pas lieu", "plus de place", "plus une", "plus aucune place", "guichets ferm", "change", "non plus", "et non", "finalement", "initialement", "délocalis", "transfér", "supprim", "tiendra pas", "sont prises", "raison", "du fait", "jauge",
            "renonc", "renonç", "pas de ", "pas d'", "pas d’", "pourra", "tombe", "plein", "rempli", "parties", "épuisé", "prenons", "au lieu", "remis", "avoir lieu"],
        StringComparison.OrdinalIgnoreCase);

    private static bool MayHold(string text) => text.AsSpan().ContainsAny(Signs);

    private static StatusRead? OfParticiples(List<FrenchWord> words, StatusMentions mentions)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Status(words[i].Text) is not { } status || mentions.Hold(i))
                continue;
            var verb = VerbBefore(words, i);
            var from = Math.Max(0, (verb ?? i) - FarthestSubject);
            if (IsFilled(words[i].Text) ? verb is null || !HoldsPeople(words, from, verb.Value) || (i + 1 < words.Count && words[i + 1].Text is "de" or "d") : verb is null ? !IsAttribute(words, i, status, isShouted: false) : ConcernsOthers(words, from, verb.Value) || (IsDoubtful(words[i].Text) && !HasSubject(words, from, verb.Value) && !(status == RecordStatus.Full && IsDated(words, from, verb.Value))))
                continue;
            if (status == RecordStatus.Full && (Remains(words, i) || words[i].Text is "complète" or "complete" && i + 1 < words.Count && words[i + 1].Text is "le" or "la" or "les" or "l" or "par" or "et"))
                continue;
            // "avancé au samedi", "décalé à 15h", "déplacé salle X"; "reporté au 12" is the dates' to tell.
            if (status == RecordStatus.Postponed && i + 2 < words.Count && words[i + 1].Text is "en" or "dans" or "sur")
                status = words[i + 1].Text == "en" ? RecordStatus.Postponed : RecordStatus.Moved;
            // "reporté de juillet", "reporté du 12 mai": from where it was; whoever tells that has a new date.
            else if (status == RecordStatus.Postponed && IsFromADate(words, i))
                status = RecordStatus.Moved;
            return new(status, Quote(words, verb ?? i, i - (verb ?? i) + 1), verb is null ? 0.82 : 0.9) { At = i };
        }
        return null;
    }

    private static bool IsFromADate(List<FrenchWord> words, int participle) =>
        participle + 2 < words.Count && words[participle + 2].Sentence == words[participle].Sentence
        && words[participle + 1].Text is "de" or "du" or "d" && (Dating.Contains(words[participle + 2].Text) || char.IsDigit(words[participle + 2].Text[0]));

    // "le samedi 6 juin est ANNULÉ", "Loto : COMPLET !": a word that shouts in a text that doesn't.
    private static StatusRead? Shouted(string text, List<FrenchWord> words, StatusMentions mentions)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Text.Length < 6 || (Status(word.Text) is null && word.Text != "annulation") || !IsUpper(text, word) || mentions.Hold(i))
                continue;
            var isAlone = (i == 0 || words[i - 1].Text.Length < 3 || !IsUpper(text, words[i - 1]) || words[i - 1].Sentence != word.Sentence) && (i + 1 >= words.Count || words[i + 1].Text.Length < 3 || !IsUpper(text, words[i + 1]) || words[i + 1].Sentence != word.Sentence);
            // "MATCH REPORTE": capitals leave the accent out that tells it from a verb.
            if ((isAlone || (Status(word.Text) is { } told && IsAttribute(words, i, told, isShouted: true))) && !ConcernsOthers(words, Math.Max(0, i - 2), i))
                return new(word.Text == "annulation" ? RecordStatus.Cancelled : Status(word.Text)!.Value, text.Substring(word.Start, word.Text.Length), 0.88) { At = i };
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
    private static bool IsDoubtful(string word) => word.StartsWith("supprim", StringComparison.Ordinal) || word.StartsWith("abandonn", StringComparison.Ordinal) || word.StartsWith("avanc", StringComparison.Ordinal) || word.StartsWith("transf", StringComparison.Ordinal) || word.StartsWith("décal", StringComparison.Ordinal) || word.StartsWith("complè", StringComparison.Ordinal);

    private static int? VerbBefore(List<FrenchWord> words, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - FarthestParticiple && words[i].Sentence == words[at].Sentence; i--)
        {
            if (Being.Contains(words[i].Text))
                return i;
            if (!Between.Contains(words[i].Text))
                break;
        }
        // "est interrompue pour raisons techniques et reportée"
        for (var i = at - 2; i >= 0 && words[at - 1].Text == "et" && i >= at - FarthestSubject && words[i].Sentence == words[at].Sentence; i--)
        {
            if (Being.Contains(words[i].Text))
                return i;
        }
        return null;
    }

    private static readonly FrozenSet<string> Dating = FrozenSet.Create(
        StringComparer.Ordinal,
        "prévu", "prévue", "soir", "demain", "samedi", "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre");

    // "Sortie annulée", "vide-grenier du dimanche 30 mai annulé": the subject stands in the sentence, with nothing but its date between. Past editions are no status.
    private static bool IsAttribute(List<FrenchWord> words, int at, RecordStatus status, bool isShouted)
    {
        if (status is not (RecordStatus.Cancelled or RecordStatus.Postponed) || words[at].Text.StartsWith("abandonn", StringComparison.Ordinal) || !isShouted && words[at].Text is "annule" or "annules" or "reporte" or "reportes" or "annuler" or "anuler" or "reporter")
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

    private static readonly FrozenSet<string> Vehicles = FrozenSet.Create(StringComparer.Ordinal, "car", "bus", "autocar", "minibus", "autobus", "salle", "bateau");

    private static bool IsFilled(string word) => word.StartsWith("plein", StringComparison.Ordinal) || word.StartsWith("rempli", StringComparison.Ordinal);

    // "le car de 53 places est rempli"
    private static bool HoldsPeople(List<FrenchWord> words, int from, int to) =>
        HasSubject(words, from, to) || words[from..to].Exists(w => w.Sentence == words[to].Sentence && Vehicles.Contains(w.Text));

    internal static bool HasSubject(List<FrenchWord> words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (words[i].Sentence == words[to].Sentence && EventNouns.IsOne(words[i].Text))
                return true;
        }
        return false;
    }

    // "la battue du 25 novembre est complète": what bears a day takes place.
    private static bool IsDated(List<FrenchWord> words, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (words[i].Sentence == words[to].Sentence && char.IsDigit(words[i - 1].Text[0]) && Dating.Contains(words[i].Text))
                return true;
        }
        return false;
    }

    // "celle du 4 est complète, il reste de la place aux deux autres"
    private static bool Remains(List<FrenchWord> words, int at) =>
        words.Skip(at).Take(16).Any(w => w.Text is "reste" or "restent");

    private static bool IsUpper(string text, FrenchWord word)
    {
        for (var i = word.Start; i < word.Start + word.Text.Length && i < text.Length; i++)
        {
            if (!char.IsUpper(text[i]))
                return false;
        }
        return true;
    }

    internal static string Quote(List<FrenchWord> words, int from, int count) => string.Join(' ', words.Skip(from).Take(count).Select(w => w.Text));
}
