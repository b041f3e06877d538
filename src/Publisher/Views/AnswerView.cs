using System.Text.Json.Serialization;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>The JSON of a list.</summary>
public sealed record AnswerView
{
    [JsonPropertyOrder(1)] public required IReadOnlyList<ItemView> Items { get; init; }
    [JsonPropertyOrder(2)] public required int Total { get; init; }
    /// <summary>Absolute address of the next page; null on the last.</summary>
    [JsonPropertyOrder(3)] public required string? Next { get; init; }
    [JsonPropertyOrder(4)] public required QueryView Query { get; init; }
    /// <summary>Every licence and attribution of the items, each once.</summary>
    [JsonPropertyOrder(5)] public required IReadOnlyList<LicenceView> Licences { get; init; }

    /// <summary>How many matching records, on whichever page, have each value of what <c>facets</c> named: most frequent first, at most 100 values. Absent when it named none.</summary>
    [JsonPropertyOrder(6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<IndexFacetCount>>? Facets { get; init; }

    /// <summary>One page of an answer.</summary>
    /// <param name="answer">What was found.</param>
    /// <param name="views">Make its records what the public sees.</param>
    /// <param name="baseUrl">Where the public reaches us, without a slash at its end; empty: addresses of ours are paths.</param>
    /// <param name="next">Where the next page is; null on the last.</param>
    public static AnswerView Of(SearchAnswer answer, RecordViews views, string baseUrl, string? next) => new()
    {
        Items = [.. answer.Forecasts.Select(ForecastView.Of), .. views.Of(answer, baseUrl)],
        Total = answer.Total,
        Next = next,
        Query = QueryView.Of(answer.Query),
        Licences = LicencesOf(answer),
        Facets = answer.Facets.Count == 0 ? null : answer.Facets.OrderBy(f => f.Key).ToDictionary(f => WireWord.Of(f.Key), f => f.Value),
    };

    // Each once, in order.
    private static IReadOnlyList<LicenceView> LicencesOf(SearchAnswer answer) =>
    [
        .. answer.Items.SelectMany(i => i.Record.Sources).Select(s => new LicenceView(s.Licence, s.Attribution))
            .Concat(answer.Forecasts.Select(f => new LicenceView(f.Forecast.Licence, f.Forecast.Attribution))).Distinct()
            .OrderBy(l => l.Id, StringComparer.Ordinal).ThenBy(l => l.Attribution, StringComparer.Ordinal),
    ];
}

/// <summary>Licence id and the words that the source asks to be named by.</summary>
public sealed record LicenceView(string Id, string Attribution);

/// <summary>Where the query looks: one of the three is set, <paramref name="Point"/> beside them where it is known.</summary>
public sealed record NearView(CommuneRef? Commune, LatLon? Point, string? Epci, IReadOnlyList<string>? Communes);

/// <summary>A query as it was understood: what was asked, and what was filled in.</summary>
public sealed record QueryView
{
    /// <summary>The canonical URL form of what was asked, without cursor.</summary>
    public required string Url { get; init; }
    public NearView? Near { get; init; }
    public double? Radius { get; init; }
    public IReadOnlyList<string>? Include { get; init; }
    public IReadOnlyList<string>? Exclude { get; init; }
    public string? Commune { get; init; }
    public IReadOnlyList<double>? Bbox { get; init; }
    public required IReadOnlyList<string> Kind { get; init; }
    public IReadOnlyList<string>? Theme { get; init; }
    public IReadOnlyList<string>? Source { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public DateOnly? NewsFrom { get; init; }
    public required string Timezone { get; init; }
    public QueryWhen? When { get; init; }
    public IndexText? Q { get; init; }
    public required QuerySort Sort { get; init; }
    public IReadOnlyList<RecordStatus>? Status { get; init; }
    public required int Limit { get; init; }
    public string? Warning { get; init; }

    /// <summary>The view of an understood query.</summary>
    public static QueryView Of(UnderstoodQuery query) => new()
    {
        Url = RecordQueryUrl.Format(query.Asked with { Cursor = null }),
        Near = query.Near is { } near ? new NearView(near.Commune, near.Point, near.Epci, near.Communes) : null,
        Radius = query.Radius,
        Include = Given(query.Include),
        Exclude = Given(query.Exclude),
        Commune = query.Asked.Commune,
        Bbox = query.Asked.Bbox is { } box ? [box.West, box.South, box.East, box.North] : null,
        Kind = [.. query.Kinds.Select(WireWord.Of), .. query.Asked.Weather ? (string[])["weather"] : []],
        Theme = Given(query.Asked.Themes),
        Source = Given(query.Asked.Sources),
        From = query.From,
        To = query.To,
        NewsFrom = query.NewsFrom,
        Timezone = query.Timezone,
        When = query.Asked.When,
        Q = query.Text,
        Sort = query.Sort,
        Status = query.Asked.Statuses.Count == 0 ? null : query.Asked.Statuses,
        Limit = query.Limit,
        Warning = query.Warning,
    };

    private static IReadOnlyList<string>? Given(IReadOnlyList<string> values) => values.Count == 0 ? null : values;
}
