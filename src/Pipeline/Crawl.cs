using System.Runtime.CompilerServices;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Privacy;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>What one page of a run came to.</summary>
/// <param name="Url">The page.</param>
/// <param name="Outcome">One word: <c>items</c>, <c>empty</c>, <c>changed</c>, <c>error-page</c>, <c>broken</c>, <c>blocked</c>, <c>gone</c>, <c>rate-limited</c>, <c>failed</c>, <c>too-many-pages</c>.</param>
/// <param name="Detail">Evidence for people, or null.</param>
/// <param name="Listing">The row that led to the page, when it is a detail page.</param>
/// <param name="Findings">What the reader found; empty for every outcome but <c>items</c>.</param>
/// <param name="Missed">Why no page could be had; null when one came.</param>
internal sealed record CrawledPage(Uri Url, string Outcome, string? Detail, RawItem? Listing, IEnumerable<Finding> Findings, FetchOutcome? Missed = null)
{
    public bool IsGood => Outcome is "items" or "empty";
}

/// <summary>Walks a source's pages: fetch, read, follow. Pages come one after the other, so that the walk is as polite as the fetcher and holds one body at a time.</summary>
/// <param name="store">Holds what conditional requests need.</param>
/// <param name="bodies">Keeps what was fetched.</param>
/// <param name="fetcher">Asks the hosts.</param>
/// <param name="readers">Readers by kind.</param>
/// <param name="reading">
/// How many pages may be read at once in this process; one counts from its fetch until the next page is asked for. Many hosts are waited for side by side, but what they sent
/// is worked off by a few cores: a big table as text, and all that it was parsed to, must not stand in memory sixteen times.
/// </param>
/// <param name="removals">What nobody may read any more, in kept bodies too.</param>
/// <param name="mostPages">Pages of one run.</param>
/// <param name="key">Key of the source's API; null: it asks for none.</param>
/// <param name="time">The clock.</param>
internal sealed class Crawl(WikerStore store, PageBodies bodies, PoliteFetcher fetcher, SourceReaders readers, SemaphoreSlim reading, RemovalList removals, int mostPages, RequestKey? key, TimeProvider time)
{
    private static readonly TimeSpan ConfirmAfter = TimeSpan.FromDays(30);

    /// <summary>
    /// The pages of one run, in the order of their discovery, each read once. <paramref name="replay"/>: from kept bodies only, without the network.
    /// <paramref name="keep"/> false: nothing is written (a dry run; a run of changes, whose address is another each day). <paramref name="start"/>: where it begins.
    /// </summary>
    public async IAsyncEnumerable<CrawledPage> PagesAsync(SourceDefinition source, Uri start, bool replay, bool keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = new Queue<(Uri Url, RawItem? Listing)>([(start, null)]);
        var known = new HashSet<string>(StringComparer.Ordinal) { start.AbsoluteUri };
        for (var read = 0; queue.TryDequeue(out var next); read++)
        {
            if (read >= mostPages)
            {
                yield return new CrawledPage(next.Url, "too-many-pages", $"stopped after {mostPages} pages; {queue.Count + 1} more were to be read", null, []);
                yield break;
            }
            var page = await FetchAsync(source, next.Url, replay, keep, cancellationToken);
            if (page.Fetched is not { } fetched)
            {
                yield return new CrawledPage(next.Url, page.Outcome, page.Detail, next.Listing, [], page.Missed);
                continue;
            }
            await reading.WaitAsync(cancellationToken);
            try
            {
                yield return readers.Of(source.Kind).Read(fetched, source, next.Listing) switch
                {
                    ReadOutcome.Items items => new CrawledPage(next.Url, "items", null, next.Listing, Following(items.Findings)),
                    ReadOutcome.Empty => new CrawledPage(next.Url, "empty", null, next.Listing, []),
                    ReadOutcome.Changed changed => new CrawledPage(next.Url, "changed", $"{changed.Selector} finds nothing", next.Listing, []),
                    ReadOutcome.ErrorPage error => new CrawledPage(next.Url, "error-page", error.Evidence, next.Listing, []),
                    ReadOutcome.Broken broken => new CrawledPage(next.Url, "broken", broken.Detail, next.Listing, []),
                    var other => throw new InvalidOperationException($"{other.GetType().Name} is no outcome of reading."),
                };
            }
            finally
            {
                reading.Release();
            }
        }

        IEnumerable<Finding> Following(IEnumerable<Finding> findings)
        {
            foreach (var finding in findings)
            {
                if (finding is not Finding.Follow follow)
                    yield return finding;
                else if ((key?.Without(follow.Url) ?? follow.Url) is var next && known.Add(next.AbsoluteUri))
                    queue.Enqueue((next, follow.Listing));
                else if (follow.Listing is not null)
                    yield return new Finding.Found(follow.Listing); // a second row of one detail page: the row is all that is its own
            }
        }
    }

    private async Task<(FetchedPage? Fetched, string Outcome, string? Detail, FetchOutcome? Missed)> FetchAsync(
        SourceDefinition source, Uri url, bool replay, bool keep, CancellationToken cancellationToken)
    {
        var kept = Kept(source.Profile.Id, url);
        if (replay)
            return kept is null ? (null, "failed", "no kept page to replay", null) : (kept, "items", null, null);

        // An answer may lead anywhere: what was agreed with the API, and its key, are for where the definition says that it is.
        var isAtHome = source.IsAtHome(url);
        var outcome = await fetcher.FetchAsync(new FetchRequest(url, kept?.ETag, kept?.LastModified, Accept: null, AsksRobots: !(source.IsOpenApi && isAtHome), isAtHome ? key : null), cancellationToken);
        switch (outcome)
        {
            case FetchOutcome.Fetched fetched:
                if (keep)
                    Keep(source.Profile.Id, url, fetched.Page);
                return (fetched.Page, "items", null, null);
            case FetchOutcome.NotModified:
                if (keep && kept is not null)
                    Confirm(source.Profile.Id, url, kept.FetchedAt);
                return (kept, "items", null, null);
            case FetchOutcome.RateLimited limited:
                return (null, "rate-limited", $"asked to come back after {limited.Until:u}", limited);
            case FetchOutcome.Blocked blocked:
                return (null, "blocked", $"{Words(blocked.By)}: {blocked.Evidence}", blocked);
            case FetchOutcome.Gone gone:
                return (null, "gone", $"status {gone.Status}", gone);
            case FetchOutcome.Failed failed:
                return (null, "failed", $"{failed.Reason}: {failed.Detail}", failed);
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of fetching.");
        }
    }

    private static string Words(BlockedBy by) => by switch
    {
        BlockedBy.Robots => "robots.txt forbids it",
        BlockedBy.RobotsOut => "its robots.txt can't be read",
        BlockedBy.Login => "it asks for a login",
        BlockedBy.Challenge => "it asks a challenge",
        _ => "it refuses us",
    };

    private FetchedPage? Kept(string sourceId, Uri url)
    {
        KeptPage? kept;
        using (var session = store.Read())
            kept = session.Pages.Find(sourceId, url.AbsoluteUri);
        if (kept is null || bodies.Find(kept.BodyHash) is not { } body)
            return null;
        return new FetchedPage
        {
            Requested = url,
            Url = new Uri(kept.FinalUrl),
            Body = body,
            ContentType = kept.ContentType,
            ETag = kept.ETag,
            LastModified = kept.LastModified,
            RobotsHeaders = kept.Robots,
            FetchedAt = kept.Fetched,
        };
    }

    // A page that is asked for in vain for a year is let go of; one that only ever answers 304 is not, and needs no write at each run for it.
    private void Confirm(string sourceId, Uri url, DateTimeOffset fetchedAt)
    {
        var now = time.GetUtcNow();
        if (now - fetchedAt < ConfirmAfter)
            return;
        using var session = store.Write();
        session.Pages.Confirm(sourceId, url.AbsoluteUri, now);
        session.Commit();
    }

    private void Keep(string sourceId, Uri url, FetchedPage page)
    {
        // A page that names somebody who asked to be left out isn't kept: it is asked for whole each time.
        var isNamed = !removals.IsEmpty && (removals.Names(url.AbsoluteUri) || removals.Names(page.Url.AbsoluteUri) || Removal.Names(removals, PageText.Of(page)));
        var hash = isNamed ? null : bodies.Keep(page.Body.Span);
        string[] unused;
        using (var session = store.Write())
        {
            var before = session.Pages.Find(sourceId, url.AbsoluteUri);
            if (hash is null || session.Removals.Version() != removals.Version) // the latter: by an older list than the one in force
                session.Pages.Delete(sourceId, url.AbsoluteUri);
            else
                session.Pages.Save(sourceId, new KeptPage(url.AbsoluteUri, page.Url.AbsoluteUri, page.ETag, page.LastModified, page.ContentType, page.RobotsHeaders, hash, page.FetchedAt));
            unused = [.. new[] { before?.BodyHash, hash }.OfType<string>().Distinct().Where(h => !session.Pages.Names(h))];
            session.Commit();
        }
        foreach (var body in unused)
            bodies.Forget(body);
    }
}
