using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Ingest.Crawlers.Sources.Yaml;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The JSON Schema by which editors complete and check a source's YAML, written from the same description that checks it here.</summary>
public static class SourceSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text, as <c>config/sources/schema.json</c> holds it.</summary>
    public static string Write()
    {
        var definitions = new JsonObject();
        var source = Of(DefinitionShape.Source, definitions);
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A source of Wiker.Ingest",
            ["description"] = "Written by a test from the definition in the code (UPDATE_GOLDEN=1 rewrites it); don't edit by hand.",
        };
        foreach (var (name, value) in source)
            root[name] = value?.DeepClone();
        root["definitions"] = definitions;
        return root.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Of(Shape shape, JsonObject definitions)
    {
        switch (shape)
        {
            case Shape.Text text:
                return text.Pattern is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["pattern"] = text.Pattern };
            case Shape.Version version:
                return new JsonObject { ["const"] = version.Known };
            case Shape.Choice choice:
                return new JsonObject { ["enum"] = Words(choice.Words) };
            case Shape.Number number:
                return new JsonObject { ["type"] = number.Whole ? "integer" : "number", ["minimum"] = number.Least, ["maximum"] = number.Most };
            case Shape.Listing listing:
                return new JsonObject { ["type"] = "array", ["items"] = Of(listing.Of, definitions) };
            case Shape.Table { Keys: null } table:
                return new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(table.Of, definitions) };
            case Shape.Table table:
                return OfKeys(table.Keys!.Select(k => KeyValuePair.Create(k, Of(table.Of, definitions))), table.Required);
            case Shape.Block block:
                return OfKeys(block.Keys.Select(k => KeyValuePair.Create(k.Name, Described(Of(k.Of, definitions), k.Description))), [.. block.Keys.Where(k => k.Required).Select(k => k.Name)]);
            case Shape.Either either:
                var both = new JsonObject { ["anyOf"] = new JsonArray(Of(either.Short, definitions), Of(either.Long, definitions)) };
                if (either.IsAlsoList)
                    ((JsonArray)both["anyOf"]!).Add(new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Of(either.Short, definitions), Of(either.Long, definitions)) } });
                if (either.Name is null)
                    return both;
                definitions[either.Name] = both;
                return new JsonObject { ["$ref"] = $"#/definitions/{either.Name}" };
            default:
                throw new InvalidOperationException($"{shape.GetType().Name} has no schema.");
        }
    }

    private static JsonObject OfKeys(IEnumerable<KeyValuePair<string, JsonObject>> keys, IReadOnlyList<string> required)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in keys)
            properties[name] = value;
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = Words(required);
        return schema;
    }

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }

    private static JsonArray Words(IReadOnlyList<string> words) => [.. words.Select(w => (JsonNode)w)];
}
