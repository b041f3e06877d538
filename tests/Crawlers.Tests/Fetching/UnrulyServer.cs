using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

/// <summary>A real server on loopback that answers as the test tells it, for every host under <c>.site.test</c>; without a route for it, robots.txt is a 404.</summary>
internal sealed class UnrulyServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = new();
    private LoopbackServer _server = null!;

    private UnrulyServer() { }

    public IPEndPoint EndPoint => _server.EndPoint;

    /// <summary>Paths asked for, as host + path, in order of arrival.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public static async Task<UnrulyServer> StartAsync()
    {
        var server = new UnrulyServer();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    public UnrulyServer On(string hostAndPath, RequestDelegate answer)
    {
        _routes[hostAndPath] = answer;
        return this;
    }

    public UnrulyServer On(string hostAndPath, string body) => On(hostAndPath, context => context.Response.WriteAsync(body));

    public UnrulyServer Redirects(string hostAndPath, string to, int status = 302) => On(hostAndPath, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    public UnrulyServer Says(string hostAndPath, int status, params (string Name, string Value)[] headers) => On(hostAndPath, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    /// <summary>Options that lead hosts under <c>.site.test</c> here and leave all others to the checks.</summary>
    public FetchingOptions Options => new()
    {
        ConnectOverride = host => host.EndsWith(".site.test", StringComparison.Ordinal) ? EndPoint : null,
        Resolve = (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound),
        DelayPerHost = TimeSpan.Zero,
        Jitter = 0,
        // A busy machine isn't a slow site: who tests for slowness moves a clock.
        TotalTimeout = TimeSpan.FromMinutes(10),
        IdleTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>One fetch by a fetcher of its own; <paramref name="change"/> changes its options.</summary>
    public async Task<FetchOutcome> FetchAsync(string url, Func<FetchingOptions, FetchingOptions>? change = null)
    {
        using var fetcher = new PoliteFetcher(change?.Invoke(Options) ?? Options, TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest(new Uri(url)), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var key = context.Request.Host.Host + context.Request.Path.Value + context.Request.QueryString.Value;
        _asked.Enqueue(key);
        if (_routes.TryGetValue(key, out var answer))
            return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
