using Wiker.Ingest.Crawlers.Sources.Yaml;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Faults of a definition that no single key can tell.</summary>
internal static class DefinitionChecks
{
    private const string InseeMark = "{insee}";
    private const string NameMark = "{name}";
    private const string DepartmentMark = "{department}";
    private static readonly string[] Kinds = ["feed", "calendar", "html", "csv", "json", "geojson"];
    private static readonly string[] FollowedKeys = ["link", "next"];
    private static readonly string[] RuleKeys = ["select", "attribute", "text", "each", "words", "match", "default", "remove", "value", "under"];

    /// <summary>Holds the keys against each other, and the categories against the taxonomy's ids when they are given.</summary>
    public static void Check(YamlTree.Mapping root, bool mayExpand, IReadOnlyCollection<string>? themes, ShapeCheck check)
    {
        CheckBlocks(root, check);
        CheckExpansion(root, mayExpand, check);
        CheckCategories(root, themes, check);
        if (root.Block("schedule") is { } schedule && (schedule.Find("every") is null) == (schedule.Find("cron") is null))
            check.Fault(schedule, "schedule", "one of every and cron is expected");
        AccessChecks.Check(root, check);
        if (root.Block("json")?.Block("next") is { } next)
            CheckPaging(next, check);
    }

    private static void CheckPaging(YamlTree.Mapping next, ShapeCheck check)
    {
        if ((next.Find("parameter") is null) == (next.Find("link-path") is null))
            check.Fault(next, "json.next", "one of parameter and link-path is expected");
        foreach (var counting in (string[])["from", "step", "total"])
        {
            if (next.Find(counting) is { } key && (next.Find("parameter") is null || next.Find("cursor") is not null))
                check.Fault(key, $"json.next.{counting}", "only a parameter is counted from a number");
        }
        if (next.Find("cursor") is { } cursor && next.Find("parameter") is null)
            check.Fault(cursor, "json.next.cursor", "only a parameter takes what the answer says; name it");
    }

    private static void CheckBlocks(YamlTree.Mapping root, ShapeCheck check)
    {
        if (root.Text("kind") is not { } kind || !Kinds.Contains(kind, StringComparer.Ordinal))
            return; // a fault of its own
        foreach (var (key, _) in root.Pairs.Where(p => p.Key.Text != kind && Kinds.Contains(p.Key.Text, StringComparer.Ordinal)))
            check.Fault(key, key.Text, $"this block belongs to kind {key.Text}, and the source's kind is {kind}");
        if (kind is "html" or "csv" or "json" or "geojson" && root.Find(kind) is null)
            check.Fault(root.Find("kind")!, "kind", $"kind {kind} needs its block '{kind}:'");
        if (root.Block(kind) is not { } block)
            return;
        foreach (var (field, rule) in block.Entries("fields"))
            CheckRule(rule, $"{kind}.fields.{field.Text}", check);
        foreach (var followed in FollowedKeys.Where(k => kind == "html" && block.Find(k) is not null))
            CheckFollowed(block.Find(followed)!, $"{kind}.{followed}", check);
    }

    private static void CheckFollowed(YamlTree rule, string path, ShapeCheck check)
    {
        CheckRule(rule, path, check);
        if (rule is YamlTree.Mapping block && block.Find("under") is { } under)
            check.Fault(under, path, "a heading is no address; under is for fields");
    }

    private static void CheckRule(YamlTree rule, string path, ShapeCheck check)
    {
        if (rule is YamlTree.Sequence several)
        {
            if (several.Items.Count == 0)
                check.Fault(several, path, "an empty list finds nothing");
            for (var i = 0; i < several.Items.Count; i++)
                CheckRule(several.Items[i], $"{path}[{i}]", check);
            return;
        }
        if (rule is not YamlTree.Mapping block || block.Pairs.Any(p => !RuleKeys.Contains(p.Key.Text, StringComparer.Ordinal)))
            return; // a misspelt select is one fault, not two
        var selects = block.Find("select") is not null || block.Find("attribute") is not null || block.Find("under") is not null;
        var ways = (selects ? 1 : 0) + (block.Find("value") is null ? 0 : 1) + (block.Find("text") is null ? 0 : 1);
        if (ways != 1)
            check.Fault(block, path, block.Find("text") is null ? "one of select (or attribute) and value is expected" : "one of select, text and value is expected");
        else if (block.Find("value") is not null && block.Pairs.Count > 1)
            check.Fault(block, path, "value is a constant and stands alone");
        if (block.Find("attribute") is { } attribute && block.Text("select") is { } select && FieldRuleText.Split(select).Attribute is { } carried)
            check.Fault(attribute, path, $"the attribute is named twice; select names '{carried}' already");
    }

    private static void CheckExpansion(YamlTree.Mapping root, bool mayExpand, ShapeCheck check)
    {
        var each = root.Find("for_each");
        if (each is not null && !mayExpand)
            check.Fault(each, "for_each", "only definitions under national/ expand over the communes");
        if (each is not null && root.Find("commune") is { } commune)
            check.Fault(commune, "commune", "each expanded source has its own commune; take the key out");
        if (each is not null && root.Text("url") is { } url && !HasMark(url))
            check.Fault(root.Find("url")!, "url", $"holds neither {InseeMark} nor {NameMark}: every commune would read the same address");
        if (each is not null && root.Block("changes") is { } changes && changes.Text("url") is { } delta && !HasMark(delta))
            check.Fault(changes.Find("url")!, "changes.url", $"holds neither {InseeMark} nor {NameMark}: every commune would read the same address");
        foreach (var key in (string[])["url", "site"])
        {
            if (each is null && root.Text(key) is { } address && (HasMark(address) || address.Contains(DepartmentMark, StringComparison.Ordinal)))
                check.Fault(root.Find(key)!, key, $"{InseeMark} and {NameMark} stand for the commune of 'for_each: commune' sources only");
            if (root.Text(key)?.Contains(SourceChanges.Mark, StringComparison.Ordinal) == true)
                check.Fault(root.Find(key)!, key, $"{SourceChanges.Mark} stands in changes.url only");
        }
    }

    private static bool HasMark(string address) => address.Contains(InseeMark, StringComparison.Ordinal) || address.Contains(NameMark, StringComparison.Ordinal);

    private static void CheckCategories(YamlTree.Mapping root, IReadOnlyCollection<string>? themes, ShapeCheck check)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var exact = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (category, theme) in root.Entries("categories"))
        {
            // A key doubled to the letter is told by the shape.
            if (!seen.Add(category.Text) && exact.Add(category.Text))
                check.Fault(category, "categories", $"'{category.Text}' stands twice; capitals make no difference");
            exact.Add(category.Text);
            if (themes is not null && theme is YamlTree.Scalar { IsNull: false } id && !themes.Contains(id.Text, StringComparer.Ordinal))
                check.Fault(theme, $"categories.{category.Text}", $"'{id.Text}' is no theme; it is one of {string.Join(", ", themes)}{NearestWord.Hint(id.Text, themes)}");
        }
    }
}
