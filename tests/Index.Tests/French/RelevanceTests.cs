using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Index.Tests.Elasticsearch;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Index.Tests.French;

/// <summary>The indices find the same, and put it in nearly the same order: first hits are equal, and eight of ten.</summary>
public sealed class RelevanceTests
{
    private const int Documents = 600;
    private const int LeastAlike = 8;

    [Theory]
    [InlineData(SearchServers.Elasticsearch)]
    [InlineData(SearchServers.OpenSearch)]
    public async Task A_search_server_ranks_as_the_embedded_index_does(string product)
    {
        await using var test = new TestIndex(product);
        await using var server = await test.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("wiker-relevance-").FullName;
        await using (var embedded = await EmbeddedIndex.OpenAsync(new() { Folder = folder }, CancellationToken.None))
        {
            IndexEntry[] entries = [.. Almanac.Documents(Documents).Select((record, at) => new IndexEntry(record.Id, at + 1, record.Document))];
            await embedded.ApplyAsync(entries, Documents, CancellationToken.None);
            await server.ApplyAsync(entries, Documents, CancellationToken.None);
            foreach (var text in Almanac.Queries)
            {
                var asked = string.Join(' ', text.Words.Concat(text.Phrases.Select(phrase => $"\"{phrase}\"")));
                var query = Samples.Query(QuerySort.Relevance) with { Text = text, Limit = Documents };
                var (own, theirs) = (await IdsAsync(embedded, query), await IdsAsync(server, query));
                own.Count.ShouldBeGreaterThan(0, asked);
                theirs.Order().ShouldBe(own.Order(), asked);
                theirs[0].ShouldBe(own[0], asked);
                theirs.Take(10).Intersect(own.Take(10)).Count().ShouldBeGreaterThanOrEqualTo(Math.Min(own.Count, LeastAlike), asked);
            }
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<string>> IdsAsync(IRecordIndex index, IndexQuery query) => [.. (await index.SearchAsync(query, CancellationToken.None)).Hits.Select(hit => hit.Id)];
}
