using System.Text.Json.Nodes;
using Wiker.Ingest.Index.Elasticsearch.Queries;

namespace Wiker.Ingest.Index.Elasticsearch.Paging;

/// <summary>
/// One page by relevance. The first page reads some pages more and keeps their ranking, which the next pages go by; past its end they go by the present scores, and leave out what
/// the ranking holds.
/// </summary>
internal sealed class RelevancePage(SearchRound round, RankingShelf shelf, IndexQuery query, QueryClauses clauses)
{
    private const int LeastRanked = 200;
    private const int MostRanked = 10_000; // the server's own limit of one answer
    // Marks positions past the end of a ranking: their scores are of another moment.
    private const char Past = '+';

    public async Task<IndexAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        var name = query.After?.Snapshot?.TrimEnd(Past);
        return name is not null && shelf.Find(name) is { } ranking
            ? await GoOnAsync(ranking, isPast: query.After!.Snapshot!.EndsWith(Past), cancellationToken)
            : await BeginAsync(cancellationToken);
    }

    private async Task<IndexAnswer> BeginAsync(CancellationToken cancellationToken)
    {
        var most = Math.Clamp(2 * query.Limit, LeastRanked, MostRanked);
        var part = Answers.Counting(query, clauses) with { Size = most, Sort = ByScore(), After = After(query.After), WithPoints = clauses.Zone is not null };
        var answer = (await round.MakeAsync([part], cancellationToken))[0];
        var found = Answers.Hits(answer);
        var ranking = new Ranking(Guid.NewGuid().ToString("N")[..12], [.. found.Select(hit => (Score(hit), Answers.Id(hit)))], IsWhole: found.Count < most);
        if (found.Count > query.Limit)
            shelf.Keep(ranking);
        return Answers.Of(query, answer, [.. found.Take(query.Limit + 1).Select(hit => Hit(hit, Score(hit), ranking.Name))]);
    }

    private async Task<IndexAnswer> GoOnAsync(Ranking ranking, bool isPast, CancellationToken cancellationToken)
    {
        var after = query.After!;
        List<(double Score, string Id)> rest = isPast ? [] : [.. ranking.After(after.SortValue, after.Id)];
        var parts = new List<SearchPart> { Answers.Counting(query, clauses) };
        if (rest.Count > 0)
        {
            // Those that still match.
            parts.Add(new(clauses.Query(withZone: true, Clauses.Terms("id", rest.Select(hit => hit.Id))))
            {
                Size = rest.Count,
                Sort = Clauses.Array([Clauses.Order("id")]),
                WithPoints = clauses.Zone is not null,
            });
        }
        if (!ranking.IsWhole)
        {
            parts.Add(new(clauses.Query(withZone: true, Clauses.Not(Clauses.Terms("id", ranking.Hits.Select(hit => hit.Id)))))
            {
                Size = query.Limit + 1,
                Sort = ByScore(),
                After = isPast ? After(after) : null,
                WithPoints = clauses.Zone is not null,
            });
        }
        var answers = await round.MakeAsync(parts, cancellationToken);
        var hits = new List<IndexHit>();
        if (rest.Count > 0)
        {
            var still = Answers.Hits(answers[1]).ToDictionary(Answers.Id, StringComparer.Ordinal);
            hits.AddRange(rest.Where(hit => still.ContainsKey(hit.Id)).Select(hit => Hit(still[hit.Id], hit.Score, ranking.Name)));
        }
        if (!ranking.IsWhole)
            hits.AddRange(Answers.Hits(answers[^1]).Select(hit => Hit(hit, Score(hit), ranking.Name + Past)));
        return Answers.Of(query, answers[0], hits);
    }

    private IndexHit Hit(FoundHit hit, double score, string snapshot)
    {
        var plain = Answers.Hit(hit, clauses.Zone, score);
        return plain with { Position = plain.Position with { Snapshot = snapshot } };
    }

    // The server's scores are single floats, written as such.
    private static double Score(FoundHit hit) => hit.Sort![0].GetSingle();

    private static JsonArray? After(IndexPosition? position) => position is null ? null : [(float)position.SortValue, position.Id];

    private static JsonArray ByScore() => Clauses.Array([new JsonObject { ["_score"] = new JsonObject { ["order"] = "desc" } }, Clauses.Order("id")]);
}
