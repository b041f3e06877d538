using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>JSON-LD as pages write it: the compacted forms without a context being fetched. A block that can't be read, even repaired, is passed over.</summary>
internal static class JsonLd
{
    private const int MaxBlocks = 100;
    private const int MaxCharacters = 2_000_000;
    private const int MaxNodes = 20_000;
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    // Whole catalogues (DATAtourisme) name with RDF Schema and their own ontology what schema.org has a name for.
    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rdfs:label"] = "name",
        ["rdfs:comment"] = "abstract",
        ["isLocatedAt"] = "location",
        ["hasContact"] = "contactPoint",
        ["lastUpdate"] = "dateModified",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The top nodes of every block, in document order; members of <c>@graph</c> and of arrays each count as top nodes.</summary>
    public static IEnumerable<SchemaNode> In(IDocument document)
    {
        var budget = MaxNodes;
        foreach (var script in document.QuerySelectorAll("script[type]").Where(IsJsonLd).Take(MaxBlocks))
        {
            foreach (var node in Of(script.TextContent, ref budget))
                yield return node;
        }
    }

    /// <summary>The top nodes of one JSON-LD text; empty when it can't be read.</summary>
    public static IReadOnlyList<SchemaNode> Of(string text)
    {
        var budget = MaxNodes;
        return Of(text, ref budget);
    }

    private static List<SchemaNode> Of(string text, ref int budget)
    {
        var nodes = new List<SchemaNode>();
        if (text.Length > MaxCharacters)
            return nodes;
        foreach (var candidate in JsonRepair.Attempts(text))
        {
            try
            {
                using var json = JsonDocument.Parse(candidate, Options);
                Collect(json.RootElement, nodes, ref budget);
                return nodes;
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // InvalidOperationException: half of a surrogate pair, escaped ("\ud83d" cut by a plug-in that shortens texts).
                nodes.Clear();
            }
        }
        return nodes;
    }

    private static bool IsJsonLd(IElement script) =>
        script.GetAttribute("type")!.Contains("ld+json", StringComparison.OrdinalIgnoreCase);

    private static void Collect(JsonElement json, List<SchemaNode> nodes, ref int budget)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var member in json.EnumerateArray())
                Collect(member, nodes, ref budget);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty("@graph", out var graph))
                Collect(graph, nodes, ref budget);
            if (NodeOf(json, ref budget) is { } node)
                nodes.Add(node);
        }
    }

    private static SchemaNode? NodeOf(JsonElement json, ref int budget)
    {
        if (budget-- <= 0)
            return null;
        var node = new SchemaNode();
        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name)
            {
                case "@id" or "id" when property.Value.ValueKind == JsonValueKind.String:
                    node.Id = property.Value.GetString();
                    break;
                case "@type" or "type":
                    AddTypes(node, property.Value);
                    break;
                case "@graph" or "@context":
                    break;
                default:
                    AddValue(node, NameOf(property.Name), property.Value, ref budget);
                    break;
            }
        }
        return node;
    }

    private static string NameOf(string property) => property == "@value" ? property : Synonyms.GetValueOrDefault(property) ?? SchemaNode.LocalName(property);

    private static void AddTypes(SchemaNode node, JsonElement types)
    {
        if (types.ValueKind == JsonValueKind.String)
            node.Types.Add(SchemaNode.LocalName(types.GetString()!));
        else if (types.ValueKind == JsonValueKind.Array)
            node.Types.AddRange(types.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => SchemaNode.LocalName(t.GetString()!)));
    }

    private static void AddValue(SchemaNode node, string name, JsonElement value, ref int budget)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                node.Add(name, Unescaped(value.GetString()!));
                break;
            case JsonValueKind.Number:
                node.Add(name, value.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                node.Add(name, value.GetBoolean().ToString(CultureInfo.InvariantCulture));
                break;
            case JsonValueKind.Array:
                foreach (var member in value.EnumerateArray())
                    AddValue(node, name, member, ref budget);
                break;
            case JsonValueKind.Object when value.TryGetProperty("@value", out var literal):
                AddValue(node, name, literal, ref budget);
                break;
            case JsonValueKind.Object when value.TryGetProperty("@list", out var list):
                AddValue(node, name, list, ref budget);
                break;
            case JsonValueKind.Object when InOneLanguage(value) is { } words:
                AddValue(node, name, words, ref budget);
                break;
            case JsonValueKind.Object when NodeOf(value, ref budget) is { } inner:
                node.Add(name, inner);
                break;
        }
    }

    /// <summary>The French words of a language map (JSON-LD 1.1 §4.6.2: <c>{"fr": "Fête", "en": "Party"}</c>), else the first; null when the object isn't one.</summary>
    private static JsonElement? InOneLanguage(JsonElement value)
    {
        if (!value.TryGetProperty("fr", out var words) && !value.TryGetProperty("en", out _))
            return null;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.Length is not (2 or 5) || member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Null))
                return null;
            if (words.ValueKind is JsonValueKind.Undefined)
                words = member.Value;
        }
        return words;
    }

    /// <summary>Plug-ins write entities into the strings ("F&amp;ecirc;te", "&amp;#8211;"), though nothing in a script element is unescaped.</summary>
    private static string Unescaped(string text) => text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
}
