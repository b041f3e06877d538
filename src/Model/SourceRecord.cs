namespace Wiker.Ingest.Model;

/// <summary>How a source record is found again. <c>Guid</c> feeds, <c>Uid</c> calendars and tables, <c>Url</c> canonical address, <c>Content</c> hash of title, date and place: tried in this order.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<KeyScheme>))]
public enum KeyScheme { Guid, Uid, Url, Content }

/// <summary>One key of a source record, unique with its source and part.</summary>
public sealed record SourceKey(KeyScheme Scheme, string Value);

/// <summary>How two parts of one raw item belong together ("this event is announced by that article").</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<LinkRelation>))]
public enum LinkRelation { OrganizedBy, About, PartOf, AnnouncedBy }

/// <summary>A link from one part of a raw item to another part of the same item.</summary>
public sealed record SiblingLink(LinkRelation Relation, string TargetPart);

/// <summary>
/// What one source says of one thing, typed: the normalizer's answer to a <see cref="RawItem"/>, a pure function of it.
/// Its own ULID, freshness and record live in the store (<see cref="StoredSourceRecord"/>).
/// </summary>
public sealed record SourceRecord
{
    /// <summary>The source that says it.</summary>
    public required string SourceId { get; init; }
    /// <summary>Which of the item's source records it is: <c>""</c> the main one, else a stable name (<c>event</c>).</summary>
    public required string Part { get; init; }
    /// <summary>Where it stood in the source.</summary>
    public required string Locator { get; init; }
    /// <summary>How it is found again, most trusted first; never empty.</summary>
    public required IReadOnlyList<SourceKey> Keys { get; init; }
    /// <summary>What may leave: the stricter of the source's and the page's own.</summary>
    public required Reuse Reuse { get; init; }
    /// <summary>What it says.</summary>
    public required RecordContent Content { get; init; }
    /// <summary>How sure each field is, 0 to 1, by the field's JSON name.</summary>
    public required IReadOnlyDictionary<string, double> Confidence { get; init; }
    /// <summary>Organizer by name, null when none is given.</summary>
    public string? Organizer { get; init; }
    /// <summary>Links to sibling parts.</summary>
    public IReadOnlyList<SiblingLink> Links { get; init; } = [];
}

/// <summary>A source record as the store holds it: its own never-reused ULID, the record that it makes, and its freshness.</summary>
public sealed record StoredSourceRecord
{
    /// <summary>ULID of the source record.</summary>
    public required string Id { get; init; }
    /// <summary>ULID of the record that it belongs to.</summary>
    public required string RecordId { get; init; }
    /// <summary>When it was first seen; breaks ties when merging.</summary>
    public required DateTimeOffset FirstSeen { get; init; }
    /// <summary>When what it says last changed; decides the status between equals.</summary>
    public required DateTimeOffset Changed { get; init; }
    /// <summary>Where it stands.</summary>
    public required Freshness Freshness { get; init; }
    /// <summary>What it says.</summary>
    public required SourceRecord Said { get; init; }
}

/// <summary>
/// A person's word on one field. It hangs on the source record that supplied the value shown, stands over every source of the record that this belongs to,
/// and remembers the value that it replaced. Of two on one field the later wins.
/// </summary>
public sealed record Correction
{
    /// <summary>ULID.</summary>
    public required string Id { get; init; }
    /// <summary>The source record that supplied the value that was shown.</summary>
    public required string SourceRecordId { get; init; }
    /// <summary>JSON name of the field.</summary>
    public required string Field { get; init; }
    /// <summary>The new value, JSON in the field's own shape; <c>null</c> empties the field.</summary>
    public required string Value { get; init; }
    /// <summary>The value that it replaced, JSON.</summary>
    public required string Replaced { get; init; }
    /// <summary>Who said it.</summary>
    public required string By { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A person's word that two source records do or don't speak of one thing; binds every later run. The later word on a pair wins.</summary>
public sealed record Verdict(string Id, string SourceRecordA, string SourceRecordB, bool Same, string By, DateTimeOffset At);
