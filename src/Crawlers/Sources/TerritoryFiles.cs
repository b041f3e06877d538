using System.Globalization;
using Wiker.Ingest.Model;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The sound territories, by INSEE code, and every fault of every file.</summary>
public sealed record TerritoryLoad(IReadOnlyList<Territory> Territories, IReadOnlyList<SourceFault> Faults);

/// <summary>Reads territory files as strictly as sources.</summary>
public static class TerritoryFiles
{
    /// <summary>One file, or every <c>*.yml</c> of a folder; a folder that doesn't exist holds none.</summary>
    public static TerritoryLoad Load(string path)
    {
        var faults = new List<SourceFault>();
        IEnumerable<string> files = File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yml").Order(StringComparer.Ordinal) : [];
        return new TerritoryLoad([.. files.Select(f => Parse(File.ReadAllText(f), f, faults)).OfType<Territory>()], faults);
    }

    /// <summary>One territory, or null when a fault was added.</summary>
    public static Territory? Parse(string text, string file, List<SourceFault> faults)
    {
        var before = faults.Count;
        if (YamlReading.Read(text, file, faults) is not { } root)
            return null;
        new ShapeCheck(file, faults).Check(root, DefinitionShape.Territory, "");
        if (faults.Count > before)
            return null;
        var yaml = new YamlBlock(root);
        return new Territory
        {
            Insee = yaml.Text("insee")!,
            Name = yaml.Text("name")!,
            Radius = yaml.Text("radius") is { } radius ? double.Parse(radius, CultureInfo.InvariantCulture) : 10,
            Include = yaml.Texts("include"),
            Exclude = yaml.Texts("exclude"),
            Epci = yaml.Text("epci"),
            Logo = yaml.Text("logo"),
            Colours = yaml.Entries("colours").ToDictionary(c => c.Key, c => ((YamlScalarNode)c.Value).Value!, StringComparer.Ordinal),
            Themes = yaml.Texts("themes"),
        };
    }
}
