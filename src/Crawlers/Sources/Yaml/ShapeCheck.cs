using System.Globalization;

namespace Wiker.Ingest.Crawlers.Sources.Yaml;

/// <summary>Holds a YAML tree against a shape and lists every fault, each with its line.</summary>
internal sealed class ShapeCheck(string file)
{
    private const int MostFaults = 200;
    private const int MostCharacters = 2_000;
    private const int MostShown = 80;

    private readonly List<SourceFault> _faults = [];

    /// <summary>What was found so far, from the file's top to its end.</summary>
    public IReadOnlyList<SourceFault> Faults => [.. _faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    /// <summary>One more fault at a node.</summary>
    public void Fault(YamlTree node, string path, string message)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(new SourceFault(file, node.Line, node.Column, path, path.Length == 0 ? message : $"{path}: {message}"));
    }

    /// <summary>Checks a node and what is below it.</summary>
    public void Check(YamlTree node, Shape shape, string path)
    {
        switch (shape)
        {
            case Shape.Text text:
                CheckText(node, text, path);
                break;
            case Shape.Choice choice:
                CheckChoice(node, choice, path);
                break;
            case Shape.Version version:
                if (Scalar(node, path) is { } written && written != version.Known.ToString(CultureInfo.InvariantCulture))
                    Fault(node, path, $"version '{Shown(written)}' is not known here; this release reads version {version.Known}");
                break;
            case Shape.Number number:
                CheckNumber(node, number, path);
                break;
            case Shape.Listing listing:
                if (node is not YamlTree.Sequence list)
                    Fault(node, path, "a list is expected, such as [\"44052\", \"44103\"]");
                else
                    for (var i = 0; i < list.Items.Count; i++)
                        Check(list.Items[i], listing.Of, $"{path}[{i}]");
                break;
            case Shape.Table table:
                CheckTable(node, table, path);
                break;
            case Shape.Block block:
                CheckBlock(node, block, path);
                break;
            case Shape.Either either:
                if (either.IsAlsoList && node is YamlTree.Sequence several)
                    Check(several, new Shape.Listing(either with { IsAlsoList = false }), path);
                else
                    Check(node, node is YamlTree.Mapping ? either.Long : either.Short, path);
                break;
        }
    }

    private void CheckText(YamlTree node, Shape.Text text, string path)
    {
        if (Scalar(node, path) is not { } value)
            return;
        if (value.Length > MostCharacters)
            Fault(node, path, $"longer than {MostCharacters} characters");
        else if (text.Quoted && node is YamlTree.Scalar { IsPlain: true })
            Fault(node, path, $"write \"{Shown(value)}\" in quotes, or YAML takes it for a number");
        else if (text.Check?.Invoke(value) is { } fault)
            Fault(node, path, $"'{Shown(value)}' {fault}");
    }

    private void CheckChoice(YamlTree node, Shape.Choice choice, string path)
    {
        if (Scalar(node, path) is not { } word || choice.Words.Contains(word, StringComparer.Ordinal))
            return;
        Fault(node, path, choice.Refused.TryGetValue(word, out var reason)
            ? reason
            : $"'{Shown(word)}' is not allowed here; it is one of {string.Join(", ", choice.Words)}{NearestWord.Hint(word, choice.Words)}");
    }

    private void CheckNumber(YamlTree node, Shape.Number number, string path)
    {
        if (Scalar(node, path) is not { } digits)
            return;
        // No exponents, "NaN" or thousands: what passes here is parsed again in the same form when it is bound.
        var form = number.Whole ? NumberStyles.AllowLeadingSign : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(digits, form, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            Fault(node, path, $"'{Shown(digits)}' is no {(number.Whole ? "whole number" : "number such as 10 or 7.5")}");
        else if (value < number.Least || value > number.Most)
            Fault(node, path, string.Create(CultureInfo.InvariantCulture, $"{value} is not between {number.Least} and {number.Most}"));
    }

    private void CheckTable(YamlTree node, Shape.Table table, string path)
    {
        if (Mapping(node, path) is not { } mapping)
            return;
        foreach (var (key, value) in mapping.Pairs)
        {
            if (table.Keys is not null && !table.Keys.Contains(key.Text, StringComparer.Ordinal))
                Fault(key, path, $"unknown key '{Shown(key.Text)}'{NearestWord.Hint(key.Text, table.Keys)}");
            else if (table.KeysAre?.Check?.Invoke(key.Text) is { } wrong)
                Fault(key, path, $"'{Shown(key.Text)}' {wrong}");
            else
                Check(value, table.Of, $"{path}.{Shown(key.Text)}");
        }
        foreach (var missing in table.Required.Where(k => mapping.Find(k) is null))
            Fault(node, path, $"'{missing}' is missing");
    }

    private void CheckBlock(YamlTree node, Shape.Block block, string path)
    {
        if (Mapping(node, path) is not { } mapping)
            return;
        foreach (var (key, value) in mapping.Pairs)
        {
            if (block.Refused.TryGetValue(key.Text, out var reason))
                Fault(key, path, reason);
            else if (block.Keys.FirstOrDefault(k => k.Name == key.Text) is { } known)
                Check(value, known.Of, path.Length == 0 ? known.Name : $"{path}.{known.Name}");
            else
                Fault(key, path, $"unknown key '{Shown(key.Text)}'{NearestWord.Hint(key.Text, block.Keys.Select(k => k.Name))}");
        }
        foreach (var missing in block.Keys.Where(k => k.Required && mapping.Find(k.Name) is null))
            Fault(node, path, $"'{missing.Name}' is missing: {missing.Description}");
    }

    private YamlTree.Mapping? Mapping(YamlTree node, string path)
    {
        if (node is not YamlTree.Mapping mapping)
        {
            Fault(node, path, "keys with values are expected");
            return null;
        }
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, _) in mapping.Pairs)
        {
            if (!first.TryAdd(key.Text, key.Line))
                Fault(key, path, $"the key '{Shown(key.Text)}' stands twice; it stands on line {first[key.Text]} already");
        }
        return mapping;
    }

    private string? Scalar(YamlTree node, string path)
    {
        if (node is YamlTree.Scalar { IsNull: false } scalar)
            return scalar.Text;
        Fault(node, path, node is YamlTree.Scalar ? "the value is missing" : "one value is expected here");
        return null;
    }

    private static string Shown(string value) => value.Length > MostShown ? value[..MostShown] + "…" : value;
}
