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
        // What the definition doesn't take any more leaves by our word, not by the source's.
        seen.UnionWith(session.SourceRecords.FindByIds(sourceId, reading.LeftOut));
        var facts = new RunFacts(
            reading.Items,
            reading.FirstPage,
            reading.BadPages,
            session.SourceRecords.Ageing(sourceId, run.Id, Today(source), ShownSince(source, reading)).Count(id => !seen.Contains(id)),
            session.Runs.CompleteYields(sourceId, rules.Runs),
            reading.TitlesAllAlike && session.SourceRecords.DistinctNames(sourceId) > 1);
        var (judgement, reason) = RunJudging.Judge(facts, rules);
        run = Judged(run, reading, judgement, reason ?? reading.Detail);
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

    /// <summary>Judges a run that asked for what changed. That may be nothing, or much: no run before it tells what is usual, and what it doesn't show hasn't gone.</summary>
    public SourceRunRow Changes(SourceDefinition source, SourceRunRow run, RunReading reading, DateOnly since)
    {
        var (judgement, reason) = RunJudging.Judge(new RunFacts(reading.Items, reading.FirstPage, reading.BadPages, 0, [], false), rules);
        run = Judged(run, reading, judgement, reason ?? reading.Detail ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"only what changed since {since:yyyy-MM-dd}"));
        using var session = store.Write();
        session.Runs.Save(run);
        session.Rejections.Replace(source.Profile.Id, run.Id, IsOutdated(session, reading) ? [] : reading.NewRejections, reading.ReadAgain);
        session.Commit();
        return run;
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

    /// <summary>Since when changes are to be asked for: the day before the last whole run began, so that no clock and no time zone loses one; null: all is to be read.</summary>
    public DateOnly? ChangesSince(SourceDefinition source, DateTimeOffset now)
    {
        if (source.Changes is not { } changes)
            return null;
        using var session = store.Read();
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
