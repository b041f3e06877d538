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

/// <summary>Serves files of a folder from a free port of loopback as a plain web server does: byte for byte, the type by the file's ending, no charset. There is no robots.txt.</summary>
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

    /// <summary>How to fetch from here and from nowhere else, whatever host is asked for; nobody is spared by waiting.</summary>
    public FetchingOptions Fetching => new()
    {
        ConnectOverride = _ => _endPoint,
        DelayPerHost = TimeSpan.Zero,
        Jitter = 0,
        SpacePerAddress = false,
        // What comes late from this very process is a busy machine, and no ill site.
        TotalTimeout = TimeSpan.FromMinutes(10),
        IdleTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>The address of a file, by its path from the folder, with slashes.</summary>
    public static Uri AddressOf(string path) => new($"http://{Host}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>Serves <paramref name="paths"/> of <paramref name="folder"/> under their own <see cref="AddressOf"/> and nothing else, until disposed.</summary>
    public static Task<CorpusServer> StartAsync(string folder, IEnumerable<string> paths, CancellationToken cancellationToken) =>
        StartAsync(folder, paths.ToDictionary(AddressOf, path => path), cancellationToken);

    /// <summary>Serves files of <paramref name="folder"/> by address, whatever its scheme, under many hosts at once, and nothing else, until disposed.</summary>
    public static async Task<CorpusServer> StartAsync(string folder, IReadOnlyDictionary<Uri, string> files, CancellationToken cancellationToken)
    {
        var served = files.ToFrozenDictionary(file => Key(file.Key.Host, Uri.UnescapeDataString(file.Key.AbsolutePath), file.Key.Query), file => Path.Combine(folder, file.Value), StringComparer.Ordinal);
        // The empty builder reads no configuration: an ASPNETCORE_URLS of the machine must not open this server to the network.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(async context =>
        {
            var asked = context.Request;
            if (!served.TryGetValue(Key(asked.Host.Host, asked.Path.Value ?? "", asked.QueryString.Value ?? ""), out var file))
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

    private static string Key(string host, string path, string query) => host.ToLowerInvariant() + path + query;

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
