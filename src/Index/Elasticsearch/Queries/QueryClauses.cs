using System.Text.Json.Nodes;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>Every condition of a query as clauses. Tombstones have no kind, and so no query finds them.</summary>
internal sealed class QueryClauses(IndexQuery query)
{
    // More than the server's rounding of degrees: the box finds, the exact degrees decide.
    private const double Widening = 1e-6;
    private readonly ZoneClauses? _zone = query.Near is { } near ? new(near) : null;
    private readonly TextClauses _text = new(query.Text);

    public ZoneClauses? Zone => _zone;

    /// <summary>True when there is a word to score by; without one the order by relevance is that of what is newest.</summary>
    public bool HasScore => _text.Requires;

    /// <summary>True when no record can match, and the server needn't be asked.</summary>
    public bool IsVain => query.Bbox is { } box && !(box.West <= box.East && box.South <= box.North);

    /// <summary>True when some events, or records of other kinds, have no occurrence to be sorted by.</summary>
    public bool HasUndated => !HasWindow || query.Kinds.Any(kind => kind != RecordKind.Event);

    /// <summary>The query, with these conditions beside its own; the zone is left out when the conditions say which part of it.</summary>
    public JsonObject Query(bool withZone, params IEnumerable<JsonObject> more)
    {
        var filters = Filters().Concat(more);
        if (withZone && _zone is not null)
            filters = filters.Append(_zone.Whole());
        var all = new JsonObject { ["filter"] = Clauses.Array(filters) };
        if (_text.Requires)
            all["must"] = Clauses.Array(_text.Scoring());
        return new() { ["bool"] = all };
    }

    /// <summary>An occurrence that overlaps the days asked for; every occurrence, if none are.</summary>
    public JsonObject OccurrenceInWindow() => HasWindow
        ? Clauses.All(
            Clauses.Range("occurrences.end", ("gte", query.EventsFrom is { } from ? Moments.Minutes(from.ToDateTime(TimeOnly.MinValue)) : 0)),
            Clauses.Range("occurrences.start", ("lte", query.EventsTo is { } to ? Moments.Minutes(to.ToDateTime(TimeOnly.MaxValue)) : null)))
        : new() { ["exists"] = new JsonObject { ["field"] = "occurrences.start" } };

    private bool HasWindow => query.EventsFrom is not null || query.EventsTo is not null;

    private IEnumerable<JsonObject> Filters()
    {
        yield return Clauses.Any(OfKinds());
        if (query.Communes.Count > 0)
            yield return Clauses.Terms("communes", query.Communes);
        if (query.Themes.Count > 0)
            yield return Clauses.Terms("themes", query.Themes);
        if (query.Sources.Count > 0)
            yield return Clauses.Terms("sources", query.Sources);
        if (query.Statuses.Count > 0)
            yield return Clauses.Terms("status", query.Statuses.Select(WireWord.Of));
        foreach (var filter in InBox().Concat(_text.Filters()))
            yield return filter;
    }

    // Each kind has its own days, and most have none.
    private IEnumerable<JsonObject> OfKinds()
    {
        var free = new List<string>();
        foreach (var kind in query.Kinds.Distinct())
        {
            if (Days(kind) is { } days)
                yield return Clauses.All(Clauses.Term("kind", WireWord.Of(kind)), days);
            else
                free.Add(WireWord.Of(kind));
        }
        if (free.Count > 0)
            yield return Clauses.Terms("kind", free);
    }

    private JsonObject? Days(RecordKind kind) => kind switch
    {
        RecordKind.Event when HasWindow => Clauses.Nested("occurrences", OccurrenceInWindow()),
        RecordKind.News when query.NewsFrom is not null || query.NewsBefore is not null => Clauses.Range("dated",
            ("gte", query.NewsFrom is { } from ? Moments.UnixMillisecondsUp(from) : null),
            ("lt", query.NewsBefore is { } before ? Moments.UnixMillisecondsUp(before) : null)),
        RecordKind.Offer or RecordKind.Opportunity => Clauses.Range("expires", ("gte", query.Today.DayNumber)),
        _ => null,
    };

    private IEnumerable<JsonObject> InBox()
    {
        if (query.Bbox is not { } box)
            yield break;
        yield return new()
        {
            ["geo_bounding_box"] = new JsonObject
            {
                ["at"] = new JsonObject
                {
                    ["top"] = Math.Clamp(box.North + Widening, -90, 90),
                    ["left"] = Math.Clamp(box.West - Widening, -180, 180),
                    ["bottom"] = Math.Clamp(box.South - Widening, -90, 90),
                    ["right"] = Math.Clamp(box.East + Widening, -180, 180),
                },
            },
        };
        yield return Clauses.Nested("points", Clauses.All(
            Clauses.Range("points.lat", ("gte", box.South), ("lte", box.North)),
            Clauses.Range("points.lon", ("gte", box.West), ("lte", box.East))));
    }
}
