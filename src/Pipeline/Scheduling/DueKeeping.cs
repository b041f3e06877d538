using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>Writes down, after each run, when its source is to be asked again. One for each process: it sees what fails at the same time.</summary>
internal sealed class DueKeeping(WikerStore store, TimeProvider time)
{
    private readonly OutageWatch _outages = new(time);

    /// <summary>Notes how a run went. <paramref name="missed"/>: see <see cref="DueTimes.After"/>.</summary>
    public void Note(SourceDefinition source, RunJudgement judgement, FetchOutcome? missed)
    {
        _outages.Note(source.Url.Host, reached: judgement != RunJudgement.Failed || missed is not FetchOutcome.Failed);
        using var session = store.Write();
        var before = session.Sources.Find(source.Profile.Id)?.Failures ?? 0;
        var due = DueTimes.After(source, judgement, missed, before, missed is FetchOutcome.Failed && _outages.IsOurs(), time.GetUtcNow());
        session.Sources.SetDue(source.Profile.Id, due.NextDue, DueTimes.DefinitionHash(source), due.Failures);
        session.Commit();
    }
}
