using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Tests;

/// <summary>The contract in plain LINQ over a dictionary: slow, and too simple to be wrong in the same way.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<string, IndexEntry> _held = new(StringComparer.Ordinal);

    public void Apply(IEnumerable<IndexEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!_held.TryGetValue(entry.Id, out var held) || entry.Version > held.Version)
                _held[entry.Id] = entry with { Document = entry.Document is { } document ? document with { Points = [.. document.Points.Where(point => point.Point.IsPlausible)] } : null };
        }
    }

    /// <summary>Matching ids with their distances, in order; by id where the order is by relevance (scores are the index's own).</summary>
    public List<(string Id, double? Metres)> Answer(IndexQuery query)
    {
        var found = from entry in _held.Values
                    let document = entry.Document
                    where document is not null && Keeps(document, query)
                    let place = Place(document, query.Near)
                    where place.In
                    select (entry.Id, place.Metres, Document: document);
        var vacuous = query.Text is null || Terms(query.Text.Words).Count + Terms(query.Text.Phrases).Count == 0;
        var ordered = (query.Sort, vacuous) switch
        {
            (QuerySort.Distance, _) => found.OrderBy(hit => hit.Metres ?? double.MaxValue),
            (QuerySort.Date, _) => found.OrderBy(hit => First(hit.Document, query)?.Start ?? DateTime.MaxValue).ThenByDescending(hit => First(hit.Document, query) is null ? Milliseconds(hit.Document) : 0),
            (QuerySort.Relevance, false) => found.OrderBy(_ => 0),
            _ => found.OrderByDescending(hit => Milliseconds(hit.Document)),
        };
        return [.. ordered.ThenBy(hit => hit.Id, StringComparer.Ordinal).Select(hit => (hit.Id, hit.Metres))];
    }

    /// <summary>How many matching records have each value, in the contract's order.</summary>
    public List<IndexFacetCount> Count(IndexQuery query, QueryFacet facet)
    {
        var found = Answer(query).Select(hit => _held[hit.Id].Document!);
        var values = facet switch
        {
            QueryFacet.Kind => found.Select(document => document.Kind.ToString().ToLowerInvariant()),
            QueryFacet.Theme => found.SelectMany(document => document.Themes.Distinct()),
            QueryFacet.Commune => found.SelectMany(document => document.Communes.Distinct()),
            _ => found.SelectMany(document => document.Sources.Distinct()),
        };
        return [.. values.GroupBy(value => value).Select(group => new IndexFacetCount(group.Key, group.Count())).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];
    }

    /// <summary>The cells of a map, in the contract's order.</summary>
    public List<IndexCell> Cells(IndexQuery query, int level)
    {
        var points = from hit in Answer(query)
                     let document = _held[hit.Id].Document!
                     from point in document.Points
                     where query.Near is null || Place(document with { Points = [point] }, query.Near).In
                     let cell = MapCell.Of(point.Point, level)
                     where query.Bbox is null || cell.Touches(query.Bbox)
                     select (hit.Id, point.Point, Cell: cell);
        return
        [
            .. points.GroupBy(point => point.Cell).OrderBy(cell => cell.Key.Y).ThenBy(cell => cell.Key.X).Select(cell =>
            {
                string[] ids = [.. cell.Select(point => point.Id).Distinct()];
                return new IndexCell(cell.Key, ids.Length, new(cell.Average(point => point.Point.Lat), cell.Average(point => point.Point.Lon)), ids is [var only] ? only : null);
            }),
        ];
    }

    private static long Milliseconds(IndexDocument document) => document.Dated.ToUnixTimeMilliseconds();

    private static bool Keeps(IndexDocument document, IndexQuery query) =>
        query.Kinds.Contains(document.Kind)
        && (query.Communes.Count == 0 || query.Communes.Intersect(document.Communes).Any())
        && (query.Themes.Count == 0 || query.Themes.Intersect(document.Themes).Any())
        && (query.Sources.Count == 0 || query.Sources.Intersect(document.Sources).Any())
        && (query.Statuses.Count == 0 || (document.Status is { } status && query.Statuses.Contains(status)))
        && (query.Bbox is null || document.Points.Any(point => query.Bbox.Contains(point.Point)))
        && document.Kind switch
        {
            RecordKind.Event => (query.EventsFrom is null && query.EventsTo is null) || First(document, query) is not null,
            RecordKind.News => (query.NewsFrom is null || document.Dated >= query.NewsFrom) && (query.NewsBefore is null || document.Dated < query.NewsBefore),
            RecordKind.Offer or RecordKind.Opportunity => document.Expires is null || document.Expires >= query.Today,
            _ => true,
        }
        && (query.Text is null || Matches(document, query.Text));

    private static IndexSpan? First(IndexDocument document, IndexQuery query) => document.Occurrences
        .Where(span => (query.EventsTo is not { } to || DateOnly.FromDateTime(span.Start) <= to) && (query.EventsFrom is not { } from || DateOnly.FromDateTime(span.End) >= from))
        .OrderBy(span => span.Start).Select(span => (IndexSpan?)span).FirstOrDefault();

    private static (bool In, double? Metres) Place(IndexDocument document, IndexZone? zone)
    {
        if (zone is null)
            return (true, null);
        if (document.Points.Count == 0)
            return (document.Communes.Any(commune => zone.Include.Contains(commune) && !zone.Exclude.Contains(commune)), null);
        var metres = document.Points
            .Where(point => point.Commune is null || !zone.Exclude.Contains(point.Commune))
            .Select(point => (point.Commune, Metres: zone.Centre.MetresTo(point.Point)))
            .Where(point => point.Metres <= zone.RadiusMetres || (point.Commune is not null && zone.Include.Contains(point.Commune)))
            .Select(point => (double?)point.Metres).Min();
        return (metres is not null, metres);
    }

    private static bool Matches(IndexDocument document, IndexText text) =>
        Terms(text.Words).Concat(Terms(text.Phrases)).All(part => Holds(document, part)) && !Terms(text.Without).Any(part => Holds(document, part))
        && (text.TitlePrefix is null || BeginsSo(TypedTitle.Words(document.Title), TypedTitle.Words(text.TitlePrefix)));

    private static bool BeginsSo(IReadOnlyList<string> title, IReadOnlyList<string> typed) =>
        typed.Count == 0 || (typed.SkipLast(1).All(title.Contains) && title.Any(word => word.StartsWith(typed[^1], StringComparison.Ordinal)));

    private static bool Holds(IndexDocument document, (string Term, int Position)[] part) => new[] { document.Title, document.Text }.Any(field =>
    {
        var terms = FrenchText.Positioned(field).ToHashSet();
        return terms.Any(start => part.All(term => terms.Contains((term.Term, start.Position + term.Position - part[0].Position))));
    });

    private static List<(string Term, int Position)[]> Terms(IEnumerable<string> texts) => [.. texts.Select(text => FrenchText.Positioned(text).ToArray()).Where(terms => terms.Length > 0)];
}
