using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Values of a checked YAML block by key; what isn't there is null or empty.</summary>
internal readonly record struct YamlBlock(YamlMappingNode? Node)
{
    public string? Text(string key) => (Find(key) as YamlScalarNode)?.Value;

    public YamlBlock? Block(string key) => Find(key) is YamlMappingNode node ? new YamlBlock(node) : null;

    public IReadOnlyList<string> Texts(string key) => Find(key) is YamlSequenceNode items ? [.. items.Children.OfType<YamlScalarNode>().Select(s => s.Value!)] : [];

    public IEnumerable<(string Key, YamlNode Value)> Entries(string key) =>
        Find(key) is YamlMappingNode node ? node.Children.Select(c => (((YamlScalarNode)c.Key).Value!, c.Value)) : [];

    public YamlNode? Find(string key) => Node is not null && Node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
}

/// <summary>Files of YAML into nodes; what isn't YAML is a fault with its line.</summary>
internal static class YamlReading
{
    private const int MostCharacters = 200_000;

    /// <summary>The one document of the text, or null with a fault added.</summary>
    public static YamlMappingNode? Read(string text, string file, List<SourceFault> faults)
    {
        try
        {
            if (text.Length > MostCharacters)
                throw new YamlException($"longer than {MostCharacters} characters");
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            faults.Add(new SourceFault(file, 1, 1, "", "the file is to hold one set of keys"));
        }
        catch (YamlException e)
        {
            faults.Add(new SourceFault(file, Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column), "", $"this is not YAML: {(e.InnerException ?? e).Message}"));
        }
        return null;
    }
}
