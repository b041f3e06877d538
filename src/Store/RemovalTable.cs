namespace Wiker.Ingest.Store;

/// <summary>One removal request: a keyed hash, what kind of value it is of, and when it came.</summary>
public sealed record RemovalRow(long N, string Hash, string Kind, int Words, DateTimeOffset At);

/// <summary>Removal requests. They are never taken back by themselves.</summary>
public sealed class RemovalTable
{
    private readonly StoreSession _session;

    internal RemovalTable(StoreSession session) => _session = session;

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<RemovalRow> All() => [.. _session.Query<Row>("SELECT n, hash, kind, words, at FROM removals ORDER BY n")
        .Select(r => new RemovalRow(r.N, r.Hash, r.Kind, (int)r.Words, StoreSession.FromMilliseconds(r.At)))];

    /// <summary>Grows with every request: who works by an older list stops.</summary>
    public long Version() => _session.Single<long?>("SELECT MAX(n) FROM removals") ?? 0;

    /// <summary>Adds a request; false when it is there already.</summary>
    public bool Add(string hash, string kind, int words, DateTimeOffset at) => _session.Execute(
        "INSERT INTO removals (hash, kind, words, at) VALUES (@hash, @kind, @words, @at) ON CONFLICT DO NOTHING",
        new { hash, kind, words, at = StoreSession.ToMilliseconds(at) }) > 0;

    private sealed record Row
    {
        public long N { get; init; }
        public string Hash { get; init; } = "";
        public string Kind { get; init; } = "";
        public long Words { get; init; }
        public long At { get; init; }
    }
}
