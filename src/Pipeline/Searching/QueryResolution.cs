using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>
/// A query made ready for the index, with what was understood; <paramref name="Index"/> is null when only weather was asked for, which no record is.
/// <paramref name="Zone"/> and <paramref name="Communes"/> say where it looks, for what the index doesn't hold.
/// </summary>
public sealed record ResolvedQuery(IndexQuery? Index, UnderstoodQuery Understood, IndexZone? Zone, IReadOnlyList<string> Communes);

/// <summary>Fills in defaults, looks names up and reckons days (<c>model.md</c> §2). No I/O; the day comes from the clock that it is given.</summary>
public sealed class QueryResolution(Gazetteer gazetteer, Territories territories, IReadOnlyCollection<string> themes, TimeProvider time)
{
    private static readonly RecordKind[] EveryKind = Enum.GetValues<RecordKind>();

    /// <summary>The query ready for the index, or null with every fault added.</summary>
    /// <param name="query">As read.</param>
    /// <param name="limits">Of the format that answers.</param>
    /// <param name="after">Where to go on; null: from the start.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public ResolvedQuery? Resolve(RecordQuery query, OutputLimits limits, IndexPosition? after, List<QueryFault> faults)
    {
        var found = faults.Count;
        var place = QueryPlace.Of(query, gazetteer, territories, faults);
        var communes = Communes(query, place, faults);
        var kinds = Kinds(query, limits, faults);
        CheckThemes(query, faults);
        if (query.Limit > limits.Most)
            faults.Add(QueryWord.Find("limit")!.Fault($"can be at most {limits.Most} in this format"));
        if (faults.Count > found || place is null)
            return null;

        var today = CommuneTime.Today(time, place.Timezone);
        var days = QueryDays.Of(query, today);
        var text = query.Q is { } q ? QueryText.Parse(q) : null;
        var sort = Sort(query, kinds, text, place);
        var limit = query.Limit ?? limits.Default;
        var understood = new UnderstoodQuery
        {
            Asked = query,
            Near = place.Near,
            Radius = place.RadiusKm,
            Include = place.Near?.Commune is null ? [] : place.Zone?.Include ?? [],
            Exclude = place.Zone?.Exclude ?? [],
            Kinds = kinds,
            From = days.From,
            To = days.To,
            NewsFrom = days.NewsFrom,
            Timezone = place.Timezone,
            Text = text,
            Sort = sort,
            Limit = limit,
            Warning = place.LacksPoint ? "no-point" : null,
        };
        if (kinds.Length == 0)
            return new ResolvedQuery(null, understood, place.Zone, communes);
        return new ResolvedQuery(new IndexQuery
        {
            Near = place.Zone,
            Communes = communes,
            // The whole earth keeps what has a point.
            Bbox = query.Bbox ?? (limits.PointsOnly ? new BoundingBox(-180, -90, 180, 90) : null),
            Kinds = kinds,
            Themes = query.Themes,
            Sources = query.Sources,
            Statuses = query.Statuses,
            EventsFrom = days.From,
            EventsTo = days.To,
            NewsFrom = days.NewsFrom is { } newsFrom ? CommuneTime.StartOf(newsFrom, place.Timezone) : null,
            NewsBefore = days.NewsTo is { } newsTo ? CommuneTime.StartOf(newsTo.AddDays(1), place.Timezone) : null,
            Today = today,
            Text = text,
            Sort = sort,
            Limit = limit,
            After = after,
            Facets = query.Facets,
        }, understood, place.Zone, communes);
    }

    private IReadOnlyList<string> Communes(RecordQuery query, QueryPlace? place, List<QueryFault> faults)
    {
        if (query.Commune is not { } commune)
            return place?.Communes ?? [];
        if (gazetteer.Find(commune) is null)
            faults.Add(QueryWord.Find("commune")!.Fault($"cannot be '{commune}': no commune has that INSEE code"));
        else if (place is { LacksPoint: true } && !place.Communes.Contains(commune, StringComparer.Ordinal))
            faults.Add(QueryWord.Find("commune")!.Fault($"can't be joined with 'near={query.Near}', which has no known point and is answered by its own commune"));
        return [commune];
    }

    private static RecordKind[] Kinds(RecordQuery query, OutputLimits limits, List<QueryFault> faults)
    {
        if (query.Weather && !limits.Forecasts)
        {
            faults.Add(new QueryFault("kind", "'kind' can't hold 'weather' here: forecasts are no records, and only records.json and records.geojson carry them.", string.Join(", ", EveryKind.Select(WireWord.Of)), "kind=event,news"));
            return [];
        }
        var asked = query.Kinds.Count > 0 ? [.. query.Kinds.Distinct().Order()] : query.Weather ? [] : EveryKind;
        if (!limits.EventsOnly)
            return asked;
        if (asked.Contains(RecordKind.Event))
            return [RecordKind.Event];
        faults.Add(new QueryFault("kind", "'kind' must hold 'event' here: this format holds events only.", "event", "kind=event"));
        return [];
    }

    private void CheckThemes(RecordQuery query, List<QueryFault> faults)
    {
        foreach (var theme in query.Themes.Where(t => !themes.Contains(t, StringComparer.Ordinal)))
        {
            var nearest = NearestName.Of(theme, themes);
            faults.Add(new QueryFault(
                "theme",
                nearest is null ? $"There is no theme '{theme}'." : $"There is no theme '{theme}'; did you mean '{nearest}'?",
                string.Join(", ", themes.Order(StringComparer.Ordinal)),
                "theme=" + (nearest ?? themes.Order(StringComparer.Ordinal).FirstOrDefault() ?? "sport")));
        }
    }

    private static QuerySort Sort(RecordQuery query, IReadOnlyList<RecordKind> kinds, IndexText? text, QueryPlace place)
    {
        var ranked = text is { Words.Count: > 0 } or { Phrases.Count: > 0 };
        var usual = ranked ? QuerySort.Relevance : kinds is [RecordKind.Event] ? QuerySort.Date : QuerySort.Updated;
        return query.Sort switch
        {
            QuerySort.Distance when place.Zone is null => usual,
            QuerySort.Relevance when !ranked => kinds is [RecordKind.Event] ? QuerySort.Date : QuerySort.Updated,
            { } asked => asked,
            null => usual,
        };
    }
}

/// <summary>The days that a query means, seen from a day.</summary>
internal readonly record struct QueryDays(DateOnly? From, DateOnly? To, DateOnly? NewsFrom, DateOnly? NewsTo)
{
    private const int NewsDays = 90;

    public static QueryDays Of(RecordQuery query, DateOnly today)
    {
        var (from, to) = query.When switch
        {
            QueryWhen.Today => (today, today),
            QueryWhen.Weekend => Weekend(today),
            QueryWhen.Week => (today, today.AddDays(6)),
            QueryWhen.Month => (today, today.AddDays(30)),
            _ => (query.From, query.To),
        };
        var named = from is not null || to is not null;
        // "Up to a day that is past" asks for what was: then today can't be where it begins.
        var eventsFrom = from ?? (to < today ? null : today);
        return new QueryDays(eventsFrom, to, named || query.Q is not null ? from : today.AddDays(-NewsDays), to);
    }

    // On a Sunday it is this weekend, which began the day before.
    private static (DateOnly?, DateOnly?) Weekend(DateOnly today)
    {
        var saturday = today.DayOfWeek == DayOfWeek.Sunday ? today.AddDays(-1) : today.AddDays(DayOfWeek.Saturday - today.DayOfWeek);
        return (saturday, saturday.AddDays(1));
    }
}
