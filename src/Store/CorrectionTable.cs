using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>What people said: corrections of fields, and verdicts on whether two source records speak of one thing.</summary>
public sealed class CorrectionTable
{
    private readonly StoreSession _session;

    internal CorrectionTable(StoreSession session) => _session = session;

    /// <summary>Corrections that hang on any of these source records, oldest first.</summary>
    public IReadOnlyList<Correction> Of(IReadOnlyCollection<string> sourceRecordIds) => [.. _session.Query<Row>(
        "SELECT id, source_record_id AS SourceRecordId, field, value, replaced, by_whom AS ByWhom, at FROM corrections WHERE source_record_id IN @sourceRecordIds ORDER BY at, id",
        new { sourceRecordIds }).Select(r => r.ToCorrection())];

    /// <summary>Corrections of one field, of whatever record, oldest first.</summary>
    public IReadOnlyList<Correction> OfField(string field) => [.. _session.Query<Row>(
        "SELECT id, source_record_id AS SourceRecordId, field, value, replaced, by_whom AS ByWhom, at FROM corrections WHERE field = @field ORDER BY at, id",
        new { field }).Select(r => r.ToCorrection())];

    /// <summary>Adds a correction.</summary>
    public void Add(Correction correction) => _session.Execute(
        "INSERT INTO corrections (id, source_record_id, field, value, replaced, by_whom, at) VALUES (@Id, @SourceRecordId, @Field, @Value, @Replaced, @By, @at)",
        new { correction.Id, correction.SourceRecordId, correction.Field, correction.Value, correction.Replaced, correction.By, at = StoreSession.ToMilliseconds(correction.At) });

    /// <summary>Verdicts that name any of these source records, oldest first; the later word on a pair wins.</summary>
    public IReadOnlyList<Verdict> Verdicts(IReadOnlyCollection<string> sourceRecordIds) => [.. _session.Query<VerdictRow>(
        "SELECT id, a, b, same, by_whom AS ByWhom, at FROM verdicts WHERE a IN @sourceRecordIds OR b IN @sourceRecordIds ORDER BY at, id", new { sourceRecordIds })
        .Select(r => new Verdict(r.Id, r.A, r.B, r.Same != 0, r.ByWhom, StoreSession.FromMilliseconds(r.At)))];

    /// <summary>Adds a verdict.</summary>
    public void Add(Verdict verdict) => _session.Execute(
        "INSERT INTO verdicts (id, a, b, same, by_whom, at) VALUES (@Id, @SourceRecordA, @SourceRecordB, @same, @By, @at)",
        new { verdict.Id, verdict.SourceRecordA, verdict.SourceRecordB, same = verdict.Same ? 1 : 0, verdict.By, at = StoreSession.ToMilliseconds(verdict.At) });

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string SourceRecordId { get; init; } = "";
        public string Field { get; init; } = "";
        public string Value { get; init; } = "";
        public string Replaced { get; init; } = "";
        public string ByWhom { get; init; } = "";
        public long At { get; init; }

        public Correction ToCorrection() => new()
        {
            Id = Id,
            SourceRecordId = SourceRecordId,
            Field = Field,
            Value = Value,
            Replaced = Replaced,
            By = ByWhom,
            At = StoreSession.FromMilliseconds(At),
        };
    }

    private sealed record VerdictRow
    {
        public string Id { get; init; } = "";
        public string A { get; init; } = "";
        public string B { get; init; } = "";
        public long Same { get; init; }
        public string ByWhom { get; init; } = "";
        public long At { get; init; }
    }
}
