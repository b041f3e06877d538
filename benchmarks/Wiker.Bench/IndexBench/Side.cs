using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Elasticsearch;
using Wiker.Ingest.Index.Embedded;

namespace Wiker.Bench.IndexBench;

/// <summary>One index that is measured, and how to learn its size and memory.</summary>
internal sealed class Side : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly Uri? _server;
    private readonly string _alias = "bench-" + Guid.NewGuid().ToString("N")[..8];
    private int _process = Environment.ProcessId;

    private Side(string name, string? folder, Uri? server) => (Name, _folder, _server) = (name, folder, server);

    public string Name { get; private set; }
    public IRecordIndex Index { get; private set; } = null!;
    public bool IsEmbedded => _server is null;

    public static async Task<Side> EmbeddedAsync(string folder, CancellationToken cancellationToken) =>
        new("embedded", folder, null) { Index = await EmbeddedIndex.OpenAsync(new() { Folder = folder }, cancellationToken) };

    public static async Task<Side> OnServerAsync(Uri url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = url };
        var version = (await http.GetFromJsonAsync<JsonElement>("/", cancellationToken)).GetProperty("version");
        var side = new Side($"{(version.TryGetProperty("distribution", out _) ? "OpenSearch" : "Elasticsearch")} {version.GetProperty("number").GetString()}", null, url);
        side.Index = new ElasticsearchIndex(new() { Url = url, Name = side._alias, Store = side._alias, WriteTimeout = TimeSpan.FromMinutes(5) });
        var nodes = (await http.GetFromJsonAsync<JsonElement>("/_nodes/process", cancellationToken)).GetProperty("nodes");
        side._process = nodes.EnumerateObject().First().Value.GetProperty("process").GetProperty("id").GetInt32();
        return side;
    }

    /// <summary>Bytes on disk.</summary>
    public async Task<double> SizeAsync(CancellationToken cancellationToken)
    {
        if (_folder is not null)
            return Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        using var http = new HttpClient { BaseAddress = _server };
        var sizes = await http.GetStringAsync($"/_cat/indices/{_alias}-*?h=store.size&bytes=b", cancellationToken);
        return sizes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Sum(size => double.Parse(size, CultureInfo.InvariantCulture));
    }

    /// <summary>What its process holds in memory, in megabytes.</summary>
    public double ProcessMegabytes()
    {
        using var process = Process.GetProcessById(_process);
        return process.WorkingSet64 / 1e6;
    }

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        if (_server is null)
            return;
        using var http = new HttpClient { BaseAddress = _server };
        foreach (var name in (await http.GetStringAsync($"/_cat/indices/{_alias}-*?h=index")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            (await http.DeleteAsync(new Uri("/" + name, UriKind.Relative))).Dispose();
    }
}
