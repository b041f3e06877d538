using Wiker.Ingest.Crawlers.Sources.Yaml;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Folders of definitions; <c>national/</c> below one holds those that expand over the territories, <c>_examples/</c> is checked but never loaded.</summary>
public sealed record CatalogueFolders(params IReadOnlyList<string> Paths);

/// <summary>The sound definitions, by id, and every fault of every file. A file with a fault gives no definition.</summary>
public sealed record CatalogueLoad(IReadOnlyList<SourceDefinition> Definitions, IReadOnlyList<SourceFault> Faults);

/// <summary>Reads the YAML of sources, strictly: all faults at once, one bad file never hides the others.</summary>
public static class SourceCatalogue
{
    private const string National = "national";
    private const string Examples = "_examples";

    // What the examples expand over, so that linting them covers what territories do to them.
    private static readonly IReadOnlyList<CommuneRef> ExampleCommunes = [new("44052", "Donges"), new("44080", "Lavau-sur-Loire")];

    /// <summary>
    /// Loads every <c>*.yml</c> below the folders; folders that don't exist hold none. With <paramref name="themes"/>, the taxonomy's ids, categories that lead to none of them are faults.
    /// </summary>
    public static CatalogueLoad Load(CatalogueFolders folders, IReadOnlyList<CommuneRef> territories, IReadOnlyCollection<string>? themes = null)
    {
        var definitions = new List<SourceDefinition>();
        var faults = new List<SourceFault>();
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in folders.Paths)
        {
            foreach (var file in ConfigurationFile.Under(folder, faults))
            {
                var parents = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[..^1];
                var isExample = parents.Contains(Examples, StringComparer.Ordinal);
                var communes = isExample ? ExampleCommunes : parents.Contains(National, StringComparer.Ordinal) ? territories : null;
                var found = ParseFile(file, communes, faults, themes);
                if (isExample)
                    continue;
                foreach (var definition in found)
                {
                    if (origins.TryAdd(definition.Profile.Id, definition.Origin))
                        definitions.Add(definition);
                    else
                        faults.Add(new SourceFault(definition.Origin, 1, 1, "", $"the id '{definition.Profile.Id}' is taken by {origins[definition.Profile.Id]}; ids are unique in the whole tree"));
                }
            }
        }
        return new CatalogueLoad(definitions, faults);
    }

    /// <summary>One file; its id is its name. <paramref name="territories"/> null: it may not expand.</summary>
    public static IReadOnlyList<SourceDefinition> ParseFile(string file, IReadOnlyList<CommuneRef>? territories, List<SourceFault> faults, IReadOnlyCollection<string>? themes = null) =>
        ConfigurationFile.Read(file, faults) is { } text
            ? Parse(text, Path.GetFileNameWithoutExtension(file), ConfigurationFile.Shown(file), territories, faults, themes)
            : [];

    /// <summary>One definition as text: one source, or one for each territory; none when a fault was added, which are in the order of the file's lines.</summary>
    public static IReadOnlyList<SourceDefinition> Parse(
        string text, string id, string origin, IReadOnlyList<CommuneRef>? territories, List<SourceFault> faults, IReadOnlyCollection<string>? themes = null)
    {
        if (YamlTree.Parse(text, origin, out var unreadable) is not { } root)
        {
            faults.Add(unreadable!);
            return [];
        }
        var check = new ShapeCheck(origin);
        if (ValueChecks.SourceId(id) is { } badId)
            faults.Add(new SourceFault(origin, 1, 1, "", $"the file's name '{id}' {badId}"));
        check.Check(root, DefinitionShape.Source, "");
        DefinitionChecks.Check(root, mayExpand: territories is not null, themes, check);
        List<SourceDefinition> definitions = ValueChecks.SourceId(id) is null && check.Faults.Count == 0 ? [.. Bound(root, id, origin, territories, check)] : [];
        faults.AddRange(check.Faults);
        return check.Faults.Count == 0 ? definitions : [];
    }

    private static IEnumerable<SourceDefinition> Bound(YamlTree.Mapping root, string id, string origin, IReadOnlyList<CommuneRef>? territories, ShapeCheck check)
    {
        CommuneRef?[] communes = root.Find("for_each") is null ? [null] : [.. territories!];
        foreach (var each in communes)
        {
            if (DefinitionBinding.Address(root.Text("url")!, each) is { } url)
                yield return DefinitionBinding.Bind(root, each is null ? id : $"{id}@{each.Insee}", url, origin, each);
            else
                check.Fault(root.Find("url")!, "url", $"with the commune {each?.Name} put in, this is no address");
        }
    }
}
