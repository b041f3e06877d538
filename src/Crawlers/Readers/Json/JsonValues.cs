using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>The values that field rules find in one JSON object.</summary>
internal sealed class JsonValues
{
    private readonly Dictionary<string, JsonPath> _paths = new(StringComparer.Ordinal);

    /// <summary>Reads the paths of rules once for a whole page. <see cref="Bad"/> names one that isn't a path.</summary>
    public JsonValues(IEnumerable<FieldRule> rules)
    {
        foreach (var select in rules.Where(r => r.Value is null).Select(r => r.Select).OfType<string>())
        {
            if (JsonPath.TryParse(select, out var path, out _))
                _paths[select] = path;
            else
                Bad ??= select;
        }
    }

    /// <summary>A rule's path that can't be read as one; null when all can.</summary>
    public string? Bad { get; }

    /// <summary>The texts that a rule finds: strings, numbers and booleans as written, each element of a list; objects and nulls give none.</summary>
    public IEnumerable<string?> Find(JsonElement item, FieldRule rule)
    {
        if (rule.Select is not { } select)
            return [];
        // A name may hold what looks like steps ("addr:street", "nom.usage"): the name itself is looked up first.
        if (item.ValueKind == JsonValueKind.Object && select.AsSpan().IndexOfAny('.', '[') >= 0 && item.TryGetProperty(select, out var exact))
            return Texts(exact);
        return _paths.TryGetValue(select, out var path) ? path.Find(item).SelectMany(Texts) : [];
    }

    private static IEnumerable<string?> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(e => JsonFeedValues.Text(e)) : [JsonFeedValues.Text(value)];
}
