using Wiker.Ingest.Index.Elasticsearch.Queries;

namespace Wiker.Ingest.Index.Elasticsearch.Paging;

/// <summary>Parts of answers, read and put together.</summary>
internal static class Answers
{
    /// <summary>The position by distance of a record that has none.</summary>
    public const double NoDistance = -1;

    /// <summary>The whole query, counted, with its facets and the cells of its map.</summary>
    public static SearchPart Counting(IndexQuery query, QueryClauses clauses)
    {
        var counted = Facets.Ask(query.Facets);
        if (query.MapLevel is { } level)
            counted["map"] = MapCells.Ask(level, query.Bbox, clauses.Zone);
        return new(clauses.Query(withZone: true)) { Counts = true, Aggregations = counted };
    }

    public static IReadOnlyList<FoundHit> Hits(FoundAnswer answer) => answer.Hits?.Hits ?? [];

    /// <summary>The first sort value.</summary>
    public static double Number(FoundHit hit) => hit.Sort![0].GetDouble();

    /// <summary>The last sort value, which is the id in every order.</summary>
    public static string Id(FoundHit hit) => hit.Sort![^1].GetString()!;

    public static IndexHit Hit(FoundHit hit, ZoneClauses? zone, double sortValue) =>
        new(Id(hit), zone?.Nearest(hit.Source?.Points)?.Metres, new(sortValue, Id(hit)));

    /// <summary>One page of hits that may go on.</summary>
    public static IndexAnswer Of(IndexQuery query, FoundAnswer counted, List<IndexHit> hits)
    {
        var hasMore = hits.Count > query.Limit;
        if (hasMore)
            hits.RemoveRange(query.Limit, hits.Count - query.Limit);
        return new(hits, (int)(counted.Hits?.Total?.Value ?? 0), hasMore) { Facets = Facets.Read(query.Facets, counted.Aggregations), Cells = MapCells.Read(query, counted.Aggregations?.Map) };
    }
}
