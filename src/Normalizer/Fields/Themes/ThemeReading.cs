using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Themes;

/// <summary>A theme, how sure, and because of which words.</summary>
internal sealed record ThemeRead(string Theme, double Confidence, string Reason);

/// <summary>Themes: by the source's own categories first, then by the words of title and text. At most three.</summary>
internal static class ThemeReading
{
    private const int Most = 3;
    private const double TitleWeight = 2;
    private const double Enough = 1;

    public static IReadOnlyList<ThemeRead> Read(IEnumerable<string> categories, string title, string prose, SourceProfile? source, Taxonomy taxonomy)
    {
        var found = new Dictionary<string, (double Score, double Sure, List<string> Because)>(StringComparer.Ordinal);
        foreach (var category in categories.Take(20))
        {
            if (Mapped(category, source) is { } mapped)
                Add(found, mapped, 5, 0.98, $"category '{category}'");
            else if (taxonomy.FindByName(category) is { } named)
                Add(found, named, 4, 0.95, $"category '{category}'");
            else
                AddWords(found, category, 1.5, taxonomy, "category ");
        }
        AddWords(found, title, TitleWeight, taxonomy, "");
        AddWords(found, prose.Length > 2_000 ? prose[..2_000] : prose, 1, taxonomy, "");
        var best = found.Count == 0 ? 0 : found.Values.Max(f => f.Score);
        return
        [
            .. found.Where(f => f.Value.Score >= Math.Max(Enough, best * 0.4))
                .OrderByDescending(f => f.Value.Score).ThenBy(f => f.Key, StringComparer.Ordinal).Take(Most)
                .Select(f => new ThemeRead(f.Key, Math.Round(Math.Max(f.Value.Sure, Math.Min(0.95, 0.4 + (f.Value.Score * 0.12))), 2), "because: " + string.Join(", ", f.Value.Because.Take(4)))),
        ];
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

    private static void AddWords(Dictionary<string, (double, double, List<string>)> found, string text, double weight, Taxonomy taxonomy, string prefix)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var hit in taxonomy.Words.Find(text))
        {
            var word = text.Substring(hit.Start, hit.Length);
            if (!seen.Add(Folding.FoldWords(word)))
                continue;
            foreach (var (theme, worth) in hit.Values)
                Add(found, theme, worth * weight, 0, $"{prefix}'{word}'");
        }
    }

    private static void Add(Dictionary<string, (double Score, double Sure, List<string> Because)> found, string theme, double score, double sure, string because)
    {
        var (before, sureBefore, reasons) = found.GetValueOrDefault(theme, (0, 0, []));
        if (!reasons.Contains(because))
            reasons.Add(because);
        found[theme] = (before + score, Math.Max(sure, sureBefore), reasons);
    }
}
