using Wiker.Ingest.Index.Embedded.Columns;
using Wiker.Ingest.Index.Embedded.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>Answers a query from one snapshot.</summary>
internal static class SnapshotSearch
{
    private const int MostHits = 5_000;

    public static IndexAnswer Answer(Snapshot snapshot, IndexQuery query, CancellationToken cancellationToken)
    {
        var text = query.Text is null ? null : new TextQuery(query.Text);
        // Without a term to score by, relevance is the order of what is newest.
        var sort = query.Sort == QuerySort.Relevance && text is not { Requires: true } ? QuerySort.Updated : query.Sort;
        var rows = new RowQuery(query with { Sort = sort }, snapshot.Tags);
        var facets = FacetCounts.For(query, snapshot.Tags);
        var cells = CellCounts.For(query, rows);
        var page = new Page(
            snapshot.Segments,
            Math.Clamp(query.Limit, 1, MostHits),
            query.After is { } after ? SortOrder.FromSortValue(sort, after.SortValue) : 0,
            query.After is { } last ? RecordKey.Of(last.Id) : null,
            facets,
            cells);
        if (text is { Selects: true })
            new TextScan(snapshot, rows, text, page).Run(cancellationToken);
        else
            new ColumnScan(rows, snapshot.Segments, Unwanted(snapshot, text, cancellationToken), (segment, row, metres) => page.Offer(segment, row, rows.OrderOf(snapshot.Segments[segment].Columns, row, metres, score: 0), metres)).Run(cancellationToken);
        var answer = ToAnswer(snapshot, query, sort, page);
        return facets is null && cells is null ? answer : answer with { Facets = facets?.Sorted() ?? answer.Facets, Cells = cells?.Sorted() ?? answer.Cells };
    }

    private static Func<int, bool>? Unwanted(Snapshot snapshot, TextQuery? text, CancellationToken cancellationToken)
    {
        if (text is not { Refuses: true })
            return null;
        var unwanted = new SlotSet(cancellationToken);
        snapshot.Searcher.Search(text.Unwanted(), unwanted);
        return unwanted.Contains;
    }

    private static IndexAnswer ToAnswer(Snapshot snapshot, IndexQuery query, QuerySort sort, Page page)
    {
        var rows = page.Sorted();
        var hits = new IndexHit[rows.Length];
        for (var at = 0; at < hits.Length; at++)
        {
            var row = rows[at];
            var id = snapshot.Segments[row.Segment].Columns.KeyOf(row.Row).ToString();
            var metres = query.Near is null || double.IsNaN(row.Metres) ? (double?)null : row.Metres;
            hits[at] = new(id, metres, new(SortOrder.ToSortValue(sort, row.Order), id, sort == QuerySort.Relevance ? snapshot.Name : null));
        }
        return new(hits, page.Total, page.HasMore);
    }
}
