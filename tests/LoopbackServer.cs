using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Wiker.Ingest.Tests;

/// <summary>A real Kestrel on a free port of the loopback address, with nothing but what a test gives it. Requests that still run when it is disposed are cut off.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => (_app, Url) = (app, app.Urls.First());

    /// <summary>Scheme, address and port, without a slash at its end.</summary>
    public string Url { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, new Uri(Url).Port);

    /// <summary>Somebody else's server, which has every request answered by <paramref name="answer"/>; over TLS with a <paramref name="certificate"/>.</summary>
    public static Task<LoopbackServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            // Sites send raw UTF-8 in Location; Kestrel refuses to, unless told.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        app.Run(answer);
        return StartAsync(app);
    }

    /// <summary>For a server of our own: add services, build, map endpoints, and start it with <see cref="StartAsync(WebApplication)"/>.</summary>
    public static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        return builder;
    }

    public static async Task<LoopbackServer> StartAsync(WebApplication app)
    {
        await app.StartAsync();
        return new LoopbackServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
