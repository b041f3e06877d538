using System.Collections.Frozen;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Turns of phrase that tell what became of an event: "n'aura pas lieu", "a fait le plein", "à 19h au lieu de 20h30", "aura bien lieu".</summary>
internal static class StatusTurns
{
    private const int FarthestSeats = 14;

    // Turns of phrase that say it whole.
    private static readonly (string[] Phrase, RecordStatus Status, double Sure)[] Phrases =
    [
        (["aura", "pas", "lieu"], RecordStatus.Cancelled, 0.92), (["auront", "pas", "lieu"], RecordStatus.Cancelled, 0.92), (["se", "tiendra", "pas"], RecordStatus.Cancelled, 0.85), (["contraints", "d", "annuler"], RecordStatus.Cancelled, 0.9),
        (["obligés", "d", "annuler"], RecordStatus.Cancelled, 0.9), (["devons", "annuler"], RecordStatus.Cancelled, 0.9), (["décidé", "d", "annuler"], RecordStatus.Cancelled, 0.88),
        (["affiche", "complet"], RecordStatus.Full, 0.92), (["affichent", "complet"], RecordStatus.Full, 0.92), (["c", "est", "complet"], RecordStatus.Full, 0.9), (["guichets", "fermés"], RecordStatus.Full, 0.9), (["plus", "aucune", "place"], RecordStatus.Full, 0.88), (["plus", "de", "places", "disponibles"], RecordStatus.Full, 0.88),
        (["y", "a", "plus", "de", "place"], RecordStatus.Full, 0.85), (["y", "a", "plus", "de", "places"], RecordStatus.Full, 0.85), (["places", "sont", "prises"], RecordStatus.Full, 0.85), (["places", "sont", "toutes", "prises"], RecordStatus.Full, 0.85), (["jauge", "est", "atteinte"], RecordStatus.Full, 0.85), (["places", "ont", "trouvé", "preneur"], RecordStatus.Full, 0.85), (["billets", "ont", "trouvé", "preneur"], RecordStatus.Full, 0.85), (["couverts", "ont", "trouvé", "preneur"], RecordStatus.Full, 0.85),
        (["pourra", "pas", "se", "tenir"], RecordStatus.Cancelled, 0.88), (["pourront", "pas", "se", "tenir"], RecordStatus.Cancelled, 0.88), (["pourra", "pas", "avoir", "lieu"], RecordStatus.Cancelled, 0.88), (["pourront", "pas", "avoir", "lieu"], RecordStatus.Cancelled, 0.88), (["ne", "pourra", "avoir", "lieu"], RecordStatus.Cancelled, 0.88), (["ne", "peut", "avoir", "lieu"], RecordStatus.Cancelled, 0.85),
        (["tombe", "à", "l", "eau"], RecordStatus.Cancelled, 0.82), (["tombé", "à", "l", "eau"], RecordStatus.Cancelled, 0.82), (["a", "fait", "le", "plein"], RecordStatus.Full, 0.82), (["ont", "fait", "le", "plein"], RecordStatus.Full, 0.82), (["plus", "une", "place"], RecordStatus.Full, 0.85), (["plus", "une", "seule", "place"], RecordStatus.Full, 0.85),
        (["prenons", "plus", "d", "inscription"], RecordStatus.Full, 0.85), (["prenons", "plus", "d", "inscriptions"], RecordStatus.Full, 0.85), (["prenons", "plus", "de", "réservation"], RecordStatus.Full, 0.85), (["prenons", "plus", "de", "réservations"], RecordStatus.Full, 0.85),
        (["remis", "à", "une", "date"], RecordStatus.Postponed, 0.88), (["remise", "à", "une", "date"], RecordStatus.Postponed, 0.88), (["remis", "à", "plus", "tard"], RecordStatus.Postponed, 0.88), (["remise", "à", "plus", "tard"], RecordStatus.Postponed, 0.88),
        (["changement", "de", "salle"], RecordStatus.Moved, 0.9), (["changement", "de", "lieu"], RecordStatus.Moved, 0.9), (["changement", "de", "date"], RecordStatus.Moved, 0.9), (["changement", "d", "horaire"], RecordStatus.Moved, 0.8), (["changement", "d", "heure"], RecordStatus.Moved, 0.6), (["change", "de", "lieu"], RecordStatus.Moved, 0.9), (["change", "de", "salle"], RecordStatus.Moved, 0.9),
        (["change", "de", "date"], RecordStatus.Moved, 0.9), (["changent", "de", "lieu"], RecordStatus.Moved, 0.9), (["et", "non", "plus"], RecordStatus.Moved, 0.85), (["aura", "finalement", "lieu"], RecordStatus.Moved, 0.88), (["se", "tiendra", "finalement"], RecordStatus.Moved, 0.88), (["se", "déroulera", "finalement"], RecordStatus.Moved, 0.88), (["c", "est", "finalement", "le"], RecordStatus.Moved, 0.85),
    ];

    public static StatusRead? Fixed(List<FrenchWord> words, StatusMentions mentions)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (phrase, status, sure) in Phrases)
            {
                if (Stands(words, i, phrase) is > 0 and var length && !mentions.Hold(i) && !(status == RecordStatus.Full && words[i..(i + length)].Exists(w => StatusMentions.IsNearly(w.Text))))
                    return new(status, StatusProse.Quote(words, i, length), sure) { At = i };
            }
            if (CallingOff.Told(words, i) is { } subject && !mentions.Hold(i))
                return new(RecordStatus.Cancelled, StatusProse.Quote(words, i, subject - i + 1), words[i].Text == "pas" ? 0.75 : 0.85) { At = i };
            // "toutes les places sont parties", "les billets sont épuisés"
            if (words[i].Text is "parties" or "partis" or "prises" or "vendues" or "vendus" or "attribuées" or "épuisées" or "épuisés" && AreSeatsGone(words, i) && !mentions.Hold(i))
                return new(RecordStatus.Full, StatusProse.Quote(words, i - 1, 2), 0.85) { At = i };
            // "non plus rue d'Aboville mais salle Saint-Yves"
            if (words[i].Text == "non" && i + 1 < words.Count && words[i + 1].Text == "plus")
            {
                for (var j = i + 2; j < words.Count && j < i + 10 && words[j].Sentence == words[i].Sentence; j++)
                {
                    if (words[j].Text == "mais")
                        return new(RecordStatus.Moved, StatusProse.Quote(words, i, j - i + 1), 0.75) { At = i };
                }
            }
        }
        return null;
    }

    private static bool AreSeatsGone(List<FrenchWord> words, int at)
    {
        if (at == 0 || words[at - 1].Text is not ("sont" or "toutes" or "tous" or "déjà"))
            return false;
        var (seats, all) = (false, words[at].Text.StartsWith("épuis", StringComparison.Ordinal));
        for (var i = at - 1; i >= 0 && i >= at - FarthestSeats && words[i].Sentence == words[at].Sentence; i--)
        {
            seats |= words[i].Text is "places" or "billets" or "inscriptions" or "entrées";
            all |= words[i].Text is "toutes" or "tous" or "les" && (i == 0 || words[i].Text != "les" || char.IsDigit(words[i + 1].Text[0]));
        }
        return seats && all;
    }

    /// <summary>"à 19h au lieu de 20h30", "au dojo au lieu du gymnase", "à 19h et non à 20h30": another hour or place than was told.</summary>
    public static StatusRead? Exchanged(List<FrenchWord> words, StatusMentions mentions)
    {
        for (var i = 1; i + 2 < words.Count; i++)
        {
            var isInstead = words[i - 1].Text == "au" && words[i].Text == "lieu" && words[i + 1].Text is "de" or "du" or "d";
            var isNot = words[i - 1].Text == "et" && words[i].Text == "non" && words[i + 1].Text is "à" or "au" or "aux" or "dans";
            if ((!isInstead && !isNot) || mentions.Hold(i))
                continue;
            var hour = i + 3 < words.Count && char.IsDigit(words[i + 2].Text[0]) && words[i + 3].Text is "h" or "heures";
            if (char.IsDigit(words[i + 2].Text[0]) && !hour)
                continue; // prices are lowered so
            var from = i - 1;
            while (from > 0 && words[from - 1].Sentence == words[i].Sentence)
                from--;
            if (StatusProse.HasSubject(words, from, i) && (hour || words[from..i].Exists(w => w.Text is "lieu" or "tiendra" or "tiendront" or "déroulera" or "fera" or "célébrée" or "célébré" or "joué" or "jouera" or "commencera")))
                return new(RecordStatus.Moved, StatusProse.Quote(words, i - 1, 3), 0.82) { At = i };
        }
        return null;
    }

    /// <summary>Whether the text said before that all the same it takes place: "la fête aura bien lieu; seul le manège est annulé".</summary>
    public static bool IsUpheld(List<FrenchWord> words, int at)
    {
        for (var i = 0; i + 1 < words.Count && i < at; i++)
        {
            if (Stands(words, i, ["aura", "bien", "lieu"]) > 0 || Stands(words, i, ["auront", "bien", "lieu"]) > 0 || (words[i].Text is "tiendra" or "tiendront" or "déroulera" or "dérouleront" && words[i + 1].Text == "bien")
                || (words[i].Text is "est" or "sont" or "reste" && words[Math.Min(i + (words[i + 1].Text is "bien" or "donc" ? 2 : 1), words.Count - 1)].Text is "maintenu" or "maintenue" or "maintenus" or "maintenues"))
                return true;
        }
        return false;
    }

    private static readonly FrozenSet<string> Unusable = FrozenSet.Create(
        StringComparer.Ordinal, "travaux", "chantier", "réfection", "fermeture", "incendie", "inondation", "inondations", "intempéries", "dégât", "dégâts", "sinistre", "rénovation", "pluie", "météo", "vent", "neige", "indisponibilité");

    // "Du fait des travaux, le marché se tiendra sur l'esplanade": a cause before a place or day says that it is another than usual.
    public static StatusRead? Displaced(List<FrenchWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!(words[i].Text is "raison" && i > 0 && words[i - 1].Text == "en") && !(words[i].Text == "fait" && i > 0 && words[i - 1].Text == "du"))
                continue;
            if (!words.Skip(i).Take(8).Any(w => Unusable.Contains(w.Text)))
                continue;
            for (var j = i + 1; j + 1 < words.Count && j < i + 26 && words[j].Sentence == words[i].Sentence; j++)
            {
                if ((words[j].Text is "tiendra" or "déroulera" or "tiendront" || (words[j].Text is "aura" && words[j + 1].Text == "lieu")) && StatusProse.HasSubject(words, i, j) && !words[(i + 1)..j].Exists(w => w.Text is "ne" or "n" or "pas"))
                    return new(RecordStatus.Moved, StatusProse.Quote(words, i - 1, 2) + " … " + words[j].Text, 0.7) { At = i };
            }
        }
        return null;
    }

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
            else if (!StatusProse.Between.Contains(words[i].Text))
                return 0;
        }
        return i - at;
    }
}
