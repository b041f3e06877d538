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
    /// <summary>File and first line of the definition, for messages.</summary>
    public required string Origin { get; init; }
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
}

/// <summary>List and detail pages by CSS selectors. <paramref name="Link"/> is followed to the detail page, where fields that the row lacks are looked up too.</summary>
public sealed record HtmlBlock(string? Rows, FieldRule? Link, FieldRule? Next, IReadOnlyDictionary<string, FieldRule> Fields);

/// <summary>Rows by a dotted path with <c>[n]</c> and <c>[*]</c>.</summary>
public sealed record JsonBlock(string? Items, JsonNext? Next, string? Crs, IReadOnlyDictionary<string, FieldRule> Fields);

/// <summary>The next page: by a numbered query parameter starting at <paramref name="From"/>, or by a path to its address in the answer.</summary>
public sealed record JsonNext(string? Parameter, int From, string? LinkPath);

/// <summary>A table. Null separator or encoding: guessed.</summary>
public sealed record CsvBlock(char? Separator, string? Encoding, string? Crs, IReadOnlyDictionary<string, FieldRule> Fields);

/// <summary>A FeatureCollection; field rules name properties.</summary>
public sealed record GeoJsonBlock(string? Crs, IReadOnlyDictionary<string, FieldRule> Fields);

/// <summary>Extra fields over the elements of each item.</summary>
public sealed record FeedBlock(IReadOnlyDictionary<string, FieldRule> Fields);
