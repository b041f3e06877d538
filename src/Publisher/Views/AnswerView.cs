using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
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

    /// <summary>The counts of an answer as they are written; null when nothing was counted.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IndexFacetCount>>? FacetsOf(SearchAnswer answer) =>
        answer.Facets.Count == 0 ? null : answer.Facets.OrderBy(f => f.Key).ToDictionary(f => WireWord.Of(f.Key), f => f.Value);

    /// <summary>The items of an answer: forecasts, then records.</summary>
    public static IReadOnlyList<ItemView> ItemsOf(SearchAnswer answer, RecordViews views, string baseUrl) => [.. answer.Forecasts.Select(ForecastView.Of), .. views.Of(answer, baseUrl)];

    /// <summary>Licences and attributions of the answer's items, each once, in order.</summary>
    public static IReadOnlyList<LicenceView> LicencesOf(SearchAnswer answer) =>
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

/// <summary>JSON of what the public sees: camelCase, accents as they are, whatever HTML could read escaped, moments in UTC to the second.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordView))]
[JsonSerializable(typeof(AnswerView))]
[JsonSerializable(typeof(ForecastView))]
[JsonSerializable(typeof(QueryView))]
internal sealed partial class ViewJson : JsonSerializerContext
{
    private static JsonSerializerOptions Writing(bool omitNulls)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = omitNulls ? JsonIgnoreCondition.WhenWritingNull : JsonIgnoreCondition.Never,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        options.Converters.Add(new UtcSecondConverter());
        options.Converters.Add(new OccurrenceConverter());
        options.Converters.Add(new QueryViewConverter());
        return options;
    }

    /// <summary>The context to use: nulls are written ("unknown is null"), but for the optional members of an occurrence and of the understood query.</summary>
    public static ViewJson Public { get; } = new(Writing(omitNulls: false));

    internal static ViewJson Sparse { get; } = new(SparseOptions());

    private static JsonSerializerOptions SparseOptions()
    {
        var options = Writing(omitNulls: true);
        options.Converters.Remove(options.Converters.First(c => c is QueryViewConverter));
        return options;
    }
}

/// <summary>An instant as <c>2026-11-23T06:00:00Z</c>.</summary>
internal sealed class UtcSecondConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}

/// <summary>An occurrence in the model's form: start, end and precision always, the rest where it says something.</summary>
internal sealed class OccurrenceConverter : JsonConverter<Occurrence>
{
    public override Occurrence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("views are only written");

    public override void Write(Utf8JsonWriter writer, Occurrence value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("start", value.Start?.ToString());
        writer.WriteString("end", value.End?.ToString());
        writer.WriteString("precision", WireWord.Of(value.Precision));
        if (value.Part is { } part)
            writer.WriteString("part", WireWord.Of(part));
        if (value.OpenEnd is { } open)
            writer.WriteBoolean("openEnd", open);
        if (value.Status is { } status)
            writer.WriteString("status", WireWord.Of(status));
        writer.WriteEndObject();
    }
}

/// <summary>The understood query without what it doesn't say.</summary>
internal sealed class QueryViewConverter : JsonConverter<QueryView>
{
    public override QueryView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("views are only written");

    public override void Write(Utf8JsonWriter writer, QueryView value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, ViewJson.Sparse.QueryView);
}
