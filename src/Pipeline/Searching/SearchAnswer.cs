using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>How much one answer may hold, and what its format can carry.</summary>
/// <param name="Default">Items when the query names no limit.</param>
/// <param name="Most">Highest limit that a query may name.</param>
/// <param name="EventsOnly">The format holds nothing else (ics).</param>
/// <param name="PointsOnly">The format holds only what has a point (geojson).</param>
/// <param name="Forecasts">The format can carry weather forecasts, which are no records (json, geojson).</param>
public sealed record OutputLimits(int Default, int Most, bool EventsOnly = false, bool PointsOnly = false, bool Forecasts = false)
{
    /// <summary>The feeds, pages and letters.</summary>
    public static OutputLimits Paged { get; } = new(20, 100);
    /// <summary>json.</summary>
    public static OutputLimits Listed { get; } = new(20, 100, Forecasts: true);
    /// <summary>csv.</summary>
    public static OutputLimits Bulk { get; } = new(1_000, 5_000);
    /// <summary>ics.</summary>
    public static OutputLimits Calendar { get; } = new(1_000, 5_000, EventsOnly: true);
    /// <summary>geojson.</summary>
    public static OutputLimits Map { get; } = new(1_000, 5_000, PointsOnly: true, Forecasts: true);
}

/// <summary>Where a query looks, as it was understood: a commune, a point, or an EPCI with its members.</summary>
public sealed record UnderstoodNear(CommuneRef? Commune, LatLon? Point, string? Epci, IReadOnlyList<string>? Communes);

/// <summary>A query with what was filled in and looked up, to show to who asked.</summary>
public sealed record UnderstoodQuery
{
    /// <summary>As asked.</summary>
    public required RecordQuery Asked { get; init; }
    /// <summary>The place, null without <c>near</c>.</summary>
    public UnderstoodNear? Near { get; init; }
    /// <summary>Kilometres; null without <c>near</c>, for an EPCI, and for a commune without a point.</summary>
    public double? Radius { get; init; }
    /// <summary>INSEE codes that the territory adds to its circle.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
    /// <summary>INSEE codes that the territory leaves out of its circle.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
    /// <summary>Kinds that were looked for.</summary>
    public required IReadOnlyList<RecordKind> Kinds { get; init; }
    /// <summary>First and last local day for events; null: open.</summary>
    public DateOnly? From { get; init; }
    /// <summary>Last local day for events; null: open.</summary>
    public DateOnly? To { get; init; }
    /// <summary>First local day for news; null: open.</summary>
    public DateOnly? NewsFrom { get; init; }
    /// <summary>IANA zone that the days were reckoned in.</summary>
    public required string Timezone { get; init; }
    /// <summary>The text, read.</summary>
    public IndexText? Text { get; init; }
    /// <summary>The order.</summary>
    public required QuerySort Sort { get; init; }
    /// <summary>Most items.</summary>
    public required int Limit { get; init; }
    /// <summary><c>no-point</c>: the place has no known point, so the answer is by <c>commune</c> instead of by distance. Null: nothing to warn of.</summary>
    public string? Warning { get; init; }
}

/// <summary>A record in an answer; its distance is null without <c>near</c>, and <paramref name="Picture"/> until there are thumbnails of its picture.</summary>
public sealed record SearchItem(Record Record, double? DistanceMetres, KeptPicture? Picture = null);

/// <summary>A forecast in an answer, its commune and its point; the distance is null without <c>near</c>.</summary>
public sealed record ForecastItem(CommuneRef Commune, LatLon Point, Forecast Forecast, double? DistanceMetres);

/// <summary>One page of an answer.</summary>
public sealed record SearchAnswer
{
    /// <summary>Records in order.</summary>
    public required IReadOnlyList<SearchItem> Items { get; init; }
    /// <summary>Forecasts, which come before the records; none unless weather was asked for.</summary>
    public IReadOnlyList<ForecastItem> Forecasts { get; init; } = [];
    /// <summary>How many records and forecasts match in all.</summary>
    public required int Total { get; init; }
    /// <summary>How many of them have each value of what was asked to be counted.</summary>
    public required IReadOnlyDictionary<QueryFacet, IReadOnlyList<IndexFacetCount>> Facets { get; init; }
    /// <summary>The same query with the cursor of the next page; null on the last.</summary>
    public RecordQuery? Next { get; init; }
    /// <summary>The query as understood.</summary>
    public required UnderstoodQuery Query { get; init; }
    /// <summary>When each source record of the items was last seen, by its id; outside an ETag.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Seen { get; init; }
    /// <summary>Number of the store's last change when it answered.</summary>
    public required long ChangeNumber { get; init; }
}

/// <summary>What came of a search: a closed family.</summary>
public abstract record SearchOutcome
{
    private SearchOutcome() { }

    /// <summary>An answer, perhaps empty.</summary>
    public sealed record Answered(SearchAnswer Answer) : SearchOutcome;

    /// <summary>The query can't be answered as it stands.</summary>
    public sealed record Refused(IReadOnlyList<QueryFault> Faults) : SearchOutcome;
}
