using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer;

/// <summary>A theme: its id, its label in French, the words that point to it with their weight, and the aliases by which categories name it.</summary>
public sealed record Theme(string Id, string Label, IReadOnlyDictionary<string, double> Words, IReadOnlyList<string> Aliases);

/// <summary>The themes of <c>config/themes.yml</c>, immutable, with a tree of all their words.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, string> _byAlias;

    /// <summary>A taxonomy of these themes; ids are told apart by case.</summary>
    public Taxonomy(IReadOnlyList<Theme> themes)
    {
        Themes = themes;
        var byAlias = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new PhraseTree<(string Theme, double Weight)>();
        foreach (var theme in themes)
        {
            foreach (var alias in theme.Aliases.Prepend(theme.Label).Prepend(theme.Id))
                byAlias.TryAdd(Folding.FoldWords(alias), theme.Id);
            foreach (var (word, weight) in theme.Words)
                words.Add(word, (theme.Id, weight));
        }
        _byAlias = byAlias.ToFrozenDictionary(StringComparer.Ordinal);
        Words = words;
    }

    /// <summary>Every theme, in the order of the file.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    internal PhraseTree<(string Theme, double Weight)> Words { get; }

    /// <summary>The theme that a category names by id, label or alias, in any case and with or without accents; null when none does.</summary>
    public string? FindByName(string category) => _byAlias.GetValueOrDefault(Folding.FoldWords(category));

    /// <summary>Reads the file. Throws <see cref="InvalidDataException"/> with every fault of it (line, key, what is allowed) when it can't be used.</summary>
    public static Taxonomy Load(string path) => new(Fields.Themes.ThemeFile.Read(File.ReadAllText(path), Path.GetFileName(path)));
}
