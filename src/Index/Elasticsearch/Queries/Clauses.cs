using System.Text.Json.Nodes;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>Clauses of the server's query language, the few that we use. A node stands in one place only: each call makes a new one.</summary>
internal static class Clauses
{
    public static JsonObject Term(string field, JsonNode value) => new() { ["term"] = new JsonObject { [field] = value } };

    public static JsonObject Terms(string field, IEnumerable<string> values) => new() { ["terms"] = new JsonObject { [field] = Strings(values) } };

    public static JsonObject Prefix(string field, string beginning) => new() { ["prefix"] = new JsonObject { [field] = new JsonObject { ["value"] = beginning } } };

    /// <summary>Bounds are <c>gte</c>, <c>lt</c> …; null: open.</summary>
    public static JsonObject Range(string field, params ReadOnlySpan<(string Bound, JsonNode? Value)> bounds)
    {
        var range = new JsonObject();
        foreach (var (bound, value) in bounds)
        {
            if (value is not null)
                range[bound] = value;
        }
        return new() { ["range"] = new JsonObject { [field] = range } };
    }

    public static JsonObject Nested(string path, JsonObject query) => new() { ["nested"] = new JsonObject { ["path"] = path, ["query"] = query } };

    /// <summary>Every one of them, without any score.</summary>
    public static JsonObject All(params IEnumerable<JsonObject> filters) => new() { ["bool"] = new JsonObject { ["filter"] = Array(filters) } };

    /// <summary>At least one of them; none at all matches nothing.</summary>
    public static JsonObject Any(params IEnumerable<JsonObject> clauses) =>
        Array(clauses) is { Count: > 0 } all ? new() { ["bool"] = new JsonObject { ["should"] = all, ["minimum_should_match"] = 1 } } : Nothing();

    public static JsonObject Not(params IEnumerable<JsonObject> clauses) => new() { ["bool"] = new JsonObject { ["must_not"] = Array(clauses) } };

    public static JsonObject Nothing() => new() { ["match_none"] = new JsonObject() };

    public static JsonArray Array(IEnumerable<JsonNode> nodes)
    {
        var array = new JsonArray();
        foreach (var node in nodes)
            array.Add(node);
        return array;
    }

    public static JsonArray Strings(IEnumerable<string> values) => Array(values.Select(v => (JsonNode)v));

    public static JsonObject Order(string field, bool descending = false) => new() { [field] = new JsonObject { ["order"] = descending ? "desc" : "asc" } };
}
