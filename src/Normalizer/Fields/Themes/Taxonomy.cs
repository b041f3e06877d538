using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Kinds;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer;

/// <summary>A theme: its id, its label in French, the words that point to it with their weight, and the aliases by which categories name it.</summary>
public sealed record Theme(string Id, string Label, IReadOnlyDictionary<string, double> Words, IReadOnlyList<string> Aliases);

/// <summary>The themes of <c>config/themes.yml</c> and the words of <c>config/kinds.yml</c>, immutable, with a tree of each.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, string> _byAlias;
    private readonly FrozenSet<string> _ids;

    /// <summary>A taxonomy of these themes, without words for kinds; ids are told apart by case.</summary>
    public Taxonomy(IReadOnlyList<Theme> themes)
        : this(themes, new([]))
    {
    }

    internal Taxonomy(IReadOnlyList<Theme> themes, KindLexicon kinds)
    {
        Themes = themes;
        Kinds = kinds;
        _ids = themes.Select(t => t.Id).ToFrozenSet(StringComparer.Ordinal);
        var byAlias = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new PhraseTree<(string Theme, double Weight)>();
        foreach (var theme in themes)
        {
            foreach (var alias in theme.Aliases.Prepend(theme.Label).Prepend(theme.Id))
                byAlias.TryAdd(Folding.FoldWords(alias), theme.Id);
            foreach (var (word, weight) in theme.Words)
                words.Add(word, (theme.Id, weight), (known, added) => known.Theme == added.Theme ? added.Weight > known.Weight : null);
        }
        _byAlias = byAlias.ToFrozenDictionary(StringComparer.Ordinal);
        Words = words;
    }

    /// <summary>Every theme, in the order of the file.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    internal bool Has(string id) => _ids.Contains(id);

    internal KindLexicon Kinds { get; }

    internal PhraseTree<(string Theme, double Weight)> Words { get; }

    /// <summary>The theme that a category names by id, label or alias, in any case and with or without accents; null when none does.</summary>
    public string? FindByName(string category) => _byAlias.GetValueOrDefault(Folding.FoldWords(category));

    /// <summary>
    /// Reads the themes' file and <c>kinds.yml</c> beside it. Throws <see cref="InvalidDataException"/> with every fault of both (line, key, what is allowed) when they can't be used.
    /// </summary>
    public static Taxonomy Load(string path)
    {
        List<string> faults = [];
        var themes = Attempt(() => Fields.Themes.ThemeFile.Read(File.ReadAllText(path), Path.GetFileName(path)));
        var kindsPath = Path.Combine(Path.GetDirectoryName(path) ?? "", "kinds.yml");
        var kinds = Attempt(() => File.Exists(kindsPath) ? KindFile.Read(File.ReadAllText(kindsPath), "kinds.yml") : throw new InvalidDataException($"kinds.yml is missing beside {Path.GetFileName(path)}."));
        return themes is not null && kinds is not null ? new(themes, new(kinds)) : throw new InvalidDataException(string.Join(Environment.NewLine, faults));

        T? Attempt<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (InvalidDataException e)
            {
                faults.Add(e.Message);
                return null;
            }
        }
    }
}
