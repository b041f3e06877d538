using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wiker.Ingest.Index.Elasticsearch;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Index.Tests.Elasticsearch;

/// <summary>A loopback server that speaks as Elasticsearch with one index of ours at cursor 5, and misbehaves where a test tells it to.</summary>
internal sealed class UnrulySearchServer : IAsyncDisposable
{
    public const string Store = "store-1";
    private const string Name = "records";
    private readonly ConcurrentQueue<(string Path, RequestDelegate Answer)> _next = new();
    private readonly ConcurrentQueue<Asked> _asked = new();
    private LoopbackServer _server = null!;

    private UnrulySearchServer() { }

    /// <summary>A request as it came.</summary>
    public sealed record Asked(string Method, string Path, string Query, string? Authorization, string Body);

    public Uri Address => new UriBuilder(_server.Url) { Host = "localhost" }.Uri;

    public IReadOnlyList<Asked> Requests => [.. _asked];

    /// <summary>What the index logged.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public static async Task<UnrulySearchServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new UnrulySearchServer();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync, certificate);
        return server;
    }

    /// <summary>An index on this server that waits a millisecond where it would wait longer, and minutes for an answer.</summary>
    public ElasticsearchIndex Open(Func<ElasticsearchIndexOptions, ElasticsearchIndexOptions>? change = null)
    {
        var options = new ElasticsearchIndexOptions
        {
            Url = Address,
            Name = Name,
            Store = Store,
            Logger = new QueueLogger(Log),
            FirstPause = TimeSpan.FromMilliseconds(1),
            LongestPause = TimeSpan.FromMilliseconds(5),
            SearchTimeout = SearchServers.Patience,
            WriteTimeout = SearchServers.Patience,
        };
        return new ElasticsearchIndex(change is null ? options : change(options));
    }

    /// <summary>The next request for a path that ends so is answered by that; several wait in order.</summary>
    public UnrulySearchServer Next(string pathEnd, RequestDelegate answer)
    {
        _next.Enqueue((pathEnd, answer));
        return this;
    }

    public UnrulySearchServer Next(string pathEnd, int status, string json = "{}", params (string Name, string Value)[] headers) => Next(pathEnd, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(json);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var path = context.Request.Path.Value!;
        _asked.Enqueue(new(context.Request.Method, path, context.Request.QueryString.Value ?? "", context.Request.Headers.Authorization.FirstOrDefault(), body));
        if (_next.TryPeek(out var next) && path.EndsWith(next.Path, StringComparison.Ordinal) && _next.TryDequeue(out next))
        {
            await next.Answer(context);
            return;
        }
        if (path == "/")
            context.Response.Headers["X-elastic-product"] = "Elasticsearch";
        await context.Response.WriteAsync(Usual(path, body));
    }

    private static string Usual(string path, string body) => path switch
    {
        "/" => """{"version":{"number":"8.18.0"},"tagline":"You Know, for Search"}""",
        _ when path.EndsWith("/_alias", StringComparison.Ordinal) => """{"records-20261125120000000":{"aliases":{"records":{}}}}""",
        _ when path.EndsWith("/_doc/~state", StringComparison.Ordinal) => $$$"""{"found":true,"_source":{"cursor":5,"store":"{{{Store}}}","format":"{{{IndexShape.Format}}}"}}""",
        _ when path.EndsWith("/_bulk", StringComparison.Ordinal) => Items(body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length / 2),
        _ when path.EndsWith("/_search", StringComparison.Ordinal) => """{"hits":{"total":{"value":0},"hits":[]}}""",
        _ => "{}",
    };

    /// <summary>A bulk's answer: all well, but for the items given by place.</summary>
    public static string Items(int count, params (int At, int Status, string Error)[] ill) => JsonSerializer.Serialize(new
    {
        errors = ill.Length > 0,
        items = Enumerable.Range(0, count).Select(at => ill.FirstOrDefault(i => i.At == at && i.Status > 0) is (_, > 0, var error) found
            ? (object)new { index = new { status = found.Status, error = new { type = error, reason = "failed to parse field [lat]. Preview of field's value: 'secret words'" } } }
            : new { index = new { status = 201 } }),
    });

    private sealed class QueueLogger(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
