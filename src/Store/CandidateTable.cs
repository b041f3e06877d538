namespace Wiker.Ingest.Store;

/// <summary>Blocking keys, by which matching finds candidates, and the pairs that it would have a person decide.</summary>
public sealed class CandidateTable
{
    private readonly StoreSession _session;

    internal CandidateTable(StoreSession session) => _session = session;

    /// <summary>Puts the keys in place of those that the source record had; <paramref name="name"/> is its folded title.</summary>
    public void Replace(string sourceRecordId, string name, IReadOnlyCollection<string> keys)
    {
        _session.Execute("DELETE FROM blocking_keys WHERE source_record_id = @sourceRecordId", new { sourceRecordId });
        Add(sourceRecordId, name, keys);
    }

    /// <summary>Gives a new source record its keys.</summary>
    public void Add(string sourceRecordId, string name, IReadOnlyCollection<string> keys) =>
        _session.ExecuteEach(
            "INSERT INTO blocking_keys (value, source_record_id, name) VALUES (@value, @sourceRecordId, @name)",
            keys.Distinct(StringComparer.Ordinal).Select(value => new { value, sourceRecordId, name }));

    /// <summary>Ids of other source records that aren't withdrawn and share one of the keys, at most that many for each key.</summary>
    public IReadOnlyList<string> Sharing(string sourceRecordId, IReadOnlyCollection<string> keys, int mostPerKey)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in keys)
        {
            found.UnionWith(_session.Query<string>(
                """
                SELECT k.source_record_id FROM blocking_keys k JOIN source_records s ON s.id = k.source_record_id
                WHERE k.value = @value AND k.source_record_id <> @sourceRecordId AND s.freshness <> 'withdrawn'
                ORDER BY k.source_record_id LIMIT @mostPerKey
                """,
                new { value, sourceRecordId, mostPerKey }));
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>How many distinct names bear each of the keys.</summary>
    public IReadOnlyDictionary<string, int> NamesSharing(IReadOnlyCollection<string> keys) => _session.Query<CountRow>(
        "SELECT value, COUNT(DISTINCT name) AS Count FROM blocking_keys WHERE value IN @keys GROUP BY value", new { keys })
        .ToDictionary(r => r.Value, r => (int)r.Count, StringComparer.Ordinal);

    /// <summary>Notes a pair that a person should decide, in order of id.</summary>
    public void Ask(string a, string b, double score, string reasons, DateTimeOffset at) => _session.Execute(
        """
        INSERT INTO questions (a, b, score, reasons, at) VALUES (@first, @second, @score, @reasons, @at)
        ON CONFLICT (a, b) DO UPDATE SET score = excluded.score, reasons = excluded.reasons
        """,
        new
        {
            first = string.CompareOrdinal(a, b) < 0 ? a : b,
            second = string.CompareOrdinal(a, b) < 0 ? b : a,
            score,
            reasons,
            at = StoreSession.ToMilliseconds(at),
        });

    private sealed record CountRow
    {
        public string Value { get; init; } = "";
        public long Count { get; init; }
    }
}
