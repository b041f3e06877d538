using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>How a business sells, from a source's words. The longest phrase wins: a "boutique en ligne" is no shop to walk into.</summary>
internal static class TradeWords
{
    private static readonly PhraseTree<Trade> Phrases = Fill();

    /// <summary>The ways of selling, in the order of the vocabulary; null when the words tell none.</summary>
    public static IReadOnlyList<Trade>? Read(IReadOnlyList<string> values)
    {
        SortedSet<Trade> trades = [];
        foreach (var value in values.Take(20))
        {
            foreach (var hit in Phrases.Find(ItemWords.Capped(value, 500)))
                trades.Add(hit.Values[0]);
        }
        return trades.Count > 0 ? [.. trades] : null;
    }

    private static PhraseTree<Trade> Fill()
    {
        var tree = new PhraseTree<Trade>();
        Add(Trade.OnTheSpot, "on the spot", "sur place", "boutique", "en boutique", "à la boutique", "magasin", "en magasin", "au magasin", "au marché", "sur les marchés", "sur le marché", "marché", "vente directe", "vente à la ferme", "à la ferme");
        Add(Trade.Delivery, "delivery", "livraison", "livraison à domicile", "livré", "livrée", "portage à domicile", "à domicile", "domicile");
        Add(Trade.ClickAndCollect, "click and collect", "click & collect", "click et collect", "clic et collecte", "clique et collecte", "drive", "à emporter", "vente à emporter", "retrait", "retrait sur place", "retrait en ligne", "retrait en magasin", "retrait en boutique", "retrait à la boutique", "retrait au magasin", "retrait à la ferme", "retrait au marché", "retrait sur le marché", "à retirer sur place");
        Add(Trade.OnlineShop, "online shop", "online", "en ligne", "boutique en ligne", "magasin en ligne", "marché en ligne", "vente en ligne", "boutique internet", "vente par internet", "e-commerce", "vente à distance", "site marchand");
        return tree;

        void Add(Trade trade, params ReadOnlySpan<string> phrases)
        {
            foreach (var phrase in phrases)
                tree.Add(phrase, trade);
        }
    }
}
