using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Model;

namespace Wiker.Bench.IndexBench;

/// <summary>The queries that are measured. Each number gives one query, the same for both sides.</summary>
internal static class QuerySets
{
    private const double RadiusMetres = 10_000;
    private const int Days = 90;
    private const int CommonWords = 60;

    public static IEnumerable<Contest> All(RandomTerritory territory, EmbeddedIndex index, SqlitePeer peer, CancellationToken cancellationToken)
    {
        yield return new("10 km + events + 90 days by distance, top 20", "SQLite RTREE",
            number => Total(index, Near(territory, number), cancellationToken),
            number => peer.Near(Near(territory, number)), SameTotals: true);
        yield return new("10 km + news, newest first, top 20", "SQLite RTREE",
            number => Total(index, Near(territory, number) with { Kinds = [RecordKind.News], Sort = QuerySort.Updated }, cancellationToken),
            number => peer.Near(Near(territory, number) with { Kinds = [RecordKind.News], Sort = QuerySort.Updated }), SameTotals: true);
        yield return new("two common words by relevance, top 20", "SQLite FTS5",
            number => Total(index, Words(territory, number, 2), cancellationToken),
            number => peer.Ranked(Words(territory, number, 2)), SameTotals: false);
        yield return new("one common word + 10 km by distance, top 20", "SQLite FTS5 + RTREE",
            number => Total(index, Near(territory, number) with { Text = Words(territory, number, 1).Text }, cancellationToken),
            number => peer.NearWithWords(Near(territory, number) with { Text = Words(territory, number, 1).Text }), SameTotals: false);
    }

    private static async ValueTask<int> Total(EmbeddedIndex index, IndexQuery query, CancellationToken cancellationToken) => (await index.SearchAsync(query, cancellationToken)).Total;

    /// <summary>Events of 90 days within 10 km of a point where records are, the nearest first.</summary>
    public static IndexQuery Near(RandomTerritory territory, int number) => new()
    {
        Near = new(territory.Inhabited(new Random(number)).Point, RadiusMetres, [], []),
        Kinds = [RecordKind.Event],
        EventsFrom = RandomTerritory.Today,
        EventsTo = RandomTerritory.Today.AddDays(Days),
        Today = RandomTerritory.Today,
        Sort = QuerySort.Distance,
        Limit = 20,
    };

    /// <summary>So many of the commonest words, by relevance.</summary>
    public static IndexQuery Words(RandomTerritory territory, int number, int count)
    {
        var random = new Random(number);
        return new()
        {
            Kinds = Enum.GetValues<RecordKind>(),
            Today = RandomTerritory.Today,
            Text = new([.. Enumerable.Range(0, count).Select(_ => territory.WordAt(random.Next(CommonWords)))], [], []),
            Sort = QuerySort.Relevance,
            Limit = 20,
        };
    }
}
