using Dapper;
using Microsoft.Data.Sqlite;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>Everything in a store but when things were last seen, as text: equal dumps are equal stores.</summary>
internal static class StoreDump
{
    private static readonly (string Name, string Sql)[] Tables =
    [
        ("source records", "SELECT id, source_id, part, item_id, record_id, said, first_seen, changed, freshness, missing_runs FROM source_records ORDER BY id"),
        ("items", "SELECT id, source_id, raw_hash, raw, reference, normalizer FROM items ORDER BY id"),
        ("keys", "SELECT * FROM source_keys ORDER BY 1, 2, 3, 4"),
        ("records", "SELECT * FROM records ORDER BY id"),
        ("tombstones", "SELECT * FROM tombstones ORDER BY id"),
        ("ledger", "SELECT * FROM identity_ledger ORDER BY n"),
        ("change log", "SELECT * FROM changes ORDER BY number"),
        ("corrections", "SELECT * FROM corrections ORDER BY id"),
        ("verdicts", "SELECT * FROM verdicts ORDER BY id"),
    ];

    public static IReadOnlyDictionary<string, string> Of(string dataFolder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "store.db")};Mode=ReadOnly;Pooling=False");
        return Tables.ToDictionary(t => t.Name, t => string.Join('\n', connection.Query(t.Sql).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values))));
    }
}
