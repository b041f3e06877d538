using System.Net;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host.Serving;

/// <summary>What other commands ask of the process that owns the index; answered to the loopback address alone.</summary>
internal static class OwnerEndpoints
{
    public const string Reindex = "owner/reindex";

    public static void Map(WebApplication web, ChangeFollower follower) =>
        web.MapPost(Reindex, async (HttpContext http, CancellationToken cancellationToken) =>
            http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && http.Request.Headers["X-Wiker-Owner"].Count == 1
                ? Results.Text((await follower.RebuildAsync(null, cancellationToken)).ToString(System.Globalization.CultureInfo.InvariantCulture))
                : Results.NotFound())
            .ExcludeFromDescription();
}
