namespace Wiker.Ingest.Index.Elasticsearch.Paging;

/// <summary>The first hits by relevance of one query, with the scores of that moment, best first. <paramref name="IsWhole"/>: there were no more.</summary>
internal sealed record Ranking(string Name, IReadOnlyList<(double Score, string Id)> Hits, bool IsWhole)
{
    /// <summary>The hits that come after that place.</summary>
    public IEnumerable<(double Score, string Id)> After(double score, string id) =>
        Hits.Where(hit => hit.Score < score || (hit.Score.Equals(score) && string.CompareOrdinal(hit.Id, id) > 0));
}

/// <summary>
/// Keeps for some minutes the rankings that first pages by relevance came from. Scores move with every change of the index, and a point in time for each reader would cost the
/// server more than it has (OpenSearch opens 300). Bounded; in memory, so another process goes on with the present scores.
/// </summary>
internal sealed class RankingShelf(TimeProvider time, TimeSpan keep)
{
    private const int MostRankings = 64;
    private const int MostHits = 200_000;
    private readonly Lock _lock = new();
    // Oldest first.
    private readonly List<(Ranking Ranking, DateTimeOffset Until)> _kept = [];

    /// <summary>The ranking of that name, or null when it is no longer kept.</summary>
    public Ranking? Find(string name)
    {
        lock (_lock)
        {
            DropOld();
            var at = _kept.FindIndex(kept => kept.Ranking.Name == name);
            if (at < 0)
                return null;
            var ranking = _kept[at].Ranking;
            _kept.RemoveAt(at);
            _kept.Add((ranking, time.GetUtcNow() + keep));
            return ranking;
        }
    }

    public void Keep(Ranking ranking)
    {
        lock (_lock)
        {
            DropOld();
            _kept.Add((ranking, time.GetUtcNow() + keep));
            while (_kept.Count > MostRankings || (_kept.Count > 1 && _kept.Sum(kept => kept.Ranking.Hits.Count) > MostHits))
                _kept.RemoveAt(0);
        }
    }

    private void DropOld()
    {
        var now = time.GetUtcNow();
        while (_kept.Count > 0 && _kept[0].Until <= now)
            _kept.RemoveAt(0);
    }
}
