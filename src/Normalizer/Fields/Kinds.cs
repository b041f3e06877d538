using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>What kind of thing an item is, where neither source nor document say.</summary>
internal static class Kinds
{
    private static readonly PhraseTree<(RecordKind Kind, double Weight)> Words = Fill();

    /// <summary>The kind of an item with how sure and why. A date weighs for an event only with a word that can take place.</summary>
    public static (RecordKind Kind, double Confidence, string Reason) Classify(string title, string prose, bool hasTime, bool isPublished)
    {
        Dictionary<RecordKind, (double Score, string Because)> scores = [];
        Count(scores, title, 2);
        Count(scores, prose.Length > 1_500 ? prose[..1_500] : prose, 0.6);
        if (hasTime)
            Add(scores, RecordKind.Event, isPublished ? 0.8 : 1.6, "it has a date");
        if (isPublished)
            Add(scores, RecordKind.News, 1.2, "it has a publication date");
        if (scores.Count == 0)
            return (RecordKind.News, 0.3, "nothing says more");
        // An event without any time can't be shown as one.
        if (!hasTime)
            scores.Remove(RecordKind.Event);
        var best = scores.Count == 0 ? (Kind: RecordKind.News, Score: 0.5, Because: "nothing says more") : scores.Select(s => (Kind: s.Key, s.Value.Score, s.Value.Because)).OrderByDescending(s => s.Score).ThenBy(s => s.Kind).First();
        var rest = scores.Where(s => s.Key != best.Kind).Select(s => s.Value.Score).DefaultIfEmpty(0).Max();
        return best.Score < 1 && !hasTime
            ? (RecordKind.News, 0.4, "nothing says more")
            : (best.Kind, Math.Round(Math.Clamp(0.5 + ((best.Score - rest) * 0.15), 0.4, 0.95), 2), best.Because);
    }

    /// <summary>True when a title or text holds words of things that take place.</summary>
    public static bool SpeaksOfEvent(string title, string prose)
    {
        Dictionary<RecordKind, (double Score, string Because)> scores = [];
        Count(scores, title, 2);
        Count(scores, prose.Length > 600 ? prose[..600] : prose, 0.5);
        return scores.TryGetValue(RecordKind.Event, out var of) && of.Score >= 1;
    }

    private static void Count(Dictionary<RecordKind, (double Score, string Because)> scores, string text, double weight)
    {
        HashSet<(RecordKind, string)> seen = [];
        foreach (var hit in Words.Find(text))
        {
            var word = text.Substring(hit.Start, hit.Length);
            foreach (var (kind, worth) in hit.Values)
            {
                if (seen.Add((kind, Folding.FoldWords(word))))
                    Add(scores, kind, worth * weight, $"because: '{word}'");
            }
        }
    }

    private static void Add(Dictionary<RecordKind, (double Score, string Because)> scores, RecordKind kind, double score, string because)
    {
        var known = scores.GetValueOrDefault(kind, (0, because));
        scores[kind] = (known.Item1 + score, known.Item2);
    }

    private static PhraseTree<(RecordKind Kind, double Weight)> Fill()
    {
        var tree = new PhraseTree<(RecordKind, double)>();
        Put(RecordKind.Event, 1, "concert", "spectacle", "fête", "fest-noz", "loto", "bal", "tournoi", "vide-grenier", "vide grenier", "brocante", "marché de noël", "marché", "exposition", "vernissage", "réunion publique", "conseil municipal", "assemblée générale", "randonnée", "balade", "course", "trail", "match", "stage", "atelier", "conférence", "projection", "cérémonie", "commémoration", "repas", "soirée", "kermesse", "carnaval", "festival", "salon", "forum", "portes ouvertes", "visite", "visite guidée", "théâtre", "feu d'artifice", "thé dansant", "bourse aux", "collecte de sang", "don du sang", "rencontre", "permanence", "inauguration", "rendez-vous", "foire", "concours", "belote", "gala", "initiation", "cinéma", "lecture", "pot", "vœux", "banquet", "apéro", "tombola", "animation", "séance", "cours", "sortie", "pique-nique", "défilé", "meeting", "chasse aux œufs", "téléthon", "journée");
        Put(RecordKind.News, 0.6, "compte rendu", "retour sur", "résultats", "avis", "information", "infos", "communiqué", "travaux", "point sur", "bilan", "fermeture", "ouverture au public", "nouveau", "nouvelle", "nouveaux horaires", "déviation", "coupure", "arrêté", "félicitations", "bulletin", "alerte", "vigilance", "rappel", "hommage", "arrivée de");
        Put(RecordKind.Offer, 1, "promotion", "promo", "soldes", "remise", "offre spéciale", "bon plan", "déstockage", "réduction", "offre valable", "offre découverte", "prix cassés");
        Put(RecordKind.Opportunity, 1.6, "recherche un boulanger", "recherche un médecin", "recherche médecin", "cherche médecin", "cherche un médecin", "cherche boulanger", "recherche boulanger", "recherche un repreneur", "cherche repreneur", "recherche repreneur", "local à louer", "local commercial à louer", "local commercial", "à céder", "cède", "cession", "bail à céder", "fonds de commerce", "appel à projet", "appel à candidatures", "appel à manifestation d'intérêt", "local vacant", "cellule commerciale", "reprise de commerce", "recherche un commerçant", "recherche un porteur de projet", "porteur de projet cherche", "recherche un local", "cherche un local", "recherche local", "recherche un dentiste", "recherche une infirmière", "recherche un kinésithérapeute", "recherche un épicier", "recherche un restaurateur", "installation d'un médecin");
        Put(RecordKind.Business, 1, "boulangerie", "boucherie", "épicerie", "restaurant", "pizzeria", "coiffeur", "salon de coiffure", "garage", "fleuriste", "plombier", "électricien", "menuiserie", "eurl", "sarl", "artisan");
        Put(RecordKind.Service, 0.9, "horaires d'ouverture", "déchetterie", "déchèterie", "ccas", "france services", "médiathèque municipale", "bibliothèque municipale", "agence postale", "bureau de poste", "crèche municipale", "multi-accueil", "accueil périscolaire", "trésorerie");
        Put(RecordKind.Association, 0.9, "association loi 1901", "l'association a pour but", "association", "amicale", "comité des fêtes", "siège social", "président de l'association");
        return tree;

        void Put(RecordKind kind, double weight, params string[] phrases)
        {
            foreach (var phrase in phrases)
                tree.Add(phrase, (kind, weight));
        }
    }
}
