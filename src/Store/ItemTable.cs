using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>A raw item as kept: its words, when they were first seen (relative dates count from it), and the version of the normalizer that read them.</summary>
public sealed record StoredItem(long Id, string SourceId, string RawHash, RawItem Raw, DateTimeOffset Reference, int Normalizer);

/// <summary>An item that the store holds, without its words. <paramref name="Published"/>: the date that its source records bear, for ordering.</summary>
public sealed record HeldItem(long Id, DateTimeOffset Reference, int Normalizer, DateTimeOffset? Published);

/// <summary>Raw items behind source records.</summary>
public sealed class ItemTable
{
    private readonly StoreSession _session;

    internal ItemTable(StoreSession session) => _session = session;

    /// <summary>What the source is held to say, by hash: item, when it was first seen, and which normalizer read it. What comes again to the letter need not be read again.</summary>
    public IReadOnlyDictionary<string, HeldItem> Held(string sourceId)
    {
        var held = new Dictionary<string, HeldItem>(StringComparer.Ordinal);
        foreach (var row in _session.Stream<HeldRow>(
            """
            SELECT i.raw_hash AS Hash, i.id, i.reference, i.normalizer, MAX(s.dated) AS Dated
            FROM items i LEFT JOIN source_records s ON s.item_id = i.id WHERE i.source_id = @sourceId GROUP BY i.id
            """,
            new { sourceId }))
            held[row.Hash] = new HeldItem(row.Id, StoreSession.FromMilliseconds(row.Reference), (int)row.Normalizer, row.Dated is { } dated ? StoreSession.FromMilliseconds(dated) : null);
        return held;
    }

    /// <summary>Id of the item of that hash, or null.</summary>
    public long? FindByHash(string sourceId, string rawHash) =>
        _session.Single<long?>("SELECT id FROM items WHERE source_id = @sourceId AND raw_hash = @rawHash ORDER BY id DESC LIMIT 1", new { sourceId, rawHash });

    /// <summary>Adds an item; gives its id.</summary>
    public long Add(string sourceId, string rawHash, string raw, DateTimeOffset reference, int normalizer) => _session.Single<long>(
        "INSERT INTO items (source_id, raw_hash, raw, reference, normalizer) VALUES (@sourceId, @rawHash, @raw, @reference, @normalizer) RETURNING id",
        new { sourceId, rawHash, raw, reference = StoreSession.ToMilliseconds(reference), normalizer });

    /// <summary>What the hash of an item begins with whose words were let go of; no hash of words does.</summary>
    public const string ExpiredHash = "expired:";

    /// <summary>Items whose source records were all withdrawn and last seen before that time, and whose words are still there; at most that many.</summary>
    public IReadOnlyList<long> WithdrawnBefore(DateTimeOffset seen, int most) => _session.Query<long>(
        """
        SELECT s.item_id FROM source_records s JOIN items i ON i.id = s.item_id
        WHERE s.freshness = 'withdrawn' AND s.seen < @limit AND i.raw_hash NOT LIKE 'expired:%'
        AND NOT EXISTS (SELECT 1 FROM source_records o WHERE o.item_id = s.item_id AND (o.freshness <> 'withdrawn' OR o.seen >= @limit))
        GROUP BY s.item_id ORDER BY s.item_id LIMIT @most
        """,
        new { limit = StoreSession.ToMilliseconds(seen), most });

    /// <summary>Puts other words in place of an item's.</summary>
    public void SetRaw(long id, RawItem raw, string rawHash) =>
        _session.Execute("UPDATE items SET raw = @json, raw_hash = @rawHash WHERE id = @id", new { id, json = StoreSession.ToJson(raw), rawHash });

    /// <summary>Notes that a newer normalizer has read the item.</summary>
    public void SetNormalizer(long id, int normalizer) => _session.Execute("UPDATE items SET normalizer = @normalizer WHERE id = @id", new { id, normalizer });

    /// <summary>The item, or null.</summary>
    public StoredItem? Find(long id) => _session.Single<Row>($"SELECT {Columns} FROM items WHERE id = @id", new { id })?.ToStored();

    /// <summary>Items after that id, in order of id, at most that many; of one source, or of all (null).</summary>
    public IReadOnlyList<StoredItem> After(long id, int most, string? sourceId = null) => [.. _session.Query<Row>(
        $"SELECT {Columns} FROM items WHERE id > @id AND (@sourceId IS NULL OR source_id = @sourceId) ORDER BY id LIMIT @most", new { id, most, sourceId }).Select(r => r.ToStored())];

    /// <summary>Forgets an item that no source record stands on any more.</summary>
    public void DeleteIfUnused(long id) =>
        _session.Execute("DELETE FROM items WHERE id = @id AND NOT EXISTS (SELECT 1 FROM source_records WHERE item_id = @id)", new { id });

    private const string Columns = "id, source_id AS SourceId, raw_hash AS RawHash, raw, reference, normalizer";

    private sealed record HeldRow
    {
        public string Hash { get; init; } = "";
        public long Id { get; init; }
        public long Reference { get; init; }
        public long Normalizer { get; init; }
        public long? Dated { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string SourceId { get; init; } = "";
        public string RawHash { get; init; } = "";
        public string Raw { get; init; } = "";
        public long Reference { get; init; }
        public long Normalizer { get; init; }

        public StoredItem ToStored() => new(Id, SourceId, RawHash, StoreSession.FromJson<RawItem>(Raw), StoreSession.FromMilliseconds(Reference), (int)Normalizer);
    }
}
