using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Themes;

/// <summary>A theme, how sure, and because of which words.</summary>
internal sealed record ThemeRead(string Theme, double Confidence, string Words, string Reason);

/// <summary>The themes of a notice, the main one first, and those that its words point to without carrying them.</summary>
internal sealed record ThemesRead(IReadOnlyList<ThemeRead> Taken, IReadOnlyList<ThemeRead> Others);

/// <summary>Themes: by the source's own categories first, then by an organiser's activity code, then by the words of title and text. At most three, and what it could also be.</summary>
internal static class ThemeReading
{
    private const int Most = 3;
    private const int MostOthers = 3;
    private const int Head = 45;
    private const double HeadWeight = 2;
    private const double OpeningWeight = 1.5;
    private const double TextWeight = 0.7;
    private const double Enough = 0.7;
    // A notice has one theme, seldom two: another must carry nearly as much.
    private const double SecondShare = 0.5;
    private const double ThirdShare = 0.7;
    // A theme's words repeat each other.
    private const double Fading = 0.85;
    private const double OfKind = 1.2;
    private const double Faint = 0.35;
    // "L'APE de l'école organise son vide-grenier": who invites says less than what one is invited to.
    private const double OfHost = 0.6;
    private const string Shops = "commerce-artisanat";
    private const string Townhall = "vie-municipale";

    public static ThemesRead Read(IEnumerable<string> categories, string? activity, string title, string prose, SourceProfile? source, RecordKind? kind, Taxonomy taxonomy)
    {
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var category in categories.Take(20))
        {
            if (Mapped(category, source) is { } mapped)
                Add(found, mapped, 5, 0.98, $"category '{category}'");
            else if (taxonomy.FindByName(category) is { } named)
                Add(found, named, 4, 0.95, $"category '{category}'");
            else
                AddWords(found, category, isOpening: true, taxonomy, "category ");
        }
        if (activity is not null && ActivityThemes.Find(activity) is { } trade)
            Add(found, trade, 3, 0.9, $"activity code '{activity}'");
        AddWords(found, title, isOpening: true, taxonomy, "");
        AddWords(found, prose.Length > 2_000 ? prose[..2_000] : prose, isOpening: false, taxonomy, "");
        // What a shop says of itself seldom says that it is one.
        if (kind is RecordKind.Business or RecordKind.Offer or RecordKind.Opportunity)
            Add(found, Shops, OfKind, 0, kind == RecordKind.Opportunity ? "a place for a trade" : "a trade speaks");
        else if (kind == RecordKind.Service)
            Add(found, Townhall, OfKind / 2, 0, "a public service");
        var ranked = found.Where(f => taxonomy.Has(f.Key)).Select(f => (Theme: f.Key, Score: f.Value.Score(Fading), f.Value)).OrderByDescending(f => f.Score).ThenBy(f => f.Theme, StringComparer.Ordinal).ToList();
        List<ThemeRead> taken = [];
        List<ThemeRead> others = [];
        foreach (var (theme, score, evidence) in ranked)
        {
            var needed = taken.Count switch { 0 => Math.Min(Enough, Math.Max(Faint, score)), 1 => Math.Max(1.1, ranked[0].Score * SecondShare), _ => Math.Max(1.4, ranked[0].Score * ThirdShare) };
            // Categories name what a source files it under, whatever its words weigh.
            var isTaken = taken.Count < Most && (score >= needed || evidence.Sure > 0);
            var rival = ranked.Count > 1 ? ranked[theme == ranked[0].Theme ? 1 : 0].Score : 0;
            var sure = Math.Max(evidence.Sure, Math.Clamp(0.35 + (score * 0.12) + ((score - rival) * 0.08), 0.2, 0.95));
            if (isTaken || others.Count < MostOthers)
                (isTaken ? taken : others).Add(new(theme, Math.Round(sure, 2), evidence.Words, evidence.Reason));
        }
        return new(taken, others);
    }

    private static string? Mapped(string category, SourceProfile? source)
    {
        if (source is null)
            return null;
        if (source.Categories.TryGetValue(category, out var exact))
            return exact;
        var folded = Folding.FoldWords(category);
        foreach (var (name, theme) in source.Categories)
        {
            if (Folding.FoldWords(name) == folded)
                return theme;
        }
        return null;
    }

    private static void AddWords(Dictionary<string, Found> found, string text, bool isOpening, Taxonomy taxonomy, string prefix)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        var invites = isOpening ? Circumstances.InvitationIn(text) : 0;
        foreach (var hit in taxonomy.Words.Find(text))
        {
            if (!seen.Add(hit.Values))
                continue;
            var word = text.Substring(hit.Start, hit.Length);
            var place = !isOpening ? TextWeight : hit.Start < Head ? HeadWeight : OpeningWeight;
            var circumstance = (1 + Circumstances.WeightOf(text, hit.Start)) / 2 * (hit.Start < invites ? OfHost : 1);
            foreach (var (theme, worth) in hit.Values.Where(v => v.Weight > 0.02))
                Add(found, theme, worth * place * circumstance, 0, $"{prefix}'{word}'");
        }
    }

    private static void Add(Dictionary<string, Found> found, string theme, double score, double sure, string because)
    {
        if (!found.TryGetValue(theme, out var known))
            found[theme] = known = new();
        known.Add(score, sure, because);
    }

    private sealed class Found
    {
        private readonly List<(double Score, string Because)> _entries = [];

        public double Sure { get; private set; }

        public string Words => string.Join(", ", Strongest.Select(e => e.Because.Trim('\'')));

        public string Reason => "because: " + string.Join(", ", Strongest.Select(e => e.Because));

        private IEnumerable<(double Score, string Because)> Strongest => _entries.OrderByDescending(e => e.Score).Take(4);

        public void Add(double score, double sure, string because)
        {
            Sure = Math.Max(Sure, sure);
            if (!_entries.Exists(e => e.Because == because))
                _entries.Add((score, because));
        }

        public double Score(double fading)
        {
            var (sum, worth) = (0.0, 1.0);
            foreach (var (score, _) in _entries.OrderByDescending(e => e.Score))
            {
                sum += score * worth;
                worth *= fading;
            }
            return sum;
        }
    }
}
