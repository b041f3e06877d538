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
            root.Add("csv", WithFields(block, csv.Fields));
        }
        if (source.Json is { } json)
        {
            var block = new YamlMappingNode();
            Quoted(block, "items", json.Items);
            if (json.Next is { } next)
            {
                var nextBlock = new YamlMappingNode();
                Quoted(nextBlock, "parameter", next.Parameter);
                if (next.Parameter is not null)
                    Plain(nextBlock, "from", next.From.ToString(CultureInfo.InvariantCulture));
                Quoted(nextBlock, "link-path", next.LinkPath);
                block.Add("next", nextBlock);
            }
            Quoted(block, "crs", json.Crs);
            root.Add("json", WithFields(block, json.Fields));
        }
        if (source.Geojson is { } geojson)
        {
            var block = new YamlMappingNode();
            Quoted(block, "crs", geojson.Crs);
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

    private static YamlNode Rule(FieldRule rule)
    {
        if (rule is { Match: null, Default: null, Remove: null, Value: null, Under: null } && rule.Select?.Contains('@', StringComparison.Ordinal) != true)
            return Quote(rule.Attribute is null ? rule.Select ?? "" : $"{rule.Select}@{rule.Attribute}");
        var block = new YamlMappingNode();
        Quoted(block, "under", rule.Under);
        Quoted(block, "select", rule.Select);
        Quoted(block, "attribute", rule.Attribute);
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
