using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wiker.Ingest.Model;

/// <summary>
/// JSON for what is stored and compared: camelCase, nulls left out, no spaces, accents as they are. The public form is the publisher's.
/// Two values are equal when their JSON is.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RawItem))]
[JsonSerializable(typeof(SourceRecord))]
[JsonSerializable(typeof(SourceProfile))]
[JsonSerializable(typeof(Record))]
[JsonSerializable(typeof(RecordContent))]
[JsonSerializable(typeof(Rejection))]
[JsonSerializable(typeof(IReadOnlyList<Occurrence>))]
[JsonSerializable(typeof(IReadOnlyList<Place>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<Trade>))]
[JsonSerializable(typeof(IReadOnlyList<SourceKey>))]
[JsonSerializable(typeof(IReadOnlyList<SourceRecord>))]
[JsonSerializable(typeof(SourceDate?))]
[JsonSerializable(typeof(DateOnly?))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(RecordStatus?))]
[JsonSerializable(typeof(IReadOnlyList<ForecastDay>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
public sealed partial class ModelJson : JsonSerializerContext
{
    /// <summary>The context to use: letters beyond ASCII are written as they are, since the text is stored, not embedded in HTML.</summary>
    public static ModelJson Stored { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
