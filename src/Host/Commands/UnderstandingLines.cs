using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;

namespace Wiker.Ingest.Host.Commands;

/// <summary>Batch understanding: one line out for each line in, in order (<c>model.md</c> §2), with details after it when asked for. A bad line gives <c>{"id","error"}</c> and the rest goes on.</summary>
internal static class UnderstandingLines
{
    private static readonly JsonSerializerOptions Options = ModelJson.Stored.Options;

    /// <summary>Reads the file (- for standard input); 1 when a line was bad.</summary>
    public static async Task<int> RunAsync(Composition parts, string path, bool isDetailed, CancellationToken cancellationToken)
    {
        TextReader lines;
        try
        {
            lines = path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"{path} cannot be read: {e.Message}");
        }
        using (lines)
        {
            var bad = 0;
            await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                var (answer, isBad) = Line(parts, line, isDetailed);
                bad += isBad ? 1 : 0;
                await output.WriteLineAsync(answer.AsMemory(), cancellationToken);
            }
            return bad == 0 ? ExitCode.Good : ExitCode.FaultsFound;
        }
    }

    /// <summary>What was understood of one text, in the promised form; <paramref name="isDetailed"/> adds how sure each field is, because of what, and what else it could be.</summary>
    public static string Write(string id, TextUnderstanding understood, bool isDetailed)
    {
        var answer = new JsonObject
        {
            ["id"] = id,
            ["dates"] = new JsonArray([.. understood.Dates.Select(Date)]),
        };
        if (understood.Rule is { } rule)
            answer["rule"] = JsonSerializer.SerializeToNode(rule.Value, ModelJson.Stored.EventRule);
        answer["communes"] = new JsonArray([.. understood.Communes.Select(c => c.Value.Insee).Distinct(StringComparer.Ordinal).Select(c => (JsonNode)c)]);
        if (understood.Place is { } place)
            answer["place"] = JsonSerializer.SerializeToNode(place.Value, ModelJson.Stored.Place);
        answer["themes"] = new JsonArray([.. understood.Themes.Select(t => (JsonNode)t.Value)]);
        answer["kind"] = understood.Kind.Value.ToString().ToLowerInvariant();
        answer["status"] = understood.Status.Value.ToString().ToLowerInvariant();
        answer["contacts"] = JsonSerializer.SerializeToNode(understood.Contacts, ModelJson.Stored.Contacts);
        if (understood.Price is { } price)
            answer["price"] = price.Value;
        if (isDetailed)
            UnderstandingDetails.Add(answer, understood);
        return answer.ToJsonString(Options);
    }

    private static (string Answer, bool IsBad) Line(Composition parts, string line, bool isDetailed)
    {
        string? id = null;
        try
        {
            if (JsonNode.Parse(line) is not JsonObject asked)
                return (Error(null, "a JSON object is expected"), true);
            id = asked["id"] is JsonValue idValue ? idValue.ToString() : null;
            if (asked["text"] is not JsonValue textValue || !textValue.TryGetValue<string>(out var text))
                return (Error(id, "'text' is missing"), true);
            var commune = asked["commune"]?.GetValue<string>();
            if (commune is not null && parts.Gazetteer.Find(commune) is null)
                return (Error(id, $"no commune has the INSEE code '{commune}'"), true);
            if (asked["reference"]?.GetValue<string>() is not { } given)
                return (Write(id ?? "", parts.Normalization.Understand(text, Now(parts), commune), isDetailed), false);
            return TryReference(given, out var reference)
                ? (Write(id ?? "", parts.Normalization.Understand(text, reference, commune), isDetailed), false)
                : (Error(id, $"'{given}' is no moment such as 2026-11-24 or 2026-11-24T08:00"), true);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException) // the last: one key twice
        {
            return (Error(id, e.Message), true);
        }
    }

    private static JsonNode Date(Understood<Occurrence> date)
    {
        var node = JsonSerializer.SerializeToNode(date.Value, ModelJson.Stored.Occurrence)!.AsObject();
        if (!node.ContainsKey("start"))
            node.Insert(0, "start", null);
        node["confidence"] = Math.Round(date.Confidence, 3);
        return node;
    }

    // An offset is accepted and left aside: relative words count from the wall clock that is written.
    private static bool TryReference(string text, out DateTime reference)
    {
        if (LocalMoment.TryParse(text, out var local))
        {
            reference = local.ToDateTime();
            return true;
        }
        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant);
        reference = instant.DateTime;
        return read;
    }

    private static DateTime Now(Composition parts) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(parts.Time.GetUtcNow(), "Europe/Paris").DateTime;

    private static string Error(string? id, string message) => new JsonObject { ["id"] = id, ["error"] = message }.ToJsonString(Options);
}
