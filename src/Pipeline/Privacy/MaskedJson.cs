using System.Text.Json.Nodes;
using Wiker.Ingest.Normalizer.Privacy;

namespace Wiker.Ingest.Pipeline.Privacy;

/// <summary>Masks stored texts, those within JSON by themselves: escapes hide nothing and the JSON stays whole.</summary>
internal static class MaskedJson
{
    /// <summary>The text masked; the same when there is nothing to mask.</summary>
    public static string Mask(string text, RemovalList list)
    {
        // A line break in JSON is "\n": the n would be taken for the next word's first letter.
        if (!list.Names(text) && !text.Contains('\\'))
            return text;
        if (text.Length > 1 && text[0] is '{' or '[' or '"')
        {
            try
            {
                var changed = false;
                var masked = Mask(JsonNode.Parse(text), list, ref changed);
                return changed ? masked?.ToJsonString(Model.ModelJson.Stored.Options) ?? "null" : text;
            }
            catch (System.Text.Json.JsonException)
            {
                // Words that begin with a bracket.
            }
        }
        return list.Mask(text);
    }

    private static JsonNode? Mask(JsonNode? node, RemovalList list, ref bool changed)
    {
        switch (node)
        {
            case JsonObject with:
                foreach (var (name, value) in with.ToList())
                {
                    if (Replaced(value, list, ref changed) is var (isNew, other) && isNew)
                        with[name] = other;
                }
                return with;
            case JsonArray many:
                for (var i = 0; i < many.Count; i++)
                {
                    if (Replaced(many[i], list, ref changed) is var (isNew, other) && isNew)
                        many[i] = other;
                }
                return many;
            default:
                return Replaced(node, list, ref changed) is var (isText, word) && isText ? word : node;
        }
    }

    private static (bool IsNew, JsonNode? Node) Replaced(JsonNode? value, RemovalList list, ref bool changed)
    {
        if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
        {
            var masked = list.Mask(text);
            if (masked == text)
                return (false, null);
            changed = true;
            // Half an address leads nowhere.
            return (true, text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : JsonValue.Create(masked));
        }
        if (value is JsonObject or JsonArray)
            Mask(value, list, ref changed);
        return (false, null);
    }
}
