using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>Reads every kept raw item again with today's normalizer and what is known of venues, without the network; corrections, identities and freshness stay.</summary>
public sealed class Renormalization(WikerStore store, Normalization normalization, RemovalKey removalKey, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>Renormalizes everything, or one source; reports after each batch. Can be stopped and started again at will.</summary>
    public Applied Run(string? sourceId, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var venues = new LearnedVenues(store);
        venues.LearnAll();
        normalization.Know(venues.Current());
        var total = Applied.Nothing;
        var done = 0;
        for (long after = 0; !cancellationToken.IsCancellationRequested;)
        {
            using var session = store.Write();
            var batch = session.Items.After(after, BatchSize, sourceId);
            if (batch.Count == 0)
                break;
            var profiles = session.Sources.Profiles([.. batch.Select(i => i.SourceId).Distinct()]);
            var removals = removalKey.Load(session);
            var now = time.GetUtcNow();
            foreach (var group in batch.GroupBy(i => i.SourceId))
            {
                var application = new Application(session, group.Key, "", Normalization.Version, now);
                foreach (var item in group)
                {
                    var normalized = normalization.Normalize(item.Raw, profiles[group.Key], item.Reference);
                    application.Renew(item, removals.Mask(normalized.Records));
                    session.Rejections.ReplaceOfItem(item.SourceId, item.RawHash, normalized.Rejections);
                    if (normalized.IsCivilStatus)
                        Retention.ForgetWords(session, item); // kept before it was known for what it is
                }
                total = total.Plus(application.Finish());
            }
            session.Commit();
            after = batch[^1].Id;
            progress?.Report(done += batch.Count);
        }
        return total;
    }
}
