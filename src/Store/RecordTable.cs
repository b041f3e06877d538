using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>The latest change of one record. <paramref name="Gone"/>: it is a tombstone now.</summary>
public sealed record Change(long Number, string RecordId, DateTimeOffset At, bool Gone);

/// <summary>Records, tombstones, and the change log that numbers them in commit order.</summary>
public sealed class RecordTable
{
    private readonly StoreSession _session;

    internal RecordTable(StoreSession session) => _session = session;

    /// <summary>The live record, or null.</summary>
    public Record? Find(string id) => _session.Single<string>("SELECT content FROM records WHERE id = @id", new { id }) is { } json ? StoreSession.FromJson<Record>(json) : null;

    /// <summary>What became of an id that names no live record, or null when it never did or does.</summary>
    public Tombstone? FindTombstone(string id) =>
        _session.Single<TombstoneRow>("SELECT id, version, at, merged_into AS MergedInto FROM tombstones WHERE id = @id", new { id })?.ToTombstone();

    /// <summary>Live records of these ids.</summary>
    public IReadOnlyDictionary<string, Record> FindMany(IReadOnlyCollection<string> ids)
    {
        var found = new Dictionary<string, Record>(ids.Count, StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(500))
        {
            foreach (var json in _session.Query<string>("SELECT content FROM records WHERE id IN @chunk", new { chunk }))
            {
                var record = StoreSession.FromJson<Record>(json);
                found[record.Id] = record;
            }
        }
        return found;
    }

    /// <summary>When each of these source records was last seen.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> SeenOf(IReadOnlyCollection<string> sourceRecordIds)
    {
        var seen = new Dictionary<string, DateTimeOffset>(sourceRecordIds.Count, StringComparer.Ordinal);
        foreach (var chunk in sourceRecordIds.Chunk(500))
        {
            foreach (var row in _session.Query<SeenRow>("SELECT id, seen FROM source_records WHERE id IN @chunk", new { chunk }))
                seen[row.Id] = StoreSession.FromMilliseconds(row.Seen);
        }
        return seen;
    }

    /// <summary>The number of the last change; 0 for an empty store.</summary>
    public long ChangeNumber() => _session.Single<long?>("SELECT MAX(number) FROM changes") ?? 0;

    /// <summary>Which store this is, the same as long as it lives and in every copy of it; indices outside of the data folder are bound to it.</summary>
    public string StoreIdentity() => _session.Single<string>("SELECT id FROM store_identity") ?? throw new StoreException("The store doesn't say which it is: its table store_identity is empty.");

    /// <summary>Changes after that number in order, at most that many.</summary>
    public IReadOnlyList<Change> ChangesAfter(long number, int most) =>
        [.. _session.Query<ChangeRow>("SELECT number, record_id AS RecordId, at, gone FROM changes WHERE number > @number ORDER BY number LIMIT @most", new { number, most })
            .Select(r => new Change(r.Number, r.RecordId, StoreSession.FromMilliseconds(r.At), r.Gone != 0))];

    /// <summary>How many live records there are.</summary>
    public int Count() => (int)_session.Single<long>("SELECT COUNT(*) FROM records");

    /// <summary>Ids of live records after that id, in order of id.</summary>
    public IReadOnlyList<string> IdsAfter(string id, int most) => _session.Query<string>("SELECT id FROM records WHERE id > @id ORDER BY id LIMIT @most", new { id, most });

    /// <summary>Ids that source records belong to after that id, live or gone, in order.</summary>
    public IReadOnlyList<string> IdsInUseAfter(string id, int most) =>
        _session.Query<string>("SELECT DISTINCT record_id FROM source_records WHERE record_id > @id ORDER BY record_id LIMIT @most", new { id, most });

    /// <summary>Live records that no source record belongs to; none in a sound store.</summary>
    public IReadOnlyList<string> Orphans() =>
        _session.Query<string>("SELECT id FROM records r WHERE NOT EXISTS (SELECT 1 FROM source_records s WHERE s.record_id = r.id)");

    /// <summary>
    /// Writes a record with the next number of the change log, which becomes its version; <see cref="Record.Version"/> and <see cref="Record.Updated"/> as given are ignored.
    /// Gives the record as written.
    /// </summary>
    public Record Save(Record record, DateTimeOffset now)
    {
        var number = Number(record.Id, now, gone: false);
        var saved = record with { Version = number, Created = StoreSession.Rounded(record.Created), Updated = StoreSession.Rounded(now) };
        _session.Execute(
            """
            INSERT INTO records (id, created, version, content) VALUES (@Id, @created, @number, @content)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, content = excluded.content
            """,
            new { saved.Id, created = StoreSession.ToMilliseconds(saved.Created), number, content = StoreSession.ToJson(saved) });
        _session.Execute("DELETE FROM tombstones WHERE id = @Id", new { saved.Id });
        return saved;
    }

    /// <summary>Gives live records of these ids a new number as they are: what is shown of them has changed though nothing is said anew.</summary>
    public void Renumber(IReadOnlyCollection<string> ids, DateTimeOffset now)
    {
        foreach (var record in FindMany(ids).Values.OrderBy(r => r.Id, StringComparer.Ordinal))
            Save(record, now);
    }

    /// <summary>As <see cref="Save"/>, of a record whose id was never used before.</summary>
    public void Add(Record record, DateTimeOffset now)
    {
        var number = NextNumber(record.Id, now, gone: false);
        var saved = record with { Version = number, Created = StoreSession.Rounded(record.Created), Updated = StoreSession.Rounded(now) };
        _session.Execute(
            "INSERT INTO records (id, created, version, content) VALUES (@Id, @created, @number, @content)",
            new { saved.Id, created = StoreSession.ToMilliseconds(saved.Created), number, content = StoreSession.ToJson(saved) });
    }

    /// <summary>Turns a record into a tombstone with the next number.</summary>
    public void Bury(string id, DateTimeOffset created, string? mergedInto, DateTimeOffset now)
    {
        var number = Number(id, now, gone: true);
        _session.Execute("DELETE FROM records WHERE id = @id", new { id });
        _session.Execute(
            """
            INSERT INTO tombstones (id, created, version, at, merged_into) VALUES (@id, @created, @number, @at, @mergedInto)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, at = excluded.at, merged_into = excluded.merged_into
            """,
            new { id, created = StoreSession.ToMilliseconds(created), number, at = StoreSession.ToMilliseconds(now), mergedInto });
    }

    /// <summary>When an id was first used, live or gone; null for a new one.</summary>
    public DateTimeOffset? CreatedOf(string id)
    {
        var created = _session.Single<long?>("SELECT created FROM records WHERE id = @id UNION ALL SELECT created FROM tombstones WHERE id = @id LIMIT 1", new { id });
        return created is { } at ? StoreSession.FromMilliseconds(at) : null;
    }

    // One row for each record: the latest change. AUTOINCREMENT never gives a number twice, and the single writer gives them in commit order.
    private long Number(string recordId, DateTimeOffset now, bool gone)
    {
        _session.Execute("DELETE FROM changes WHERE record_id = @recordId", new { recordId });
        return NextNumber(recordId, now, gone);
    }

    private long NextNumber(string recordId, DateTimeOffset now, bool gone) => _session.Single<long>(
        "INSERT INTO changes (record_id, at, gone) VALUES (@recordId, @at, @gone) RETURNING number",
        new { recordId, at = StoreSession.ToMilliseconds(now), gone = gone ? 1 : 0 });

    private sealed record TombstoneRow
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public long At { get; init; }
        public string? MergedInto { get; init; }

        public Tombstone ToTombstone() => new(Id, Version, StoreSession.FromMilliseconds(At), MergedInto);
    }

    private sealed record SeenRow
    {
        public string Id { get; init; } = "";
        public long Seen { get; init; }
    }

    private sealed record ChangeRow
    {
        public long Number { get; init; }
        public string RecordId { get; init; } = "";
        public long At { get; init; }
        public long Gone { get; init; }
    }
}
