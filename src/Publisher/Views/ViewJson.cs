using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Site;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>JSON of what the public sees: camelCase, accents as they are, whatever HTML could read escaped, moments in UTC to the second.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordView))]
[JsonSerializable(typeof(AnswerView))]
[JsonSerializable(typeof(ForecastView))]
[JsonSerializable(typeof(QueryView))]
[JsonSerializable(typeof(SuggestView))]
[JsonSerializable(typeof(IReadOnlyList<MapTown>))]
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
