using System.Text.Json;
using Wiker.Ingest.Index.Analysis;
using Wiker.Ingest.Index.Elasticsearch.Queries;
using Wiker.Ingest.Index.Tests.Elasticsearch;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Index.Tests.French;

/// <summary>Every index takes French text for the same terms, at the same places.</summary>
public sealed class TermTableTests
{
    [Fact]
    public void The_table_is_long_enough_and_says_each_text_once()
    {
        var lines = TermTable.Lines();
        lines.Count.ShouldBeGreaterThan(500);
        lines.Select(line => line.Text).ShouldBeUnique();
    }

    [Fact]
    public void The_embedded_index_passes_the_table()
    {
        foreach (var (text, terms) in TermTable.Lines())
            string.Join(' ', FrenchText.Terms(text)).ShouldBe(terms, text);
    }

    [Theory]
    [InlineData(SearchServers.Elasticsearch)]
    [InlineData(SearchServers.OpenSearch)]
    public async Task A_search_server_passes_the_table_through_the_field_of_the_real_index(string product)
    {
        await using var index = new TestIndex(product);
        await using var opened = await index.OpenAsync();
        await opened.AppliedAsync(CancellationToken.None); // makes it
        var lines = TermTable.Lines();
        // One value for each line, as a document's title and text are: a gap of 100 places stands between two.
        var body = JsonSerializer.Serialize(new { field = "words", text = lines.Select(line => TermText.Of(line.Text)) });
        var answer = JsonDocument.Parse(await index.AskAsync(HttpMethod.Post, index.Name + "/_analyze", body)).RootElement;
        var tokens = answer.GetProperty("tokens").EnumerateArray().Select(token => (Term: token.GetProperty("token").GetString()!, Position: token.GetProperty("position").GetInt32())).ToList();
        var at = 0;
        foreach (var (text, terms) in lines)
        {
            var own = FrenchText.Positioned(text);
            var theirs = tokens.Skip(at).Take(own.Count).ToList();
            string.Join(' ', theirs.Select(token => token.Term)).ShouldBe(terms, text);
            theirs.Select(token => token.Position - theirs[0].Position).ShouldBe(own.Select(term => term.Position - own[0].Position), text);
            at += own.Count;
        }
        at.ShouldBe(tokens.Count);
    }
}
