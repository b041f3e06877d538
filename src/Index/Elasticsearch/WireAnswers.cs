using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>Answer to <c>GET /</c>.</summary>
internal sealed record RootAnswer(RootVersion? Version);

internal sealed record RootVersion(string? Number, string? Distribution);

/// <summary>What the server says of a fault: an object, or for a few endpoints a plain text.</summary>
internal sealed record FaultAnswer(JsonElement Error);

internal sealed record BulkAnswer(IReadOnlyList<Dictionary<string, BulkItem>> Items);

internal sealed record BulkItem(int Status, BulkFault? Error);

internal sealed record BulkFault(string? Type, string? Reason);

internal sealed record SearchesAnswer(IReadOnlyList<FoundAnswer> Responses);

/// <summary>One search's answer; <paramref name="Status"/> is there only within a multi-search.</summary>
internal sealed record FoundAnswer(int? Status, FoundHits? Hits, CountedAnswer? Aggregations, JsonElement Error);

internal sealed record FoundHits(FoundTotal? Total, IReadOnlyList<FoundHit> Hits);

internal sealed record FoundTotal(long Value);

internal sealed record FoundHit(
    [property: JsonPropertyName("_id")] string? Id,
    [property: JsonPropertyName("_source")] FoundSource? Source,
    [property: JsonPropertyName("_seq_no")] long? Sequence,
    [property: JsonPropertyName("_primary_term")] long? Term,
    IReadOnlyList<JsonElement>? Sort);

/// <summary>What of a document's source is asked back.</summary>
internal sealed record FoundSource(IReadOnlyList<IndexedPoint>? Points);

/// <summary>What was counted: facets by <see cref="Queries.Facets.NameOf"/>, and the cells of a map.</summary>
internal sealed record CountedAnswer(FacetAnswer? Kind, FacetAnswer? Theme, FacetAnswer? Commune, FacetAnswer? Source, MapAnswer? Map);

internal sealed record FacetAnswer(IReadOnlyList<FacetBucket>? Buckets);

internal sealed record FacetBucket(string Key, long DocCount);

internal sealed record MapAnswer(MapPoints? Counted);

internal sealed record MapPoints(CellsAnswer? Cells);

internal sealed record CellsAnswer(IReadOnlyList<CellBucket>? Buckets);

internal sealed record CellBucket(long Key, MeanAnswer Lat, MeanAnswer Lon, CellRecords Records);

internal sealed record MeanAnswer(double Value);

internal sealed record CellRecords(long DocCount, FacetAnswer Id);

internal sealed record StateAnswer([property: JsonPropertyName("_source")] IndexState? Source);

/// <summary>Aliases of an index, as <c>GET /name*/_alias</c> lists them by index.</summary>
internal sealed record AliasAnswer(Dictionary<string, JsonElement>? Aliases);

internal sealed record CountAnswer(long Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RootAnswer))]
[JsonSerializable(typeof(FaultAnswer))]
[JsonSerializable(typeof(BulkAnswer))]
[JsonSerializable(typeof(FoundAnswer))]
[JsonSerializable(typeof(SearchesAnswer))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(Dictionary<string, AliasAnswer>))]
[JsonSerializable(typeof(IndexedRecord))]
[JsonSerializable(typeof(IndexState))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WireJson : JsonSerializerContext;
