using System.Net.Sockets;
using System.Security.Authentication;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>Classifies what went wrong, by the types and codes of exceptions, never by their words.</summary>
internal static class FaultOf
{
    private const int MaxDepth = 8;

    public static FetchFault Exception(Exception exception)
    {
        // Our own limit has ended it; what the socket says of being closed under it doesn't count.
        if (exception is OperationCanceledException)
            return FetchFault.Timeout;
        FetchFault? fault = null;
        // The innermost cause knows best: the HTTP stack wraps it in ever vaguer ones.
        for (var (e, depth) = (exception, 0); e is not null && depth < MaxDepth; e = e.InnerException!, depth++)
            fault = Of(e) ?? fault;
        return fault ?? FetchFault.Broken;
    }

    /// <summary>The innermost message, for people.</summary>
    public static string Describe(Exception exception)
    {
        var e = exception;
        if (e is OperationCanceledException)
            return "no answer, or not the whole of it, in time";
        for (var depth = 0; e.InnerException is { } inner && depth < MaxDepth; depth++)
            e = inner;
        return e.Message;
    }

    private static FetchFault? Of(Exception exception) => exception switch
    {
        ForbiddenAddressException => FetchFault.ForbiddenAddress,
        AuthenticationException => FetchFault.Tls,
        SocketException socket => Of(socket.SocketErrorCode),
        HttpRequestException { HttpRequestError: var error } => Of(error),
        HttpIOException { HttpRequestError: var error } => Of(error),
        OperationCanceledException or TimeoutException => FetchFault.Timeout,
        _ => null,
    };

    private static FetchFault? Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => FetchFault.Dns,
        HttpRequestError.ConnectionError => FetchFault.Refused,
        HttpRequestError.SecureConnectionError => FetchFault.Tls,
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => FetchFault.Broken,
        HttpRequestError.ConfigurationLimitExceeded => FetchFault.TooLarge,
        _ => null,
    };

    private static FetchFault Of(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => FetchFault.Dns,
        SocketError.TimedOut => FetchFault.Timeout,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or SocketError.NotConnected => FetchFault.Broken,
        _ => FetchFault.Refused,
    };
}
