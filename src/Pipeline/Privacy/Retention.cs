using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Privacy;

/// <summary>What was let go of because its time was over.</summary>
public sealed record Expired(int Items, int Pages, int Runs);

/// <summary>
/// Lets go of what needn't be kept (<c>model.md</c> §5): words of what a source stopped showing twelve months ago, pages that were not asked for since, runs and the geocoder's answers as old.
/// Identities stay: a thing that comes back is the one that it was.
/// </summary>
public sealed class Retention(WikerStore store, PageBodies bodies, TimeProvider time)
{
    /// <summary>How long words stay after the source stopped showing them, and runs after they ended.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Runs of each source that stay however old: what it usually yields is judged by them.</summary>
    public const int RunsKept = 20;

    private const int BatchSize = 500;

    /// <summary>Lets go of everything whose time is over; cheap when there is nothing.</summary>
    public Expired Run(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow() - Kept;
        var items = 0;
        for (var batch = BatchSize; batch == BatchSize; items += batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var session = store.Write();
            batch = ForgetWords(session, limit);
            session.Commit();
        }
        IReadOnlyList<string> unnamed;
        int pages, runs;
        using (var session = store.Write())
        {
            (pages, unnamed) = session.Pages.DeleteFetchedBefore(limit);
            runs = session.Runs.DeleteBefore(limit, RunsKept);
            session.Geocodes.DeleteAskedBefore(limit);
            session.Commit();
        }
        foreach (var body in unnamed)
            bodies.Forget(body);
        return new Expired(items, pages, runs);
    }

    private static int ForgetWords(StoreSession session, DateTimeOffset limit)
    {
        var ids = session.Items.WithdrawnBefore(limit, BatchSize);
        foreach (var id in ids)
            ForgetWords(session, session.Items.Find(id)!);
        return ids.Count;
    }

    /// <summary>Lets go of the words of an item whose source records are all withdrawn.</summary>
    internal static void ForgetWords(StoreSession session, StoredItem item)
    {
        // No hash of words: should the source show the thing again, it is read anew.
        session.Items.SetRaw(item.Id, new RawItem { Locator = item.Raw.Locator, Page = item.Raw.Page }, ItemTable.ExpiredHash + item.Id);
        session.Rejections.ReplaceOfItem(item.SourceId, item.RawHash, []);
        foreach (var row in session.SourceRecords.OfItem(item.Id))
        {
            var said = row.Record.Said;
            session.SourceRecords.Update(row.Record.Id, said with
            {
                Content = new RecordContent { Kind = said.Content.Kind, Title = "" },
                Organizer = null,
                Confidence = new Dictionary<string, double>(),
            }, item.Id, lastDay: null, row.Record.Changed);
            session.Candidates.Replace(row.Record.Id, "", []);
        }
    }
}
