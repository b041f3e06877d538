using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>One thing in the store that isn't as it should be.</summary>
public sealed record StoreDifference(string Id, string What);

/// <summary>Computes every record again and compares it with the stored one, and the ledger with what it led to. Writes nothing.</summary>
public sealed class StoreVerification(WikerStore store, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>All differences; none in a sound store. Reports how many records were compared.</summary>
    public IEnumerable<StoreDifference> Run(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        foreach (var id in session.Ledger.Inconsistencies())
            yield return new StoreDifference(id, "the ledger gives this source record to another record");

        var recomputation = new Recomputation(session);
        var compared = 0;
        for (var after = ""; !cancellationToken.IsCancellationRequested;)
        {
            var ids = session.Records.IdsInUseAfter(after, BatchSize);
            if (ids.Count == 0)
                break;
            foreach (var id in ids)
            {
                if (Difference(session, recomputation, id) is { } what)
                    yield return new StoreDifference(id, what);
            }
            after = ids[^1];
            progress?.Report(compared += ids.Count);
        }
        foreach (var orphan in session.Records.Orphans())
            yield return new StoreDifference(orphan, "no source record says it");
    }

    private string? Difference(StoreSession session, Recomputation recomputation, string id)
    {
        var stored = session.Records.Find(id);
        var computed = recomputation.Compute(id, time.GetUtcNow());
        return (stored, computed) switch
        {
            (null, null) => null,
            (null, _) => "it should be live, and isn't",
            (_, null) => "it should be withdrawn, and is live",
            _ => Recomputation.Same(stored, computed) ? null : "its stored content differs from what its sources and corrections give",
        };
    }
}
