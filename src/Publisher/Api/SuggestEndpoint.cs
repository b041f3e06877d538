using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Site;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>A commune that may be meant; <paramref name="Url"/> is its page.</summary>
internal sealed record SuggestedCommune(string Insee, string Name, string Department, IReadOnlyList<string> PostalCodes, string Url);

/// <summary>A title that may be meant; <paramref name="Url"/> is the record's page.</summary>
internal sealed record SuggestedTitle(string Id, RecordKind Kind, string Title, string Url);

/// <summary>Answer of <c>/v1/suggest</c>: communes, the best known first, and titles of what the query's other words would find.</summary>
internal sealed record SuggestView(IReadOnlyList<SuggestedCommune> Communes, IReadOnlyList<SuggestedTitle> Titles);

/// <summary><c>/v1/suggest?q=</c>: what somebody may be typing.</summary>
internal static class SuggestEndpoint
{
    private const int Usual = 8;
    private const int Most = 20;
    private static readonly string[] Words = ["q", "near", "radius", "commune", "kind", "theme", "source", "limit"];

    public static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/suggest", AnswerAsync)
            .WithName("suggest").WithTags("Records").WithSummary("Communes and titles that begin as typed")
            .Produces<SuggestView>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation));
        v1.MapMethods("/suggest", [HttpMethods.Head], AnswerAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, TitleSuggestions titles, CommuneLookup communes, PublicAddresses addresses, CancellationToken cancellationToken)
    {
        var reading = RecordQueryUrl.Read(RequestWords.Of(context));
        List<QueryFault> faults = [.. reading.Faults, .. context.Request.Query.Keys.Where(k => QueryWord.Find(k) is not null && !Words.Contains(k, StringComparer.Ordinal)).Select(Refused)];
        if (reading.Query is { Limit: > Most })
            faults.Add(QueryWord.Find("limit")!.Fault($"can be at most {Most} here"));
        if (reading.Query is { Q: null })
            faults.Add(new QueryFault("q", "'q' is missing: what was typed so far.", QueryWord.Find("q")!.Allowed, "q=don"));
        if (faults.Count > 0)
            return Problems.Query(faults);

        var most = reading.Query!.Limit ?? Usual;
        var found = await titles.OfAsync(reading.Query, most, faults, cancellationToken);
        if (faults.Count > 0)
            return Problems.Query(faults);
        var baseUrl = addresses.BaseOf(context);
        context.Response.Headers.CacheControl = Revalidation.Minute;
        return TypedResults.Json(
            new SuggestView(
                [.. communes.Beginning(reading.Query.Q!, most).Select(c => new SuggestedCommune(c.Insee, c.Name, c.Department, c.PostalCodes, $"{baseUrl}/communes/{c.Insee}"))],
                [.. found.Select(r => new SuggestedTitle(r.Id, r.Content.Kind, r.Content.Title, $"{baseUrl}/records/{r.Id}"))]),
            ViewJson.Public.SuggestView);
    }

    private static QueryFault Refused(string word) => new(word, $"'{word}' means nothing here.", string.Join(", ", Words), "q=don&near=44052");

    private static Task Describe(OpenApiOperation operation)
    {
        operation.Parameters = [.. QueryWord.All.Where(w => Words.Contains(w.Name, StringComparer.Ordinal)).OrderBy(w => Array.IndexOf(Words, w.Name)).Select(word => (IOpenApiParameter)new OpenApiParameter
        {
            Name = word.Name,
            In = ParameterLocation.Query,
            Required = word.Name == "q",
            Description = word.Name switch
            {
                "q" => "What was typed so far; its last word may be a beginning.",
                "limit" => "Most communes, and most titles.",
                _ => char.ToUpperInvariant(word.Allowed[0]) + word.Allowed[1..] + ": for titles only.",
            },
            Schema = word.Name == "limit"
                ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = Most.ToString(CultureInfo.InvariantCulture), Default = Usual }
                : new OpenApiSchema { Type = JsonSchemaType.String },
        })];
        return Task.CompletedTask;
    }
}
