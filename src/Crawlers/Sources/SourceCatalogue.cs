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

    /// <summary>Loads every <c>*.yml</c> below the folders; folders that don't exist hold none.</summary>
    public static CatalogueLoad Load(CatalogueFolders folders, IReadOnlyList<CommuneRef> territories)
    {
        var definitions = new List<SourceDefinition>();
        var faults = new List<SourceFault>();
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in folders.Paths.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var parent = Path.GetFileName(Path.GetDirectoryName(file));
                var found = ParseFile(file, parent == National ? territories : null, faults);
                if (parent == Examples)
                    continue;
                foreach (var definition in found)
                {
                    if (origins.TryAdd(definition.Profile.Id, file))
                        definitions.Add(definition);
                    else
                        faults.Add(new SourceFault(Shown(file), 1, 1, "", $"the id '{definition.Profile.Id}' is taken by {Shown(origins[definition.Profile.Id])}"));
                }
            }
        }
        return new CatalogueLoad(definitions, faults);
    }

    /// <summary>One file; its id is its name. <paramref name="territories"/> null: it may not expand.</summary>
    public static IReadOnlyList<SourceDefinition> ParseFile(string file, IReadOnlyList<CommuneRef>? territories, List<SourceFault> faults)
    {
        try
        {
            return Parse(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file), Shown(file), territories, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new SourceFault(Shown(file), 1, 1, "", $"the file cannot be read: {e.Message}"));
            return [];
        }
    }

    /// <summary>One definition as text: one source, or one for each territory; none when a fault was added.</summary>
    public static IReadOnlyList<SourceDefinition> Parse(string text, string id, string origin, IReadOnlyList<CommuneRef>? territories, List<SourceFault> faults)
    {
        var before = faults.Count;
        if (YamlReading.Read(text, origin, faults) is not { } root)
            return [];
        var check = new ShapeCheck(origin, faults);
        check.Check(root, DefinitionShape.Source, "");
        DefinitionBinding.CheckTogether(root, check);
        var each = new YamlBlock(root).Find("for_each");
        if (each is not null && territories is null)
            check.Fault(each, "for_each", "only definitions under national/ expand over the communes");
        if (faults.Count > before)
            return [];
        return each is null
            ? [DefinitionBinding.Bind(root, id, origin, each: null)]
            : [.. territories!.Select(t => DefinitionBinding.Bind(root, $"{id}@{t.Insee}", origin, t))];
    }

    private static string Shown(string file)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
