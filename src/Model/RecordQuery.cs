namespace Wiker.Ingest.Model;

/// <summary>How an answer is ordered. <c>Updated</c>: <c>published ?? created</c>, newest first.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<QuerySort>))]
public enum QuerySort { Distance, Date, Relevance, Updated }

/// <summary>A span of days named by a word: weekend (this or the coming Saturday and Sunday), week (today + 6), month (today + 30).</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<QueryWhen>))]
public enum QueryWhen { Today, Weekend, Week, Month }

/// <summary>What the records of an answer can be counted by.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<QueryFacet>))]
public enum QueryFacet { Kind, Theme, Commune, Source }

/// <summary>
/// One query in the words of its URL form; a search, a feed, a calendar, a letter are the same query in another format.
/// As written: names aren't looked up, days aren't reckoned, defaults aren't filled in. Null or empty: not given.
/// </summary>
public sealed record RecordQuery
{
    /// <summary>INSEE code, <c>lat,lon</c>, commune name, or <c>epci:SIREN</c>.</summary>
    public string? Near { get; init; }
    /// <summary>Kilometres, 0.1 to 100; null: the territory's zone.</summary>
    public double? Radius { get; init; }
    /// <summary>INSEE code that must be among the record's communes.</summary>
    public string? Commune { get; init; }
    /// <summary>West, south, east, north in degrees.</summary>
    public BoundingBox? Bbox { get; init; }
    /// <summary>Wanted kinds; empty: all but weather.</summary>
    public IReadOnlyList<RecordKind> Kinds { get; init; } = [];
    /// <summary>True when <c>kind=weather</c> is among the wanted kinds; weather is no record.</summary>
    public bool Weather { get; init; }
    /// <summary>Wanted theme ids.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];
    /// <summary>Wanted source ids.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
    /// <summary>First local day, inclusive.</summary>
    public DateOnly? From { get; init; }
    /// <summary>Last local day, inclusive.</summary>
    public DateOnly? To { get; init; }
    /// <summary>A named span instead of from and to.</summary>
    public QueryWhen? When { get; init; }
    /// <summary>French text: plain words, "a phrase", -without.</summary>
    public string? Q { get; init; }
    /// <summary>Order; null: relevance with <see cref="Q"/>, else date for events only, else updated.</summary>
    public QuerySort? Sort { get; init; }
    /// <summary>Wanted statuses; empty: all.</summary>
    public IReadOnlyList<RecordStatus> Statuses { get; init; } = [];
    /// <summary>What to count all matching records by; empty: nothing.</summary>
    public IReadOnlyList<QueryFacet> Facets { get; init; } = [];
    /// <summary>Most items; null: 20 for json and feeds, 1,000 for ics, csv and geojson.</summary>
    public int? Limit { get; init; }
    /// <summary>Where the page before ended, opaque.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A rectangle in degrees on WGS84.</summary>
public sealed record BoundingBox(double West, double South, double East, double North)
{
    /// <summary>True when the point lies inside or on the edge.</summary>
    public bool Contains(LatLon point) => point.Lat >= South && point.Lat <= North && point.Lon >= West && point.Lon <= East;
}

/// <summary>What is wrong with one parameter of a query, in words for its writer, with what is allowed and an example.</summary>
public sealed record QueryFault(string Parameter, string Message, string Allowed, string Example);
