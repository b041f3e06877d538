using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>A rejection and the hash of the raw item that it is about; null: a page, or what gave no record.</summary>
public sealed record StoredRejection(string? RawHash, Rejection Rejection);

/// <summary>
/// What could not be taken. Rejections of a run (pages, things that give no record) stand until the next one; those of an item as long as the item does,
/// since what comes again to the letter isn't read again.
/// </summary>
public sealed class RejectionTable
{
    private readonly StoreSession _session;

    internal RejectionTable(StoreSession session) => _session = session;

    /// <summary>
    /// Writes a run's rejections in place of those of the run before. <paramref name="readAgain"/>: hashes of held items that the run has read anew,
    /// whose older rejections say nothing any more.
    /// </summary>
    public void Replace(string sourceId, string runId, IReadOnlyCollection<StoredRejection> rejections, IEnumerable<string> readAgain)
    {
        _session.Execute(
            """
            DELETE FROM rejections WHERE source_id = @sourceId AND (raw_hash IS NULL OR (
                NOT EXISTS (SELECT 1 FROM items i WHERE i.source_id = @sourceId AND i.raw_hash = rejections.raw_hash)
                AND run_id NOT IN (SELECT id FROM runs WHERE source_id = @sourceId AND state = 'staged')))
            """,
            new { sourceId });
        Forget(sourceId, rejections.Select(r => r.RawHash).OfType<string>().Concat(readAgain).Distinct(StringComparer.Ordinal));
        Add(sourceId, runId, rejections);
    }

    /// <summary>Puts the rejections of a held item that was read again in place of its older ones.</summary>
    public void ReplaceOfItem(string sourceId, string rawHash, IEnumerable<Rejection> rejections)
    {
        Forget(sourceId, [rawHash]);
        Add(sourceId, "", [.. rejections.Select(r => new StoredRejection(rawHash, r))]);
    }

    /// <summary>What of the source could not be taken and still stands there; what is said of things that were replaced or withdrawn is left out.</summary>
    public IReadOnlyList<Rejection> Of(string sourceId) => [.. _session.Query<Row>(
        """
        SELECT source_id AS SourceId, raw_hash AS RawHash, locator, field, reason, detail FROM rejections r WHERE source_id = @sourceId AND (
            raw_hash IS NULL
            OR run_id IN (SELECT id FROM runs WHERE source_id = @sourceId AND state = 'staged')
            OR EXISTS (SELECT 1 FROM items i JOIN source_records s ON s.item_id = i.id
                WHERE i.source_id = @sourceId AND i.raw_hash = r.raw_hash AND s.freshness <> 'withdrawn'))
        ORDER BY r.rowid
        """,
        new { sourceId }).Select(r => r.ToRejection())];

    /// <summary>Rejections of the items that the store holds of a source, by the items' hashes.</summary>
    public ILookup<string, Rejection> OfItems(string sourceId) => _session.Query<Row>(
        "SELECT source_id AS SourceId, raw_hash AS RawHash, locator, field, reason, detail FROM rejections WHERE source_id = @sourceId AND raw_hash IS NOT NULL ORDER BY rowid",
        new { sourceId }).ToLookup(r => r.RawHash!, r => r.ToRejection(), StringComparer.Ordinal);

    private void Forget(string sourceId, IEnumerable<string> hashes) => _session.Execute(
        "DELETE FROM rejections WHERE source_id = @sourceId AND raw_hash = @rawHash", hashes.Select(rawHash => new { sourceId, rawHash }));

    private void Add(string sourceId, string runId, IEnumerable<StoredRejection> rejections) => _session.Execute(
        "INSERT INTO rejections (source_id, run_id, raw_hash, locator, field, reason, detail) VALUES (@sourceId, @runId, @RawHash, @Locator, @Field, @Reason, @Detail)",
        rejections.Select(r => new { sourceId, runId, r.RawHash, r.Rejection.Locator, r.Rejection.Field, r.Rejection.Reason, r.Rejection.Detail }));

    private sealed record Row
    {
        public string SourceId { get; init; } = "";
        public string? RawHash { get; init; }
        public string Locator { get; init; } = "";
        public string? Field { get; init; }
        public string Reason { get; init; } = "";
        public string Detail { get; init; } = "";

        public Rejection ToRejection() => new(SourceId, Locator, Field, Reason, Detail);
    }
}
