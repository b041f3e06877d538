using System.Collections.Frozen;
using System.Text;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Opening;

/// <summary>Hours at which somebody can be asked or reached ("inscriptions de 9h à 12h", "la mairie est ouverte de …"): they aren't those of what a text announces.</summary>
internal static class ReceptionHours
{
    private static readonly FrozenSet<string> Asking = FrozenSet.Create(
        StringComparer.Ordinal,
        "renseignement", "renseignements", "inscription", "inscriptions", "inscrire", "inscrivez", "reservation", "reservations", "reserver", "reservez", "billetterie", "joignable", "commande", "commandes", "telephone", "tel", "appeler", "appelez");

    private static readonly FrozenSet<string> Offices = FrozenSet.Create(StringComparer.Ordinal, "mairie", "secretariat", "bureau", "bureaux", "guichet", "accueil", "office", "mediatheque", "bibliotheque");

    private static readonly FrozenSet<string> Opening = FrozenSet.Create(StringComparer.Ordinal, "ouvert", "ouverte", "ouverts", "ouvertes", "horaire", "horaires", "ferme", "fermee", "fermes");

    /// <summary>The text without the sentences that tell such hours.</summary>
    public static string Without(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            for (var at = 0; at < line.Length;)
            {
                var end = Sentences.NextEnd(line, at) is > 0 and var found && found > at ? found : line.Length;
                if (!TellsReception(line[at..end]))
                    kept.Append(line.AsSpan(at, end - at));
                at = end;
            }
            kept.Append('\n');
        }
        return kept.ToString();
    }

    private static bool TellsReception(string sentence)
    {
        var words = Folding.FoldWords(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, Asking.Contains) || (Array.Exists(words, Offices.Contains) && Array.Exists(words, Opening.Contains));
    }
}
