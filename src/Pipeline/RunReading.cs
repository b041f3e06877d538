using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>An item as read and normalized, before it is staged.</summary>
internal sealed record ReadItem(string RawHash, RawItem? Raw, IReadOnlyList<SourceRecord>? Records, bool IsFallback);

/// <summary>
/// Turns what a crawl finds into items to stage, and keeps the run's account: outcomes, rejections, what is seen again.
/// What comes to the letter as the store holds it is neither normalized nor written again.
/// </summary>
internal sealed class RunReading(SourceDefinition source, Normalization normalization, IReadOnlyDictionary<string, HeldItem> held, bool definitionChanged, DateTimeOffset now)
{
    private const int MostRejections = 1_000;
    private readonly List<Rejection> _rejections = [];
    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);

    public int Items { get; private set; }
    public int Pages { get; private set; }
    public int BadPages { get; private set; }
    public string FirstPage { get; private set; } = "failed";
    public string? Detail { get; private set; }
    public DateTimeOffset? RetryAt { get; private set; }
    public IReadOnlyList<Rejection> Rejections => _rejections;

    /// <summary>The store holds nothing of the source yet.</summary>
    public bool IsFirst => held.Count == 0;

    /// <summary>All titles of at least four items are one.</summary>
    public bool TitlesAllAlike => Items >= 4 && _titles.Count == 1;

    /// <summary>
    /// The oldest publication date of what was read, where a list shows only its newest; null when items have none.
    /// What is older than that has left the list by age, not by withdrawal.
    /// </summary>
    public DateTimeOffset? OldestPublished { get; private set; }

    /// <summary>Items of one page; enumerating drives the reader.</summary>
    public IEnumerable<ReadItem> Take(CrawledPage page)
    {
        if (Pages++ == 0)
            (FirstPage, Detail, RetryAt) = (page.Outcome, page.Detail, page.RetryAt);
        else if (!page.IsGood)
            NoteBadPage(page);

        if (!page.IsGood && page.Listing is { } listing)
        {
            foreach (var item in Normalize(listing, isFallback: true))
                yield return item;
        }
        foreach (var finding in page.Findings)
        {
            if (finding is Finding.Refused refused)
                Reject(refused.Rejection);
            else if (finding is Finding.Found found)
            {
                foreach (var item in Normalize(found.Item, isFallback: false))
                    yield return item;
            }
        }
    }

    /// <summary>Notes that the run stopped at its limit of items: what it didn't come to isn't gone.</summary>
    public void NoteCut(Uri page, int mostItems) =>
        NoteBadPage(new CrawledPage(page, "too-many-items", $"stopped after {mostItems} items", null, []));

    private void NoteBadPage(CrawledPage page)
    {
        BadPages++;
        Detail ??= $"{page.Url}: {page.Detail ?? page.Outcome}";
        RetryAt ??= page.RetryAt;
        Reject(new Rejection(source.Profile.Id, page.Url.AbsoluteUri, null, $"page-{page.Outcome}", page.Detail ?? page.Outcome));
    }

    private IEnumerable<ReadItem> Normalize(RawItem raw, bool isFallback)
    {
        Items++;
        if (_titles.Count < 2 && raw.First(RawField.Title) is { } title) // two that differ say all that is asked
            _titles.Add(title);
        var hash = RawHash.Of(raw);
        var known = held.GetValueOrDefault(hash);
        if (known is not null && known.Normalizer == Normalization.Version && !definitionChanged)
        {
            NotePublished(known.Published);
            yield return new ReadItem(hash, null, null, isFallback);
            yield break;
        }
        var normalized = normalization.Normalize(raw, source.Profile, known?.Reference ?? now);
        foreach (var rejection in normalized.Rejections)
            Reject(rejection);
        if (normalized.Records.Count == 0)
            yield break;
        NotePublished(normalized.Records.Max(r => r.Content.Published?.ForSorting));
        yield return new ReadItem(hash, raw, normalized.Records, isFallback);
    }

    private void NotePublished(DateTimeOffset? published)
    {
        if (published is not null && (OldestPublished is null || published < OldestPublished))
            OldestPublished = published;
    }

    private void Reject(Rejection rejection)
    {
        if (_rejections.Count < MostRejections)
            _rejections.Add(rejection);
    }
}
