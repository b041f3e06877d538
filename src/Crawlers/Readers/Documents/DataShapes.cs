using System.Text.Json;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>Finds the items and the known names in data that came without a definition.</summary>
internal static class DataShapes
{
    private const int SampledItems = 30;
    private const int MaxPathDepth = 3;
    private const int MaxNames = 500;
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    // Where well-known services put their items, the most telling first.
    private static readonly string[] ItemPaths = ["results", "records", "events", "items", "data", "result.results", "result.records", "hydra:member", "posts", "news", "features", "entries", "event", "result"];

    /// <summary>A block for a JSON answer: the array of items and the fields by their known names; null when it isn't JSON or no title is known.</summary>
    public static JsonBlock? OfJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var (path, items) = Items(json.RootElement);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().Take(SampledItems) : [items])
                CollectNames(item, "", 0, names);
            var rules = WellKnownNames.RulesFor(names);
            return rules.ContainsKey(Model.RawField.Title) ? new JsonBlock(path, null, null, rules) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A block for a FeatureCollection: properties by their known names; null as for <see cref="OfJson"/>.</summary>
    public static GeoJsonBlock? OfGeoJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var root = json.RootElement;
            var names = new HashSet<string>(StringComparer.Ordinal);
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var features = root.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(SampledItems) : [root];
            foreach (var feature in features)
            {
                if (feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties))
                    CollectNames(properties, "", MaxPathDepth - 1, names);
            }
            var rules = WellKnownNames.RulesFor(names).Where(r => r.Key is not (Model.RawField.Lat or Model.RawField.Lon)).ToDictionary(StringComparer.Ordinal);
            return rules.ContainsKey(Model.RawField.Title) ? new GeoJsonBlock(null, rules) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A block for a table by its header line; null when no column is a title.</summary>
    public static CsvBlock? OfTable(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        var separator = Separator(header);
        var names = header.Split(separator).Select(n => n.Trim().Trim('"').Trim('\uFEFF')).Where(n => n.Length > 0).Take(MaxNames);
        var rules = WellKnownNames.RulesFor(names);
        return rules.ContainsKey(Model.RawField.Title) ? new CsvBlock(separator, null, null, rules) : null;
    }

    private static char Separator(string header)
    {
        var best = ',';
        foreach (var candidate in (ReadOnlySpan<char>)[';', '\t', '|', ','])
        {
            if (header.AsSpan().Count(candidate) > header.AsSpan().Count(best))
                best = candidate;
        }
        return best;
    }

    private static (string? Path, JsonElement Items) Items(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, root);
        foreach (var path in ItemPaths)
        {
            if (At(root, path) is { } found && (IsListOfObjects(found) || (path is "event" && found.ValueKind == JsonValueKind.Object)))
                return (path, found);
        }
        // Unknown service: the longest list of objects among the members.
        var longest = root.EnumerateObject().Where(p => IsListOfObjects(p.Value)).OrderByDescending(p => p.Value.GetArrayLength()).FirstOrDefault();
        return longest.Value.ValueKind == JsonValueKind.Array ? (longest.Name, longest.Value) : (null, root);
    }

    private static JsonElement? At(JsonElement root, string path)
    {
        var at = root;
        foreach (var step in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return null;
        }
        return at;
    }

    private static bool IsListOfObjects(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object;

    private static void CollectNames(JsonElement value, string prefix, int depth, HashSet<string> names)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in value.EnumerateObject())
        {
            if (names.Count >= MaxNames)
                return;
            // A dot inside a name can't be told from a step, so such names can't be asked for.
            if (property.Name.AsSpan().IndexOfAny('.', '[', ']') >= 0)
                continue;
            var path = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object && depth + 1 < MaxPathDepth)
                CollectNames(property.Value, path + ".", depth + 1, names);
            else if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number || property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() > 0 && property.Value[0].ValueKind == JsonValueKind.String)
                names.Add(path);
        }
    }
}
