using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>A real server on loopback for every host under <c>.town.test</c>. Pages have ETags and answer 304; robots.txt is a 404.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _answers = new();
    private LoopbackServer _server = null!;

    private Site() { }

    public IPEndPoint EndPoint => _server.EndPoint;

    /// <summary>What was answered, as <c>status path</c>, in order; robots.txt left out.</summary>
    public IReadOnlyList<string> Answers => [.. _answers];

    /// <summary>Answers what no page is set for; null: 404.</summary>
    public RequestDelegate? Otherwise { get; set; }

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        site._server = await LoopbackServer.StartAsync(site.AnswerAsync);
        return site;
    }

    public void On(Uri address, RequestDelegate answer) => _pages[address.Authority + address.PathAndQuery] = answer;

    public void Serve(Uri address, string body, string type = "text/html; charset=utf-8")
    {
        var tag = $"\"{RawHash.Of(body)}\"";
        On(address, async context =>
        {
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = 304;
                return;
            }
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body);
        });
    }

    /// <summary>Bytes under a tag of their own; a request that names it gets a 304.</summary>
    public void Serve(Uri address, byte[] body, string type, params (string Name, string Value)[] headers)
    {
        var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)[..8])}\"";
        On(address, async context =>
        {
            context.Response.Headers.ETag = tag;
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = 304;
                return;
            }
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(body);
        });
    }

    public void Fail(Uri address, int status = 500) => On(address, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString;
        // Noted before the head goes out: who has had an answer, even half of one, finds it here.
        if (context.Request.Path != "/robots.txt")
        {
            context.Response.OnStarting(() =>
            {
                _answers.Enqueue($"{context.Response.StatusCode} {path}");
                return Task.CompletedTask;
            });
        }
        if (_pages.TryGetValue(context.Request.Host.Value + path, out var page))
            await page(context);
        else if (Otherwise is { } otherwise)
            await otherwise(context);
        else
            context.Response.StatusCode = 404;
    }
}
