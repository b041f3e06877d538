using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>A fact of a record: its name and its values in words, each with an address where there is one.</summary>
public sealed record RecordFact(string Name, IReadOnlyList<FactValue> Values);

/// <summary>A value in words, and the address that it leads to; null: none, or none that a browser may follow.</summary>
public sealed record FactValue(string Text, string? Href = null);

/// <summary>One value on which sources differ, and who gives it.</summary>
public sealed record DifferingValue(string Value, string From);

/// <summary>A fact on which sources differ.</summary>
public sealed record Difference(string Name, IReadOnlyList<DifferingValue> Values);

/// <summary>A source of a record, as named to its reader.</summary>
public sealed record SourceLine(string Name, string? Href, string? Attribution, string? Licence, string? Seen);

/// <summary>Everything that a record's own page shows, contacts of persons included.</summary>
public sealed record RecordModel
{
    /// <summary>ULID.</summary>
    public required string Id { get; init; }
    public required RecordKind Kind { get; init; }
    public required string Title { get; init; }
    public required string? Summary { get; init; }
    /// <summary>Its picture; null when there is none to show.</summary>
    public required PictureModel? Picture { get; init; }
    /// <summary>Sanitized HTML; null unless a source lets its text leave whole.</summary>
    public required string? Body { get; init; }
    /// <summary>BCP 47 tag of what the sources say.</summary>
    public required string? Language { get; init; }
    /// <summary>Status in words, when it is more than "it takes place".</summary>
    public required string? Status { get; init; }
    /// <summary>Its page at the source.</summary>
    public required string? Link { get; init; }
    /// <summary>Its facts in words, in the order in which people ask for them.</summary>
    public required IReadOnlyList<RecordFact> Facts { get; init; }
    public required IReadOnlyList<string> Themes { get; init; }
    /// <summary>Where its sources differ.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }
    public required IReadOnlyList<SourceLine> Sources { get; init; }
    /// <summary>Records that it belongs with.</summary>
    public required IReadOnlyList<NamedLink> Related { get; init; }
    /// <summary>JSON-LD for search engines, safe inside a script element.</summary>
    public required string JsonLd { get; init; }
    /// <summary>The page that it stands on, as the way back.</summary>
    public required NamedLink Back { get; init; }
    public required AccentColour? Accent { get; init; }
    /// <summary>When we last changed it, in words.</summary>
    public required string Updated { get; init; }
    /// <summary>Changes when what is shown changes; when it was last seen apart.</summary>
    public required string Fingerprint { get; init; }
}
