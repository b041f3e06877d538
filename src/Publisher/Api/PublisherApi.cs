using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Feeds;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>The read-only HTTP surface: <c>/v1/…</c>, <c>/health</c>, <c>/openapi.json</c>, <c>/reference</c>.</summary>
public static class PublisherApi
{
    internal const string CorsPolicy = "public-api";
    // The reference runs its own script and may ask nobody else for anything.
    private const string ReferencePolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'";

    /// <summary>Adds compression and CORS to the pipeline, and maps the endpoints. Needs <see cref="PublisherServices.AddPublisher"/>.</summary>
    public static WebApplication MapPublisherApi(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseCors();
        var v1 = app.MapGroup("/v1").RequireCors(CorsPolicy).AddEndpointFilter(GuardAsync);
        foreach (var format in AnswerFormat.All)
            MapList(v1, format);
        MapOne(v1, "json", "application/json; charset=utf-8", "One record, with contacts of persons and where each field comes from");
        MapOne(v1, "jsonld", "application/ld+json; charset=utf-8", "One record in schema.org's words");
        SuggestEndpoint.Map(v1);
        MapEndpoint.Map(v1);
        v1.MapFallback((HttpContext context) => Problems.NotFound($"{context.Request.Path} is not part of the API; /openapi.json lists what is.")).ExcludeFromDescription();

        app.MapGet("/health", HealthAsync).WithTags("Service").WithSummary("Whether store and index answer, and how many changes the index lags behind")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
        app.MapMethods("/health", [HttpMethods.Head], HealthAsync).ExcludeFromDescription();
        PictureEndpoint.Map(app);
        app.MapOpenApi("/openapi.json").RequireCors(CorsPolicy);
        MapReference(app);
        return app;
    }

    private static void MapReference(WebApplication app)
    {
        app.MapScalarApiReference("/reference", options => options
            .WithTitle("Wiker.Ingest API")
            .WithOpenApiRoutePattern("/openapi.json")
            .DisableDefaultFonts()
            .DisableTelemetry())
            .AddEndpointFilter(async (context, next) =>
            {
                context.HttpContext.Response.Headers.ContentSecurityPolicy = ReferencePolicy;
                return await next(context);
            });
    }

    private static void MapList(RouteGroupBuilder v1, AnswerFormat format)
    {
        var path = "/records." + format.Name;
        Task<IResult> Answer(HttpContext context, RecordSearch search, AnswerFormats formats, PublicAddresses addresses, CancellationToken cancellationToken) =>
            ListAsync(format, context, search, formats, addresses, cancellationToken);
        v1.MapGet(path, Answer)
            .WithName("records." + format.Name).WithTags("Records").WithSummary(format.Description)
            .Produces(StatusCodes.Status200OK, format.Name == "json" ? typeof(AnswerView) : typeof(string), format.ContentType.Split(';')[0])
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer((operation, _, _) => ApiDescription.DescribeQuery(operation, format.Limits));
        v1.MapMethods(path, [HttpMethods.Head], Answer).ExcludeFromDescription();
    }

    private static void MapOne(RouteGroupBuilder v1, string form, string contentType, string summary)
    {
        var path = "/records/{id}." + form;
        IResult Answer(string id, HttpContext context, WikerStore store, RecordViews views, PublicAddresses addresses) => One(form, contentType, id, context, store, views, addresses);
        v1.MapGet(path, Answer)
            .WithName("record." + form).WithTags("Records").WithSummary(summary)
            .Produces(StatusCodes.Status200OK, form == "json" ? typeof(RecordView) : typeof(string), contentType.Split(';')[0])
            .Produces(StatusCodes.Status304NotModified).Produces(StatusCodes.Status308PermanentRedirect)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer((operation, _, _) => ApiDescription.DescribeId(operation));
        v1.MapMethods(path, [HttpMethods.Head], Answer).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(
        AnswerFormat format, HttpContext context, RecordSearch search, AnswerFormats formats, PublicAddresses addresses, CancellationToken cancellationToken)
    {
        var reading = RecordQueryUrl.Read(RequestWords.Of(context));
        if (reading.Query is not { } query)
            return Problems.Query(reading.Faults);
        if (query.Facets.Count > 0 && format.Name != "json")
            return Problems.Query([QueryWord.Find("facets")!.Fault("is answered by /v1/records.json only")]);
        var outcome = await search.SearchAsync(query, format.Limits, cancellationToken);
        if (outcome is not SearchOutcome.Answered { Answer: var answer })
            return Problems.Query(((SearchOutcome.Refused)outcome).Faults);

        var baseUrl = addresses.BaseOf(context);
        var found = new AnswerAddresses(baseUrl, UrlOf(baseUrl, format, query), answer.Next is { } next ? UrlOf(baseUrl, format, next) : null);
        if (format.LinksNext && found.Next is not null)
            context.Response.Headers.Link = $"<{found.Next}>; rel=\"next\"";
        if (Revalidation.IsHeld(context, formats.TagOf(format, answer, found)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Bytes(formats.Render(format, answer, found, cancellationToken), format.ContentType);
    }

    private static IResult One(string form, string contentType, string id, HttpContext context, WikerStore store, RecordViews views, PublicAddresses addresses)
    {
        var baseUrl = addresses.BaseOf(context);
        using var session = store.Read();
        if (session.Records.Find(id) is not { Moderation: Moderation.Published } record)
        {
            return RecordFate.Of(session.Records, id) switch
            {
                RecordFate.Merged(var survivor) => TypedResults.Redirect($"{baseUrl}/v1/records/{survivor}.{form}", permanent: true, preserveMethod: true),
                RecordFate.Withdrawn(var at) => Problems.Withdrawn(id, at),
                _ => Problems.NotFound("No record has that id."),
            };
        }
        var image = PictureViews.Of(record, session.Pictures.OfRecord(record), baseUrl);
        var view = views.Of(record, ViewForm.Whole, null, session.Records.SeenOf([.. record.Sources.Select(s => s.SourceRecordId)]), image);
        if (Revalidation.IsHeld(context, AnswerFormats.TagOf(form, view, baseUrl)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var body = form == "json"
            ? System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view, ViewJson.Public.RecordView)
            : System.Text.Encoding.UTF8.GetBytes(JsonLd.Write(views.Of(record, ViewForm.Page, null, NotSeen, image), $"{baseUrl}/records/{record.Id}"));
        return TypedResults.Bytes(body, contentType);
    }

    private static readonly Dictionary<string, DateTimeOffset> NotSeen = [];

    private static string UrlOf(string baseUrl, AnswerFormat format, RecordQuery query) =>
        RecordQueryUrl.Format(query) is { Length: > 0 } asked ? $"{baseUrl}/v1/records.{format.Name}?{asked}" : $"{baseUrl}/v1/records.{format.Name}";

    /// <summary>The one boundary of what answers to programs: what fails inside becomes a problem here.</summary>
    internal static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var result = await next(context);
            if (result is ProblemHttpResult)
                context.HttpContext.Response.Headers.CacheControl = "no-store";
            return result;
        }
        catch (StoreException)
        {
            return Problems.Unavailable(context.HttpContext, "store");
        }
        catch (IOException)
        {
            return Problems.Unavailable(context.HttpContext, "index");
        }
    }

    private static async Task<IResult> HealthAsync(WikerStore store, PublisherParts parts, Forecasts forecasts, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var health = await HealthView.OfAsync(store, parts.Lag, () => ForecastState.Of(forecasts, store, parts.Territories, parts.Gazetteer), cancellationToken);
        return TypedResults.Json(health, HealthJson.Default.HealthView, statusCode: health.Store == "ok" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
