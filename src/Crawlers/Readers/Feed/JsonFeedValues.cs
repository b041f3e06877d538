using System.Text.Json;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Values of a JSON feed, whatever type somebody gave them.</summary>
internal static class JsonFeedValues
{
    /// <summary>A string, or a number as text (ids are numbers in many feeds); null for anything else and for text that isn't valid Unicode.</summary>
    public static string? Text(JsonElement? value)
    {
        try
        {
            return value?.ValueKind switch
            {
                JsonValueKind.String => value.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // an escaped half of a surrogate pair
        }
    }

    /// <summary>A member of an object; null when the value is none or lacks it, and when a name in it isn't valid Unicode.</summary>
    public static JsonElement? Member(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        try
        {
            return value.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null; // an escaped half of a surrogate pair, which is looked at beside the name that is asked for
        }
    }

    /// <summary>Texts at a dotted path; arrays on the way and at its end give each of their elements.</summary>
    public static IEnumerable<string?> At(JsonElement item, string path)
    {
        IEnumerable<JsonElement> found = [item];
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            found = found.SelectMany(Each).Select(e => Member(e, step)).OfType<JsonElement>();
        return found.SelectMany(Each).Select(e => Text(e));
    }

    private static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
}
