using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Wiker.Ingest.Host.Demo;

/// <summary>
/// The demo's small web: every host under <c>.demo.test</c>, served from <c>demo/web/&lt;host&gt;/</c> on one free port of loopback, byte for byte and with
/// the faults that its <c>site.yml</c> asks for (demo/README.md). Files are read at each request.
/// </summary>
internal sealed class DemoWeb : IAsyncDisposable
{
    private readonly WebApplication _server;

    private DemoWeb(WebApplication server, IPEndPoint endPoint) => (_server, EndPoint) = (server, endPoint);

    /// <summary>Where all its hosts are.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Serves <paramref name="folder"/>; dates in its files count from <paramref name="start"/>. Ends when disposed.</summary>
    public static async Task<DemoWeb> StartAsync(string folder, DateTimeOffset start, TimeProvider time, CancellationToken ct = default)
    {
        // The empty builder reads no configuration: an ASPNETCORE_URLS of the machine must not open this server to the network.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = builder.Build();
        var answers = new DemoAnswers(new DemoFiles(folder), new DemoMarks(start), time);
        server.Run(async context =>
        {
            try
            {
                await answers.AnswerAsync(context);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The asker has left, or the file is being written this very moment: to a crawler both look like a cut line.
                context.Abort();
            }
        });
        await server.StartAsync(ct);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new DemoWeb(server, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port));
    }

    /// <summary>Every fault of the folder's <c>site.yml</c> files and marks, for its author; empty when all can be read.</summary>
    public static IReadOnlyList<string> Check(string folder)
    {
        var faults = new List<string>();
        var marks = new DemoMarks(DateTimeOffset.UnixEpoch);
        foreach (var host in new DemoFiles(folder).HostFolders)
        {
            try
            {
                Check(host, DemoSite.Read(host), marks, faults);
            }
            catch (FormatException fault)
            {
                faults.Add($"{Path.GetFileName(host)}/{DemoSite.FileName}: {fault.Message}");
            }
        }
        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        // Endless answers would hold up a polite stop.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private static void Check(string host, DemoSite site, DemoMarks marks, List<string> faults)
    {
        var name = Path.GetFileName(host);
        if (!name.EndsWith(DemoFetching.HostSuffix, StringComparison.Ordinal))
            faults.Add($"{name}: doesn't end in {DemoFetching.HostSuffix}");
        var unmarked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, entry) in site.Paths)
        {
            if (entry is null)
                continue;
            var file = DemoFiles.Find(host, "/" + (entry.File ?? Uri.UnescapeDataString(key.Split('?')[0]).TrimStart('/')));
            if (entry.File is not null && file is null)
                faults.Add($"{name}/{DemoSite.FileName}: {key}: file {entry.File} isn't there");
            if (file is not null && !entry.Marks)
                unmarked.Add(file);
        }
        foreach (var file in Directory.EnumerateFiles(host, "*", SearchOption.AllDirectories).Where(f => !unmarked.Contains(f)).Order(StringComparer.Ordinal))
            marks.Fill(File.ReadAllBytes(file), DemoCharset.Find(null), mark => faults.Add($"{Path.GetRelativePath(Path.GetDirectoryName(host)!, file)}: {mark} can't be read"));
    }
}
