using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>One section of a commune's page: a kind, its records, how many there are, and where all of them are.</summary>
public sealed record CommuneSection(RecordKind Kind, IReadOnlyList<RecordCard> Cards, int Total, string AllHref);

/// <summary>A choice of the page's filters.</summary>
public sealed record Choice(string Value, string Label, bool IsChosen);

/// <summary>A link with its words.</summary>
public sealed record NamedLink(string Label, string Href, string? Type = null, bool IsCurrent = false, int? Count = null);

/// <summary>Everything that a commune's page shows.</summary>
public sealed record CommuneModel
{
    /// <summary>INSEE code.</summary>
    public required string Insee { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>What the page holds, in a sentence.</summary>
    public required string Lead { get; init; }
    /// <summary>CSS colour, or null.</summary>
    public string? Accent { get; init; }
    /// <summary>The text searched for.</summary>
    public string? Q { get; init; }
    /// <summary>Radii.</summary>
    public required IReadOnlyList<Choice> Radii { get; init; }
    /// <summary>Spans of days.</summary>
    public required IReadOnlyList<Choice> Spans { get; init; }
    /// <summary>Themes.</summary>
    public required IReadOnlyList<Choice> Themes { get; init; }
    /// <summary>Kinds, with how many of each.</summary>
    public required IReadOnlyList<NamedLink> Kinds { get; init; }
    /// <summary>The chosen kind's value, kept by the form.</summary>
    public string? Kind { get; init; }
    /// <summary>Sections, empty ones left out.</summary>
    public required IReadOnlyList<CommuneSection> Sections { get; init; }
    /// <summary>The day that the page is seen from.</summary>
    public required DateOnly Today { get; init; }
    /// <summary>Feeds and calendars of what is shown.</summary>
    public required IReadOnlyList<NamedLink> Feeds { get; init; }
    /// <summary>The next page of a single kind, or null.</summary>
    public string? NextHref { get; init; }
    /// <summary>Something that the reader should know, or null.</summary>
    public string? Notice { get; init; }
    /// <summary>Licences and attributions of what is shown.</summary>
    public required IReadOnlyList<string> Attributions { get; init; }
}
