namespace Wiker.Ingest.Store;

/// <summary>Why a source record makes the record that it makes.</summary>
public enum LedgerCause { New, Matched, Merged, Split }

/// <summary>One entry of the identity ledger: from then on the source record belongs to <paramref name="RecordId"/>.</summary>
public sealed record LedgerEntry(long N, DateTimeOffset At, string SourceRecordId, string RecordId, string? FromRecordId, LedgerCause Cause, string Reason);

/// <summary>The identity ledger: append-only; nothing in it is ever changed.</summary>
public sealed class LedgerTable
{
    private readonly StoreSession _session;

    internal LedgerTable(StoreSession session) => _session = session;

    /// <summary>Appends an entry, and moves the source record when it exists already (it need not, with <see cref="LedgerCause.New"/> and <see cref="LedgerCause.Matched"/>).</summary>
    public void Append(DateTimeOffset at, string sourceRecordId, string recordId, string? fromRecordId, LedgerCause cause, string reason)
    {
        _session.Execute(
            """
            INSERT INTO identity_ledger (at, source_record_id, record_id, from_record_id, cause, reason)
            VALUES (@at, @sourceRecordId, @recordId, @fromRecordId, @cause, @reason)
            """,
            new { at = StoreSession.ToMilliseconds(at), sourceRecordId, recordId, fromRecordId, cause = CauseName(cause), reason });
        if (fromRecordId is not null)
            _session.SourceRecords.SetRecord(sourceRecordId, recordId);
    }

    /// <summary>The history of one source record, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Of(string sourceRecordId) =>
        [.. _session.Query<Row>($"SELECT {Columns} FROM identity_ledger WHERE source_record_id = @sourceRecordId ORDER BY n", new { sourceRecordId }).Select(r => r.ToEntry())];

    /// <summary>How many entries there are.</summary>
    public long Count() => _session.Single<long>("SELECT COUNT(*) FROM identity_ledger");

    /// <summary>Source records whose record isn't the one that the ledger last gave them; empty in a sound store.</summary>
    public IReadOnlyList<string> Inconsistencies() => _session.Query<string>(
        """
        SELECT s.id FROM source_records s
        LEFT JOIN identity_ledger l ON l.source_record_id = s.id AND l.n = (SELECT MAX(n) FROM identity_ledger WHERE source_record_id = s.id)
        WHERE l.record_id IS NULL OR l.record_id <> s.record_id
        """);

    private const string Columns = "n, at, source_record_id AS SourceRecordId, record_id AS RecordId, from_record_id AS FromRecordId, cause, reason";

    private static string CauseName(LedgerCause cause) => cause switch
    {
        LedgerCause.New => "new",
        LedgerCause.Matched => "matched",
        LedgerCause.Merged => "merged",
        _ => "split",
    };

    private sealed record Row
    {
        public long N { get; init; }
        public long At { get; init; }
        public string SourceRecordId { get; init; } = "";
        public string RecordId { get; init; } = "";
        public string? FromRecordId { get; init; }
        public string Cause { get; init; } = "";
        public string Reason { get; init; } = "";

        public LedgerEntry ToEntry() => new(
            N, StoreSession.FromMilliseconds(At), SourceRecordId, RecordId, FromRecordId, Enum.Parse<LedgerCause>(Cause, ignoreCase: true), Reason);
    }
}
