namespace Wiker.Ingest.Model;

/// <summary>
/// What we stand behind: source records and corrections merged. <see cref="Content"/> holds only values that may leave;
/// <see cref="SearchText"/> holds every source's words for searching and never leaves.
/// </summary>
public sealed record Record
{
    /// <summary>ULID, never reused; the oldest survives a merge.</summary>
    public required string Id { get; init; }
    /// <summary>Number of its last change in the change log.</summary>
    public required long Version { get; init; }
    /// <summary>When we first had it.</summary>
    public required DateTimeOffset Created { get; init; }
    /// <summary>When it last changed.</summary>
    public required DateTimeOffset Updated { get; init; }
    /// <summary>The merged values.</summary>
    public required RecordContent Content { get; init; }
    /// <summary>Every source record that says it, the most trusted first.</summary>
    public required IReadOnlyList<RecordSource> Sources { get; init; }
    /// <summary>Fields on which the sources differ.</summary>
    public required IReadOnlyList<Disagreement> Disagreements { get; init; }
    /// <summary>Links to other records.</summary>
    public required RecordLinks Links { get; init; }
    /// <summary>How sure each field is, 0 to 1, by JSON name.</summary>
    public required IReadOnlyDictionary<string, double> Confidence { get; init; }
    /// <summary>Which source record or correction supplied each field, by JSON name: their ULID.</summary>
    public required IReadOnlyDictionary<string, string> Provenance { get; init; }
    /// <summary>Words of all sources' bodies, plain; for the text index only.</summary>
    public required string SearchText { get; init; }
    /// <summary>Whether the public sees it.</summary>
    public Moderation Moderation { get; init; } = Moderation.Published;
}

/// <summary>A source of a record, as it is named to the public. <c>seen</c> is read from the store when answering.</summary>
public sealed record RecordSource(string SourceRecordId, string SourceId, string Name, string? Link, string Licence, string Attribution, Reuse Reuse);

/// <summary>One field on which sources differ; each value is JSON in the field's own shape.</summary>
public sealed record Disagreement(string Field, IReadOnlyList<DisagreeingValue> Values);

/// <summary>A value and the ids of the sources that give it.</summary>
public sealed record DisagreeingValue(System.Text.Json.JsonElement Value, IReadOnlyList<string> Sources);

/// <summary>Links between records, by ULID.</summary>
public sealed record RecordLinks(
    IReadOnlyList<string> OrganizedBy,
    IReadOnlyList<string> About,
    IReadOnlyList<string> PartOf,
    IReadOnlyList<string> AnnouncedBy)
{
    /// <summary>No link.</summary>
    public static RecordLinks None { get; } = new([], [], [], []);
}

/// <summary>What became of an id that no longer names a record: withdrawn by its sources, or merged into another.</summary>
public sealed record Tombstone(string Id, long Version, DateTimeOffset At, string? MergedInto);
