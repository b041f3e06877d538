using System.Text.Json.Nodes;
using Wiker.Ingest.Index.Elasticsearch.Queries;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch.Paging;

/// <summary>
/// Answers queries by keyset paging: each order has values of its own to go on from, ids break ties, and no page depends on how many came before it.
/// An order that falls in two (by date: with and without an occurrence) is asked for in two parts of one exchange.
/// </summary>
internal sealed class RecordSearches(SearchRound round, RankingShelf shelf)
{
    /// <exception cref="ServerFaultException">The index isn't there.</exception>
    public async Task<IndexAnswer> AnswerAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        var clauses = new QueryClauses(query);
        if (clauses.IsVain)
            return new([], 0, false) { Facets = Facets.Read(query.Facets, null) };
        return query.Sort switch
        {
            QuerySort.Distance when clauses.Zone is { } zone => await new DistancePage(round, query, clauses, zone).AnswerAsync(cancellationToken),
            QuerySort.Distance => await ByIdAsync(query, clauses, cancellationToken),
            QuerySort.Date => await ByDateAsync(query, clauses, cancellationToken),
            QuerySort.Relevance when clauses.HasScore => await new RelevancePage(round, shelf, query, clauses).AnswerAsync(cancellationToken),
            _ => await ByUpdateAsync(query, clauses, cancellationToken),
        };
    }

    private async Task<IndexAnswer> ByUpdateAsync(IndexQuery query, QueryClauses clauses, CancellationToken cancellationToken)
    {
        var found = await AskOneAsync(query, clauses, ByDated(), query.After is { } after ? [(long)after.SortValue, after.Id] : null, cancellationToken);
        return Answers.Of(query, found, [.. Answers.Hits(found).Select(hit => Answers.Hit(hit, clauses.Zone, Answers.Number(hit)))]);
    }

    // Distance without a place: all are equally far, so by id.
    private async Task<IndexAnswer> ByIdAsync(IndexQuery query, QueryClauses clauses, CancellationToken cancellationToken)
    {
        var found = await AskOneAsync(query, clauses, Clauses.Array([Clauses.Order("id")]), query.After is { } after ? [after.Id] : null, cancellationToken);
        return Answers.Of(query, found, [.. Answers.Hits(found).Select(hit => Answers.Hit(hit, null, Answers.NoDistance))]);
    }

    private async Task<FoundAnswer> AskOneAsync(IndexQuery query, QueryClauses clauses, JsonArray sort, JsonArray? after, CancellationToken cancellationToken) =>
        (await round.MakeAsync([Answers.Counting(query, clauses) with { Size = query.Limit + 1, Sort = sort, After = after, WithPoints = clauses.Zone is not null }], cancellationToken))[0];

    private async Task<IndexAnswer> ByDateAsync(IndexQuery query, QueryClauses clauses, CancellationToken cancellationToken)
    {
        var counting = Answers.Counting(query, clauses);
        if (!clauses.HasUndated && query.After is not { SortValue: < 0 })
        {
            var found = (await round.MakeAsync([Dated(counting, query, clauses)], cancellationToken))[0];
            return Answers.Of(query, found, [.. Answers.Hits(found).Select(hit => Answers.Hit(hit, clauses.Zone, Answers.Number(hit)))]);
        }
        var inWindow = Clauses.Nested("occurrences", clauses.OccurrenceInWindow());
        var parts = new List<SearchPart> { counting };
        var isPastDated = query.After is { SortValue: < 0 };
        if (!isPastDated)
            parts.Add(Dated(new(clauses.Query(withZone: true, inWindow.DeepClone().AsObject())), query, clauses));
        parts.Add(new(clauses.Query(withZone: true, Clauses.Not(inWindow)))
        {
            Size = query.Limit + 1,
            Sort = ByDated(),
            After = isPastDated ? [Moments.SinceEpoch((long)(-1 - query.After!.SortValue)), query.After.Id] : null,
            WithPoints = clauses.Zone is not null,
        });
        var answers = await round.MakeAsync(parts, cancellationToken);
        var hits = new List<IndexHit>();
        if (!isPastDated)
            hits.AddRange(Answers.Hits(answers[1]).Select(hit => Answers.Hit(hit, clauses.Zone, Answers.Number(hit))));
        hits.AddRange(Answers.Hits(answers[^1]).Select(hit => Answers.Hit(hit, clauses.Zone, -1 - (double)Moments.SinceYearOne((long)Answers.Number(hit)))));
        return Answers.Of(query, answers[0], hits);
    }

    private static SearchPart Dated(SearchPart part, IndexQuery query, QueryClauses clauses) => part with
    {
        // Uncounted, OpenSearch 2.19 skips documents in a way that a nested sort can't follow, and fails (AbstractNumericDocValues.advance).
        Counts = true,
        Size = query.Limit + 1,
        Sort = Clauses.Array(
        [
            new JsonObject
            {
                ["occurrences.start"] = new JsonObject
                {
                    ["order"] = "asc",
                    ["mode"] = "min",
                    ["nested"] = new JsonObject { ["path"] = "occurrences", ["filter"] = clauses.OccurrenceInWindow() },
                },
            },
            Clauses.Order("id"),
        ]),
        After = query.After is { } after ? [(long)after.SortValue, after.Id] : null,
        WithPoints = clauses.Zone is not null,
    };

    private static JsonArray ByDated() => Clauses.Array([Clauses.Order("dated", descending: true), Clauses.Order("id")]);
}
