using CsCheck;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("WIKER_SOAK") == "1";

    /// <summary>How many random histories to try; <c>WIKER_SOAK=1</c> tries fifty times as many.</summary>
    protected virtual int Histories => 40;

    [Fact]
    public async Task Random_histories_and_queries_answer_as_plain_linq_does_page_by_page()
    {
        await Gen.Select(RandomRecords.Entries.List[1, 4], RandomRecords.Query.List[12]).SampleAsync(async (batches, queries) =>
        {
            var oracle = new Oracle();
            await Index.RebuildAsync(AsyncEnumerable.Empty<IndexEntry>(), 0, CancellationToken.None);
            foreach (var batch in batches)
            {
                await Index.ApplyAsync(batch, 1, CancellationToken.None);
                oracle.Apply(batch);
            }
            foreach (var query in queries)
                await AnswersAlike(query, oracle);
        }, iter: IsSoak ? 50 * Histories : Histories, threads: 1);
    }

    private async Task AnswersAlike(IndexQuery query, Oracle oracle)
    {
        var expected = oracle.Answer(query);
        (await Index.SearchAsync(query, CancellationToken.None)).Total.ShouldBe(expected.Count, $"{query}, {query.Near?.Centre} {query.Near?.RadiusMetres} {string.Join('|', query.Text?.Words ?? [])}, {string.Join('|', query.Text?.Phrases ?? [])}, {string.Join('|', query.Text?.Without ?? [])}");
        var whole = await Index.SearchAsync(query, CancellationToken.None);
        foreach (var (facet, counts) in whole.Facets)
            counts.ShouldBe(oracle.Count(query, facet));
        CellsAlike(whole.Cells, query.MapLevel is { } level ? oracle.Cells(query, level) : []);
        var hits = (await AllPages(query)).Select(hit => (hit.Id, hit.DistanceMetres, hit.Position.SortValue)).ToList();
        if (query.Sort == QuerySort.Relevance && hits.Count > 0 && hits[0].SortValue < 1e6)
        {
            hits.ShouldBe(hits.OrderByDescending(hit => hit.SortValue).ThenBy(hit => hit.Id, StringComparer.Ordinal));
            hits = [.. hits.OrderBy(hit => hit.Id, StringComparer.Ordinal)];
        }
        hits.Select(hit => (hit.Id, hit.DistanceMetres)).ShouldBe(expected);
    }

    private static void CellsAlike(IReadOnlyList<IndexCell> cells, List<IndexCell> expected)
    {
        cells.Select(cell => (cell.Cell, cell.Records, cell.Id)).ShouldBe(expected.Select(cell => (cell.Cell, cell.Records, cell.Id)));
        foreach (var (cell, other) in cells.Zip(expected))
        {
            cell.Mean.Lat.ShouldBe(other.Mean.Lat, 1e-6);
            cell.Mean.Lon.ShouldBe(other.Mean.Lon, 1e-6);
        }
    }
}
