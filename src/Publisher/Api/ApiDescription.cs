using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>What <c>/openapi.json</c> says beyond what the endpoints show by themselves.</summary>
internal static class ApiDescription
{
    public const string DocumentName = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Wiker.Ingest";
            document.Info.Version = "1";
            document.Info.Description = "What happens near a French commune: events, news, associations, businesses, services, offers and opportunities. Read-only, without a key. "
                + "Every record names its sources, their licences and attributions; who re-uses it names them too.";
            return Task.CompletedTask;
        });
    }

    public static Task DescribeQuery(OpenApiOperation operation, OutputLimits limits)
    {
        operation.Parameters = [.. Parameters(QueryWord.All, limits)];
        return Task.CompletedTask;
    }

    /// <summary>Words of a query as parameters.</summary>
    public static IEnumerable<IOpenApiParameter> Parameters(IEnumerable<QueryWord> words, OutputLimits limits) => words.Select(word => new OpenApiParameter
    {
        Name = word.Name,
        In = ParameterLocation.Query,
        Description = char.ToUpperInvariant(word.Allowed[0]) + word.Allowed[1..] + (word.IsList ? "; several by comma or repeated." : "."),
        Schema = Schema(word, limits),
        Example = ExampleOf(word),
        Explode = false,
    });

    public static Task DescribeId(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            (parameter.Description, parameter.Example) = ("The record's ULID.", "01JD3V8K7M2Q9Z4R6T1B5X0CFA");
        return Task.CompletedTask;
    }

    private static OpenApiSchema Schema(QueryWord word, OutputLimits limits) => word.Name switch
    {
        "radius" => new() { Type = JsonSchemaType.Number, Minimum = "0.1", Maximum = "100" },
        "limit" => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = "1",
            Maximum = limits.Most.ToString(CultureInfo.InvariantCulture),
            Default = limits.Default,
        },
        "from" or "to" => new() { Type = JsonSchemaType.String, Format = "date" },
        "kind" or "status" or "facets" => new() { Type = JsonSchemaType.Array, Items = Choice(word) },
        "when" or "sort" => Choice(word),
        _ when word.IsList => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        _ => new() { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Choice(QueryWord word) => new() { Type = JsonSchemaType.String, Enum = [.. word.Allowed.Split(", ")] };

    private static System.Text.Json.Nodes.JsonNode? ExampleOf(QueryWord word)
    {
        var pair = word.Example.Split('&').FirstOrDefault(p => p.StartsWith(word.Name + "=", StringComparison.Ordinal));
        if (pair is null)
            return null;
        var value = pair[(word.Name.Length + 1)..];
        return word.IsList ? new System.Text.Json.Nodes.JsonArray([.. value.Split(',').Select(v => (System.Text.Json.Nodes.JsonNode)v)])
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && word.Name is "radius" or "limit" ? number : value;
    }
}
