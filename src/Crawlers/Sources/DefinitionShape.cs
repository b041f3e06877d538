using Wiker.Ingest.Crawlers.Readers.Coordinates;
using Wiker.Ingest.Crawlers.Sources.Yaml;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The form of a source's YAML and of a territory's (<c>model.md</c> §3), said once.</summary>
internal static class DefinitionShape
{
    private static readonly Shape.Text Plain = new();
    private static readonly Shape.Text Insee = new(ValueChecks.Insee, Quoted: true, Pattern: "^[0-9][0-9AB][0-9]{3}$");
    private static readonly Shape.Text Filled = new(ValueChecks.Filled);
    private static readonly Shape.Text Address = new(ValueChecks.WebAddress, Pattern: "^https?://");
    private static readonly Shape.Text JsonPath = new(ValueChecks.JsonPath);
    private static readonly Shape.Text Expression = new(ValueChecks.Expression);
    private const string RemovedText = "Regular expression of what is taken out first";

    private static readonly Shape Selector = Rule(
        "htmlField", new Shape.Text(ValueChecks.SelectorWithAttribute), "CSS selector, or selector@attribute", new Shape.Text(ValueChecks.Selector), "CSS selector of what is taken out first", takesAttribute: true, new Key("under", "CSS selector of the heading that the row stands under; its words come first", new Shape.Text(ValueChecks.Selector)));

    private static readonly Shape Element = Rule(
        "feedField", new Shape.Text(ValueChecks.Element), "Element of the item (name, prefix:name, outer/inner), or element@attribute", Expression, RemovedText, takesAttribute: true);

    private static readonly Shape Path = Rule(
        "jsonField", JsonPath, "Path: dotted names with [n] and [*]", Expression, RemovedText, takesAttribute: false,
        new Key("text", "In place of select: a text with paths in braces; what stands in brackets is left out when its path leads nowhere", new Shape.Text(ValueChecks.TextWithPaths)),
        new Key("each", "Path of a list; select or text is looked up in each of its elements", JsonPath),
        new Key("words", "What stands for a value (a star ends a beginning); others are none", new Shape.Table(Filled))) with
    { IsAlsoList = true };

    private static readonly Shape Column = Rule("column", Filled, "Name of the column (csv) or property (geojson)", Expression, RemovedText, takesAttribute: false);

    private static readonly Key Coordinates = new("crs", "Coordinate system of lat (northing) and lon (easting); EPSG:4326 unless said", new Shape.Choice(CoordinateSystems.Codes));

    /// <summary>A source.</summary>
    public static Shape.Block Source { get; } = new(
    [
        new("version", "Version of this form: 1", new Shape.Version(1), Required: true),
        new("name", "Name as readers see it", Filled, Required: true),
        new("owner", "Who stands behind the source", Plain),
        new("site", "Its home page", Address),
        new("kind", "How its document is read", new Shape.Choice(["feed", "calendar", "html", "csv", "json", "geojson"]), Required: true),
        new("url", "Where a run begins; {insee} and {name} stand for the commune in for_each sources", Address, Required: true),
        new("access", "api: the documented API of an open-data service, for which robots.txt isn't asked", new Shape.Choice(["api"])),
        new("key", "Key that the API asks for, from the environment", new Shape.Block(
        [
            new("variable", "Environment variable that holds it, WIKER_KEY_…; without it the source isn't asked", new Shape.Text(ValueChecks.KeyVariable, Pattern: "^WIKER_KEY_[A-Z0-9_]+$"), Required: true),
            new("parameter", "Query parameter that takes it", Filled),
            new("header", "Header that takes it", new Shape.Text(ValueChecks.HeaderName)),
        ])),
        new("changes", "How only what changed is asked for, between runs that read all", new Shape.Block(
        [
            new("url", "Address with {since} in the place of a day (yyyy-MM-dd)", Address, Required: true),
            new("whole", "All is read again so often: 7d, 30d", new Shape.Text(ValueChecks.Interval), Required: true),
        ])),
        new("for_each", "Expand over the configured territories (only under national/)", new Shape.Choice(["commune"])),
        new("records", "What its items are; auto decides item by item", new Shape.Choice([.. Enum.GetNames<RecordKind>().Select(n => n.ToLowerInvariant()), "auto"])
        {
            Refused = new Dictionary<string, string>(StringComparer.Ordinal) { ["weather"] = "'weather' is a forecast and no record: it has no source here" },
        }),
        new("commune", "INSEE code of its commune, in quotes", Insee),
        new("covers", "INSEE codes that it may speak of, in quotes", new Shape.Listing(Insee)),
        new("language", "Language of its texts (BCP 47); fr unless said", new Shape.Text(ValueChecks.Language)),
        new("timezone", "IANA zone of its times; Europe/Paris unless said", new Shape.Text(ValueChecks.Timezone)),
        new("trust", "Whom to believe when sources differ; open unless said", new Shape.Choice(["official", "partner", "open"])),
        new("licence", "Terms of re-use", new Shape.Block(
        [
            new("id", "Licence id (lov2, odbl, cc-by-4.0 …); none when it states none", new Shape.Text(ValueChecks.LicenceId)),
            new("reuse", "full: everything may leave; extract: all but body and image; link: title, link, date, source, communes", new Shape.Choice(["full", "extract", "link"])),
            new("attribution", "Words that name the source", Filled),
        ])),
        new("schedule", "When it is due; every 6h unless said", new Shape.Block(
        [
            new("every", "30m, 6h, 1d", new Shape.Text(ValueChecks.Interval)),
            new("cron", "Five fields (minute hour day month weekday) in the source's zone", new Shape.Text(ValueChecks.Cron)),
        ])),
        new("categories", "Theme by the source's own category", new Shape.Table(Filled)),
        new("feed", "Extra fields over the elements of each item", new Shape.Block([Fields(Element)])),
        new("calendar", "Nothing to say: a calendar tells all by itself", new Shape.Block([])),
        new("html", "Where things are on the page", new Shape.Block(
        [
            new("rows", "CSS selector of one item; without it the page is one item", new Shape.Text(ValueChecks.Selector)),
            new("link", "The item's own page; followed, and read for what the row lacks", Selector),
            new("next", "The next page of the list", Selector),
            Fields(Selector),
        ])),
        new("csv", "The table", new Shape.Block(
        [
            new("separator", "Between cells; guessed unless said", new Shape.Text(ValueChecks.SingleCharacter)),
            new("encoding", "utf-8, windows-1252 …; guessed unless said", new Shape.Text(ValueChecks.Encoding)),
            Coordinates,
            .. Filter(Filled),
            Fields(Column, titled: true),
        ])),
        new("json", "The answer of an API", new Shape.Block(
        [
            new("items", "Path of the list; without it the document is the list", JsonPath),
            new("each", "Path of a list within each row whose elements are the items; ^. leads back into the row", JsonPath),
            new("once", "yes: of several items with one id, the first of a run counts", new Shape.Choice(["yes"])),
            new("next", "How the next page is found: a numbered parameter, or the path of its address", new Shape.Either(JsonPath, new Shape.Block(
            [
                new("parameter", "Numbered parameter of the query", Filled),
                new("from", "Number of the first page; 1 unless said", new Shape.Number(0, 10_000, Whole: true)),
                new("step", "By how much it counts up; 1 unless said, the page's size where it counts items", new Shape.Number(1, 10_000, Whole: true)),
                new("total", "Path to how many there are, in what the parameter counts; without it pages end with an empty one", JsonPath),
                new("cursor", "Path to the value, or values, that the parameter takes on the next page", JsonPath),
                new("link-path", "Path of the next page's address", JsonPath),
            ]))),
            Coordinates,
            .. Filter(JsonPath),
            Fields(Path, titled: true),
        ])),
        new("geojson", "Features with their properties", new Shape.Block([Coordinates, .. Filter(Filled), Fields(Column, titled: true)])),
    ])
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["platform"] = "'platform' comes with a later release; describe the source with kind and the block of that kind",
            ["id"] = "the id is the name of the file; take the key out",
        },
    };

    /// <summary>A territory.</summary>
    public static Shape.Block Territory { get; } = new(
    [
        new("insee", "INSEE code of the commune, in quotes", Insee, Required: true),
        new("name", "Name as readers see it", Filled, Required: true),
        new("radius", "Kilometres around the commune's point; 10 unless said", new Shape.Number(0.1, 100)),
        new("include", "INSEE codes that belong to it though they lie outside", new Shape.Listing(Insee)),
        new("exclude", "INSEE codes that don't though they lie inside", new Shape.Listing(Insee)),
        new("epci", "SIREN of its EPCI, in quotes", new Shape.Text(ValueChecks.Siren, Quoted: true)),
        new("logo", "Path or address of a logo", Plain),
        new("colours", "CSS colours by role", new Shape.Table(new Shape.Text(ValueChecks.Colour), ["accent", "background"])),
        new("themes", "Themes shown first", new Shape.Listing(Plain)),
    ]);

    private static Key[] Filter(Shape.Text select) =>
    [
        new("keep", "Only items where each of these has one of its values (a star ends a beginning: 47.*)", new Shape.Table(new Shape.Listing(Filled)) { KeysAre = select }),
        new("drop", "No items where one of these has one of its values", new Shape.Table(new Shape.Listing(Filled)) { KeysAre = select }),
        new("drop-at-once", "As drop, for who asked to be left out: withdrawn also by a run that is suspect", new Shape.Table(new Shape.Listing(Filled)) { KeysAre = select }),
    ];

    private static Key Fields(Shape of, bool titled = false) =>
        new("fields", "Where each field is found", new Shape.Table(of, RawField.All) { Required = titled ? [RawField.Title] : [] }, Required: titled);

    private static Shape.Either Rule(string name, Shape.Text select, string description, Shape.Text remove, string removeDescription, bool takesAttribute, params ReadOnlySpan<Key> more) => new(select, new Shape.Block(
    [
        new("select", description, select),
        .. takesAttribute ? [new Key("attribute", "Attribute to take instead of the text", new Shape.Text(ValueChecks.Attribute))] : Array.Empty<Key>(),
        new("match", "Regular expression over the text that was found; its first group is kept, else the whole match", Expression),
        new("default", "Stands in when nothing is found", Plain),
        new("remove", removeDescription, remove),
        new("value", "A constant", Plain),
        .. more,
    ]))
    { Name = name };
}
