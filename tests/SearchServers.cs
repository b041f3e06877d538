using System.Collections.Concurrent;
using System.Diagnostics;

namespace Wiker.Ingest.Tests;

/// <summary>
/// Real search servers on the loopback address, from the shared folder; each product is started once for a test assembly and ends with it. Without the folder or <c>java</c>
/// a test skips and says so; in continuous integration with the folder it fails.
/// </summary>
internal static class SearchServers
{
    public const string Elasticsearch = "elasticsearch";
    public const string OpenSearch = "opensearch";

    /// <summary>Longer than any start or answer takes, also where several test projects share two cores.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly ConcurrentDictionary<string, Lazy<Task<Uri>>> Started = new(StringComparer.Ordinal);

    /// <summary>The address of the assembly's server of that product.</summary>
    public static async Task<Uri> AddressAsync(string product)
    {
        var script = Require();
        return await Started.GetOrAdd(product, name => new(async () => (await StartAsync(script, name, [])).Address)).Value;
    }

    /// <summary>A server of one's own, which its caller stops; its data stay in that folder.</summary>
    public static Task<SearchServerProcess> StartAsync(string product, string data, int port) =>
        StartAsync(Require(), product, ["--data", data, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

    /// <summary>Skips the running test when there is no server to start.</summary>
    public static string Require()
    {
        var script = SharedFolder.Require("search-servers/start");
        var hasJava = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "java")));
        if (!hasJava && SharedFolder.InContinuousIntegration)
            Assert.Fail("The search servers need java 17, which isn't on the path: install openjdk-17-jre-headless.");
        Assert.SkipUnless(hasJava, "needs java 17 on the path to start the search servers (openjdk-17-jre-headless).");
        return script;
    }

    private static async Task<SearchServerProcess> StartAsync(string script, string product, string[] more)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[script, product, "--parent", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), "--heap", "512m", .. more])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("bash didn't start.");
        var said = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && said.Count < 200)
                said.Enqueue(text);
        };
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Patience);
        string? address = null;
        try
        {
            address = await process.StandardOutput.ReadLineAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        if (address is null)
            throw new InvalidOperationException($"{product} didn't start:{Environment.NewLine}{string.Join(Environment.NewLine, said)}");
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // so that it never waits for somebody to read
        return new SearchServerProcess(process, new Uri(address));
    }
}

/// <summary>A running search server; stopped when disposed.</summary>
internal sealed class SearchServerProcess(Process process, Uri address) : IAsyncDisposable
{
    public Uri Address => address;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(SearchServers.Patience);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        process.Dispose();
    }
}
