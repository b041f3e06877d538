using System.Globalization;
using System.Text.Json.Nodes;
using Wiker.Ingest.Index.Elasticsearch.Queries;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch.Paging;

/// <summary>
/// One page by exact distance. The server orders by distances of rounded points, a few centimetres from the exact ones (<see cref="ZoneClauses.Slack"/>), so its order can be wrong
/// only among records that are nearly equally far. We measure what it finds and put that right. Very many records stand at the very same point (their commune's), where its order
/// is right; so at the edges of a page we ask for the few that are nearly as far without standing there (<see cref="ZoneClauses.Doubtful"/>), and never read through a whole tie.
/// </summary>
internal sealed class DistancePage(SearchRound round, IndexQuery query, QueryClauses clauses, ZoneClauses zone)
{
    // So that the end of a page is seldom within the slack of what follows.
    private const int Spare = 4;
    // Nobody has so many places within centimetres.
    private const int MostDoubtful = 1_000;
    private static readonly Comparer<Candidate> InOrder = Comparer<Candidate>.Create((left, right) =>
        left.Metres.CompareTo(right.Metres) is not 0 and var byMetres ? byMetres : string.CompareOrdinal(left.Id, right.Id));
    private readonly int _wanted = query.Limit + 1;
    private readonly Dictionary<string, Candidate> _candidates = new(StringComparer.Ordinal);

    public async Task<IndexAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        var after = query.After;
        var anchor = after is { SortValue: >= 0 } ? Anchor.Read(after.Snapshot) : null;
        var parts = new List<SearchPart>();
        var isFirst = after is null && !zone.TakesUnplaced;
        if (!isFirst)
            parts.Add(Answers.Counting(query, clauses));
        var hasPlaced = after is not { SortValue: < 0 };
        if (hasPlaced)
            parts.Add(isFirst ? Placed(Answers.Counting(query, clauses), null) : Placed(new(clauses.Query(withZone: false, zone.Placed())), Start(after, anchor)));
        if (anchor is not null)
            parts.Add(Doubtful(anchor.ServerMetres, anchor.Point));
        if (zone.TakesUnplaced)
            parts.Add(Unplaced(hasPlaced ? null : after));
        var answers = await round.MakeAsync(parts, cancellationToken);

        var hits = new List<IndexHit>();
        if (hasPlaced)
        {
            if (anchor is not null)
                Add(Answers.Hits(answers[2]));
            hits.AddRange((await CloseAsync(Answers.Hits(answers[isFirst ? 0 : 1]), cancellationToken)).Select(c => c.ToHit()));
        }
        if (zone.TakesUnplaced)
            hits.AddRange(Answers.Hits(answers[^1]).Select(hit => new IndexHit(Answers.Id(hit), null, new(Answers.NoDistance, Answers.Id(hit)))));
        return Answers.Of(query, answers[0], hits);
    }

    /// <summary>Reads on until so many candidates are known that nothing unread can come before them; gives those in order.</summary>
    private async Task<List<Candidate>> CloseAsync(IReadOnlyList<FoundHit> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            Add(read);
            if (read.Count < _wanted + Spare)
                return [.. _candidates.Values.Order(InOrder)];
            var last = Measure(read[^1]);
            List<Candidate> safe = [.. _candidates.Values.Where(c => c.Metres < last.ServerMetres - ZoneClauses.Slack(last.ServerMetres)).Order(InOrder)];
            if (safe.Count < _wanted)
            {
                Add(Answers.Hits((await round.MakeAsync([Doubtful(last.ServerMetres, last.Point)], cancellationToken))[0]));
                safe = [.. _candidates.Values.Where(c => InOrder.Compare(c, last) <= 0).Order(InOrder)];
            }
            if (safe.Count >= _wanted)
                return safe;
            var next = Placed(new(clauses.Query(withZone: false, zone.Placed())), [last.ServerMetres, last.Id]);
            read = Answers.Hits((await round.MakeAsync([next], cancellationToken))[0]);
        }
    }

    private void Add(IEnumerable<FoundHit> hits)
    {
        foreach (var candidate in hits.Select(Measure))
        {
            if (query.After is not { } after || candidate.IsAfter(after))
                _candidates[candidate.Id] = candidate;
        }
    }

    private Candidate Measure(FoundHit hit)
    {
        var server = Answers.Number(hit);
        // At the zone's very edge the server may see a point in it that we don't: its word then.
        return zone.Nearest(hit.Source?.Points) is var (point, metres) ? new(Answers.Id(hit), metres, point, server) : new(Answers.Id(hit), server, zone.Centre, server);
    }

    // Without an anchor (a cursor of the embedded index) from where the slack begins.
    private static JsonArray? Start(IndexPosition? after, Anchor? anchor) => (after, anchor) switch
    {
        (null, _) => null,
        (_, { } known) => [known.ServerMetres, after.Id],
        _ when after.SortValue > ZoneClauses.Slack(after.SortValue) => [after.SortValue - ZoneClauses.Slack(after.SortValue), ""],
        _ => null,
    };

    private SearchPart Placed(SearchPart part, JsonArray? after) => part with { Size = _wanted + Spare, Sort = Order(), After = after, WithPoints = true };

    private SearchPart Doubtful(double serverMetres, LatLon point) =>
        new(clauses.Query(withZone: false, zone.Doubtful(serverMetres, point))) { Size = MostDoubtful, Sort = Order(), WithPoints = true };

    private SearchPart Unplaced(IndexPosition? after) =>
        new(clauses.Query(withZone: false, zone.Unplaced())) { Size = _wanted, Sort = Clauses.Array([Clauses.Order("id")]), After = after is null ? null : [after.Id] };

    private JsonArray Order() => Clauses.Array([zone.Order(), Clauses.Order("id")]);

    /// <summary>A record with its exact distance, the point that gives it, and what the server makes of it.</summary>
    private sealed record Candidate(string Id, double Metres, LatLon Point, double ServerMetres)
    {
        public bool IsAfter(IndexPosition position) => Metres > position.SortValue || (Metres.Equals(position.SortValue) && string.CompareOrdinal(Id, position.Id) > 0);

        public IndexHit ToHit() => new(Id, Metres, new(Metres, Id, new Anchor(ServerMetres, Point).Write()));
    }

    /// <summary>Where the server stood at a hit: its own distance, which is no exact one, and the hit's point.</summary>
    private sealed record Anchor(double ServerMetres, LatLon Point)
    {
        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{ServerMetres:R} {Point.Lat:R} {Point.Lon:R}");

        public static Anchor? Read(string? snapshot) => snapshot?.Split(' ') is [var server, var lat, var lon] && Number(server) is { } metres && Number(lat) is { } north && Number(lon) is { } east
            ? new(metres, new(north, east))
            : null;

        private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }
}
