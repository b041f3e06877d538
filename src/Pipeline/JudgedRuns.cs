using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>Judges runs when their pages are read, by what the store knows of the source, and writes what they were judged to be.</summary>
internal sealed class JudgedRuns(WikerStore store, SuspicionRules rules, TimeProvider time)
{
    /// <summary>Judges a run that asked for everything against what the source usually yields; an older suspect run is replaced by it.</summary>
    public SourceRunRow Whole(SourceDefinition source, SourceRunRow run, RunReading reading, HashSet<string> seen)
    {
        using var session = store.Write();
        var sourceId = source.Profile.Id;
        // What the definition doesn't take isn't missing: it leaves, and is counted as that.
        seen.UnionWith(session.SourceRecords.FindByIds(sourceId, reading.LeftOut));
        var facts = new RunFacts(
            reading.Items,
            reading.FirstPage,
            reading.BadPages,
            session.SourceRecords.Ageing(sourceId, run.Id, Today(source), ShownSince(source, reading)).Count(id => !seen.Contains(id)),
            WouldLeave(session, run, reading),
            session.Runs.CompleteYields(sourceId, rules.Runs),
            reading.TitlesAllAlike && session.SourceRecords.DistinctNames(sourceId) > 1);
        var (judgement, reason) = RunJudging.Judge(facts, rules);
        run = Judged(run, reading, judgement, reason ?? reading.Detail);
        // An older suspect run is replaced by one that read something: a person decides on the newest only, and an outage decides nothing.
        if (judgement != RunJudgement.Failed)
            ReplaceSuspect(session, sourceId);
        session.Runs.Save(run);
        session.Rejections.Replace(sourceId, run.Id, IsOutdated(session, reading) ? [] : reading.NewRejections, reading.ReadAgain);
        session.Staging.ClearLeftovers(sourceId);
        session.Commit();
        return run;
    }

    /// <summary>
    /// Judges a run that asked for what changed. That may be nothing, or much: no run before it tells what is usual, and what it doesn't show hasn't gone. Only when it would withdraw much is it suspect;
    /// the next run is a whole one then.
    /// </summary>
    public SourceRunRow Changes(SourceDefinition source, SourceRunRow run, RunReading reading, DateOnly since)
    {
        using var session = store.Write();
        var sourceId = source.Profile.Id;
        var facts = new RunFacts(reading.Items, reading.FirstPage, reading.BadPages, 0, WouldLeave(session, run, reading), session.Runs.CompleteYields(sourceId, rules.Runs), false) { IsOfChanges = true };
        var (judgement, reason) = RunJudging.Judge(facts, rules);
        run = Judged(run, reading, judgement, reason ?? reading.Detail ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"only what changed since {since:yyyy-MM-dd}"));
        if (judgement == RunJudgement.Suspect)
            ReplaceSuspect(session, sourceId);
        session.Runs.Save(run);
        session.Rejections.Replace(sourceId, run.Id, IsOutdated(session, reading) ? [] : reading.NewRejections, reading.ReadAgain);
        session.Commit();
        return run;
    }

    // Live ones only, and none twice: what was let go of by a person's word is missing already. Kept pages withdraw nothing, and who asks to leave is no sign of a fault.
    private static int WouldLeave(StoreSession session, SourceRunRow run, RunReading reading)
    {
        if (run.IsReplay || reading.IsByNewDefinition)
            return 0;
        var ids = session.SourceRecords.FindByIds(run.SourceId, [.. reading.LeftOut.Except(reading.LeftAtOnce, StringComparer.Ordinal)]);
        return session.SourceRecords.FindMany(ids).Count(r => r.Record.Freshness == Freshness.Seen);
    }

    private static void ReplaceSuspect(StoreSession session, string sourceId)
    {
        if (session.Runs.Suspect(sourceId) is not { } older)
            return;
        session.Runs.Save(older with { State = RunState.Replaced });
        session.Staging.Clear(older.Id);
    }

    private SourceRunRow Judged(SourceRunRow run, RunReading reading, RunJudgement judgement, string? detail) => run with
    {
        Judgement = judgement,
        State = judgement == RunJudgement.Failed ? RunState.Ended : RunState.Staged,
        Ended = time.GetUtcNow(),
        Items = reading.Items,
        Rejected = reading.Rejections.Count,
        Pages = reading.Pages,
        Outcome = reading.FirstPage,
        Detail = detail,
    };

    /// <summary>Since when changes are to be asked for: the day before the last whole run began, so that no clock and no time zone loses one; null: all is to be read, also to settle what changes came to that were suspect.</summary>
    public DateOnly? ChangesSince(SourceDefinition source, DateTimeOffset now)
    {
        if (source.Changes is not { } changes)
            return null;
        using var session = store.Read();
        if (session.Runs.Suspect(source.Profile.Id) is { IsOfChanges: true })
            return null;
        return session.Runs.LastWhole(source.Profile.Id) is { } whole && now - whole < changes.Whole ? DateOnly.FromDateTime(whole.UtcDateTime).AddDays(-1) : null;
    }

    /// <summary>By what ages that a complete run hasn't seen; <paramref name="reading"/> null: of a run that was read before.</summary>
    public Ageing AgeingBy(SourceDefinition source, RunReading? reading) =>
        new(Today(source), reading is not null ? ShownSince(source, reading) : ShowsNewestOnly(source) ? DateTimeOffset.MaxValue : null);

    /// <summary>True when somebody asked to be taken out since the run began: what it holds in memory may name them.</summary>
    public static bool IsOutdated(StoreSession session, RunReading reading) => session.Removals.Version() != reading.Removals.Version;

    // A feed, and a list of news, shows its newest only: what is older than its oldest has left by age.
    private static DateTimeOffset? ShownSince(SourceDefinition source, RunReading reading) =>
        ShowsNewestOnly(source) ? reading.OldestPublished ?? DateTimeOffset.MaxValue : null;

    private static bool ShowsNewestOnly(SourceDefinition source) => source.Kind == SourceKind.Feed || source.Profile.Records == RecordKind.News;

    private DateOnly Today(SourceDefinition source) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(source.Profile.Timezone)).DateTime);
}
