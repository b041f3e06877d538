using System.Globalization;
using Wiker.Ingest.Crawlers.Sources.Yaml;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The sound territories, by INSEE code, and every fault of every file.</summary>
public sealed record TerritoryLoad(IReadOnlyList<Territory> Territories, IReadOnlyList<SourceFault> Faults);

/// <summary>Reads territory files as strictly as sources.</summary>
public static class TerritoryFiles
{
    /// <summary>One file, or every <c>*.yml</c> below a folder; what doesn't exist holds none. With <paramref name="themes"/>, the taxonomy's ids, others are faults.</summary>
    public static TerritoryLoad Load(string path, IReadOnlyCollection<string>? themes = null)
    {
        var faults = new List<SourceFault>();
        var byInsee = new SortedDictionary<string, Territory>(StringComparer.Ordinal);
        foreach (var file in File.Exists(path) ? [path] : ConfigurationFile.Under(path, faults))
        {
            var shown = ConfigurationFile.Shown(file);
            if (ConfigurationFile.Read(file, faults) is { } text && Parse(text, shown, faults, themes) is { } territory && !byInsee.TryAdd(territory.Insee, territory))
                faults.Add(new SourceFault(shown, 1, 1, "insee", $"insee: another file is about {territory.Insee} already"));
        }
        return new TerritoryLoad([.. byInsee.Values], faults);
    }

    /// <summary>One territory, or null when a fault was added.</summary>
    public static Territory? Parse(string text, string file, List<SourceFault> faults, IReadOnlyCollection<string>? themes = null)
    {
        if (YamlTree.Parse(text, file, out var unreadable) is not { } yaml)
        {
            faults.Add(unreadable!);
            return null;
        }
        var check = new ShapeCheck(file);
        check.Check(yaml, DefinitionShape.Territory, "");
        foreach (var code in yaml.Texts("include").Intersect(yaml.Texts("exclude"), StringComparer.Ordinal))
            check.Fault(yaml.Find("exclude")!, "exclude", $"'{code}' is included and excluded");
        foreach (var theme in themes is null ? [] : yaml.Texts("themes").Except(themes, StringComparer.Ordinal))
            check.Fault(yaml.Find("themes")!, "themes", $"'{theme}' is no theme; it is one of {string.Join(", ", themes!)}{NearestWord.Hint(theme, themes!)}");
        faults.AddRange(check.Faults);
        return check.Faults.Count == 0 ? Bind(yaml) : null;
    }

    private static Territory Bind(YamlTree.Mapping yaml) => new()
    {
        Insee = yaml.Text("insee")!,
        Name = yaml.Text("name")!,
        Radius = yaml.Text("radius") is { } radius ? double.Parse(radius, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 10,
        Include = yaml.Texts("include"),
        Exclude = yaml.Texts("exclude"),
        Epci = yaml.Text("epci"),
        Logo = yaml.Text("logo"),
        Colours = yaml.Entries("colours").ToDictionary(c => c.Key.Text, c => ((YamlTree.Scalar)c.Value).Text, StringComparer.Ordinal),
        Themes = yaml.Texts("themes"),
    };
}
