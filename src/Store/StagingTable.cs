using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>
/// One item of a run before it is applied. <paramref name="Raw"/> and <paramref name="Records"/> are null when the item is, to the letter, one that the store
/// already holds under <paramref name="RawHash"/>, made by the same normalizer. <paramref name="IsFallback"/>: the row of a list whose detail page failed.
/// </summary>
public sealed record StagedItem(int N, string RawHash, string? Raw, IReadOnlyList<SourceRecord>? Records, bool IsFallback = false);

/// <summary>Items of runs that aren't applied yet.</summary>
public sealed class StagingTable
{
    private readonly StoreSession _session;

    internal StagingTable(StoreSession session) => _session = session;

    /// <summary>Adds a batch.</summary>
    public void Add(string runId, IEnumerable<StagedItem> batch) => _session.ExecuteEach(
        "INSERT INTO staged_items (run_id, n, raw_hash, raw, records, fallback) VALUES (@runId, @N, @RawHash, @Raw, @records, @fallback)",
        batch.Select(i => new
        {
            runId,
            i.N,
            i.RawHash,
            i.Raw,
            fallback = i.IsFallback ? 1 : 0,
            records = i.Records is null ? null : JsonSerializer.Serialize(i.Records, ModelJson.Stored.IReadOnlyListSourceRecord),
        }));

    /// <summary>The next items of the run, in order.</summary>
    public IReadOnlyList<StagedItem> Next(string runId, int most) => [.. _session.Query<Row>(
        "SELECT n, raw_hash AS RawHash, raw, records, fallback FROM staged_items WHERE run_id = @runId ORDER BY n LIMIT @most", new { runId, most })
        .Select(r => new StagedItem((int)r.N, r.RawHash, r.Raw, r.Records is null ? null : JsonSerializer.Deserialize(r.Records, ModelJson.Stored.IReadOnlyListSourceRecord), r.Fallback != 0))];

    /// <summary>
    /// Forgets the items up to and with <paramref name="n"/>, which are applied. Were they marked and left, every later chunk would read past all of them.
    /// </summary>
    public void Forget(string runId, int n) => _session.Execute("DELETE FROM staged_items WHERE run_id = @runId AND n <= @n", new { runId, n });

    /// <summary>Forgets the run's items.</summary>
    public void Clear(string runId) => _session.Execute("DELETE FROM staged_items WHERE run_id = @runId", new { runId });

    /// <summary>Forgets the items of every run of the source that no longer waits for anything.</summary>
    public void ClearLeftovers(string sourceId) => _session.Execute(
        """
        DELETE FROM staged_items WHERE run_id IN (
            SELECT id FROM runs WHERE source_id = @sourceId AND state NOT IN ('staged'))
        """,
        new { sourceId });

    private sealed record Row
    {
        public long N { get; init; }
        public string RawHash { get; init; } = "";
        public string? Raw { get; init; }
        public string? Records { get; init; }
        public long Fallback { get; init; }
    }
}
