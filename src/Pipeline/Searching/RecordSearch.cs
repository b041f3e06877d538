using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>How many records match a query, and how many of them have each value of what it asks to be counted.</summary>
public sealed record RecordCounts(UnderstoodQuery Query, int Total, IReadOnlyDictionary<QueryFacet, IReadOnlyList<IndexFacetCount>> Facets);

/// <summary>Answers queries: the index finds, the store shows. Forecasts come before the records, where they are asked for. Safe for several threads.</summary>
public sealed class RecordSearch(WikerStore store, IRecordIndex index, QueryResolution resolution, CursorSeal seal, ForecastSearch? forecasts = null)
{
    /// <summary>
    /// One page of the query's answer, or its faults. What the index still holds though the store no longer does is left out.
    /// </summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public async Task<SearchOutcome> SearchAsync(RecordQuery query, OutputLimits limits, CancellationToken cancellationToken)
    {
        var faults = new List<QueryFault>();
        IndexPosition? after = null;
        if (query.Cursor is not null && (after = seal.Read(query)) is null)
            faults.Add(QueryWord.Find("cursor")!.Fault("is not one that this query was given: it belongs to another query, or was changed"));
        // A position lies among the forecasts or, past them, among the records.
        if (resolution.Resolve(query, limits, ForecastSearch.IsForecast(after) ? null : after, faults) is not { } resolved || faults.Count > 0)
            return new SearchOutcome.Refused(faults);

        var weather = forecasts?.Find(resolved, after) ?? ForecastPage.None;
        var room = resolved.Understood.Limit - weather.Items.Count;
        var found = resolved.Index is null ? new IndexAnswer([], 0, false)
            // A page that forecasts fill up still says whether records follow.
            : await index.SearchAsync(resolved.Index with { Limit = Math.Max(room, 1) }, cancellationToken);
        if (room == 0 && found.Hits.Count > 0)
            found = found with { Hits = [], HasMore = true };
        using var session = store.Read();
        var records = session.Records.FindMany([.. found.Hits.Select(h => h.Id)]);
        var pictures = session.Pictures.KeptOf([.. records.Values.Select(r => r.Content.Image?.Url).OfType<string>().Distinct(StringComparer.Ordinal)]);
        SearchItem[] items =
        [
            .. found.Hits
                .Where(h => records.TryGetValue(h.Id, out var record) && record.Moderation == Moderation.Published)
                .Select(h => new SearchItem(records[h.Id], h.DistanceMetres, records[h.Id].Content.Image is { Url: { } url } ? pictures.GetValueOrDefault(url) : null)),
        ];
        return new SearchOutcome.Answered(new SearchAnswer
        {
            Items = items,
            Forecasts = weather.Items,
            Facets = found.Facets,
            Total = found.Total + weather.Total,
            Next = (weather.HasMore || found.HasMore) && (found.Hits is [.., var last] ? last.Position : weather.Last) is { } end ? query with { Cursor = seal.Write(query, end) } : null,
            Query = resolved.Understood,
            Seen = session.Records.SeenOf([.. items.SelectMany(i => i.Record.Sources).Select(s => s.SourceRecordId).Distinct(StringComparer.Ordinal)]),
            ChangeNumber = session.Records.ChangeNumber(),
        });
    }

    /// <summary>Counts the records that the query finds, wherever it is cut, or null with faults added. Asks the index alone.</summary>
    public async Task<RecordCounts?> CountAsync(RecordQuery query, List<QueryFault> faults, CancellationToken cancellationToken)
    {
        if (resolution.Resolve(query with { Cursor = null, Limit = null }, OutputLimits.Listed, after: null, faults) is not { } resolved)
            return null;
        var found = resolved.Index is not { } asked ? new IndexAnswer([], 0, false)
            : await index.SearchAsync(asked with { Sort = QuerySort.Updated, Limit = 1 }, cancellationToken);
        return new RecordCounts(resolved.Understood, found.Total, found.Facets);
    }

    /// <summary>What the query means today, without asking for anything; null with faults added.</summary>
    public UnderstoodQuery? Understand(RecordQuery query, OutputLimits limits, List<QueryFault> faults) => resolution.Resolve(query, limits, after: null, faults)?.Understood;
}
