using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Fields;
using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>A body as JSON: one document, or one value a line (NDJSON, RFC 8142 sequences), which exports serve under any name.</summary>
internal static class JsonRoot
{
    private const int MaxLines = 200_000;
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The values of the body, one for a single document; null with the outcome that says what it is instead.</summary>
    public static IReadOnlyList<JsonElement>? Parse(FetchedPage page, out ReadOutcome? instead)
    {
        instead = WrongContent.Of(page.Body.Span);
        if (instead is not null)
            return null;
        var text = DocumentText.Decode(page).Text;
        instead = WrongContent.Of(text);
        if (instead is not null)
            return null;
        if (TryParse(text, out var root, out var fault))
            return [root];
        if (Lines(text) is { } lines)
            return lines;
        instead = new ReadOutcome.Broken(text.AsSpan().TrimStart() is ['{' or '[', ..] ? $"JSON that is cut or damaged: {fault}" : $"not JSON: {WrongContent.Short(text.Trim())}");
        return null;
    }

    /// <summary>
    /// Opens a page for the rules of a definition, and the other paths that it looks at, and has it read: what is no JSON, a rule whose path can't be read, and names that aren't Unicode come out as what they are.
    /// </summary>
    public static ReadOutcome Read(FetchedPage page, IReadOnlyDictionary<string, FieldRule> fields, IEnumerable<string> others, Func<IReadOnlyList<JsonElement>, JsonValues, ReadOutcome> read)
    {
        if (Parse(page, out var instead) is not { } roots)
            return instead!;
        var values = new JsonValues(fields.Values, others);
        if (values.Bad is { } bad)
            return new ReadOutcome.Changed(bad);
        try
        {
            return read(roots, values);
        }
        catch (InvalidOperationException e)
        {
            return new ReadOutcome.Broken($"a name that isn't valid Unicode: {e.Message}");
        }
    }

    /// <summary>One JSON value; false with the reason when it isn't one.</summary>
    public static bool TryParse(string text, out JsonElement root, out string? fault)
    {
        try
        {
            (root, fault) = (JsonElement.Parse(text, Options), null);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // ArgumentException: half a surrogate pair in the text can't be written as UTF-8.
            (root, fault) = (default, e.Message);
            return false;
        }
    }

    // Every line must be an object of its own: half a document that happens to begin so isn't taken for lines.
    private static List<JsonElement>? Lines(string text)
    {
        var values = new List<JsonElement>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var value = line.Trim().TrimStart('\x1E');
            if (value.IsEmpty)
                continue;
            if (value[0] != '{' || values.Count >= MaxLines || !TryParse(value.ToString(), out var parsed, out _))
                return null;
            values.Add(parsed);
        }
        return values.Count > 1 ? values : null;
    }
}
