using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Host.Commands;

/// <summary>The answer to one line of a batch; <paramref name="Understood"/> null: the line was bad and the answer says why.</summary>
internal readonly record struct UnderstoodLine(string Answer, TextUnderstanding? Understood);

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
            var now = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(parts.Time.GetUtcNow(), "Europe/Paris").DateTime;
            await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                var (answer, understood) = Line(parts.Normalization, parts.Gazetteer, now, line, isDetailed);
                bad += understood is null ? 1 : 0;
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
        {
            var told = JsonSerializer.SerializeToNode(place.Value, ModelJson.Stored.Place)!.AsObject();
            if (understood.IsOnline)
                told["online"] = true;
            answer["place"] = told;
        }
        answer["themes"] = new JsonArray([.. understood.Themes.Select(t => (JsonNode)t.Value)]);
        answer["kind"] = WireWord.Of(understood.Kind.Value);
        answer["status"] = WireWord.Of(understood.Status.Value);
        answer["contacts"] = JsonSerializer.SerializeToNode(understood.Contacts, ModelJson.Stored.Contacts);
        if (understood.Price is { } price)
            answer["price"] = price.Value;
        if (isDetailed)
            UnderstandingDetails.Add(answer, understood);
        return answer.ToJsonString(Options);
    }

    /// <summary>Understands one line as the batch does; relative words of a line without a reference count from <paramref name="now"/>.</summary>
    public static UnderstoodLine Line(Normalization normalization, Gazetteer gazetteer, DateTime now, string line, bool isDetailed = false)
    {
        string? id = null;
        try
        {
            if (JsonNode.Parse(line) is not JsonObject asked)
                return Bad(null, "a JSON object is expected");
            id = asked["id"] is JsonValue idValue ? idValue.ToString() : null;
            if (asked["text"] is not JsonValue textValue || !textValue.TryGetValue<string>(out var text))
                return Bad(id, "'text' is missing");
            var commune = asked["commune"]?.GetValue<string>();
            if (commune is not null && gazetteer.Find(commune) is null)
                return Bad(id, $"no commune has the INSEE code '{commune}'");
            var reference = now;
            if (asked["reference"]?.GetValue<string>() is { } given && !TryReference(given, out reference))
                return Bad(id, $"'{given}' is no moment such as 2026-11-24 or 2026-11-24T08:00");
            var understood = normalization.Understand(text, reference, commune);
            return new UnderstoodLine(Write(id ?? "", understood, isDetailed), understood);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException) // the last: one key twice
        {
            return Bad(id, e.Message);
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

    private static UnderstoodLine Bad(string? id, string message) => new(new JsonObject { ["id"] = id, ["error"] = message }.ToJsonString(Options), null);
}
