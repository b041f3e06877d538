using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>Counts matching rows by the values that a query asks for. For one search.</summary>
internal sealed class FacetCounts(IReadOnlyList<QueryFacet> facets, TagTable tags)
{
    private static readonly RecordKind[] Kinds = Enum.GetValues<RecordKind>();
    private readonly int[] _byKind = new int[Kinds.Length];
    private readonly int[]? _byTag = facets.Any(f => f is not QueryFacet.Kind) ? new int[tags.Count] : null;

    /// <summary>Null when nothing is to be counted.</summary>
    public static FacetCounts? For(IndexQuery query, TagTable tags) => query.Facets.Count == 0 ? null : new(query.Facets, tags);

    public void Add(ColumnSegment columns, int row)
    {
        _byKind[columns.Kinds[row]]++;
        if (_byTag is null)
            return;
        foreach (var tag in columns.TagsOf(row))
            _byTag[tag]++;
    }

    /// <summary>The counts in the order of the contract.</summary>
    public IReadOnlyDictionary<QueryFacet, IReadOnlyList<IndexFacetCount>> Sorted() => facets.Distinct().ToDictionary(facet => facet, facet => facet switch
    {
        QueryFacet.Kind => Most(Kinds.Select(kind => new IndexFacetCount(WireWord.Of(kind), _byKind[(int)kind]))),
        QueryFacet.Theme => OfTags(TagKind.Theme),
        QueryFacet.Commune => OfTags(TagKind.Commune),
        _ => OfTags(TagKind.Source),
    });

    private IReadOnlyList<IndexFacetCount> OfTags(TagKind kind) => Most(
        from tag in Enumerable.Range(0, _byTag!.Length)
        where _byTag[tag] > 0
        let name = tags.NameOf(tag)
        where name.Kind == kind
        select new IndexFacetCount(name.Name, _byTag[tag]));

    private static IReadOnlyList<IndexFacetCount> Most(IEnumerable<IndexFacetCount> counts) =>
        [.. counts.Where(c => c.Count > 0).OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(IndexAnswer.MostFacetValues)];
}
