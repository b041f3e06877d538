using System.Text.Json.Nodes;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>Facets as aggregations, and back. With one shard their counts are exact.</summary>
internal static class Facets
{
    public static JsonObject Ask(IReadOnlyList<QueryFacet> facets)
    {
        var asked = new JsonObject();
        foreach (var facet in facets.Distinct())
        {
            asked[NameOf(facet)] = new JsonObject
            {
                ["terms"] = new JsonObject
                {
                    ["field"] = FieldOf(facet),
                    ["size"] = IndexAnswer.MostFacetValues,
                    ["order"] = Clauses.Array([new JsonObject { ["_count"] = "desc" }, new JsonObject { ["_key"] = "asc" }]),
                },
            };
        }
        return asked;
    }

    public static Dictionary<QueryFacet, IReadOnlyList<IndexFacetCount>> Read(IReadOnlyList<QueryFacet> facets, CountedAnswer? answer) =>
        facets.Distinct().ToDictionary(facet => facet, facet => (IReadOnlyList<IndexFacetCount>)
        [
            .. (Of(facet, answer)?.Buckets ?? []).Select(bucket => new IndexFacetCount(bucket.Key, (int)bucket.DocCount)),
        ]);

    private static FacetAnswer? Of(QueryFacet facet, CountedAnswer? answer) => facet switch
    {
        QueryFacet.Kind => answer?.Kind,
        QueryFacet.Theme => answer?.Theme,
        QueryFacet.Commune => answer?.Commune,
        _ => answer?.Source,
    };

    /// <summary>The aggregation's name.</summary>
    public static string NameOf(QueryFacet facet) => WireWord.Of(facet);

    private static string FieldOf(QueryFacet facet) => facet switch
    {
        QueryFacet.Kind => "kind",
        QueryFacet.Theme => "themes",
        QueryFacet.Commune => "communes",
        _ => "sources",
    };
}
