using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Wiker.Ingest.Publisher.Api;

/// <summary><c>GET /images/{file}</c>: our own thumbnails. A file's name goes with its content, so that whoever has it needn't ask again; pages of others may show it too.</summary>
internal static class PictureEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/images/{file}", [HttpMethods.Get, HttpMethods.Head], Answer).ExcludeFromDescription().RequireCors(PublisherApi.CorsPolicy);

    private static IResult Answer(string file, HttpContext context, PublisherParts parts)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (parts.Pictures?.TryFind(file, out var path) != true)
        {
            // A picture that was let go of may come back; a wrong name is nobody's to keep.
            headers.CacheControl = "no-store";
            return Problems.NotFound("There is no such picture, or no record shows it any more.");
        }
        headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.PhysicalFile(path!, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(file)}\""));
    }
}
