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
            Csv = yaml.Block("csv") is { } csv ? new CsvBlock(csv.Text("separator")?[0], csv.Text("encoding"), csv.Text("crs"), Fields(csv, PathRule)) { Filter = Filter(csv, each) } : null,
            Json = yaml.Block("json") is { } json ? Json(json, each) : null,
            Geojson = yaml.Block("geojson") is { } geojson ? new GeoJsonBlock(geojson.Text("crs"), Fields(geojson, PathRule)) { Filter = Filter(geojson, each) } : null,
            Key = yaml.Block("key") is { } key ? new AccessKey(key.Text("variable")!, key.Text("parameter"), key.Text("header")) : null,
            IsOpenApi = yaml.Text("access") == "api",
            Changes = yaml.Block("changes") is { } changes ? new SourceChanges(Fill(changes.Text("url")!, each), Intervals.TryParse(changes.Text("whole")!, out var whole) ? whole : Intervals.Usual) : null,
            Origin = origin,
        };
    }

    private static string Fill(string address, CommuneRef? each) => Fill(address, each, Uri.EscapeDataString);

    private static string Fill(string text, CommuneRef? each, Func<string, string> written) => each is null
        ? text
        : text.Replace("{insee}", written(each.Insee), StringComparison.Ordinal).Replace("{name}", written(each.Name), StringComparison.Ordinal)
            .Replace("{department}", written(Commune.DepartmentOf(each.Insee)), StringComparison.Ordinal);

    private static JsonBlock Json(YamlTree.Mapping json, CommuneRef? each) => new(json.Text("items"), Next(json.Find("next")), json.Text("crs"), Fields(json, PathRule))
    {
        Each = json.Text("each"),
        Filter = Filter(json, each),
        IsOnce = json.Text("once") == "yes",
    };

    private static ItemFilter? Filter(YamlTree.Mapping block, CommuneRef? each)
    {
        var (keep, drop, atOnce) = (Rules("keep"), Rules("drop"), Rules("drop-at-once"));
        return keep.Count + drop.Count + atOnce.Count > 0 ? new ItemFilter(keep, drop) { DropAtOnce = atOnce } : null;

        List<FilterRule> Rules(string key) => [.. block.Entries(key).Select(e => new FilterRule(e.Key.Text, [.. ((YamlTree.Sequence)e.Value).Items.Cast<YamlTree.Scalar>().Select(v => Fill(v.Text, each, plain => plain))]))];
    }

    private static JsonNext? Next(YamlTree? next) => next switch
    {
        YamlTree.Scalar path => new JsonNext(null, 1, path.Text),
        YamlTree.Mapping block => new JsonNext(block.Text("parameter"), Number(block, "from"), block.Text("link-path")) { Step = Number(block, "step"), Total = block.Text("total"), Cursor = block.Text("cursor") },
        _ => null,
    };

    private static int Number(YamlTree.Mapping block, string key) => block.Text(key) is { } digits ? int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 1;

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
        YamlTree.Mapping block => new FieldRule(block.Text("select")?.Trim(), block.Text("attribute"), block.Text("match"), block.Text("default"), block.Text("remove"), block.Text("value"))
        {
            Under = block.Text("under")?.Trim(),
            Text = block.Text("text"),
            Each = block.Text("each"),
            Words = block.Block("words")?.Pairs.ToDictionary(w => w.Key.Text, w => ((YamlTree.Scalar)w.Value).Text, StringComparer.Ordinal),
        },
        YamlTree.Sequence several => several.Items.Reverse().Aggregate((FieldRule?)null, (next, rule) => PathRule(rule)! with { Otherwise = next }),
        _ => null,
    };
}
