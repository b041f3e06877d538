using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Normalizer.Fields.Themes;

/// <summary>Words with a weight, as the files of <c>config/</c> hold them: "- vide-grenier" weighs 1; "- marché: 0.5" says its weight.</summary>
internal static class WeightedWords
{
    private const double DefaultWeight = 1;

    /// <summary>Reads one entry; one that can't be read is told with its line.</summary>
    public static (string Word, double Weight)? Read(YamlNode node, List<string> faults)
    {
        if (node is YamlScalarNode)
            return (Text(node), DefaultWeight);
        if (node is YamlMappingNode { Children.Count: 1 } map && double.TryParse(Text(map.Children[0].Value), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 5)
            return (Text(map.Children[0].Key), weight);
        faults.Add($"line {(node as YamlMappingNode)?.Children.FirstOrDefault().Key?.Start.Line ?? node.Start.Line}: a word is written '- word' or '- word: weight', the weight above 0 and at most 5.");
        return null;
    }

    public static string Text(YamlNode node) => (node as YamlScalarNode)?.Value?.Trim() ?? "";
}
