using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Holds a YAML node against a shape and lists every fault, each with its line.</summary>
internal sealed class ShapeCheck(string file, List<SourceFault> faults)
{
    public void Check(YamlNode node, Shape shape, string path)
    {
        switch (shape)
        {
            case Shape.Text text:
                CheckText(node, text, path);
                break;
            case Shape.Choice choice:
                if (Scalar(node, path) is { } word && !choice.Words.Contains(word, StringComparer.Ordinal))
                    Fault(node, path, $"'{word}' is not allowed here; it is one of {string.Join(", ", choice.Words)}{Nearest(word, choice.Words)}");
                break;
            case Shape.Number number:
                if (Scalar(node, path) is { } digits)
                    CheckNumber(node, digits, number, path);
                break;
            case Shape.Listing listing:
                if (node is not YamlSequenceNode items)
                    Fault(node, path, "a list is expected, such as [\"44052\", \"44103\"]");
                else
                    for (var i = 0; i < items.Children.Count; i++)
                        Check(items.Children[i], listing.Of, $"{path}[{i}]");
                break;
            case Shape.Table table:
                CheckTable(node, table, path);
                break;
            case Shape.Block block:
                CheckBlock(node, block, path);
                break;
            case Shape.Either either:
                if (node is YamlMappingNode)
                    Check(node, either.Long, path);
                else
                    Check(node, either.Short, path);
                break;
        }
    }

    /// <summary>One more fault at a node.</summary>
    public void Fault(YamlNode node, string path, string message) => faults.Add(new SourceFault(file, (int)node.Start.Line, (int)node.Start.Column, path, path.Length == 0 ? message : $"{path}: {message}"));

    private void CheckText(YamlNode node, Shape.Text text, string path)
    {
        if (Scalar(node, path) is not { } value)
            return;
        if (text.Quoted && ((YamlScalarNode)node).Style is ScalarStyle.Plain)
            Fault(node, path, $"write \"{value}\" in quotes, or YAML takes it for a number");
        else if (text.Check?.Invoke(value) is { } fault)
            Fault(node, path, $"'{value}' {fault}");
    }

    private void CheckNumber(YamlNode node, string digits, Shape.Number number, string path)
    {
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || (number.Whole && value != Math.Floor(value)))
            Fault(node, path, $"'{digits}' is no {(number.Whole ? "whole " : "")}number");
        else if (value < number.Least || value > number.Most)
            Fault(node, path, string.Create(CultureInfo.InvariantCulture, $"{value} is not between {number.Least} and {number.Most}"));
    }

    private void CheckTable(YamlNode node, Shape.Table table, string path)
    {
        if (Mapping(node, path) is not { } mapping)
            return;
        foreach (var (key, value) in mapping.Children)
        {
            var name = Name(key);
            if (table.Keys is not null && !table.Keys.Contains(name, StringComparer.Ordinal))
                Fault(key, path, $"unknown key '{name}'{Nearest(name, table.Keys)}");
            else
                Check(value, table.Of, $"{path}.{name}");
        }
    }

    private void CheckBlock(YamlNode node, Shape.Block block, string path)
    {
        if (Mapping(node, path) is not { } mapping)
            return;
        var names = block.Keys.Select(k => k.Name).ToList();
        foreach (var (key, value) in mapping.Children)
        {
            var name = Name(key);
            if (name == "platform")
                Fault(key, path, "'platform' comes with a later version; describe the source with the block of its kind");
            else if (block.Keys.FirstOrDefault(k => k.Name == name) is { } known)
                Check(value, known.Of, path.Length == 0 ? name : $"{path}.{name}");
            else
                Fault(key, path, $"unknown key '{name}'{Nearest(name, names)}");
        }
        foreach (var missing in block.Keys.Where(k => k.Required && !mapping.Children.Keys.Any(c => Name(c) == k.Name)))
            Fault(node, path, $"'{missing.Name}' is missing: {missing.Description}");
    }

    private YamlMappingNode? Mapping(YamlNode node, string path)
    {
        if (node is YamlMappingNode mapping)
            return mapping;
        Fault(node, path, "keys with values are expected");
        return null;
    }

    private string? Scalar(YamlNode node, string path)
    {
        if (node is YamlScalarNode { Value: { } value } scalar && !(scalar.Style == ScalarStyle.Plain && value is "" or "~" or "null"))
            return value;
        Fault(node, path, "a value is expected");
        return null;
    }

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private static string Nearest(string word, IReadOnlyList<string> known)
    {
        var best = known.Select(k => (Word: k, Distance: Distance(word.ToLowerInvariant(), k.ToLowerInvariant()))).OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(2, word.Length / 3) ? $"; did you mean '{best.Word}'?" : "";
    }

    // Levenshtein: keys are short.
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
