namespace Wiker.Ingest.Model;

/// <summary>Under what terms a source may be re-used: licence id (<c>none</c> when it states none), how far, and the words that name it.</summary>
public sealed record SourceLicence(string Id, Reuse Reuse, string Attribution);

/// <summary>
/// What the rest of the program needs to know of a source, apart from how it is read.
/// Kept in the store beside its records, so that merging asks nothing but the store.
/// </summary>
public sealed record SourceProfile
{
    /// <summary>Unique in the tree of definitions; <c>id@INSEE</c> for an expanded national one.</summary>
    public required string Id { get; init; }
    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }
    /// <summary>Who stands behind it.</summary>
    public string? Owner { get; init; }
    /// <summary>Its home page.</summary>
    public string? Site { get; init; }
    /// <summary>The kind that all its items are of; null for <c>records: auto</c>.</summary>
    public RecordKind? Records { get; init; }
    /// <summary>INSEE code of its own commune; null when it has none.</summary>
    public string? Commune { get; init; }
    /// <summary>INSEE codes that it may speak of; empty: its own commune and neighbours.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];
    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "fr";
    /// <summary>IANA zone of its wall-clock times.</summary>
    public string Timezone { get; init; } = "Europe/Paris";
    /// <summary>How far it is believed.</summary>
    public Trust Trust { get; init; } = Trust.Open;
    /// <summary>Terms of re-use.</summary>
    public required SourceLicence Licence { get; init; }
    /// <summary>Theme id by the source's own category.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; init; } = new Dictionary<string, string>();
}
