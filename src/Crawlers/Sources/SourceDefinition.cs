using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>How a source's document is read.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<SourceKind>))]
public enum SourceKind { Feed, Calendar, Html, Csv, Json, Geojson }

/// <summary>A source as its YAML gives it, validated: what the rest needs (<see cref="Profile"/>), where and when to fetch, how to read.</summary>
public sealed record SourceDefinition
{
    /// <summary>Identity, territory, rights.</summary>
    public required SourceProfile Profile { get; init; }
    /// <summary>Which reader takes it.</summary>
    public required SourceKind Kind { get; init; }
    /// <summary>Where a run begins.</summary>
    public required Uri Url { get; init; }
    /// <summary>When it is due.</summary>
    public required SourceSchedule Schedule { get; init; }
    /// <summary>Selectors of kind <c>html</c>; null for other kinds.</summary>
    public HtmlBlock? Html { get; init; }
    /// <summary>Paths of kind <c>json</c>.</summary>
    public JsonBlock? Json { get; init; }
    /// <summary>Columns of kind <c>csv</c>.</summary>
    public CsvBlock? Csv { get; init; }
    /// <summary>Property names of kind <c>geojson</c>.</summary>
    public GeoJsonBlock? Geojson { get; init; }
    /// <summary>Extra elements of kind <c>feed</c>.</summary>
    public FeedBlock? Feed { get; init; }
    /// <summary>The key that its API asks for; null: it asks for none.</summary>
    public AccessKey? Key { get; init; }
    /// <summary>True for the documented API of an open-data service: its robots.txt, which portals write against crawlers of their pages, isn't asked.</summary>
    public bool IsOpenApi { get; init; }
    /// <summary>How it is asked only for what changed; null: each run reads all.</summary>
    public SourceChanges? Changes { get; init; }
    /// <summary>File and first line of the definition, for messages.</summary>
    public required string Origin { get; init; }

    /// <summary>True when the address lies at the scheme, host and port of <see cref="Url"/>: elsewhere neither its key is sent nor robots.txt passed by.</summary>
    public bool IsAtHome(Uri address) => AddressRules.IsOneOrigin(Url, address);
}

/// <summary>Every <paramref name="Every"/>, or by a five-field cron expression in the source's zone; exactly one is set.</summary>
public sealed record SourceSchedule(TimeSpan? Every, string? Cron);

/// <summary>
/// How one field is found: a CSS selector (html, and local element names for feed), a path (json) or a column or property name (csv, geojson),
/// or a constant. <paramref name="Match"/> keeps the first group (else the whole) of a regular expression run without backtracking;
/// <paramref name="Remove"/> is a selector (html) or expression (others) taken out first; <paramref name="Default"/> stands in when nothing is found.
/// </summary>
public sealed record FieldRule(string? Select, string? Attribute, string? Match, string? Default, string? Remove, string? Value)
{
    /// <summary>
    /// CSS selector (html) of the heading that the row stands under: the last such element above it on the page. Its words come before those of <see cref="Select"/>,
    /// and <see cref="Match"/> sees both. Null: the row speaks for itself.
    /// </summary>
    public string? Under { get; init; }

    /// <summary>Kind json: the rule that is tried when this one finds nothing; null: none.</summary>
    public FieldRule? Otherwise { get; init; }

    /// <summary>Kind json, in place of <see cref="Select"/>: a text with paths in braces, <c>{rue}[, {complement}]</c>; see <see cref="Readers.Json.TextPattern"/>. Null: none.</summary>
    public string? Text { get; init; }

    /// <summary>Kind json: path of a list in whose elements <see cref="Select"/> or <see cref="Text"/> is looked up, one value for each. Null: the item itself.</summary>
    public string? Each { get; init; }

    /// <summary>Kind json: what stands for a found value, by the value, or by its beginning before a star; a value that isn't among them is none. Null: values stand for themselves.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }

    /// <summary>The rule and those that stand in for it, in order.</summary>
    internal IEnumerable<FieldRule> InOrder()
    {
        for (var rule = this; rule is not null; rule = rule.Otherwise)
            yield return rule;
    }
}

/// <summary>List and detail pages by CSS selectors. <paramref name="Link"/> is followed to the detail page, where fields that the row lacks are looked up too.</summary>
public sealed record HtmlBlock(string? Rows, FieldRule? Link, FieldRule? Next, IReadOnlyDictionary<string, FieldRule> Fields);

/// <summary>Rows by a dotted path with <c>[n]</c> and <c>[*]</c>.</summary>
public sealed record JsonBlock(string? Items, JsonNext? Next, string? Crs, IReadOnlyDictionary<string, FieldRule> Fields)
{
    /// <summary>Path of a list within each row whose elements are the items; paths that begin with <c>^.</c> lead into the row. Null: the rows are the items.</summary>
    public string? Each { get; init; }

    /// <summary>Which items are taken; null: all.</summary>
    public ItemFilter? Filter { get; init; }

    /// <summary>True: of several items with one id, the first of a run counts, also when it is left out by the filter.</summary>
    public bool IsOnce { get; init; }
}

/// <summary>
/// The next page: by a numbered query parameter starting at <paramref name="From"/>, by a path to its address in the answer, or by what the answer says to send next (<see cref="Cursor"/>).
/// </summary>
public sealed record JsonNext(string? Parameter, int From, string? LinkPath)
{
    /// <summary>By how much the parameter counts up; the page's size where it counts items.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Path to how many there are, in what the parameter counts (pages, or items); null: pages end with an empty one.</summary>
    public string? Total { get; init; }

    /// <summary>Path to the value, or values, that the parameter takes on the next page.</summary>
    public string? Cursor { get; init; }
}

/// <summary>
/// Which items are taken: all rules of <paramref name="Keep"/> must find an allowed value, none of <paramref name="Drop"/> may. What isn't found isn't allowed.
/// </summary>
public sealed record ItemFilter(IReadOnlyList<FilterRule> Keep, IReadOnlyList<FilterRule> Drop)
{
    /// <summary>As <see cref="Drop"/>, for who asked to be left out: withdrawn by every run that sees it, also by one that is too unlike the others to be believed.</summary>
    public IReadOnlyList<FilterRule> DropAtOnce { get; init; } = [];
}

/// <summary>A path, column or property, and values: whole, or the beginning of one when a star ends it.</summary>
public sealed record FilterRule(string Select, IReadOnlyList<string> Values);

/// <summary>A key from the environment variable <paramref name="Variable"/>, sent as a query parameter or a header; exactly one of them is set.</summary>
public sealed record AccessKey(string Variable, string? Parameter, string? Header);

/// <summary>
/// Asks only for what changed: <paramref name="Url"/> with <c>{since}</c> in the place of a day (yyyy-MM-dd). What such a run doesn't show hasn't gone; so all is read again every <paramref name="Whole"/>.
/// </summary>
public sealed record SourceChanges(string Url, TimeSpan Whole)
{
    /// <summary>Stands for the day in the address.</summary>
    public const string Mark = "{since}";

    /// <summary>The address that asks for what changed on that day or later.</summary>
    public Uri Since(DateOnly day) => new(Url.Replace(Mark, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
}

/// <summary>A table. Null separator or encoding: guessed.</summary>
public sealed record CsvBlock(char? Separator, string? Encoding, string? Crs, IReadOnlyDictionary<string, FieldRule> Fields)
{
    /// <summary>Which rows are taken; null: all.</summary>
    public ItemFilter? Filter { get; init; }
}

/// <summary>A FeatureCollection; field rules name properties.</summary>
public sealed record GeoJsonBlock(string? Crs, IReadOnlyDictionary<string, FieldRule> Fields)
{
    /// <summary>Which features are taken, by their properties; null: all.</summary>
    public ItemFilter? Filter { get; init; }
}

/// <summary>Extra fields over the elements of each item.</summary>
public sealed record FeedBlock(IReadOnlyDictionary<string, FieldRule> Fields);
