using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Bench.CorpusBench.Reading;

/// <summary>Serves the files of a folder from a free port of loopback as a plain web server does: byte for byte, the type by the file's ending, no charset. There is no robots.txt.</summary>
internal sealed class CorpusServer : IAsyncDisposable
{
    private const string Host = "corpus.test";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".xml"] = "application/xml",
        [".ics"] = "text/calendar",
        [".csv"] = "text/csv",
        [".json"] = "application/json",
        [".geojson"] = "application/geo+json",
        [".ndjson"] = "application/x-ndjson",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly WebApplication _server;
    private readonly IPEndPoint _endPoint;

    private CorpusServer(WebApplication server, IPEndPoint endPoint) => (_server, _endPoint) = (server, endPoint);

    /// <summary>How to fetch from here and from nowhere else; nobody is spared by waiting.</summary>
    public FetchingOptions Fetching => new()
    {
        AllowedHostSuffix = Host,
        ConnectOverride = host => host == Host ? _endPoint : null,
        DelayPerHost = TimeSpan.Zero,
        Jitter = 0,
        SpacePerAddress = false,
    };

    /// <summary>The address of a file, by its path from the folder, with slashes.</summary>
    public static Uri AddressOf(string path) => new($"http://{Host}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>Serves <paramref name="paths"/> of <paramref name="folder"/> and nothing else, until disposed.</summary>
    public static async Task<CorpusServer> StartAsync(string folder, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var served = paths.ToFrozenDictionary(path => "/" + path, path => Path.Combine(folder, path), StringComparer.Ordinal);
        // The empty builder reads no configuration: an ASPNETCORE_URLS of the machine must not open this server to the network.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(async context =>
        {
            if (!served.TryGetValue(context.Request.Path.Value ?? "", out var file))
            {
                context.Response.StatusCode = 404;
                return;
            }
            context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file));
            await context.Response.SendFileAsync(file, context.RequestAborted);
        });
        await server.StartAsync(cancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new CorpusServer(server, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
