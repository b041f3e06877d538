using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>Cards under one heading; a null heading stands for none.</summary>
public sealed record CardGroup(string? Heading, IReadOnlyList<RecordCard> Cards, bool HoursOnly);

/// <summary>One section of a commune's page: a kind, its records, how many there are, and where all of them are; null when all are here.</summary>
public sealed record CommuneSection(RecordKind Kind, IReadOnlyList<CardGroup> Groups, int Total, string? AllHref);

/// <summary>A choice of the page's filters, and how many records it would leave; null where that isn't counted.</summary>
public sealed record Choice(string Value, string Label, bool IsChosen, int? Count = null);

/// <summary>A link with its words.</summary>
public sealed record NamedLink(string Label, string Href, string? Type = null, bool IsCurrent = false, int? Count = null);

/// <summary>A word of the address that the form keeps though it doesn't show it.</summary>
public sealed record KeptWord(string Name, string Value);

/// <summary>The filters of a commune's page as they stand.</summary>
public sealed record CommuneFilters
{
    public required string? Text { get; init; }
    public required IReadOnlyList<Choice> Radii { get; init; }
    public required IReadOnlyList<Choice> Spans { get; init; }
    public required IReadOnlyList<Choice> Themes { get; init; }
    /// <summary>Communes that anything shown is about; empty when there is nothing to choose.</summary>
    public required IReadOnlyList<Choice> Communes { get; init; }
    public required string? From { get; init; }
    public required string? To { get; init; }
    public required IReadOnlyList<KeptWord> Kept { get; init; }
    /// <summary>Something in the folded part is chosen.</summary>
    public bool MoreIsChosen => From is not null || To is not null || Themes.Any(t => t.IsChosen) || Communes.Any(c => c.IsChosen && c.Value.Length > 0);
    /// <summary>Something is chosen at all.</summary>
    public required bool IsAnyChosen { get; init; }
}

/// <summary>Everything that a commune's page shows.</summary>
public sealed record CommuneModel
{
    /// <summary>INSEE code.</summary>
    public required string Insee { get; init; }
    /// <summary>Its territory's name.</summary>
    public required string Name { get; init; }
    /// <summary>What the page holds, in a sentence.</summary>
    public required string Lead { get; init; }
    /// <summary>Its territory's colour, or null.</summary>
    public required AccentColour? Accent { get; init; }
    public required CommuneFilters Filters { get; init; }
    /// <summary>Kinds, with how many of each.</summary>
    public required IReadOnlyList<NamedLink> Kinds { get; init; }
    /// <summary>Its map; null for a commune whose point isn't known.</summary>
    public required CommuneMap? Map { get; init; }
    /// <summary>The weather of the next days; null: none is known, or the reader looks for something.</summary>
    public required WeatherTold? Weather { get; init; }
    /// <summary>Sections, empty ones left out.</summary>
    public required IReadOnlyList<CommuneSection> Sections { get; init; }
    public required FollowLinks Follow { get; init; }
    /// <summary>The next page of a single kind, or null.</summary>
    public required string? NextHref { get; init; }
    /// <summary>The first page, when this isn't it.</summary>
    public required string? FirstHref { get; init; }
    /// <summary>Something that the reader should know, or null.</summary>
    public required string? Notice { get; init; }
    /// <summary>Licences and attributions of what is shown.</summary>
    public required IReadOnlyList<string> Attributions { get; init; }
    /// <summary>Changes when what is shown changes.</summary>
    public required string Fingerprint { get; init; }
}
