using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>
/// A text and what a careful reader makes of it. A key that is absent from <paramref name="Expected"/> isn't scored; null or [] says that there must be nothing.
/// <paramref name="Doubt"/>: the text contradicts itself or leaves the answer open, so that an answer that calls itself sure is wrong.
/// </summary>
internal sealed record LabelledLine(string Id, string Form, string Text, string? Reference, string? Commune, bool Doubt, JsonElement Expected)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line as <c>wiker explain --jsonl</c> is asked it, without the label.</summary>
    public string ToQuestion()
    {
        var question = new JsonObject { ["id"] = Id, ["text"] = Text };
        if (Reference is not null)
            question["reference"] = Reference;
        if (Commune is not null)
            question["commune"] = Commune;
        return question.ToJsonString(Plain);
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">It isn't of the form; the message says why.</exception>
    public static LabelledLine Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (!root.TryGetProperty("expected", out var expected) || expected.ValueKind != JsonValueKind.Object)
                throw new FormatException("'expected' is missing");
            return new LabelledLine(
                root.Text("id") ?? throw new FormatException("'id' is missing"),
                root.Text("form") ?? "",
                root.Text("text") ?? throw new FormatException("'text' is missing"),
                root.Text("reference"),
                root.Text("commune"),
                root.Says("doubt") || expected.Says("doubt"),
                expected.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }
}

/// <summary>A file of labelled lines. Of a closed one (<c>*.closed.jsonl</c>) only sums are shown, never a line.</summary>
internal sealed record LabelledFile(string Name, IReadOnlyList<LabelledLine> Lines)
{
    public bool IsClosed => Name.Contains(".closed.", StringComparison.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">A line isn't of the form; the message names file and line, and of an open file the reason.</exception>
    public static LabelledFile Load(string path)
    {
        var (file, number) = (new LabelledFile(Path.GetFileName(path), []), 0);
        var lines = new List<LabelledLine>();
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                lines.Add(LabelledLine.Parse(line));
            }
            catch (FormatException e)
            {
                throw new FormatException($"{file.Name}, line {number}: {(file.IsClosed ? "not of the form" : e.Message)}", e);
            }
        }
        return file with { Lines = lines };
    }
}

/// <summary>Short ways to ask JSON that may lack what is asked for.</summary>
internal static class JsonAsking
{
    /// <summary>The string of that name; null when it is absent, null or no string.</summary>
    public static string? Text(this JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>True when that name holds true.</summary>
    public static bool Says(this JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The elements of the array of that name; none when it is absent or null.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
