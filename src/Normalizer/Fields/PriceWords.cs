using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>The words around a sum or a "gratuit" that make it none: compared whole, since "donné" stands in "randonnée", "lot" in "loto" and "port" in "sport".</summary>
internal static class PriceWords
{
    private static readonly FrozenSet<string> Sums = FrozenSet.Create(
        StringComparer.Ordinal,
        "budget", "budgets", "coûts", "chiffre", "chiffres", "chiffré", "chiffrée", "chiffrés", "chiffrées", "investi", "investie", "investis", "investit", "investissement", "investissements", "subvention", "subventions", "bénéfice", "bénéfices", "recette", "recettes",
        "reversé", "reversée", "reversés", "reversées", "reverse", "reversent", "reversera", "reverser", "récolté", "récoltée", "récoltés", "récoltées", "récolter", "finance", "finances", "financé", "financée", "financement", "caution", "cautions", "amende", "amendes", "lot", "lots", "mises", "trophée", "trophées",
        "gain", "gains", "cagnotte", "dépense", "dépenses", "dépensé", "dépensés", "dette", "dettes", "déficit", "excédent", "voté", "votée", "votés", "votées", "réparations", "apport", "apports", "salaire", "salaires", "fourrière", "économisé", "économisés", "économisez", "économiser", "économie", "économies",
        "réclame", "réclament", "réclamé", "réclamés", "prime", "primes", "donné", "donnée", "donnés", "données", "collecté", "collectée", "collectés", "collectées", "rapporté", "enveloppe", "enveloppes", "dotation", "dotations", "préjudice", "facture", "factures");

    private static readonly string[][] SumPhrases =
        [["aides", "à"], ["aide", "de"], ["bon", "d", "achat"], ["bons", "d", "achat"], ["bon", "de"], ["bons", "de"], ["chèque", "de"], ["chèques", "de"], ["chèque", "cadeau"], ["rien", "au", "dessus"], ["don", "de"], ["dons", "de"], ["panier", "moyen"], ["pour", "tout", "achat"], ["vol", "de"]];

    // "Coût : 6 €" is a price, "le coût des travaux" none.
    private static readonly FrozenSet<string> SumsUnlessLast = FrozenSet.Create(StringComparer.Ordinal, "coût", "cout", "montant");

    private static readonly string[][] OtherGifts =
    [
        ["devis"], ["livraison"], ["parking"], ["stationnement"], ["essai"], ["emballage"], ["kilo"], ["bureau"], ["diagnostic"], ["estimation"], ["wifi"], ["wi", "fi"], ["déplacement"], ["appel"], ["numéro"], ["port"], ["retouche"], ["première", "séance"], ["séance", "découverte"], ["café"], ["accompagnement"],
        ["mois"], ["prêt"],
    ];

    /// <summary>What follows a price without being of it: "8 € les 5 kg jusqu'au 28 mars à la ferme".</summary>
    public static readonly string[] Leaving = [" jusqu", " au lieu", " chez ", " pour tout", " à la ", " au ", " aux ", " avant ", " auprès", " à régler", " à payer", " à réserver", " sur réservation", " sur inscription", " payable", " en vente"];

    /// <summary>Words before a price that tell whose it is.</summary>
    public static readonly string[] Whose = ["adulte", "adultes", "enfant", "enfants", "adhérent", "adhérents", "étudiant", "étudiants", "scolaire", "scolaires", "plein tarif", "tarif plein", "tarif normal", "tarif réduit"];

    /// <summary>Whether what stands before a sum tells of something that nobody pays to come in. <paramref name="hasUnit"/>: "le carton" follows the sum, so that a word of another clause ("gros lots, 3 € le carton") does not count.</summary>
    public static bool TellSum(ReadOnlySpan<char> before, bool isSmall, bool hasUnit)
    {
        var clause = before;
        if (hasUnit && LastComma(before) is var comma and >= 0)
            clause = before[(comma + 1)..];
        var words = FrenchWord.Read(clause.ToString());
        for (var i = 0; i < words.Count; i++)
        {
            if (Sums.Contains(words[i].Text) || (SumsUnlessLast.Contains(words[i].Text) && !(i == words.Count - 1 && isSmall)))
                return true;
            foreach (var phrase in SumPhrases)
            {
                if (StandsAt(words, i, phrase))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether what is free is a quote, a delivery or a first lesson: "devis gratuit", "la livraison est gratuite".</summary>
    public static bool TellGift(ReadOnlySpan<char> before)
    {
        // "450 € par mois, gratuit les six premiers": a comma begins something else.
        before = before.TrimEnd();
        if (before.IsEmpty || !char.IsLetterOrDigit(before[^1]))
            return false;
        var words = FrenchWord.Read(before.ToString());
        while (words.Count > 0 && words[^1].Text is "est" or "sont" or "entièrement" or "totalement")
            words.RemoveAt(words.Count - 1);
        return Array.Exists(OtherGifts, gift => StandsAt(words, words.Count - gift.Length, gift));
    }

    private static bool StandsAt(List<FrenchWord> words, int at, string[] phrase)
    {
        if (at < 0 || at + phrase.Length > words.Count)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            var word = words[at + i].Text.AsSpan();
            if (!word.SequenceEqual(phrase[i]) && !(word.Length > 3 && word[^1] == 's' && word[..^1].SequenceEqual(phrase[i])))
                return false;
        }
        return true;
    }

    // The comma of a decimal parts no clauses.
    private static int LastComma(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == ',' && !(i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
                return i;
        }
        return -1;
    }
}
