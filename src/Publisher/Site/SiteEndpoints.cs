using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Site.Pages;
using Wiker.Ingest.Publisher.Wording;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>The public pages: choosing a commune, a commune's page, a record's page.</summary>
public static class SiteEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Registers what the pages need. Expected beside it: <see cref="PublisherServices.AddPublisher"/>, and the <see cref="Normalizer.Taxonomy"/> as a singleton.
    /// </summary>
    public static IServiceCollection AddPublisherSite(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // The default would turn every accent into an entity.
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        services.TryAddSingleton<CommunePages>();
        services.TryAddSingleton<RecordPages>();
        return services;
    }

    /// <summary>Serves <c>/</c>, <c>/communes/{insee}</c>, <c>/records/{id}</c> and the files that they need.</summary>
    public static IEndpointRouteBuilder MapPublisherSite(this IEndpointRouteBuilder routes)
    {
        var site = routes.MapGroup("").ExcludeFromDescription();
        site.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (e is StoreException or IOException)
            {
                context.HttpContext.Response.Headers.RetryAfter = Problems.RetryAfter;
                return Message(context.HttpContext, StatusCodes.Status503ServiceUnavailable, SiteTexts.UnavailableTitle, SiteTexts.Unavailable);
            }
        });
        site.MapMethods("/", Reading, Home);
        site.MapMethods("/communes/{insee}", Reading, CommuneAsync);
        site.MapMethods("/records/{id}", Reading, RecordOf);
        foreach (var asset in (SiteAsset[])[SiteAsset.Style, SiteAsset.Suggestions, SiteAsset.Leaflet, SiteAsset.LeafletStyle, SiteAsset.Map, SiteAsset.Icon])
            site.MapMethods(asset.Path, Reading, asset.Serve);
        return routes;
    }

    private static IResult Home(HttpContext context, CommuneLookup lookup, Territories territories)
    {
        var asked = context.Request.Query["commune"].ToString().Trim();
        var found = asked.Length == 0 ? [] : lookup.Find(asked);
        if (found is [var only])
            return TypedResults.Redirect("/communes/" + only.Insee);
        SiteHeaders.Write(context.Response, accent: null);
        context.Response.Headers.CacheControl = Revalidation.Always;
        return Page<HomePage>(StatusCodes.Status200OK, new()
        {
            [nameof(HomePage.Asked)] = asked.Length == 0 ? null : asked,
            [nameof(HomePage.Found)] = (IReadOnlyList<NamedLink>)[.. found.Select(c => new NamedLink(SiteTexts.HomeDepartment(c.Name, c.Department), "/communes/" + c.Insee))],
            [nameof(HomePage.Territories)] = (IReadOnlyList<NamedLink>)
            [
                .. territories.Configured.OrderBy(t => t.Name, StringComparer.Create(SiteTexts.Language, ignoreCase: true)).Select(t => new NamedLink(t.Name, "/communes/" + t.Insee)),
            ],
        });
    }

    private static async Task<IResult> CommuneAsync(HttpContext context, string insee, Gazetteer gazetteer, CommunePages pages, PublicAddresses addresses, CancellationToken cancellationToken)
    {
        if (gazetteer.Find(insee) is not { } commune)
            return Message(context, StatusCodes.Status404NotFound, SiteTexts.UnknownCommuneTitle, SiteTexts.UnknownCommune(insee.Length > 10 ? insee[..10] + "…" : insee));
        // The code of a former commune, or one in lower case, has one address.
        if (commune.Insee != insee)
            return TypedResults.Redirect($"/communes/{commune.Insee}{context.Request.QueryString.ToUriComponent()}", permanent: true, preserveMethod: true);

        var reading = RecordQueryUrl.Read(Words(context, commune.Insee));
        if (reading.Query is null)
            return BadQuery(context, commune, reading.Faults);
        var build = await pages.BuildAsync(commune, reading.Query, addresses.BaseOf(context), cancellationToken);
        if (build.Model is not { } model)
            return BadQuery(context, commune, build.Faults);
        SiteHeaders.Write(context.Response, model.Accent, model.Map?.Tiles?.Origin);
        return SiteHeaders.IsKnown(context, model.Fingerprint)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : Page<CommunePage>(StatusCodes.Status200OK, new() { [nameof(CommunePage.Model)] = model });
    }

    private static IResult RecordOf(HttpContext context, string id, RecordPages pages, PublicAddresses addresses)
    {
        switch (pages.Build(id, addresses.BaseOf(context)))
        {
            case RecordBuild.Moved moved:
                return TypedResults.Redirect("/records/" + moved.Survivor, permanent: true, preserveMethod: true);
            case RecordBuild.Withdrawn:
                return Message(context, StatusCodes.Status410Gone, SiteTexts.WithdrawnTitle, SiteTexts.Withdrawn);
            case RecordBuild.Found { Model: var model }:
                SiteHeaders.Write(context.Response, model.Accent);
                return SiteHeaders.IsKnown(context, model.Fingerprint)
                    ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
                    : Page<RecordPage>(StatusCodes.Status200OK, new() { [nameof(RecordPage.Model)] = model });
            default:
                return Message(context, StatusCodes.Status404NotFound, SiteTexts.UnknownRecordTitle, SiteTexts.UnknownRecord);
        }
    }

    // The path names the place. A form sends its span beside days that were typed in: what somebody typed wins.
    private static IEnumerable<KeyValuePair<string, string>> Words(HttpContext context, string insee)
    {
        var query = context.Request.Query;
        var hasDays = query["from"].Any(v => !string.IsNullOrWhiteSpace(v)) || query["to"].Any(v => !string.IsNullOrWhiteSpace(v));
        return RequestWords.Of(context).Where(w => w.Key != "near" && !(w.Key == "when" && hasDays)).Append(new("near", insee));
    }

    private static RazorComponentResult<MessagePage> BadQuery(HttpContext context, Commune commune, IReadOnlyList<QueryFault> faults) =>
        Message(context, StatusCodes.Status400BadRequest, SiteTexts.BadQueryTitle, SiteTexts.BadQuery, QueryFaultWords.Of(faults), new NamedLink(SiteTexts.BadQueryBack, "/communes/" + commune.Insee));

    private static RazorComponentResult<MessagePage> Message(HttpContext context, int status, string heading, string words, IReadOnlyList<string>? details = null, NamedLink? way = null)
    {
        SiteHeaders.Write(context.Response, accent: null);
        context.Response.Headers.CacheControl = "no-store";
        return Page<MessagePage>(status, new()
        {
            [nameof(MessagePage.Heading)] = heading,
            [nameof(MessagePage.Words)] = words,
            [nameof(MessagePage.Details)] = details ?? [],
            [nameof(MessagePage.Way)] = way ?? new NamedLink(SiteTexts.FooterChoose, "/"),
        });
    }

    private static RazorComponentResult<TPage> Page<TPage>(int status, Dictionary<string, object?> parameters) where TPage : IComponent =>
        new(parameters) { StatusCode = status, PreventStreamingRendering = true };
}
