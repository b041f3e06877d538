using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>An item, and the row that it is within when items are the elements of a list in each row.</summary>
internal readonly record struct JsonItem(JsonElement Own, JsonElement? Row = null);

/// <summary>The values that field rules find in one JSON object.</summary>
internal sealed class JsonValues
{
    private const string OfRow = "^.";
    private readonly Dictionary<string, JsonPath> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextPattern> _texts = new(StringComparer.Ordinal);

    /// <summary>Reads the paths of rules, and others, once for a whole page. <see cref="Bad"/> names one that isn't a path.</summary>
    public JsonValues(IEnumerable<FieldRule> rules, params IEnumerable<string> others)
    {
        foreach (var rule in rules.SelectMany(r => r.InOrder()).Where(r => r.Value is null))
        {
            Know(rule.Select);
            Know(rule.Each);
            if (rule.Text is not { } text || _texts.ContainsKey(text))
                continue;
            if (!TextPattern.TryParse(text, out var pattern, out _))
            {
                Bad ??= text;
                continue;
            }
            _texts[text] = pattern;
            foreach (var path in pattern.Paths)
                Know(path);
        }
        foreach (var other in others)
            Know(other);
    }

    /// <summary>A rule's path that can't be read as one; null when all can.</summary>
    public string? Bad { get; private set; }

    /// <summary>
    /// The texts that a rule finds, those that stand in for it aside: strings, numbers and booleans as written, each element of a list; objects and nulls give none.
    /// </summary>
    public IEnumerable<string?> Find(JsonItem item, FieldRule rule)
    {
        if (rule.Each is { } each)
            return Elements(item, each).SelectMany(e => Find(new JsonItem(e, item.Own), rule with { Each = null }));
        if (rule.Text is { } text)
            return _texts.TryGetValue(text, out var pattern) && pattern.Fill(path => FindAt(item, path).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))) is { } filled ? [filled] : [];
        return rule.Select is { } select ? FindAt(item, select) : [];
    }

    /// <summary>The same for an item that is no part of a row.</summary>
    public IEnumerable<string?> Find(JsonElement item, FieldRule rule) => Find(new JsonItem(item), rule);

    /// <summary>The texts that a path leads to.</summary>
    public IEnumerable<string?> FindAt(JsonItem item, string select)
    {
        if (IsOfRow(select))
            return item.Row is { } row ? FindAt(new JsonItem(row), select[OfRow.Length..]) : [];
        // A name may hold what looks like steps ("addr:street", "nom.usage"): the name itself is looked up first.
        if (item.Own.ValueKind == JsonValueKind.Object && select.AsSpan().IndexOfAny('.', '[') >= 0 && item.Own.TryGetProperty(select, out var exact))
            return Texts(exact);
        return _paths.TryGetValue(select, out var path) ? path.Find(item.Own).SelectMany(Texts) : [];
    }

    /// <summary>True when the path leads somewhere, be it to null or an empty list, or ends early at one of these.</summary>
    public bool IsThere(JsonItem item, string select)
    {
        if (IsOfRow(select))
            return item.Row is { } row && IsThere(new JsonItem(row), select[OfRow.Length..]);
        return (item.Own.ValueKind == JsonValueKind.Object && item.Own.TryGetProperty(select, out _)) || (_paths.TryGetValue(select, out var path) && path.IsIn(item.Own));
    }

    /// <summary>The elements of the lists that a path leads to; an object that stands where a list is expected is its only element.</summary>
    public IEnumerable<JsonElement> Elements(JsonItem item, string select) => _paths.TryGetValue(select, out var path)
        ? path.Find(item.Own).SelectMany(Opened).Where(e => e.ValueKind == JsonValueKind.Object)
        : [];

    // A list, also one that is written as a string.
    private static IEnumerable<JsonElement> Opened(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is ['[' or '{', ..] text && JsonRoot.TryParse(text, out var inner, out _))
            value = inner;
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
    }

    private static bool IsOfRow(string select) => select.StartsWith(OfRow, StringComparison.Ordinal);

    private void Know(string? select)
    {
        if (select is null)
            return;
        var way = IsOfRow(select) ? select[OfRow.Length..] : select;
        if (JsonPath.TryParse(way, out var path, out _))
            _paths[way] = path;
        else
            Bad ??= select;
    }

    private static IEnumerable<string?> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(e => JsonFeedValues.Text(e)) : [JsonFeedValues.Text(value)];
}
