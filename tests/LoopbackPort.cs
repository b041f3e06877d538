using System.Net;
using System.Net.Sockets;

namespace Wiker.Ingest.Tests;

/// <summary>A port of the loopback address at which nobody listens, and which nobody else gets until it is disposed: a port that was merely free a moment ago may be another test's server by now.</summary>
internal sealed class LoopbackPort : IDisposable
{
    // Bound, and never told to listen: whoever connects is refused.
    private readonly Socket _held = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>One that is held from now on.</summary>
    public LoopbackPort() => _held.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_held.LocalEndPoint!).Port;

    public void Dispose() => _held.Dispose();

    /// <summary>
    /// A free port that no system hands out by itself (Linux begins at 32768, others at 49152), for a server that is to come and go at one address.
    /// </summary>
    public static int Reserved()
    {
        const int first = 20_000, count = 10_000;
        // From another place in each process, so that two that run side by side don't take the same.
        for (var tried = 0; tried < count; tried++)
        {
            var port = first + ((Environment.ProcessId * 7 + tried) % count);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
        throw new InvalidOperationException($"None of the ports from {first} on is free.");
    }
}
