using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>The address under which the public reaches us; a Host header is believed only where it names this machine.</summary>
public sealed class PublicAddresses(IOptions<PublisherOptions> options)
{
    /// <summary>Scheme, host, port and path, without a slash at the end.</summary>
    public string BaseOf(HttpContext context)
    {
        if (options.Value.BaseUrl is { } configured)
            return configured.TrimEnd('/');
        var request = context.Request;
        return IsLoopback(request.Host.Host)
            ? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
            : $"{request.Scheme}://localhost:{context.Connection.LocalPort}{request.PathBase.ToUriComponent()}";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
