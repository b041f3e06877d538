using System.Globalization;
using System.Net;
using Wiker.Ingest.Index;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host.Serving;

/// <summary>What other commands ask of the process that owns the index; answered to the loopback address alone.</summary>
internal static class OwnerEndpoints
{
    public const string Reindex = "owner/reindex";

    public static void Map(WebApplication web, ChangeFollower follower) =>
        web.MapPost(Reindex, async (HttpContext http, CancellationToken cancellationToken) =>
            http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && http.Request.Headers["X-Wiker-Owner"].Count == 1
                ? await RebuildAsync(follower, cancellationToken)
                : Results.NotFound())
            .ExcludeFromDescription();

    // 503 with the reason while the index's server is away.
    private static async Task<IResult> RebuildAsync(ChangeFollower follower, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Text((await follower.RebuildAsync(null, cancellationToken)).ToString(CultureInfo.InvariantCulture));
        }
        catch (IndexUnavailableException e)
        {
            return Results.Text(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
