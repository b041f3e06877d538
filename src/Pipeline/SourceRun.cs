using System.Text.Json;
using Microsoft.Extensions.Logging;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Privacy;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>
/// One run of one source, from its address to the change log: lease it, walk its pages, normalize, stage in batches, judge, apply in chunks, age.
/// Killed at any moment it loses nothing: staged runs that were judged good are gone on with, others are read again.
/// </summary>
#pragma warning disable CA1001 // A SemaphoreSlim whose wait handle is never asked for holds nothing to dispose.
public sealed partial class SourceRun(
#pragma warning restore CA1001
    WikerStore store,
    PageBodies bodies,
    PoliteFetcher fetcher,
    SourceReaders readers,
    Normalization normalization,
    RemovalKey removalKey,
    PipelineOptions options,
    TimeProvider time,
    ILogger<SourceRun> logger)
{
    private const int BatchSize = 500;
    private const int PreviewSize = 20;
    private readonly DefinitionKeeping _definitions = new(store);
    private readonly DueKeeping _due = new(store, time);
    private readonly SemaphoreSlim _reading = new(Environment.ProcessorCount + 2);
    private readonly StagedRuns _staged = new(store, options.Ageing, time);
    private readonly LearnedVenues _venues = new(store);
    private readonly SourceKeys _keys = new(options);
    private readonly JudgedRuns _judging = new(store, options.Suspicion, time);

    /// <summary>Runs the source. Failures of the source are in the report; only faults of our own store throw.</summary>
    /// <exception cref="StoreException">The store can't be written; nothing half done is kept.</exception>
    public async Task<RunReport> RunAsync(SourceDefinition source, RunMode mode, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        if (mode != RunMode.Replay && _keys.Missing(source) is { } missing)
            return new RunReport { SourceId = source.Profile.Id, Judgement = null, Outcome = RunReport.NotConfigured, Detail = missing };
        normalization.Know(_venues.Current());
        if (mode == RunMode.DryRun)
            return await DryRunAsync(source, started, cancellationToken) with { Took = time.GetUtcNow() - started };

        using var lease = SourceLease.TryTake(store, source.Profile.Id, options.Lease, time);
        if (lease is null)
            return Busy(source);
        var report = await LeasedAsync(source, mode, lease, started, cancellationToken) with { Took = time.GetUtcNow() - started };
        LogRun(report.SourceId, report.Judgement, report.Outcome, report.Items, report.Applied.Added, report.Applied.Changed, report.Detail);
        return report;
    }

    /// <summary>Applies the suspect run that waits for a person's word; null when none waits, <c>busy</c> while another run is at the source.</summary>
    public RunReport? Accept(SourceDefinition source)
    {
        using var lease = SourceLease.TryTake(store, source.Profile.Id, options.Lease, time);
        if (lease is null)
            return Busy(source);
        SourceRunRow? suspect;
        using (var session = store.Read())
            suspect = session.Runs.Suspect(source.Profile.Id);
        if (suspect is null)
            return null;
        var accepted = suspect with { Judgement = RunJudgement.Complete, Detail = $"accepted: {suspect.Detail}" };
        using (var session = store.Write())
        {
            session.Runs.Save(accepted);
            session.Commit();
        }
        return _staged.Apply(accepted, accepted.IsReplay || accepted.IsOfChanges ? null : _judging.AgeingBy(source, reading: null), lease) is { } applied
            ? ToReport(accepted, applied, [])
            : Busy(source);
    }

    private async Task<RunReport> LeasedAsync(SourceDefinition source, RunMode mode, SourceLease lease, DateTimeOffset started, CancellationToken cancellationToken)
    {
        foreach (var unfinished in Unfinished(source.Profile.Id))
        {
            if (_staged.Apply(unfinished, ageing: null, lease) is null) // no ageing: the run that follows sees what is missing
                return Busy(source);
        }

        var definitionChanged = _definitions.Note(source, started);
        var since = definitionChanged || mode != RunMode.Normal ? null : _judging.ChangesSince(source, started);
        var run = new SourceRunRow(NewId.At(started), source.Profile.Id, started, null, null, RunState.Reading, 0, 0, 0, null, null) { IsOfChanges = since is not null, IsReplay = mode == RunMode.Replay };
        RunReading reading;
        using (var session = store.Write())
        {
            session.Runs.EndAbandoned(source.Profile.Id, started);
            session.Runs.Save(run);
            session.Commit();
        }
        using (var session = store.Read())
        {
            reading = new RunReading(source, normalization, session.Items.Held(source.Profile.Id), session.Rejections.OfItems(source.Profile.Id), removalKey.Load(session), definitionChanged, started);
        }

        // A replay looks at kept pages: that something isn't there says nothing of the source today.
        if (await StageAsync(source, run.Id, since is { } day ? source.Changes!.Since(day) : source.Url, reading, mode, lease, cancellationToken) is not { } seen)
            return Busy(source);
        run = run.IsOfChanges ? _judging.Changes(source, run, reading, since!.Value) : _judging.Whole(source, run, reading, seen);
        var applied = run.Judgement is RunJudgement.Complete or RunJudgement.Partial
            ? _staged.Apply(run, run is { Judgement: RunJudgement.Complete, IsOfChanges: false } && mode != RunMode.Replay ? _judging.AgeingBy(source, reading) : null, lease)
            : Applied.Nothing;
        if (applied is null)
            return Busy(source);
        // Who asked to be left out waits for nobody's word on the rest of the run.
        if (mode != RunMode.Replay)
            applied = applied.Plus(_staged.Withdraw(run, run.Judgement is RunJudgement.Complete or RunJudgement.Partial ? reading.LeftOut : reading.LeftAtOnce));
        // Not by what changed: an item that lost its coordinates may still say the same, by what was learned of it.
        if (run.Judgement is RunJudgement.Complete or RunJudgement.Partial)
            _venues.Learn(source.Profile.Id);
        // Kept pages of a source that is asked for changes aren't all that is held of it.
        if (definitionChanged && run.Judgement == RunJudgement.Complete && !(run.IsReplay && source.Changes is not null))
            _definitions.Confirm(source);
        if (mode == RunMode.Normal)
            _due.Note(source, run.Judgement!.Value, reading.Missed);
        return ToReport(run, applied, reading.Rejections) with { RetryAt = (reading.Missed as FetchOutcome.RateLimited)?.Until };
    }

    /// <summary>Walks the pages and stages what they hold; gives the source records that the run has seen, or null when another run took the source over.</summary>
    private async Task<HashSet<string>?> StageAsync(SourceDefinition source, string runId, Uri start, RunReading reading, RunMode mode, SourceLease lease, CancellationToken cancellationToken)
    {
        var crawl = new Crawl(store, bodies, fetcher, readers, _reading, reading.Removals, options.MostPagesPerRun, _keys.Of(source), time);
        var trust = new KeyTrust();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var batch = new List<StagedItem>(BatchSize);
        var n = 0;
        var isCut = false;
        var isOutdated = false;
        await foreach (var page in crawl.PagesAsync(source, start, replay: mode == RunMode.Replay, keep: start == source.Url, cancellationToken))
        {
            if (!lease.Renew())
                return null;
            foreach (var item in reading.Take(page))
            {
                if (n >= options.MostItemsPerRun)
                {
                    reading.NoteCut(page.Url, options.MostItemsPerRun);
                    isCut = true;
                    break;
                }
                batch.Add(new StagedItem(
                    n++, item.RawHash, item.Raw is null ? null : JsonSerializer.Serialize(item.Raw, ModelJson.Stored.RawItem), item.Records, item.IsFallback));
                if (batch.Count == BatchSize)
                    Stage();
            }
            if (isCut || isOutdated)
                break;
        }
        Stage();
        if (isOutdated)
            return null;
        using (var session = store.Write())
        {
            trust.Distrust(session, source.Profile.Id);
            session.Commit();
        }
        return seen;

        void Stage()
        {
            using var session = store.Write();
            isOutdated |= JudgedRuns.IsOutdated(session, reading);
            if (isOutdated)
                return;
            session.Staging.Add(runId, batch);
            foreach (var item in batch)
                seen.UnionWith(See(session, source.Profile.Id, item, trust, reading.IsFirst));
            session.Commit();
            batch.Clear();
        }
    }

    /// <summary>Notes the item's keys; gives the source records that it is known by.</summary>
    private static IReadOnlyList<string> See(StoreSession session, string sourceId, StagedItem item, KeyTrust trust, bool isFirst)
    {
        if (item.Records is not null)
        {
            foreach (var record in item.Records)
                trust.Note(record.Part, record.Keys);
            return isFirst ? [] : [.. item.Records.Select(r => session.SourceRecords.FindByKeys(sourceId, r.Part, r.Keys)).OfType<string>()];
        }
        if (session.Items.FindByHash(sourceId, item.RawHash) is not { } itemId)
            return [];
        IReadOnlyList<string> ids = [.. session.SourceRecords.OfItem(itemId).Select(r => r.Record.Id)];
        foreach (var keys in session.SourceRecords.KeysOf(ids).GroupBy(k => (k.SourceRecordId, k.Part)))
            trust.Note(keys.Key.Part, [.. keys.Select(k => k.Key)]);
        return ids;
    }

    private async Task<RunReport> DryRunAsync(SourceDefinition source, DateTimeOffset started, CancellationToken cancellationToken)
    {
        RemovalList removals;
        using (var session = store.Read())
            removals = removalKey.Load(session);
        var reading = new RunReading(source, normalization, new Dictionary<string, HeldItem>(), Array.Empty<Rejection>().ToLookup(_ => ""), removals, definitionChanged: true, started);
        var preview = new List<SourceRecord>();
        await foreach (var page in new Crawl(store, bodies, fetcher, readers, _reading, removals, options.MostPagesPerRun, _keys.Of(source), time).PagesAsync(source, source.Url, replay: false, keep: false, cancellationToken))
        {
            foreach (var item in reading.Take(page))
                preview.AddRange(preview.Count < PreviewSize ? item.Records! : []);
        }
        var (judgement, reason) = RunJudging.Judge(new RunFacts(reading.Items, reading.FirstPage, reading.BadPages, 0, 0, [], false), options.Suspicion);
        return new RunReport
        {
            SourceId = source.Profile.Id,
            Judgement = judgement,
            Outcome = reading.FirstPage,
            Detail = reason ?? reading.Detail,
            Items = reading.Items,
            Pages = reading.Pages,
            Rejections = reading.Rejections,
            Preview = preview,
        };
    }

    private IReadOnlyList<SourceRunRow> Unfinished(string sourceId)
    {
        using var session = store.Read();
        return session.Runs.Unfinished(sourceId);
    }

    private static RunReport Busy(SourceDefinition source) =>
        new() { SourceId = source.Profile.Id, Judgement = null, Outcome = "busy", Detail = "another run holds this source" };

    private static RunReport ToReport(SourceRunRow run, Applied applied, IReadOnlyList<Rejection> rejections) => new()
    {
        SourceId = run.SourceId,
        Judgement = run.Judgement,
        Outcome = run.Outcome ?? "failed",
        Detail = run.Detail,
        Items = run.Items,
        Pages = run.Pages,
        Applied = applied,
        Rejections = rejections,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: {Judgement} ({Outcome}), {Items} items, {Added} new, {Changed} changed. {Detail}")]
    private partial void LogRun(string source, RunJudgement? judgement, string outcome, int items, int added, int changed, string? detail);
}
