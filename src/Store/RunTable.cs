namespace Wiker.Ingest.Store;

/// <summary>What a run was judged to be.</summary>
public enum RunJudgement { Complete, Partial, Suspect, Failed }

/// <summary>Where a run stands. <c>Staged</c>: read and judged, not (wholly) applied yet.</summary>
public enum RunState { Reading, Staged, Applied, Replaced, Ended }

/// <summary>One run of one source. <paramref name="Outcome"/> is one word (<c>items</c>, <c>blocked</c> …), <paramref name="Detail"/> its evidence, for people.</summary>
public sealed record SourceRunRow(
    string Id,
    string SourceId,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    RunJudgement? Judgement,
    RunState State,
    int Items,
    int Rejected,
    int Pages,
    string? Outcome,
    string? Detail)
{
    /// <summary>True when the source was asked only for what changed: what it didn't show says nothing, and its count nothing of what is usual.</summary>
    public bool IsOfChanges { get; init; }

    /// <summary>True when kept pages were read: neither what it showed nor what it didn't is the source's word of today.</summary>
    public bool IsReplay { get; init; }
}

/// <summary>Runs of each source.</summary>
public sealed class RunTable
{
    private const string Columns = "id, source_id AS SourceId, started, ended, judgement, state, items, rejected, pages, outcome, detail, of_changes AS OfChanges, replay";
    private readonly StoreSession _session;

    internal RunTable(StoreSession session) => _session = session;

    /// <summary>Writes the run, new or changed.</summary>
    public void Save(SourceRunRow run) => _session.Execute(
        """
        INSERT INTO runs (id, source_id, started, ended, judgement, state, items, rejected, pages, outcome, detail, of_changes, replay)
        VALUES (@Id, @SourceId, @started, @ended, @judgement, @state, @Items, @Rejected, @Pages, @Outcome, @Detail, @ofChanges, @replay)
        ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, judgement = excluded.judgement, state = excluded.state, items = excluded.items,
            rejected = excluded.rejected, pages = excluded.pages, outcome = excluded.outcome, detail = excluded.detail
        """,
        new
        {
            run.Id,
            run.SourceId,
            started = StoreSession.ToMilliseconds(run.Started),
            ended = run.Ended is { } e ? StoreSession.ToMilliseconds(e) : (long?)null,
            judgement = run.Judgement?.ToString().ToLowerInvariant(),
            state = run.State.ToString().ToLowerInvariant(),
            run.Items,
            run.Rejected,
            run.Pages,
            run.Outcome,
            run.Detail,
            ofChanges = run.IsOfChanges ? 1 : 0,
            replay = run.IsReplay ? 1 : 0,
        });

    /// <summary>Ends the source's runs that never came to a judgement. To be called by who holds the source: nobody reads it then.</summary>
    public void EndAbandoned(string sourceId, DateTimeOffset now) => _session.Execute(
        "UPDATE runs SET state = 'ended', judgement = 'failed', outcome = 'failed', detail = 'cut short', ended = @now WHERE source_id = @sourceId AND state = 'reading'",
        new { sourceId, now = StoreSession.ToMilliseconds(now) });

    /// <summary>Forgets runs that began before that time and wait for nothing, but for the last ones of each source; gives how many.</summary>
    public int DeleteBefore(DateTimeOffset limit, int keptOfEachSource) => _session.Execute(
        """
        DELETE FROM runs WHERE started < @limit AND state IN ('applied', 'replaced', 'ended') AND id NOT IN (
            SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY source_id ORDER BY started DESC, id DESC) AS n FROM runs) WHERE n <= @keptOfEachSource)
        """,
        new { limit = StoreSession.ToMilliseconds(limit), keptOfEachSource });

    /// <summary>The last runs of a source, newest first.</summary>
    public IReadOnlyList<SourceRunRow> Last(string sourceId, int most) =>
        [.. _session.Query<Row>($"SELECT {Columns} FROM runs WHERE source_id = @sourceId ORDER BY started DESC, id DESC LIMIT @most", new { sourceId, most }).Select(r => r.ToRun())];

    /// <summary>Items of the last complete runs, newest first: what the source usually yields.</summary>
    public IReadOnlyList<int> CompleteYields(string sourceId, int most) => _session.Query<int>(
        "SELECT items FROM runs WHERE source_id = @sourceId AND judgement = 'complete' AND state = 'applied' AND of_changes = 0 AND replay = 0 ORDER BY started DESC, id DESC LIMIT @most",
        new { sourceId, most });

    /// <summary>When the last complete run began that asked for everything; null when there was none, or kept pages were read since.</summary>
    public DateTimeOffset? LastWhole(string sourceId) => _session.Single<long?>(
        """
        SELECT MAX(w.started) FROM runs w WHERE w.source_id = @sourceId AND w.judgement = 'complete' AND w.state = 'applied' AND w.of_changes = 0 AND w.replay = 0
            AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.source_id = @sourceId AND r.replay = 1 AND r.state IN ('staged', 'applied') AND r.started > w.started)
        """,
        new { sourceId }) is { } started
        ? StoreSession.FromMilliseconds(started)
        : null;

    /// <summary>Runs that were judged good but whose application was cut short (a killed process): to be gone on with.</summary>
    public IReadOnlyList<SourceRunRow> Unfinished(string sourceId) => [.. _session.Query<Row>(
        $"SELECT {Columns} FROM runs WHERE source_id = @sourceId AND state = 'staged' AND judgement IN ('complete', 'partial') ORDER BY started", new { sourceId }).Select(r => r.ToRun())];

    /// <summary>The suspect run that waits for a person's word, or null.</summary>
    public SourceRunRow? Suspect(string sourceId) => _session.Single<Row>(
        $"SELECT {Columns} FROM runs WHERE source_id = @sourceId AND state = 'staged' AND judgement = 'suspect' ORDER BY started DESC LIMIT 1", new { sourceId })?.ToRun();

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string SourceId { get; init; } = "";
        public long Started { get; init; }
        public long? Ended { get; init; }
        public string? Judgement { get; init; }
        public string State { get; init; } = "";
        public long Items { get; init; }
        public long Rejected { get; init; }
        public long Pages { get; init; }
        public string? Outcome { get; init; }
        public string? Detail { get; init; }
        public long OfChanges { get; init; }
        public long Replay { get; init; }

        public SourceRunRow ToRun() => new(
            Id,
            SourceId,
            StoreSession.FromMilliseconds(Started),
            Ended is { } e ? StoreSession.FromMilliseconds(e) : null,
            Judgement is null ? null : Enum.Parse<RunJudgement>(Judgement, ignoreCase: true),
            Enum.Parse<RunState>(State, ignoreCase: true),
            (int)Items,
            (int)Rejected,
            (int)Pages,
            Outcome,
            Detail)
        { IsOfChanges = OfChanges != 0, IsReplay = Replay != 0 };
    }
}
