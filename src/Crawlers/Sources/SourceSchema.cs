using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The JSON Schema by which editors complete and check a source's YAML, written from the same description that checks it here.</summary>
public static class SourceSchema
{
    /// <summary>The schema's text, as <c>config/sources/schema.json</c> holds it.</summary>
    public static string Write()
    {
        var schema = Of(DefinitionShape.Source);
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A source of Wiker.Ingest",
            ["description"] = "Written by a test from the definition in the code (UPDATE_GOLDEN=1 rewrites it); don't edit by hand.",
        };
        foreach (var (name, value) in schema.ToList())
        {
            schema.Remove(name);
            root[name] = value;
        }
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonObject Of(Shape shape) => shape switch
    {
        Shape.Text text => OfText(text),
        // A version is written as a number.
        Shape.Choice { Words: ["1"] } => new JsonObject { ["const"] = 1 },
        Shape.Choice choice => new JsonObject { ["enum"] = new JsonArray([.. choice.Words.Select(w => (JsonNode)w)]) },
        Shape.Number number => new JsonObject { ["type"] = number.Whole ? "integer" : "number", ["minimum"] = number.Least, ["maximum"] = number.Most },
        Shape.Listing listing => new JsonObject { ["type"] = "array", ["items"] = Of(listing.Of) },
        Shape.Table { Keys: null } table => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(table.Of) },
        Shape.Table table => new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject([.. table.Keys!.Select(k => KeyValuePair.Create(k, (JsonNode?)Of(table.Of)))]),
        },
        Shape.Block block => OfBlock(block),
        Shape.Either either => new JsonObject { ["oneOf"] = new JsonArray(Of(either.Short), Of(either.Long)) },
        _ => throw new InvalidOperationException($"{shape.GetType().Name} has no schema."),
    };

    private static JsonObject OfText(Shape.Text text)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (text.Pattern is not null)
            schema["pattern"] = text.Pattern;
        return schema;
    }

    private static JsonObject OfBlock(Shape.Block block)
    {
        var properties = new JsonObject();
        foreach (var key in block.Keys)
        {
            var of = Of(key.Of);
            of["description"] = key.Description;
            properties[key.Name] = of;
        }
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (block.Keys.Any(k => k.Required))
            schema["required"] = new JsonArray([.. block.Keys.Where(k => k.Required).Select(k => (JsonNode)k.Name)]);
        return schema;
    }
}
