using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>Where readers reach this site: <c>Publisher:BaseUrl</c>, else the request's own host, on loopback only (a Host header can be made up).</summary>
internal sealed class OwnAddress(IConfiguration configuration)
{
    private readonly string? _configured = WebAddress.Safe(configuration["Publisher:BaseUrl"])?.TrimEnd('/');

    /// <summary>Scheme, host and base path without a slash at its end; null when it isn't known.</summary>
    public string? Of(HttpRequest request)
    {
        if (_configured is not null)
            return _configured;
        var onLoopback = request.HttpContext.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local);
        return onLoopback && request.Host.HasValue ? WebAddress.Safe($"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}")?.TrimEnd('/') : null;
    }
}
