using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Tests;
using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests.Elasticsearch;

/// <summary>What the contract doesn't ask, on the real servers: leftovers, tombstones, ties, deep pages, several stores.</summary>
public sealed class OnRealServersTests
{
    public static TheoryData<string> Products => [SearchServers.Elasticsearch, SearchServers.OpenSearch];

    [Theory]
    [MemberData(nameof(Products))]
    public async Task What_a_broken_rebuild_left_is_swept_and_what_others_have_stays(string product)
    {
        await using var test = new TestIndex(product);
        await using var index = await test.OpenAsync();
        await index.ApplyAsync([new("a", 1, Document())], 1, CancellationToken.None);
        foreach (var name in (string[])[$"{test.Name}-20260101000000000", $"{test.Name}-of-somebody"])
            await test.AskAsync(HttpMethod.Put, name);
        await index.RebuildAsync(new[] { new IndexEntry("b", 2, Document()) }.ToAsyncEnumerable(), 2, CancellationToken.None);
        var left = (await test.AskAsync(HttpMethod.Get, $"_cat/indices/{test.Name}-*?h=index")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        left.Length.ShouldBe(2);
        left.ShouldContain($"{test.Name}-of-somebody");
        (await index.SearchAsync(Query(), CancellationToken.None)).Hits.Select(hit => hit.Id).ShouldBe(["b"]);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Tombstones_are_purged_after_their_time_and_nothing_else_is(string product)
    {
        await using var test = new TestIndex(product);
        var time = new FakeTimeProvider(Moment("2026-03-10T12:00Z"));
        await using var index = await test.OpenAsync(options => options with { Time = time });
        await index.ApplyAsync([new("old", 1, Document()), new("gone", 2, null)], 2, CancellationToken.None);
        (await CountAsync(test)).ShouldBe(3); // with the state
        time.Advance(TimeSpan.FromDays(60));
        await index.ApplyAsync([new("later", 3, null)], 3, CancellationToken.None);
        time.Advance(TimeSpan.FromDays(31));
        await index.ApplyAsync([new("new", 4, Document())], 4, CancellationToken.None);
        (await CountAsync(test)).ShouldBe(4); // old, later, new, state
        await index.ApplyAsync([new("later", 3, Document())], 4, CancellationToken.None);
        (await index.SearchAsync(Query(), CancellationToken.None)).Hits.Select(hit => hit.Id).ShouldBe(["new", "old"]);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task An_index_that_somebody_deleted_is_made_again_empty(string product)
    {
        await using var test = new TestIndex(product);
        await using var index = await test.OpenAsync();
        await index.ApplyAsync([new("a", 1, Document())], 1, CancellationToken.None);
        var live = (await index.DescribeAsync(CancellationToken.None)).Index!;
        await test.AskAsync(HttpMethod.Delete, live);
        await Should.ThrowAsync<IndexUnavailableException>(async () => await index.ApplyAsync([new("b", 2, Document())], 2, CancellationToken.None));
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(0);
        (await test.AskAsync(HttpMethod.Get, test.Name + "/_mapping")).ShouldContain("strict", customMessage: "no index of guessed types came of it");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Another_store_s_index_is_neither_gone_on_with_nor_touched(string product)
    {
        await using var test = new TestIndex(product);
        await using (var first = await test.OpenAsync())
            await first.ApplyAsync([new("a", 1, Document())], 1, CancellationToken.None);
        await using var second = await test.OpenAsync(options => options with { Store = "another" });
        (await second.DescribeAsync(CancellationToken.None)).Cursor.ShouldBeNull();
        foreach (var ask in (Func<Task>[])
        [
            async () => await second.AppliedAsync(CancellationToken.None),
            async () => await second.SearchAsync(Query(), CancellationToken.None),
            async () => await second.ApplyAsync([new("b", 2, Document())], 2, CancellationToken.None),
            async () => await second.RebuildAsync(AsyncEnumerable.Empty<IndexEntry>(), 2, CancellationToken.None),
        ])
            (await Should.ThrowAsync<IndexUnavailableException>(ask)).Message.ShouldContain("another data folder");
        await using var again = await test.OpenAsync();
        (await again.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task What_somebody_else_put_behind_our_alias_is_left_alone(string product)
    {
        await using var test = new TestIndex(product);
        await using var index = await test.OpenAsync();
        await test.AskAsync(HttpMethod.Put, test.Name + "-products", "{\"aliases\":{\"" + test.Name + "\":{}}}");
        (await Should.ThrowAsync<IndexUnavailableException>(async () => await index.AppliedAsync(CancellationToken.None))).Message.ShouldContain("isn't ours");
        (await test.AskAsync(HttpMethod.Get, "_cat/indices/" + test.Name + "-products?h=index")).Trim().ShouldBe(test.Name + "-products");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task An_index_that_is_lost_between_two_batches_is_filled_from_the_start(string product)
    {
        await using var test = new TestIndex(product);
        await using var index = await test.OpenAsync();
        await index.ApplyAsync([new("a", 1, Document())], 1, CancellationToken.None);
        foreach (var name in (await test.AskAsync(HttpMethod.Get, $"_cat/indices/{test.Name}-*?h=index")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await test.AskAsync(HttpMethod.Delete, name);
        await Should.ThrowAsync<IndexUnavailableException>(async () => await index.SearchAsync(Query(), CancellationToken.None));
        (await index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(0); // made anew
        // The caller believes that it stands at 1.
        await Should.ThrowAsync<IndexUnavailableException>(async () => await index.ApplyAsync([new("b", 2, Document())], 2, CancellationToken.None));
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(0);
        await index.ApplyAsync([new("a", 1, Document()), new("b", 2, Document())], 2, CancellationToken.None);
        (await index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task By_distance_many_records_at_one_point_and_some_within_centimetres_come_in_exact_order_once_each(string product)
    {
        await using var test = new TestIndex(product);
        await using var index = await test.OpenAsync();
        // Less than the servers' rounding apart, with ids against the order.
        var documents = Enumerable.Range(0, 120).Select(at => ($"t{at:000}", 500.0))
            .Concat(Enumerable.Range(0, 10).Select(at => ($"a{9 - at}", 500 + (at * 0.001))))
            .Concat(Enumerable.Range(0, 10).Select(at => ($"z{at}", 500 - (at * 0.001))))
            .ToList();
        await index.ApplyAsync([.. documents.Select((d, at) => new IndexEntry(d.Item1, at + 1, Document() with { Points = [At(d.Item2)] }))], documents.Count, CancellationToken.None);
        var expected = documents.OrderBy(d => Donges.MetresTo(North(d.Item2))).ThenBy(d => d.Item1, StringComparer.Ordinal).Select(d => d.Item1).ToList();
        foreach (var limit in (int[])[1, 7, 60, 200])
        {
            var found = new List<string>();
            IndexPosition? after = null;
            while (true)
            {
                var answer = await index.SearchAsync(Near(1_000) with { Limit = limit, After = after }, CancellationToken.None);
                answer.Total.ShouldBe(documents.Count);
                found.AddRange(answer.Hits.Select(hit => hit.Id));
                if (!answer.HasMore)
                    break;
                after = answer.Hits[^1].Position;
            }
            found.ShouldBe(expected, $"limit {limit}");
        }
        // A cursor of the embedded index has no anchor.
        var middle = documents.Single(d => d.Item1 == "t060");
        (await index.SearchAsync(Near(1_000) with { Limit = 5, After = new(Donges.MetresTo(North(middle.Item2)), "t060") }, CancellationToken.None)).Hits.Select(hit => hit.Id)
            .ShouldBe(expected.Skip(expected.IndexOf("t060") + 1).Take(5));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task By_relevance_paging_goes_on_past_the_kept_ranking_and_without_it(string product)
    {
        await using var test = new TestIndex(product);
        var time = new FakeTimeProvider(Moment("2026-03-10T12:00Z"));
        await using var index = await test.OpenAsync(options => options with { Time = time });
        await index.ApplyAsync([.. Enumerable.Range(0, 450).Select(at => new IndexEntry($"r{at:000}", at + 1, Document(title: "Loto", text: string.Join(' ', Enumerable.Repeat("mot", at % 50)))))], 450, CancellationToken.None);
        var query = Query(QuerySort.Relevance) with { Text = new(["loto"], [], []), Limit = 40 };
        foreach (var forgets in (bool[])[false, true])
        {
            var found = new List<string>();
            IndexPosition? after = null;
            do
            {
                var answer = await index.SearchAsync(query with { After = after }, CancellationToken.None);
                found.AddRange(answer.Hits.Select(hit => hit.Id));
                after = answer.HasMore ? answer.Hits[^1].Position : null;
                if (forgets)
                    time.Advance(TimeSpan.FromMinutes(6));
            }
            while (after is not null);
            found.Count.ShouldBe(450);
            found.ShouldBeUnique();
        }
    }

    // The nested documents don't count.
    private static async Task<int> CountAsync(TestIndex test) =>
        System.Text.Json.JsonDocument.Parse(await test.AskAsync(HttpMethod.Get, test.Name + "/_count")).RootElement.GetProperty("count").GetInt32();
}
