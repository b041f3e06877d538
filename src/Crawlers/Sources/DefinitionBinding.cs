using System.Globalization;
using Wiker.Ingest.Model;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Makes a definition of a block that was found sound, and checks what no single key can tell.</summary>
internal static class DefinitionBinding
{
    private static readonly string[] Kinds = ["feed", "calendar", "html", "csv", "json", "geojson"];
    private static readonly string[] FollowedKeys = ["link", "next"];

    /// <summary>Faults between keys: blocks of other kinds, two schedules, two ways to the next page, a block that is missing.</summary>
    public static void CheckTogether(YamlMappingNode root, ShapeCheck check)
    {
        var yaml = new YamlBlock(root);
        var kind = yaml.Text("kind");
        foreach (var other in Kinds.Where(k => k != kind && yaml.Find(k) is not null))
            check.Fault(yaml.Find(other)!, other, $"this block belongs to kind {other}, and the source's kind is {kind}");
        if (kind is "html" or "csv" or "json" or "geojson" && yaml.Find(kind) is null)
            check.Fault(root, kind, $"kind {kind} needs its block");
        if (yaml.Block("schedule") is { } schedule && (schedule.Text("every") is null) == (schedule.Text("cron") is null))
            check.Fault(schedule.Node!, "schedule", "one of every and cron is expected");
        if (yaml.Block("json")?.Block("next") is { } next && (next.Text("parameter") is null) == (next.Text("link-path") is null))
            check.Fault(next.Node!, "json.next", "one of parameter and link-path is expected");
        foreach (var (path, rule) in Rules(yaml, kind))
        {
            if (rule is YamlMappingNode block && new YamlBlock(block) is var fields && fields.Find("value") is null == (fields.Find("select") is null && fields.Find("attribute") is null))
                check.Fault(rule, path, "one of select (or attribute) and value is expected");
        }
    }

    /// <summary>The definition; <paramref name="id"/> and the address with the commune's code and name put in.</summary>
    public static SourceDefinition Bind(YamlMappingNode root, string id, string origin, CommuneRef? each)
    {
        var yaml = new YamlBlock(root);
        var name = yaml.Text("name")!;
        var owner = yaml.Text("owner");
        var licence = yaml.Block("licence");
        var schedule = yaml.Block("schedule");
        return new SourceDefinition
        {
            Profile = new SourceProfile
            {
                Id = id,
                Name = each is null ? name : $"{name}, {each.Name}",
                Owner = owner,
                Site = yaml.Text("site"),
                Records = yaml.Text("records") is { } records && records != "auto" ? Enum.Parse<RecordKind>(records, ignoreCase: true) : null,
                Commune = each?.Insee ?? yaml.Text("commune"),
                Covers = yaml.Texts("covers"),
                Language = yaml.Text("language") ?? "fr",
                Timezone = yaml.Text("timezone") ?? "Europe/Paris",
                Trust = yaml.Text("trust") is { } trust ? Enum.Parse<Trust>(trust, ignoreCase: true) : Trust.Open,
                Licence = new SourceLicence(
                    licence?.Text("id") ?? "none",
                    licence?.Text("reuse") is { } reuse ? Enum.Parse<Reuse>(reuse, ignoreCase: true) : Reuse.Extract,
                    licence?.Text("attribution") ?? owner ?? name),
                Categories = yaml.Entries("categories").ToDictionary(e => e.Key, e => ((YamlScalarNode)e.Value).Value!, StringComparer.OrdinalIgnoreCase),
            },
            Kind = Enum.Parse<SourceKind>(yaml.Text("kind")!, ignoreCase: true),
            Url = new Uri(Fill(yaml.Text("url")!, each)),
            Schedule = schedule?.Text("cron") is { } cron
                ? new SourceSchedule(null, cron)
                : new SourceSchedule(Intervals.TryParse(schedule?.Text("every") ?? "6h", out var every) ? every : TimeSpan.FromHours(6), null),
            Feed = yaml.Block("feed") is { } feed ? new FeedBlock(PathFields(feed)) : null,
            Html = yaml.Block("html") is { } html ? new HtmlBlock(html.Text("rows"), SelectorRule(html.Find("link")), SelectorRule(html.Find("next")), SelectorFields(html)) : null,
            Csv = yaml.Block("csv") is { } csv ? new CsvBlock(csv.Text("separator")?[0], csv.Text("encoding"), csv.Text("crs"), PathFields(csv)) : null,
            Json = yaml.Block("json") is { } json ? new JsonBlock(json.Text("items"), Next(json.Block("next")), json.Text("crs"), PathFields(json)) : null,
            Geojson = yaml.Block("geojson") is { } geojson ? new GeoJsonBlock(geojson.Text("crs"), PathFields(geojson)) : null,
            Origin = origin,
        };
    }

    private static string Fill(string address, CommuneRef? each) => each is null
        ? address
        : address.Replace("{insee}", Uri.EscapeDataString(each.Insee), StringComparison.Ordinal).Replace("{name}", Uri.EscapeDataString(each.Name), StringComparison.Ordinal);

    private static JsonNext? Next(YamlBlock? next) => next is not { } block
        ? null
        : new JsonNext(block.Text("parameter"), block.Text("from") is { } from ? int.Parse(from, CultureInfo.InvariantCulture) : 1, block.Text("link-path"));

    private static IEnumerable<(string Path, YamlNode Rule)> Rules(YamlBlock yaml, string? kind)
    {
        if (kind is null || yaml.Block(kind) is not { } block)
            return [];
        var rules = block.Entries("fields").Select(f => ($"{kind}.fields.{f.Key}", f.Value));
        return kind == "html" ? rules.Concat(FollowedKeys.Where(k => block.Find(k) is not null).Select(k => ($"html.{k}", block.Find(k)!))) : rules;
    }

    private static Dictionary<string, FieldRule> SelectorFields(YamlBlock block) => block.Entries("fields").ToDictionary(f => f.Key, f => SelectorRule(f.Value)!, StringComparer.Ordinal);

    private static Dictionary<string, FieldRule> PathFields(YamlBlock block) => block.Entries("fields").ToDictionary(f => f.Key, f => PathRule(f.Value)!, StringComparer.Ordinal);

    private static FieldRule? SelectorRule(YamlNode? node)
    {
        if (node is YamlScalarNode { Value: { } text })
        {
            var (select, attribute) = FieldRuleText.Split(text);
            return new FieldRule(select.Length == 0 ? null : select, attribute, null, null, null, null);
        }
        if (PathRule(node) is not { } rule)
            return null;
        // The long form's selector may carry its attribute too.
        var (own, carried) = FieldRuleText.Split(rule.Select ?? "");
        return rule with { Select = own.Length == 0 ? null : own, Attribute = rule.Attribute ?? carried };
    }

    private static FieldRule? PathRule(YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { } text } => new FieldRule(text.Trim(), null, null, null, null, null),
        YamlMappingNode mapping when new YamlBlock(mapping) is var block =>
            new FieldRule(block.Text("select"), block.Text("attribute"), block.Text("match"), block.Text("default"), block.Text("remove"), block.Text("value")),
        _ => null,
    };
}
