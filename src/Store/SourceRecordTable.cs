using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>A source record with the item that it was made from and its state of freshness.</summary>
public sealed record SourceRecordRow(StoredSourceRecord Record, long ItemId, string SeenRun, DateTimeOffset Seen, int MissingRuns, DateTimeOffset? MissingSince)
{
    /// <summary>
    /// True when it was withdrawn though its item is still there: the item no longer yields it. What ages out has been missing first.
    /// Seeing the item again doesn't bring it back; reading it from the item again does.
    /// </summary>
    public bool IsNoLongerYielded => Record.Freshness == Freshness.Withdrawn && MissingSince is null;
}

/// <summary>Rules by which what a source no longer shows ages; counted in complete runs.</summary>
/// <param name="StaleAfter">Complete runs without it until it is stale.</param>
/// <param name="WithdrawnAfter">Complete runs without it until it is withdrawn.</param>
/// <param name="Grace">Time that must have passed as well before it is withdrawn.</param>
public sealed record AgeingRules(int StaleAfter, int WithdrawnAfter, TimeSpan Grace)
{
    /// <summary>Missing after 1 complete run, stale after 3, withdrawn after 5 and 7 days.</summary>
    public static AgeingRules Default { get; } = new(3, 5, TimeSpan.FromDays(7));
}

/// <summary>Source records, their keys and their freshness.</summary>
public sealed class SourceRecordTable
{
    private const string Columns =
        "id, record_id AS RecordId, item_id AS ItemId, said, first_seen AS FirstSeen, changed, freshness, seen, seen_run AS SeenRun, missing_runs AS MissingRuns, missing_since AS MissingSince";

    private readonly StoreSession _session;

    internal SourceRecordTable(StoreSession session) => _session = session;

    /// <summary>The source record, or null.</summary>
    public SourceRecordRow? Find(string id) => _session.Single<Row>($"SELECT {Columns} FROM source_records WHERE id = @id", new { id })?.ToStored();

    /// <summary>Source records of these ids, in no particular order.</summary>
    public IReadOnlyList<SourceRecordRow> FindMany(IReadOnlyCollection<string> ids) =>
        [.. ids.Chunk(500).SelectMany(chunk => _session.Query<Row>($"SELECT {Columns} FROM source_records WHERE id IN @chunk", new { chunk })).Select(r => r.ToStored())];

    /// <summary>Source records that make the record, withdrawn ones too, in order of id.</summary>
    public IReadOnlyList<SourceRecordRow> OfRecord(string recordId) =>
        [.. _session.Query<Row>($"SELECT {Columns} FROM source_records WHERE record_id = @recordId ORDER BY id", new { recordId }).Select(r => r.ToStored())];

    /// <summary>Source records made from the item, by part.</summary>
    public IReadOnlyList<SourceRecordRow> OfItem(long itemId) =>
        [.. _session.Query<Row>($"SELECT {Columns} FROM source_records WHERE item_id = @itemId ORDER BY part", new { itemId }).Select(r => r.ToStored())];

    /// <summary>Ids of the records that a source's source records belong to.</summary>
    public IReadOnlyList<string> RecordIdsOfSource(string sourceId) =>
        _session.Query<string>("SELECT DISTINCT record_id FROM source_records WHERE source_id = @sourceId", new { sourceId });

    /// <summary>The source record that one of the keys finds, the most trusted key first; null when none does.</summary>
    public string? FindByKeys(string sourceId, string part, IEnumerable<SourceKey> keys)
    {
        foreach (var key in keys)
        {
            var found = _session.Single<string>(
                "SELECT source_record_id FROM source_keys WHERE source_id = @sourceId AND scheme = @scheme AND part = @part AND value = @Value AND source_record_id <> ''",
                new { sourceId, scheme = SchemeName(key.Scheme), part, key.Value });
            if (found is not null)
                return found;
        }
        return null;
    }

    /// <summary>Live source records that the source's own ids find, in whatever part; ids that it gives to different things find none.</summary>
    public IReadOnlyList<string> FindByIds(string sourceId, IReadOnlyCollection<string> ids) =>
    [
        .. ids.Chunk(500).SelectMany(chunk => _session.Query<string>(
            """
            SELECT DISTINCT r.id FROM source_keys k JOIN source_records r ON r.id = k.source_record_id
            WHERE k.source_id = @sourceId AND k.scheme IN ('uid', 'guid') AND k.value IN @chunk AND r.freshness <> 'withdrawn'
            """,
            new { sourceId, chunk })).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Keys of these source records, with the part that each belongs to.</summary>
    public IReadOnlyList<(string SourceRecordId, string Part, SourceKey Key)> KeysOf(IReadOnlyCollection<string> sourceRecordIds) =>
        [.. _session.Query<KeyRow>("SELECT source_record_id AS SourceRecordId, part, scheme, value FROM source_keys WHERE source_record_id IN @sourceRecordIds", new { sourceRecordIds })
            .Select(r => (r.SourceRecordId, r.Part, r.ToKey()))];

    /// <summary>Has a key find nothing from now on, whatever is added later: the source gives it to different things.</summary>
    public void DistrustKey(string sourceId, string part, SourceKey key) => _session.Execute(
        """
        INSERT INTO source_keys (source_id, scheme, part, value, source_record_id) VALUES (@sourceId, @scheme, @part, @Value, '')
        ON CONFLICT (source_id, scheme, part, value) DO UPDATE SET source_record_id = ''
        """,
        new { sourceId, scheme = SchemeName(key.Scheme), part, key.Value });

    /// <summary>The source's keys that are distrusted, with their parts; of nearly every source none.</summary>
    public IReadOnlySet<(string Part, SourceKey Key)> Distrusted(string sourceId) =>
        _session.Query<KeyRow>("SELECT source_record_id AS SourceRecordId, part, scheme, value FROM source_keys WHERE source_id = @sourceId AND source_record_id = ''", new { sourceId })
            .Select(r => (r.Part, r.ToKey())).ToHashSet();

    /// <summary>Adds the keys; one that already finds another source record, or is distrusted, is left as it is.</summary>
    public void AddKeys(string sourceId, string part, string sourceRecordId, IEnumerable<SourceKey> keys) => _session.ExecuteEach(
        "INSERT INTO source_keys (source_id, scheme, part, value, source_record_id) VALUES (@sourceId, @scheme, @part, @Value, @sourceRecordId) ON CONFLICT DO NOTHING",
        keys.Select(k => new { sourceId, scheme = SchemeName(k.Scheme), part, k.Value, sourceRecordId }));

    /// <summary>Adds a source record, seen now in that run.</summary>
    public void Add(StoredSourceRecord record, long itemId, string runId, DateOnly? lastDay) => _session.Execute(
        """
        INSERT INTO source_records (id, source_id, part, item_id, record_id, said, first_seen, changed, dated, last_day, freshness, seen, seen_run)
        VALUES (@Id, @SourceId, @Part, @itemId, @RecordId, @said, @firstSeen, @firstSeen, @dated, @lastDay, 'seen', @firstSeen, @runId)
        """,
        new
        {
            record.Id,
            record.Said.SourceId,
            record.Said.Part,
            itemId,
            record.RecordId,
            said = StoreSession.ToJson(record.Said),
            firstSeen = StoreSession.ToMilliseconds(record.FirstSeen),
            dated = Dated(record.Said),
            lastDay = lastDay?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            runId,
        });

    /// <summary>Writes what it now says, at that moment.</summary>
    public void Update(string id, SourceRecord said, long itemId, DateOnly? lastDay, DateTimeOffset changed) => _session.Execute(
        "UPDATE source_records SET said = @said, item_id = @itemId, dated = @dated, last_day = @lastDay, changed = @changed WHERE id = @id",
        new
        {
            id,
            said = StoreSession.ToJson(said),
            itemId,
            dated = Dated(said),
            lastDay = lastDay?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            changed = StoreSession.ToMilliseconds(changed),
        });

    /// <summary>Points the source record at the item that now bears its words, though it says the same.</summary>
    public void SetItem(string id, long itemId) => _session.Execute("UPDATE source_records SET item_id = @itemId WHERE id = @id", new { id, itemId });

    /// <summary>Notes that the run has seen these; gives the ids of those that had been withdrawn and are back.</summary>
    public IReadOnlyList<string> MarkSeen(IReadOnlyCollection<string> ids, string runId, DateTimeOffset now)
    {
        var returned = _session.Query<string>("SELECT id FROM source_records WHERE id IN @ids AND freshness = 'withdrawn'", new { ids });
        _session.Execute(
            "UPDATE source_records SET seen = @now, seen_run = @runId, freshness = 'seen', missing_runs = 0, missing_since = NULL WHERE id IN @ids",
            new { ids, runId, now = StoreSession.ToMilliseconds(now) });
        return returned;
    }

    /// <summary>Withdraws these at once (their item no longer yields them).</summary>
    public void Withdraw(IReadOnlyCollection<string> ids) => _session.Execute(
        "UPDATE source_records SET freshness = 'withdrawn', missing_runs = 0, missing_since = NULL WHERE id IN @ids", new { ids });

    /// <summary>Its item yields it again: the next run that sees the item brings it back.</summary>
    public void LetReturn(string id, DateTimeOffset now) =>
        _session.Execute("UPDATE source_records SET missing_since = @now WHERE id = @id AND freshness = 'withdrawn'", new { id, now = StoreSession.ToMilliseconds(now) });

    /// <summary>The source's live source records that would age if a run hadn't seen them (see <see cref="Age"/>).</summary>
    public IReadOnlyList<string> Ageing(string sourceId, string runId, DateOnly today, DateTimeOffset? shownSince) =>
        _session.Query<string>($"SELECT id FROM source_records WHERE {Ageable}", AgeableParameters(sourceId, runId, today, shownSince));

    /// <summary>How many different titles the source's live source records bear.</summary>
    public int DistinctNames(string sourceId) => (int)_session.Single<long>(
        """
        SELECT COUNT(DISTINCT k.name) FROM source_records s JOIN blocking_keys k ON k.source_record_id = s.id
        WHERE s.source_id = @sourceId AND s.freshness <> 'withdrawn'
        """,
        new { sourceId });

    /// <summary>
    /// Ages what a complete run has not seen: seen → missing → stale → withdrawn. Past events never age, and of a list that shows only its newest
    /// (<paramref name="shownSince"/>: the oldest date that it shows) nothing older does. Gives the ids of those now withdrawn.
    /// </summary>
    public IReadOnlyList<string> Age(string sourceId, string runId, DateOnly today, DateTimeOffset? shownSince, AgeingRules rules, DateTimeOffset now)
    {
        var parameters = AgeableParameters(sourceId, runId, today, shownSince);
        parameters.Add("now", StoreSession.ToMilliseconds(now));
        parameters.Add("grace", StoreSession.ToMilliseconds(now - rules.Grace));
        parameters.Add("staleAfter", rules.StaleAfter);
        parameters.Add("withdrawnAfter", rules.WithdrawnAfter);
        _session.Execute($"UPDATE source_records SET missing_runs = missing_runs + 1, missing_since = COALESCE(missing_since, @now) WHERE {Ageable}", parameters);
        var withdrawn = _session.Query<string>(
            $"SELECT id FROM source_records WHERE {Ageable} AND missing_runs >= @withdrawnAfter AND missing_since <= @grace", parameters);
        _session.Execute(
            $"""
            UPDATE source_records SET freshness = CASE
                WHEN missing_runs >= @withdrawnAfter AND missing_since <= @grace THEN 'withdrawn'
                WHEN missing_runs >= @staleAfter THEN 'stale'
                ELSE 'missing' END
            WHERE {Ageable}
            """,
            parameters);
        return withdrawn;
    }

    /// <summary>How many source records each state of freshness holds, by source.</summary>
    public IReadOnlyList<(string SourceId, Freshness Freshness, int Count)> FreshnessCounts() =>
        [.. _session.Query<CountRow>("SELECT source_id AS SourceId, freshness, COUNT(*) AS Count FROM source_records GROUP BY source_id, freshness ORDER BY source_id")
            .Select(r => (r.SourceId, Enum.Parse<Freshness>(r.Freshness, ignoreCase: true), (int)r.Count))];

    /// <summary>Moves the source record to another record; the ledger says why.</summary>
    internal void SetRecord(string id, string recordId) => _session.Execute("UPDATE source_records SET record_id = @recordId WHERE id = @id", new { id, recordId });

    private const string Ageable =
        """
        source_id = @sourceId AND freshness <> 'withdrawn' AND seen_run <> @runId
        AND (last_day IS NULL OR last_day >= @today)
        AND (@shownSince IS NULL OR dated >= @shownSince)
        """;

    private static Dapper.DynamicParameters AgeableParameters(string sourceId, string runId, DateOnly today, DateTimeOffset? shownSince)
    {
        var parameters = new Dapper.DynamicParameters();
        parameters.Add("sourceId", sourceId);
        parameters.Add("runId", runId);
        parameters.Add("today", today.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        parameters.Add("shownSince", shownSince is { } since ? StoreSession.ToMilliseconds(since) : (long?)null);
        return parameters;
    }

    private static long? Dated(SourceRecord said) => said.Content.Published is { } published ? StoreSession.ToMilliseconds(published.ForSorting) : null;

    private static string SchemeName(KeyScheme scheme) => scheme switch
    {
        KeyScheme.Guid => "guid",
        KeyScheme.Uid => "uid",
        KeyScheme.Url => "url",
        _ => "content",
    };

    private sealed record KeyRow
    {
        public string SourceRecordId { get; init; } = "";
        public string Part { get; init; } = "";
        public string Scheme { get; init; } = "";
        public string Value { get; init; } = "";

        public SourceKey ToKey() => new(Enum.Parse<KeyScheme>(Scheme, ignoreCase: true), Value);
    }

    private sealed record CountRow
    {
        public string SourceId { get; init; } = "";
        public string Freshness { get; init; } = "";
        public long Count { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string RecordId { get; init; } = "";
        public long ItemId { get; init; }
        public string Said { get; init; } = "";
        public long FirstSeen { get; init; }
        public long Changed { get; init; }
        public string Freshness { get; init; } = "";
        public long Seen { get; init; }
        public string SeenRun { get; init; } = "";
        public long MissingRuns { get; init; }
        public long? MissingSince { get; init; }

        public SourceRecordRow ToStored() => new(
            new StoredSourceRecord
            {
                Id = Id,
                RecordId = RecordId,
                FirstSeen = StoreSession.FromMilliseconds(FirstSeen),
                Changed = StoreSession.FromMilliseconds(Changed),
                Freshness = Enum.Parse<Freshness>(Freshness, ignoreCase: true),
                Said = StoreSession.FromJson<SourceRecord>(Said),
            },
            ItemId,
            SeenRun,
            StoreSession.FromMilliseconds(Seen),
            (int)MissingRuns,
            MissingSince is { } since ? StoreSession.FromMilliseconds(since) : null);
    }
}
