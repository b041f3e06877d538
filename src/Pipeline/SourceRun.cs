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

    /// <summary>Runs the source. Failures of the source are in the report; only faults of our own store throw.</summary>
    /// <exception cref="StoreException">The store can't be written; nothing half done is kept.</exception>
    public async Task<RunReport> RunAsync(SourceDefinition source, RunMode mode, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
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
        return _staged.Apply(accepted, new Ageing(Today(source), ShowsNewestOnly(source) ? DateTimeOffset.MaxValue : null), lease) is { } applied
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
        var run = new SourceRunRow(NewId.At(started), source.Profile.Id, started, null, null, RunState.Reading, 0, 0, 0, null, null);
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
        if (await StageAsync(source, run.Id, reading, mode, lease, cancellationToken) is not { } seen)
            return Busy(source);
        run = Judge(source, run, reading, seen);
        var applied = run.Judgement is RunJudgement.Complete or RunJudgement.Partial
            ? _staged.Apply(run, run.Judgement == RunJudgement.Complete && mode != RunMode.Replay ? new Ageing(Today(source), ShownSince(source, reading)) : null, lease)
            : Applied.Nothing;
        if (applied is null)
            return Busy(source);
        if (definitionChanged && run.Judgement == RunJudgement.Complete)
            _definitions.Confirm(source);
        if (mode == RunMode.Normal)
            _due.Note(source, run.Judgement!.Value, reading.Missed);
        return ToReport(run, applied, reading.Rejections) with { RetryAt = (reading.Missed as FetchOutcome.RateLimited)?.Until };
    }

    /// <summary>Walks the pages and stages what they hold; gives the source records that the run has seen, or null when another run took the source over.</summary>
    private async Task<HashSet<string>?> StageAsync(SourceDefinition source, string runId, RunReading reading, RunMode mode, SourceLease lease, CancellationToken cancellationToken)
    {
        var crawl = new Crawl(store, bodies, fetcher, readers, _reading, reading.Removals, options.MostPagesPerRun, time);
        var trust = new KeyTrust();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var batch = new List<StagedItem>(BatchSize);
        var n = 0;
        var isCut = false;
        var isOutdated = false;
        await foreach (var page in crawl.PagesAsync(source, replay: mode == RunMode.Replay, keep: true, cancellationToken))
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
            isOutdated |= IsOutdated(session, reading);
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

    // Somebody asked to be taken out since the run began: what it holds in memory may name them.
    private static bool IsOutdated(StoreSession session, RunReading reading) => session.Removals.Version() != reading.Removals.Version;

    private SourceRunRow Judge(SourceDefinition source, SourceRunRow run, RunReading reading, HashSet<string> seen)
    {
        using var session = store.Write();
        var sourceId = source.Profile.Id;
        var facts = new RunFacts(
            reading.Items,
            reading.FirstPage,
            reading.BadPages,
            session.SourceRecords.Ageing(sourceId, run.Id, Today(source), ShownSince(source, reading)).Count(id => !seen.Contains(id)),
            session.Runs.CompleteYields(sourceId, options.Suspicion.Runs),
            reading.TitlesAllAlike && session.SourceRecords.DistinctNames(sourceId) > 1);
        var (judgement, reason) = RunJudging.Judge(facts, options.Suspicion);
        run = run with
        {
            Judgement = judgement,
            State = judgement == RunJudgement.Failed ? RunState.Ended : RunState.Staged,
            Ended = time.GetUtcNow(),
            Items = reading.Items,
            Rejected = reading.Rejections.Count,
            Pages = reading.Pages,
            Outcome = reading.FirstPage,
            Detail = reason ?? reading.Detail,
        };
        // An older suspect run is replaced by one that read something: a person decides on the newest only, and an outage decides nothing.
        if (judgement != RunJudgement.Failed && session.Runs.Suspect(sourceId) is { } older)
        {
            session.Runs.Save(older with { State = RunState.Replaced });
            session.Staging.Clear(older.Id);
        }
        session.Runs.Save(run);
        session.Rejections.Replace(sourceId, run.Id, IsOutdated(session, reading) ? [] : reading.NewRejections, reading.ReadAgain);
        session.Staging.ClearLeftovers(sourceId);
        session.Commit();
        return run;
    }

    private async Task<RunReport> DryRunAsync(SourceDefinition source, DateTimeOffset started, CancellationToken cancellationToken)
    {
        RemovalList removals;
        using (var session = store.Read())
            removals = removalKey.Load(session);
        var reading = new RunReading(source, normalization, new Dictionary<string, HeldItem>(), Array.Empty<Rejection>().ToLookup(_ => ""), removals, definitionChanged: true, started);
        var preview = new List<SourceRecord>();
        await foreach (var page in new Crawl(store, bodies, fetcher, readers, _reading, removals, options.MostPagesPerRun, time).PagesAsync(source, replay: false, keep: false, cancellationToken))
        {
            foreach (var item in reading.Take(page))
                preview.AddRange(preview.Count < PreviewSize ? item.Records! : []);
        }
        var (judgement, reason) = RunJudging.Judge(new RunFacts(reading.Items, reading.FirstPage, reading.BadPages, 0, [], false), options.Suspicion);
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

    // A feed, and a list of news, shows its newest only: what is older than its oldest has left by age.
    private static DateTimeOffset? ShownSince(SourceDefinition source, RunReading reading) =>
        ShowsNewestOnly(source) ? reading.OldestPublished ?? DateTimeOffset.MaxValue : null;

    private static bool ShowsNewestOnly(SourceDefinition source) => source.Kind == SourceKind.Feed || source.Profile.Records == RecordKind.News;

    private DateOnly Today(SourceDefinition source) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(source.Profile.Timezone)).DateTime);

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
