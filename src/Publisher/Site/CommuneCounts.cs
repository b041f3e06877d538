using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>
/// What each choice of a commune's page would find: kinds as if none were chosen, themes as if none were chosen, communes alike; everything else that was chosen holds.
/// Questions that come to the same are asked once, so a page without choices asks one.
/// </summary>
internal sealed class CommuneCounts
{
    private readonly Dictionary<QueryFacet, IReadOnlyList<IndexFacetCount>> _counts = [];

    /// <summary>The query as understood, and its warning.</summary>
    public required UnderstoodQuery Query { get; init; }

    /// <summary>The counts, or the faults of the query.</summary>
    public static async Task<(CommuneCounts? Counts, IReadOnlyList<QueryFault> Faults)> OfAsync(RecordSearch search, RecordQuery query, CancellationToken cancellationToken)
    {
        CommuneCounts? counts = null;
        var faults = new List<QueryFault>();
        var asked = new (QueryFacet Facet, RecordQuery Query)[]
        {
            (QueryFacet.Kind, query with { Kinds = [] }),
            (QueryFacet.Theme, query with { Themes = [] }),
            (QueryFacet.Commune, query with { Commune = null }),
        };
        foreach (var same in asked.GroupBy(a => RecordQueryUrl.Format(a.Query), StringComparer.Ordinal))
        {
            if (await search.CountAsync(same.First().Query with { Facets = [.. same.Select(a => a.Facet)] }, faults, cancellationToken) is not { } counted)
                return (null, faults);
            counts ??= new CommuneCounts { Query = counted.Query };
            foreach (var (facet, values) in counted.Facets)
                counts._counts[facet] = values;
        }
        return (counts, []);
    }

    /// <summary>Values and how many records have them, most frequent first.</summary>
    public IReadOnlyList<IndexFacetCount> Of(QueryFacet facet) => _counts[facet];

    /// <summary>How many records have a value.</summary>
    public int Of(QueryFacet facet, string value) => _counts[facet].FirstOrDefault(c => c.Value == value).Count;

    /// <summary>How many there are of a kind.</summary>
    public int Of(RecordKind kind) => Of(QueryFacet.Kind, WireWord.Of(kind));

    /// <summary>How many there are of all kinds.</summary>
    public int Total => _counts[QueryFacet.Kind].Sum(c => c.Count);
}
