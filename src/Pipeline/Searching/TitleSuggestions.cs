using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Analysis;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>Titles that somebody may be typing. Safe for several threads.</summary>
public sealed class TitleSuggestions(WikerStore store, IRecordIndex index, QueryResolution resolution)
{
    // Several records often bear one title: a weekly lottery, a column of a paper.
    private const int LookedAtForEach = 4;

    /// <summary>
    /// Records, each title once, of what the query would find, whose title begins a word as <see cref="RecordQuery.Q"/> ends; the nearest first with a zone, else the newest. Faults are added, and then it is empty.
    /// </summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public async Task<IReadOnlyList<Record>> OfAsync(RecordQuery query, int most, List<QueryFault> faults, CancellationToken cancellationToken)
    {
        if (resolution.Resolve(query, OutputLimits.Paged, after: null, faults) is not { Index: { } asked } || query.Q is not { } typed || TypedTitle.Words(typed).Count == 0)
            return [];
        var found = await index.SearchAsync(
            asked with
            {
                Text = new IndexText([], [], []) { TitlePrefix = typed },
                Sort = asked.Near is null ? QuerySort.Updated : QuerySort.Distance,
                Limit = most * LookedAtForEach,
                Facets = [],
            },
            cancellationToken);
        using var session = store.Read();
        var records = session.Records.FindMany([.. found.Hits.Select(h => h.Id)]);
        return
        [
            .. found.Hits.Select(h => records.GetValueOrDefault(h.Id)).OfType<Record>().Where(r => r.Moderation == Moderation.Published)
                .DistinctBy(r => r.Content.Title, StringComparer.OrdinalIgnoreCase).Take(most),
        ];
    }
}
