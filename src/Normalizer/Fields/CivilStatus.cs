using System.Buffers;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Births, deaths and weddings by name are dropped wherever they stand (<c>model.md</c> §5).</summary>
internal static class CivilStatus
{
    /// <summary>Reason of the refusal.</summary>
    public const string Refusal = "civil-status";

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["naissance", "mariage", "carnet", "tat civil", "tat-civil", "tat\u00A0civil", "décès", "deces", "decès", "déces", "pacs", "baptême", "bapteme", "parrainage", "obsèques", "obseques"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True when an item stands as a whole under a heading of civil status, by its title or its category, and its text is not about formalities ("Déclarer une naissance",
    /// "pièces à fournir"): it gives no record then.
    /// </summary>
    public static bool IsOf(RawItem item, ItemWords words)
    {
        var title = CivilHeading.Read(words.Title);
        if (title == CivilHeading.Holds.Persons)
            return true;
        if (title == CivilHeading.Holds.Nothing && !item.All(RawField.Category).Any(c => c.Length <= CivilHeading.Longest && CivilHeading.Read(c) != CivilHeading.Holds.Nothing))
            return false;
        var text = title == CivilHeading.Holds.Nothing ? $"{words.Title}\n{words.AsWritten}" : words.AsWritten;
        return text.Length > 0 && !PersonWords.IsOfFormalities(text);
    }

    /// <summary>The text without the headings of civil status and the sections below them; the same instance when it has none.</summary>
    public static string Without(string text)
    {
        if (!MayHold(text))
            return text;
        var lines = text.Split('\n');
        var kept = Kept(lines);
        return Array.TrueForAll(kept, k => k) ? text : string.Join('\n', lines.Where((_, i) => kept[i]));
    }

    /// <summary>True when a text may speak of civil status, so that the closer look is worth it.</summary>
    public static bool MayHold(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>
    /// Which lines may stay. A section ends at the next heading, or at a line that can't name anyone. <paramref name="isHeading"/>: what the markup calls a heading; null when there is no markup.
    /// </summary>
    public static bool[] Kept(IReadOnlyList<string> lines, Func<int, bool>? isHeading = null)
    {
        var kept = new bool[lines.Count];
        var inside = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var opens = CivilHeading.Read(lines[i]);
            if (opens == CivilHeading.Holds.Heading)
                inside = !IsFormality(lines, i + 1);
            else if (inside && (isHeading?.Invoke(i) == true || PersonWords.LooksLikeHeading(lines[i]) || PersonWords.NamesNobody(lines[i])))
                inside = false;
            kept[i] = opens != CivilHeading.Holds.Persons && !inside;
        }
        return kept;
    }

    // "Mariages", then "Les pièces à fournir…": a town hall's page about its formalities.
    private static bool IsFormality(IReadOnlyList<string> lines, int from)
    {
        while (from < lines.Count && string.IsNullOrWhiteSpace(lines[from]))
            from++;
        return from < lines.Count && PersonWords.IsOfFormalities(lines[from]);
    }
}
