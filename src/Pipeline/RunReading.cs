using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>An item as read and normalized, before it is staged.</summary>
internal sealed record ReadItem(string RawHash, RawItem? Raw, IReadOnlyList<SourceRecord>? Records, bool IsFallback);

/// <summary>
/// Turns what a crawl finds into items to stage, and keeps the run's account: outcomes, rejections, what is seen again.
/// What comes to the letter as the store holds it is neither normalized nor written again.
/// </summary>
internal sealed class RunReading(
    SourceDefinition source,
    Normalization normalization,
    IReadOnlyDictionary<string, HeldItem> held,
    ILookup<string, Rejection> heldRejections,
    RemovalList removals,
    bool definitionChanged,
    DateTimeOffset now)
{
    private const int MostRejections = 1_000;
    private readonly List<StoredRejection> _rejections = [];
    private readonly List<Rejection> _standing = [];
    private readonly HashSet<string> _readAgain = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftAtOnce = new(StringComparer.Ordinal);
    private readonly bool _isOnce = source.Json is { IsOnce: true };
    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);

    public int Items { get; private set; }
    public int Pages { get; private set; }
    public int BadPages { get; private set; }
    public string FirstPage { get; private set; } = "failed";
    public string? Detail { get; private set; }

    /// <summary>Why the first page could not be had, or, when it came, a later one's wish that we wait; null: nothing of the kind.</summary>
    public FetchOutcome? Missed { get; private set; }


    /// <summary>What this run could not take, and what an earlier one could not of items that still say the same.</summary>
    public IReadOnlyList<Rejection> Rejections => [.. _rejections.Select(r => r.Rejection), .. _standing];

    /// <summary>What this run is the first to say.</summary>
    public IReadOnlyCollection<StoredRejection> NewRejections => _rejections;

    /// <summary>The removal requests that everything was masked by.</summary>
    public RemovalList Removals => removals;

    /// <summary>Ids of what the definition doesn't take, and the source showed nowhere else in this run.</summary>
    public IReadOnlyCollection<string> LeftOut => [.. _leftOut.Except(_ids, StringComparer.Ordinal)];

    /// <summary>Those of <see cref="LeftOut"/> that asked for it.</summary>
    public IReadOnlyCollection<string> LeftAtOnce => [.. _leftAtOnce.Except(_ids, StringComparer.Ordinal)];

    /// <summary>True when what is held was read by another definition: what this one doesn't take leaves by our word.</summary>
    public bool IsByNewDefinition => definitionChanged;

    /// <summary>Hashes of held items that were read anew.</summary>
    public IReadOnlyCollection<string> ReadAgain => _readAgain;

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
            (FirstPage, Detail, Missed) = (page.Outcome, page.Detail, page.Missed);
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
                Reject(null, refused.Rejection);
            else if (finding is Finding.LeftOut { Id: { } leftOut } left)
            {
                _leftOut.Add(leftOut);
                if (left.IsAtOnce)
                    _leftAtOnce.Add(leftOut);
            }
            else if (finding is Finding.Found found && IsToBeTaken(found.Item))
            {
                foreach (var item in Normalize(found.Item, isFallback: false))
                    yield return item;
            }
        }
    }

    /// <summary>Notes that the run stopped at its limit of items: what it didn't come to isn't gone.</summary>
    public void NoteCut(Uri page, int mostItems) =>
        NoteBadPage(new CrawledPage(page, "too-many-items", $"stopped after {mostItems} items", null, []));

    // Where each id counts once, the first wins, be it taken or left out.
    private bool IsToBeTaken(RawItem item)
    {
        if (item.First(RawField.Id) is not { } id)
            return true;
        if (_isOnce && _leftOut.Contains(id))
            return false;
        return _ids.Add(id) || !_isOnce;
    }

    private void NoteBadPage(CrawledPage page)
    {
        BadPages++;
        Detail ??= $"{page.Url}: {page.Detail ?? page.Outcome}";
        Missed ??= page.Missed as FetchOutcome.RateLimited;
        Reject(null, new Rejection(source.Profile.Id, page.Url.AbsoluteUri, null, $"page-{page.Outcome}", page.Detail ?? page.Outcome));
    }

    private IEnumerable<ReadItem> Normalize(RawItem written, bool isFallback)
    {
        // Before all else: what is hashed, staged and kept is what may be kept.
        var raw = removals.Mask(written);
        Items++;
        if (_titles.Count < 2 && raw.First(RawField.Title) is { } title) // two that differ say all that is asked
            _titles.Add(title);
        var hash = RawHash.Of(raw);
        var known = held.GetValueOrDefault(hash);
        if (known is not null && known.Normalizer == Normalization.Version && !definitionChanged)
        {
            NotePublished(known.Published);
            _standing.AddRange(heldRejections[hash].Take(MostRejections - _standing.Count).Select(r => r with { Locator = raw.Locator }));
            yield return new ReadItem(hash, null, null, isFallback);
            yield break;
        }
        var normalized = normalization.Normalize(raw, source.Profile, known?.Reference ?? now);
        foreach (var rejection in normalized.Rejections)
            Reject(normalized.Records.Count == 0 ? null : hash, rejection);
        if (known is not null)
            _readAgain.Add(hash);
        if (normalized.Records.Count == 0)
            yield break;
        NotePublished(normalized.Records.Max(r => r.Content.Published?.ForSorting));
        yield return new ReadItem(hash, raw, removals.Mask(normalized.Records), isFallback);
    }

    private void NotePublished(DateTimeOffset? published)
    {
        if (published is not null && (OldestPublished is null || published < OldestPublished))
            OldestPublished = published;
    }

    private void Reject(string? rawHash, Rejection rejection)
    {
        if (_rejections.Count < MostRejections)
            _rejections.Add(new StoredRejection(rawHash, removals.IsEmpty ? rejection : rejection with { Locator = removals.Mask(rejection.Locator), Detail = removals.Mask(rejection.Detail) }));
    }
}
