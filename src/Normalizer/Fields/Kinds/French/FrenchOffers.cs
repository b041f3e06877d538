using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Kinds.French;

/// <summary>How French shops word what they take off: a reduction, a gift for who buys, one price for all.</summary>
internal static class FrenchOffers
{
    private const int FarthestGift = 16;
    private const int FarthestPrice = 6;

    private static readonly FrozenSet<string> Gifts = FrozenSet.Create(StringComparer.Ordinal, "offert", "offerte", "offerts", "offertes", "offre", "offrent", "offrons", "gratuit", "gratuite", "cadeau");

    private static readonly FrozenSet<string> Purchases = FrozenSet.Create(
        StringComparer.Ordinal, "achat", "commande", "abonnement", "inscription", "réservation", "location", "paire", "menu", "repas", "devis", "souscription", "séjour", "entrée", "forfait", "article", "produit", "prestation", "coupe", "formule", "plat", "pizza", "bouteille", "panier", "adhésion");

    /// <summary>A reduction as written: "- 20 %", "25 % de remise", "2 achetés, le 3e offert"; null for none. A rise or a share ("+ 12 %", "60 % des élèves") is none.</summary>
    public static string? Reduction(string text)
    {
        for (var sign = text.IndexOf('%', StringComparison.Ordinal); sign > 0; sign = text.IndexOf('%', sign + 1))
        {
            var end = sign;
            while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || char.IsAsciiDigit(text[end - 1]) || text[end - 1] == ','))
                end--;
            var minus = end - 1;
            var isMinus = minus >= 0 && text[minus] is '-' or '−' or '–' && end < sign && !(minus > 0 && (char.IsLetterOrDigit(text[minus - 1]) || text[minus - 1] == '%'));
            var after = text.AsSpan(sign + 1, Math.Min(14, text.Length - sign - 1)).TrimStart();
            if (isMinus || after.StartsWith("de remise", StringComparison.OrdinalIgnoreCase) || after.StartsWith("de réduc", StringComparison.OrdinalIgnoreCase) || after.StartsWith("de rabais", StringComparison.OrdinalIgnoreCase) || after.StartsWith("sur ", StringComparison.OrdinalIgnoreCase) || after.StartsWith("offert", StringComparison.OrdinalIgnoreCase))
                return text[Math.Max(0, minus)..(sign + 1)].Trim();
        }
        for (var bought = text.IndexOf("achet", StringComparison.OrdinalIgnoreCase); bought >= 0; bought = text.IndexOf("achet", bought + 5, StringComparison.OrdinalIgnoreCase))
        {
            var near = text.AsSpan(Math.Max(0, bought - 40), Math.Min(100, text.Length - Math.Max(0, bought - 40)));
            if (near.Contains("offert", StringComparison.OrdinalIgnoreCase))
                return "acheté … offert";
        }
        return null;
    }

    /// <summary>What is given to who buys: "pour toute commande … offerte"; null for nothing.</summary>
    public static string? Gift(IReadOnlyList<FrenchWord> words)
    {
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (words[i].Text != "pour" || words[i + 1].Text is not ("tout" or "toute") || !Purchases.Contains(words[i + 2].Text))
                continue;
            for (var j = Math.Max(0, i - FarthestGift); j < words.Count && j <= i + FarthestGift; j++)
            {
                if (Gifts.Contains(words[j].Text) && words[j].Sentence == words[i].Sentence)
                    return $"{words[j].Text} pour {words[i + 1].Text} {words[i + 2].Text}";
            }
        }
        return null;
    }

    /// <summary>One price for all of a kind: "toutes les séances à 5 €"; null for none.</summary>
    public static string? PriceOfAll(string text, IReadOnlyList<FrenchWord> words)
    {
        for (var i = 0; i + 3 < words.Count; i++)
        {
            if (words[i].Text is not ("tous" or "toutes") || words[i + 1].Text != "les")
                continue;
            for (var j = i + 3; j + 1 < words.Count && j <= i + FarthestPrice && words[j].Sentence == words[i].Sentence; j++)
            {
                var number = words[j + 1];
                if (words[j].Text == "à" && char.IsDigit(number.Text[0]) && text.AsSpan(number.Start + number.Text.Length).TrimStart() is ['€', ..] or ['e' or 'E', 'u' or 'U', 'r' or 'R', ..] or [',', _, _, ' ' or '\u00A0', '€', ..])
                    return $"tous les … à {number.Text} €";
            }
        }
        return null;
    }
}
