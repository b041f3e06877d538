using System.Net;
using System.Net.Sockets;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>The name leads to addresses that a stranger's URL must not reach.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);

/// <summary>
/// Opens connections. It connects to the very address that it has checked, so a name that resolves differently a moment later (DNS rebinding) gains nothing.
/// </summary>
internal sealed class CheckedConnector(FetchingOptions options, TimeProvider time)
{
    /// <summary>The addresses of a host that may be reached, at least one. Throws <see cref="ForbiddenAddressException"/> or <see cref="SocketException"/>.</summary>
    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(DnsEndPoint host, CancellationToken ct)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal]
            : options.Resolve is { } resolve ? await resolve(host, ct)
            : await Dns.GetHostAddressesAsync(host.Host, ct);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        IPAddress[] open = [.. addresses.Where(a => PublicAddress.IsPublic(a) || IsConfigured(host.Host, a))];
        if (open.Length == 0)
            throw new ForbiddenAddressException($"{host.Host} is at {addresses[0]}, which isn't on the public internet");
        return open;
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        if (options.ConnectOverride?.Invoke(context.DnsEndPoint.Host.TrimEnd('.')) is { } instead)
            return await OpenAsync(instead, ct);

        SocketException? last = null;
        foreach (var address in await ResolveAsync(context.DnsEndPoint, ct))
        {
            using var attempt = new CancellationTokenSource(options.ConnectTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, ct);
            try
            {
                return await OpenAsync(new IPEndPoint(address, context.DnsEndPoint.Port), either.Token);
            }
            catch (SocketException refused)
            {
                last = refused;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                last = new SocketException((int)SocketError.TimedOut);
            }
        }
        throw last!;
    }

    private bool IsConfigured(string host, IPAddress address) =>
        options.ConfiguredHost is { } own && string.Equals(host.TrimEnd('.'), own, StringComparison.OrdinalIgnoreCase) && PublicAddress.MayServe(own, address);

    private static async ValueTask<Stream> OpenAsync(IPEndPoint endPoint, CancellationToken ct)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
