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
        "réclame", "réclament", "réclamé", "réclamés", "prime", "primes", "donné", "donnée", "donnés", "données", "collecté", "collectée", "collectés", "collectées", "rapporté", "enveloppe", "enveloppes", "dotation", "dotations", "préjudice", "facture", "factures", "jackpot", "indemnité", "indemnités", "gagnez", "remporté", "remportent");

    private static readonly string[][] SumPhrases =
        [["aides", "à"], ["aide", "de"], ["bon", "d", "achat"], ["bons", "d", "achat"], ["bon", "de"], ["bons", "de"], ["chèque", "de"], ["chèques", "de"], ["chèque", "cadeau"], ["rien", "au", "dessus"], ["don", "de"], ["dons", "de"], ["panier", "moyen"], ["pour", "tout", "achat"], ["vol", "de"], ["remise", "de"], ["réduction", "de"], ["rabais", "de"], ["premier", "prix"], ["1", "er", "prix"]];

    // "Coût : 6 €" is a price, "le coût des travaux" none.
    private static readonly FrozenSet<string> SumsUnlessLast = FrozenSet.Create(StringComparer.Ordinal, "coût", "cout", "montant");

    private static readonly string[][] OtherGifts =
    [
        ["devis"], ["livraison"], ["parking"], ["stationnement"], ["essai"], ["emballage"], ["kilo"], ["bureau"], ["diagnostic"], ["estimation"], ["wifi"], ["wi", "fi"], ["déplacement"], ["appel"], ["numéro"], ["port"], ["retouche"], ["première", "séance"], ["séance", "découverte"], ["café"], ["accompagnement"],
        ["mois"], ["prêt"],
    ];

    private static readonly string[] SumsAfter =
        [" d'achat", " d’achat", " de bénéfice", " de subvention", " de réparation", " de travaux", " de recette", " de budget", " d'économie", " brut", " de dons", " de lots", " de caution", " d'amende", " de bons", " de chiffre", " à gagner", " en jeu", " offert", " d'aide", " d’aide", " de prime", " de remise", " de réduc", " de rabais", " de moins"];

    // What follows a price without being of it: "8 € les 5 kg jusqu'au 28 mars à la ferme".
    private static readonly string[] Leaving =
        [" jusqu", " au lieu", " chez ", " pour tout", " à la ", " au ", " aux ", " avant ", " auprès", " à régler", " à payer", " à réserver", " sur réservation", " sur inscription", " payable", " en vente", " par cageot", " par caisse", " par lot", " par sac", " par barquette", " hors "];

    /// <summary>Words before a price that tell whose it is.</summary>
    public static readonly string[] Whose = ["adulte", "adultes", "enfant", "enfants", "adhérent", "adhérents", "étudiant", "étudiants", "scolaire", "scolaires", "plein tarif", "tarif plein", "tarif normal", "tarif réduit"];

    private static readonly string[] WhoseParts = ["adulte", "enfant", "adhérent", "adherent", "étudiant", "scolaire", "tarif", "réduit", "ans", "famille", "résident", "habitant", "couple"];

    private static readonly string[] GenericLabels = ["entrée", "entree", "tarif", "prix", "participation", "billet", "inscription", "engagement", "cotisation", "adhésion", "licence", "dossard", "loyer", "visiteur", "carton", "repas ", "menu "];

    private static readonly string[] Passes = ["pass ", "forfait ", "carte journ", "ticket journ", "billet journ"];

    private static readonly string[] PriceNames = ["entrée", "entree", "tarif", "prix", "participation", "billet", "place", "adulte", "paf", "inscription", "cotisation", "adhésion", "abonnement"];

    private static readonly string[] Stands = ["exposant", "emplacement", "table d", "table de", "tables d", "stand", "mètre linéaire"];

    private static readonly string[] Weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private static readonly string[] Times = ["midi", "soir", "matin", "week-end", "1er ", "premier ", "dernier "];

    // Who pays, and for how long; anything else behind "pour le" is the thing that is bought.
    private static readonly string[] Payers = ["adulte", "enfant", "personne", "couple", "famille", "journée", "année", "week-end", "saison", "mois", "semaine", "équipe", "premier", "deuxième", "second", "troisième"];

    /// <summary>Whether a price ends before these words: "8 € les 5 kg jusqu'au 28 mars", "39 € la nuit du 1er au 29 mai".</summary>
    public static bool Leaves(ReadOnlySpan<char> words) =>
        PriceSentence.StartsWithAny(words, Leaving) || (words.StartsWith(" du ", StringComparison.OrdinalIgnoreCase) && words.Length > 4 && (char.IsAsciiDigit(words[4]) || PriceSentence.StartsWithAny(words[4..], Weekdays)));

    /// <summary>"pour le passeport d'un adulte": what is bought, where "pour une personne" tells who pays.</summary>
    public static bool TellsWhat(ReadOnlySpan<char> words)
    {
        if (!words.StartsWith("pour ", StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = words[5..];
        foreach (var article in (ReadOnlySpan<string>)["le ", "la ", "l'", "l’", "un ", "une ", "ce ", "cette "])
        {
            if (rest.StartsWith(article, StringComparison.OrdinalIgnoreCase))
                return !PriceSentence.StartsWithAny(rest[article.Length..], Payers);
        }
        return false;
    }

    /// <summary>"le midi", "le samedi": when a price holds, no unit.</summary>
    public static bool TellsWhen(ReadOnlySpan<char> words) =>
        words.StartsWith("le ", StringComparison.OrdinalIgnoreCase) && (PriceSentence.StartsWithAny(words[3..], Times) || PriceSentence.StartsWithAny(words[3..], Weekdays));

    /// <summary>"pour tous" says no more than "gratuit"; "pour tous les moins de 12 ans" does.</summary>
    public static bool IsForAll(ReadOnlySpan<char> words) =>
        words.StartsWith("pour tous", StringComparison.OrdinalIgnoreCase) && (words.Length == 9 || !PriceSentence.IsSpace(words[9]) || !words[9..].TrimStart().StartsWith("les ", StringComparison.OrdinalIgnoreCase));

    /// <summary>"Entrée", "Inscriptions": a label that says only that a price follows.</summary>
    public static bool IsGenericLabel(ReadOnlySpan<char> label) => PriceSentence.StartsWithAny(label, GenericLabels);

    /// <summary>"Pass 3 jours :", "Carte journalière": what is bought belongs to the price.</summary>
    public static bool IsPass(ReadOnlySpan<char> label) => PriceSentence.StartsWithAny(label, Passes);

    /// <summary>Whether words tell whose a price is: "enfants :", "tarif réduit".</summary>
    public static bool TellsWhose(ReadOnlySpan<char> words) => ContainsAny(words, WhoseParts);

    /// <summary>Whether the words before a sum say that it is what a stand costs.</summary>
    public static bool TellStand(ReadOnlySpan<char> before) => ContainsAny(before, Stands);

    /// <summary>Whether the words before a sum end with what those pay who come in: "Entrée", "Visiteurs :".</summary>
    public static bool TellsEntrance(ReadOnlySpan<char> before)
    {
        var near = before[Math.Max(0, before.Length - 26)..];
        return near.Contains("entrée", StringComparison.OrdinalIgnoreCase) || near.Contains("entree", StringComparison.OrdinalIgnoreCase) || near.Contains("visiteur", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether words name a price as one.</summary>
    public static bool NamesPrice(ReadOnlySpan<char> words) => ContainsAny(words, PriceNames);

    /// <summary>Whether what follows a sum makes it none: "600 € d'achat", "500 € à gagner".</summary>
    public static bool TellSumAfter(ReadOnlySpan<char> after) => PriceSentence.StartsWithAny(after, SumsAfter);

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Whether what stands before a sum tells of something that nobody pays to come in. <paramref name="hasUnit"/>: "le carton" follows the sum, so that a word of another clause ("gros lots, 3 € le carton") does not count.</summary>
    public static bool TellSum(ReadOnlySpan<char> before, bool isSmall, bool hasUnit)
    {
        var clause = before;
        if (LastComma(before) is var comma and >= 0 && (hasUnit || IsGenericLabel(before[(comma + 1)..].TrimStart())))
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
