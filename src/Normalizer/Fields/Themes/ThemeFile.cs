using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Normalizer.Fields.Themes;

/// <summary>Reads the taxonomy's file, strictly: every fault is named with its line, all at once.</summary>
internal static class ThemeFile
{
    /// <summary>The themes. Throws <see cref="InvalidDataException"/> that lists all faults.</summary>
    public static IReadOnlyList<Theme> Read(string yaml, string name)
    {
        List<string> faults = [];
        List<Theme> themes = [];
        if (Root(yaml, faults) is { } root)
        {
            foreach (var (key, value) in root.Children)
            {
                if (Text(key) != "themes" || value is not YamlMappingNode table)
                    faults.Add($"line {key.Start.Line}: '{Text(key)}' is not known; the file holds one key, 'themes'.");
                else
                    themes.AddRange(table.Children.Select(entry => ReadTheme(entry.Key, entry.Value, faults)));
            }
            if (themes.Count == 0 && faults.Count == 0)
                faults.Add("line 1: 'themes' holds no theme.");
        }
        return faults.Count == 0 ? themes : throw new InvalidDataException($"{name} can't be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    private static YamlMappingNode? Root(string yaml, List<string> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            faults.Add("line 1: one mapping is expected, with the key 'themes'.");
        }
        catch (YamlException e)
        {
            faults.Add($"line {e.Start.Line}: {e.Message}");
        }
        return null;
    }

    private static Theme ReadTheme(YamlNode key, YamlNode value, List<string> faults)
    {
        var id = Text(key);
        if (id.Length == 0 || !id.All(c => char.IsAsciiLetterLower(c) || c == '-'))
            faults.Add($"line {key.Start.Line}: '{id}' is no id; use lower-case letters and hyphens.");
        string? label = null;
        Dictionary<string, double> words = new(StringComparer.Ordinal);
        List<string> aliases = [];
        if (value is not YamlMappingNode fields)
            faults.Add($"line {key.Start.Line}: '{id}' holds nothing.");
        else foreach (var (field, content) in fields.Children)
        {
            switch (Text(field))
            {
                case "label" when content is YamlScalarNode:
                    label = Text(content);
                    break;
                case "aliases" when content is YamlSequenceNode list:
                    aliases.AddRange(list.Children.Select(Text));
                    break;
                case "words" when content is YamlSequenceNode list:
                    foreach (var word in list.Children)
                    {
                        if (WeightedWords.Read(word, faults) is var (phrase, weight))
                            words[phrase] = weight;
                    }
                    break;
                default:
                    faults.Add($"line {field.Start.Line}: '{Text(field)}' of '{id}' is not known or not of its shape; a theme has 'label' (text), 'words' (list) and 'aliases' (list).");
                    break;
            }
        }
        if (string.IsNullOrWhiteSpace(label))
            faults.Add($"line {key.Start.Line}: '{id}' has no label.");
        return new(id, label ?? id, words, aliases);
    }

    private static string Text(YamlNode node) => WeightedWords.Text(node);
}
