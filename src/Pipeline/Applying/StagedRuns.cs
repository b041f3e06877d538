using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Applying;

/// <summary>By what a complete run's unseen things age: the day at the source, and the oldest publication that its list shows (null: it shows all).</summary>
internal sealed record Ageing(DateOnly Today, DateTimeOffset? ShownSince);

/// <summary>Writes staged runs into the store. One that is cut short is gone on with where it stopped.</summary>
internal sealed class StagedRuns(WikerStore store, AgeingRules rules, TimeProvider time)
{
    private const int ChunkSize = 500;

    /// <summary>
    /// Applies the run in chunks of one transaction each, then ages what it has not seen (<paramref name="ageing"/> null: nothing ages by it). The lease is prolonged on the way,
    /// however many chunks there are; null when another run has taken the source over, which then goes on with this one.
    /// </summary>
    public Applied? Apply(SourceRunRow run, Ageing? ageing, SourceLease lease)
    {
        var total = Applied.Nothing;
        while (true)
        {
            if (!lease.Renew())
                return null;
            using var session = store.Write();
            var chunk = session.Staging.Next(run.Id, ChunkSize);
            if (chunk.Count == 0)
                break;
            var application = ApplicationOf(session, run);
            foreach (var item in chunk)
                application.Apply(item);
            total = total.Plus(application.Finish());
            session.Staging.Forget(run.Id, chunk[^1].N);
            session.Commit();
        }
        using (var session = store.Write())
        {
            if (ageing is not null)
                total = total.Plus(Age(session, run, ageing));
            session.Runs.Save(run with { State = RunState.Applied });
            session.Staging.Clear(run.Id);
            session.Commit();
        }
        return total;
    }

    /// <summary>
    /// Withdraws at once what the source still shows but its definition doesn't take any more, by the source's ids: a business that asked to be left out of the register's public part mustn't wait for ageing.
    /// A later run that takes it again brings it back.
    /// </summary>
    public Applied Withdraw(SourceRunRow run, IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
            return Applied.Nothing;
        using var session = store.Write();
        var found = session.SourceRecords.FindByIds(run.SourceId, ids);
        if (found.Count == 0)
            return Applied.Nothing;
        session.SourceRecords.Withdraw(found);
        var application = ApplicationOf(session, run);
        foreach (var row in session.SourceRecords.FindMany(found))
        {
            session.SourceRecords.LetReturn(row.Record.Id, time.GetUtcNow());
            application.Touch(row.Record.RecordId);
        }
        var applied = application.Finish() with { Withdrawn = found.Count };
        session.Commit();
        return applied;
    }

    private Applied Age(StoreSession session, SourceRunRow run, Ageing ageing)
    {
        var withdrawn = session.SourceRecords.Age(run.SourceId, run.Id, ageing.Today, ageing.ShownSince, rules, time.GetUtcNow());
        if (withdrawn.Count == 0)
            return Applied.Nothing;
        var application = ApplicationOf(session, run);
        foreach (var row in session.SourceRecords.FindMany(withdrawn))
            application.Touch(row.Record.RecordId);
        return application.Finish() with { Withdrawn = withdrawn.Count };
    }

    private Application ApplicationOf(StoreSession session, SourceRunRow run) => new(session, run.SourceId, run.Id, Normalization.Version, time.GetUtcNow());
}
