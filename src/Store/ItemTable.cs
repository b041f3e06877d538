using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>A raw item as kept: its words, when they were first seen (relative dates count from it), and the version of the normalizer that read them.</summary>
public sealed record StoredItem(long Id, string SourceId, string RawHash, RawItem Raw, DateTimeOffset Reference, int Normalizer);

/// <summary>Raw items behind source records.</summary>
public sealed class ItemTable
{
    private readonly StoreSession _session;

    internal ItemTable(StoreSession session) => _session = session;

    /// <summary>Hash → item id of everything that the source is held to say, made by that normalizer. What comes again to the letter need not be normalized again.</summary>
    public IReadOnlyDictionary<string, long> Hashes(string sourceId, int normalizer)
    {
        var hashes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (hash, id) in _session.Stream<HashRow>(
            "SELECT raw_hash AS Hash, id FROM items WHERE source_id = @sourceId AND normalizer = @normalizer", new { sourceId, normalizer }).Select(r => (r.Hash, r.Id)))
            hashes[hash] = id;
        return hashes;
    }

    /// <summary>Id of the item of that hash, or null.</summary>
    public long? FindByHash(string sourceId, string rawHash) =>
        _session.Single<long?>("SELECT id FROM items WHERE source_id = @sourceId AND raw_hash = @rawHash ORDER BY id DESC LIMIT 1", new { sourceId, rawHash });

    /// <summary>Adds an item; gives its id.</summary>
    public long Add(string sourceId, string rawHash, string raw, DateTimeOffset reference, int normalizer) => _session.Single<long>(
        "INSERT INTO items (source_id, raw_hash, raw, reference, normalizer) VALUES (@sourceId, @rawHash, @raw, @reference, @normalizer) RETURNING id",
        new { sourceId, rawHash, raw, reference = StoreSession.ToMilliseconds(reference), normalizer });

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

    private sealed record HashRow
    {
        public string Hash { get; init; } = "";
        public long Id { get; init; }
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
