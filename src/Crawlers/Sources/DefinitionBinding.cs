using System.Globalization;
using Wiker.Ingest.Crawlers.Sources.Yaml;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Makes a definition of a file that was found sound.</summary>
internal static class DefinitionBinding
{
    /// <summary>An address with the commune's code and name put in; null when that makes no address (a name with blanks in a host).</summary>
    public static Uri? Address(string address, CommuneRef? each) => Uri.TryCreate(Fill(address, each), UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>The definition of a source, or of its part for the commune <paramref name="each"/>.</summary>
    public static SourceDefinition Bind(YamlTree.Mapping yaml, string id, Uri url, string origin, CommuneRef? each)
    {
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
                Site = yaml.Text("site") is { } site ? Fill(site, each) : null,
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
                Categories = yaml.Entries("categories").ToDictionary(e => e.Key.Text, e => ((YamlTree.Scalar)e.Value).Text, StringComparer.OrdinalIgnoreCase),
            },
            Kind = Enum.Parse<SourceKind>(yaml.Text("kind")!, ignoreCase: true),
            Url = url,
            Schedule = schedule?.Text("cron") is { } cron
                ? new SourceSchedule(null, cron)
                : new SourceSchedule(Intervals.TryParse(schedule?.Text("every") ?? "", out var every) ? every : Intervals.Usual, null),
            Feed = yaml.Block("feed") is { } feed ? new FeedBlock(Fields(feed, SelectorRule)) : null,
            Html = yaml.Block("html") is { } html ? new HtmlBlock(html.Text("rows"), SelectorRule(html.Find("link")), SelectorRule(html.Find("next")), Fields(html, SelectorRule)) : null,
            Csv = yaml.Block("csv") is { } csv ? new CsvBlock(csv.Text("separator")?[0], csv.Text("encoding"), csv.Text("crs"), Fields(csv, PathRule)) : null,
            Json = yaml.Block("json") is { } json ? new JsonBlock(json.Text("items"), Next(json.Find("next")), json.Text("crs"), Fields(json, PathRule)) : null,
            Geojson = yaml.Block("geojson") is { } geojson ? new GeoJsonBlock(geojson.Text("crs"), Fields(geojson, PathRule)) : null,
            Origin = origin,
        };
    }

    private static string Fill(string address, CommuneRef? each) => each is null
        ? address
        : address.Replace("{insee}", Uri.EscapeDataString(each.Insee), StringComparison.Ordinal).Replace("{name}", Uri.EscapeDataString(each.Name), StringComparison.Ordinal);

    private static JsonNext? Next(YamlTree? next) => next switch
    {
        YamlTree.Scalar path => new JsonNext(null, 1, path.Text),
        YamlTree.Mapping block => new JsonNext(block.Text("parameter"), block.Text("from") is { } from ? int.Parse(from, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 1, block.Text("link-path")),
        _ => null,
    };

    private static Dictionary<string, FieldRule> Fields(YamlTree.Mapping block, Func<YamlTree?, FieldRule?> rule) =>
        block.Entries("fields").ToDictionary(f => f.Key.Text, f => rule(f.Value)!, StringComparer.Ordinal);

    // Both forms may carry an attribute behind the selector.
    private static FieldRule? SelectorRule(YamlTree? node)
    {
        if (PathRule(node) is not { } rule)
            return null;
        var (select, carried) = FieldRuleText.Split(rule.Select ?? "");
        return rule with { Select = select.Length == 0 ? null : select, Attribute = rule.Attribute ?? carried };
    }

    private static FieldRule? PathRule(YamlTree? node) => node switch
    {
        YamlTree.Scalar text => new FieldRule(text.Text.Trim(), null, null, null, null, null),
        YamlTree.Mapping block => new FieldRule(block.Text("select")?.Trim(), block.Text("attribute"), block.Text("match"), block.Text("default"), block.Text("remove"), block.Text("value")) { Under = block.Text("under")?.Trim() },
        _ => null,
    };
}
