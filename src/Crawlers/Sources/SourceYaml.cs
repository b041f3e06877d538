using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>A definition as YAML, every default filled in; reading it back gives the same definition.</summary>
public static class SourceYaml
{
    private const string DocumentEnd = "...\n";

    /// <summary>The YAML, with keys always in the same order.</summary>
    public static string Write(SourceDefinition source)
    {
        var profile = source.Profile;
        var root = new YamlMappingNode();
        Plain(root, "version", "1");
        Quoted(root, "name", profile.Name);
        Quoted(root, "owner", profile.Owner);
        Quoted(root, "site", profile.Site);
        Plain(root, "kind", Word(source.Kind));
        Quoted(root, "url", source.Url.OriginalString);
        if (source.IsOpenApi)
            Plain(root, "access", "api");
        if (source.Key is { } key)
            root.Add("key", Block(("variable", key.Variable), ("parameter", key.Parameter), ("header", key.Header)));
        if (source.Changes is { } changes)
            root.Add("changes", Block(("url", changes.Url), ("whole", Intervals.Format(changes.Whole))));
        Plain(root, "records", profile.Records is { } records ? Word(records) : "auto");
        Quoted(root, "commune", profile.Commune);
        if (profile.Covers.Count > 0)
            root.Add("covers", new YamlSequenceNode(profile.Covers.Select(c => (YamlNode)new YamlScalarNode(c) { Style = ScalarStyle.DoubleQuoted })));
        Quoted(root, "language", profile.Language);
        Quoted(root, "timezone", profile.Timezone);
        Plain(root, "trust", Word(profile.Trust));
        var licence = new YamlMappingNode();
        Quoted(licence, "id", profile.Licence.Id);
        Plain(licence, "reuse", Word(profile.Licence.Reuse));
        Quoted(licence, "attribution", profile.Licence.Attribution);
        root.Add("licence", licence);
        var schedule = new YamlMappingNode();
        Quoted(schedule, "every", source.Schedule.Every is { } every ? Intervals.Format(every) : null);
        Quoted(schedule, "cron", source.Schedule.Cron);
        root.Add("schedule", schedule);
        if (profile.Categories.Count > 0)
        {
            var categories = new YamlMappingNode();
            foreach (var (category, theme) in profile.Categories.OrderBy(c => c.Key, StringComparer.Ordinal))
                categories.Add(Quote(category), Quote(theme));
            root.Add("categories", categories);
        }
        Blocks(root, source);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        var written = text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        return written.EndsWith(DocumentEnd, StringComparison.Ordinal) ? written[..^DocumentEnd.Length] : written;
    }

    private static void Blocks(YamlMappingNode root, SourceDefinition source)
    {
        if (source.Feed is { } feed)
            root.Add("feed", WithFields(new YamlMappingNode(), feed.Fields));
        if (source.Html is { } html)
        {
            var block = new YamlMappingNode();
            Quoted(block, "rows", html.Rows);
            if (html.Link is not null)
                block.Add("link", Rule(html.Link));
            if (html.Next is not null)
                block.Add("next", Rule(html.Next));
            root.Add("html", WithFields(block, html.Fields));
        }
        if (source.Csv is { } csv)
        {
            var block = new YamlMappingNode();
            Quoted(block, "separator", csv.Separator?.ToString());
            Quoted(block, "encoding", csv.Encoding);
            Quoted(block, "crs", csv.Crs);
            Filter(block, csv.Filter);
            root.Add("csv", WithFields(block, csv.Fields));
        }
        if (source.Json is { } json)
        {
            var block = new YamlMappingNode();
            Quoted(block, "items", json.Items);
            Quoted(block, "each", json.Each);
            if (json.IsOnce)
                Plain(block, "once", "yes");
            if (json.Next is { } next)
                block.Add("next", Next(next));
            Quoted(block, "crs", json.Crs);
            Filter(block, json.Filter);
            root.Add("json", WithFields(block, json.Fields));
        }
        if (source.Geojson is { } geojson)
        {
            var block = new YamlMappingNode();
            Quoted(block, "crs", geojson.Crs);
            Filter(block, geojson.Filter);
            root.Add("geojson", WithFields(block, geojson.Fields));
        }
    }

    private static YamlMappingNode WithFields(YamlMappingNode block, IReadOnlyDictionary<string, FieldRule> fields)
    {
        var node = new YamlMappingNode();
        foreach (var (name, rule) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            node.Add(name, Rule(rule));
        block.Add("fields", node);
        return block;
    }

    private static YamlMappingNode Next(JsonNext next)
    {
        var block = Block(("parameter", next.Parameter));
        if (next is { Parameter: not null, Cursor: null })
        {
            Plain(block, "from", next.From.ToString(CultureInfo.InvariantCulture));
            Plain(block, "step", next.Step.ToString(CultureInfo.InvariantCulture));
        }
        Quoted(block, "total", next.Total);
        Quoted(block, "cursor", next.Cursor);
        Quoted(block, "link-path", next.LinkPath);
        return block;
    }

    private static void Filter(YamlMappingNode block, ItemFilter? filter)
    {
        foreach (var (key, rules) in filter is null ? [] : new[] { ("keep", filter.Keep), ("drop", filter.Drop), ("drop-at-once", filter.DropAtOnce) }.Where(r => r.Item2.Count > 0))
        {
            var node = new YamlMappingNode();
            foreach (var rule in rules)
                node.Add(Quote(rule.Select), new YamlSequenceNode(rule.Values.Select(v => (YamlNode)Quote(v))));
            block.Add(key, node);
        }
    }

    private static YamlMappingNode Block(params (string Key, string? Value)[] values)
    {
        var block = new YamlMappingNode();
        foreach (var (key, value) in values)
            Quoted(block, key, value);
        return block;
    }

    private static YamlNode Rule(FieldRule rule) =>
        rule.Otherwise is null ? OneRule(rule) : new YamlSequenceNode(rule.InOrder().Select(r => OneRule(r)));

    private static YamlNode OneRule(FieldRule rule)
    {
        if (rule is { Text: null, Each: null, Words: null, Under: null, Match: null, Default: null, Remove: null, Value: null } && rule.Select?.Contains('@', StringComparison.Ordinal) != true)
            return Quote(rule.Attribute is null ? rule.Select ?? "" : $"{rule.Select}@{rule.Attribute}");
        var block = new YamlMappingNode();
        Quoted(block, "under", rule.Under);
        Quoted(block, "select", rule.Select);
        Quoted(block, "attribute", rule.Attribute);
        Quoted(block, "text", rule.Text);
        Quoted(block, "each", rule.Each);
        if (rule.Words is { } words)
            block.Add("words", Block([.. words.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key, (string?)w.Value))]));
        Quoted(block, "match", rule.Match);
        Quoted(block, "default", rule.Default);
        Quoted(block, "remove", rule.Remove);
        Quoted(block, "value", rule.Value);
        return block;
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Plain(YamlMappingNode block, string key, string value) => block.Add(key, new YamlScalarNode(value) { Style = ScalarStyle.Plain });

    private static void Quoted(YamlMappingNode block, string key, string? value)
    {
        if (value is not null)
            block.Add(key, Quote(value));
    }

    private static YamlScalarNode Quote(string value) => new(value) { Style = ScalarStyle.DoubleQuoted };
}
