using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>What the store keeps of a source beside its records. <paramref name="DueFor"/>: hash of the definition that <paramref name="NextDue"/> was reckoned for.</summary>
public sealed record StoredSource(SourceProfile Profile, string DefinitionHash, DateTimeOffset? NextDue, string? DueFor, int Failures);

/// <summary>Sources: profile, definition hash, due time, lease.</summary>
public sealed class SourceTable
{
    private readonly StoreSession _session;

    internal SourceTable(StoreSession session) => _session = session;

    /// <summary>The source, or null before its first run.</summary>
    public StoredSource? Find(string id) => _session.Single<Row>("SELECT profile, definition, next_due AS NextDue, due_for AS DueFor, failures FROM sources WHERE id = @id", new { id })?.ToStored();

    /// <summary>Every source that ran once.</summary>
    public IReadOnlyList<StoredSource> All() =>
        [.. _session.Query<Row>("SELECT profile, definition, next_due AS NextDue, due_for AS DueFor, failures FROM sources ORDER BY id").Select(r => r.ToStored())];

    /// <summary>Profiles of these sources by id; those that never ran are left out.</summary>
    public IReadOnlyDictionary<string, SourceProfile> Profiles(IReadOnlyCollection<string> ids) =>
        _session.Query<string>("SELECT profile FROM sources WHERE id IN @ids", new { ids }).Select(StoreSession.FromJson<SourceProfile>).ToDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>Writes profile and definition hash; due time and failures stay.</summary>
    public void Save(SourceProfile profile, string definitionHash) => _session.Execute(
        """
        INSERT INTO sources (id, profile, definition) VALUES (@Id, @json, @definitionHash)
        ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, definition = excluded.definition
        """,
        new { profile.Id, json = StoreSession.ToJson(profile), definitionHash });

    /// <summary>When it is next due (null: by its schedule), for the definition of which hash, and how many runs failed in a row.</summary>
    public void SetDue(string id, DateTimeOffset? nextDue, string dueFor, int failures) => _session.Execute(
        "UPDATE sources SET next_due = @due, due_for = @dueFor, failures = @failures WHERE id = @id",
        new { id, due = nextDue is { } d ? StoreSession.ToMilliseconds(d) : (long?)null, dueFor, failures });

    /// <summary>Takes the source for <paramref name="holder"/> until that time; false when another holds it. A lease past its time is free.</summary>
    public bool TryLease(string id, string holder, DateTimeOffset now, DateTimeOffset until) => _session.Execute(
        """
        INSERT INTO leases (source_id, holder, until) VALUES (@id, @holder, @until)
        ON CONFLICT (source_id) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE leases.until < @now OR leases.holder = @holder
        """,
        new { id, holder, now = StoreSession.ToMilliseconds(now), until = StoreSession.ToMilliseconds(until) }) > 0;

    /// <summary>Gives the source back.</summary>
    public void Release(string id, string holder) => _session.Execute("DELETE FROM leases WHERE source_id = @id AND holder = @holder", new { id, holder });

    private sealed record Row
    {
        public string Profile { get; init; } = "";
        public string Definition { get; init; } = "";
        public long? NextDue { get; init; }
        public string? DueFor { get; init; }
        public long Failures { get; init; }

        public StoredSource ToStored() =>
            new(StoreSession.FromJson<SourceProfile>(Profile), Definition, NextDue is { } due ? StoreSession.FromMilliseconds(due) : null, DueFor, (int)Failures);
    }
}
