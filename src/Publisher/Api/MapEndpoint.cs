using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Feeds;

namespace Wiker.Ingest.Publisher.Api;

/// <summary><c>/v1/map.geojson</c>: a query's answer as clusters, for a zoom of 256-pixel tiles.</summary>
internal static class MapEndpoint
{
    private const string ContentType = "application/geo+json; charset=utf-8";
    private const int MostZoom = 20;
    private const int UsualZoom = 11;
    // What cuts or orders a list says nothing of a map.
    private static readonly string[] OfLists = ["cursor", "limit", "sort", "facets"];
    private static readonly string Allowed = $"a whole number from 0 to {MostZoom}";

    public static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/map.geojson", AnswerAsync)
            .WithName("map.geojson").WithTags("Records").WithSummary("What a map draws: records of one neighbourhood counted together, GeoJSON")
            .Produces<string>(StatusCodes.Status200OK, "application/geo+json").Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation));
        v1.MapMethods("/map.geojson", [HttpMethods.Head], AnswerAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, MapSearch search, PublicAddresses addresses, CancellationToken cancellationToken)
    {
        var words = context.Request.Query;
        var reading = RecordQueryUrl.Read(RequestWords.Of(context).Where(p => p.Key != "zoom"));
        List<QueryFault> faults = [.. reading.Faults, .. words.Keys.Intersect(OfLists, StringComparer.Ordinal).Select(w => new QueryFault(w, $"'{w}' means nothing here: a map holds everything.", "any other word of a query, and zoom", "near=44052&zoom=11"))];
        var zoom = UsualZoom;
        if (words["zoom"].ToString() is { Length: > 0 } written && !(int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out zoom) && zoom <= MostZoom))
            faults.Add(new QueryFault("zoom", $"'zoom' cannot be '{(written.Length > 20 ? written[..20] + "…" : written)}'.", Allowed, "zoom=11"));
        var answer = faults.Count > 0 ? null : await search.AnswerAsync(reading.Query!, zoom, faults, cancellationToken);
        if (answer is null)
            return Problems.Query(faults);
        var body = MapWriting.Write(answer, addresses.BaseOf(context));
        return Revalidation.IsHeld(context, Revalidation.TagOf(SHA256.HashData(body)))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(body, ContentType);
    }

    private static Task Describe(OpenApiOperation operation)
    {
        operation.Parameters =
        [
            .. ApiDescription.Parameters(QueryWord.All.Where(w => !OfLists.Contains(w.Name, StringComparer.Ordinal)), OutputLimits.Map),
            new OpenApiParameter
            {
                Name = "zoom",
                In = ParameterLocation.Query,
                Description = "Zoom of 256-pixel web Mercator tiles; records within 64 to 128 pixels are counted together.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0", Maximum = MostZoom.ToString(CultureInfo.InvariantCulture), Default = UsualZoom },
            },
        ];
        return Task.CompletedTask;
    }
}
