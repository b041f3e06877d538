using Wiker.Ingest.Index.Elasticsearch;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Index.Tests.Elasticsearch;

/// <summary>The contract, for Elasticsearch.</summary>
public sealed class ElasticsearchContract : RecordIndexContract
{
    private readonly TestIndex _index = new(SearchServers.Elasticsearch);

    // Each rebuild makes an index on the server.
    protected override int Histories => 10;

    protected override async ValueTask<IRecordIndex> OpenAsync() => await _index.OpenAsync();

    protected override ValueTask CleanAsync() => _index.DisposeAsync();
}

/// <summary>The contract, for OpenSearch.</summary>
public sealed class OpenSearchContract : RecordIndexContract
{
    private readonly TestIndex _index = new(SearchServers.OpenSearch);

    // Each rebuild makes an index on the server.
    protected override int Histories => 10;

    protected override async ValueTask<IRecordIndex> OpenAsync() => await _index.OpenAsync();

    protected override ValueTask CleanAsync() => _index.DisposeAsync();
}

/// <summary>An index of a test's own on a shared server; gone when disposed.</summary>
internal sealed class TestIndex(string product) : IAsyncDisposable
{
    private Uri? _address;

    public string Name { get; } = "t" + Guid.NewGuid().ToString("N")[..12];

    public Uri Address => _address ?? throw new InvalidOperationException("Not opened yet.");

    public async Task<ElasticsearchIndex> OpenAsync(Func<ElasticsearchIndexOptions, ElasticsearchIndexOptions>? change = null)
    {
        _address = await SearchServers.AddressAsync(product);
        var options = new ElasticsearchIndexOptions { Url = _address, Name = Name, Store = "store-of-" + Name, SearchTimeout = SearchServers.Patience, WriteTimeout = SearchServers.Patience };
        return new ElasticsearchIndex(change is null ? options : change(options));
    }

    /// <summary>Asks the server itself, past the index.</summary>
    public async Task<string> AskAsync(HttpMethod method, string path, string? json = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_address is null)
            return;
        foreach (var line in (await AskAsync(HttpMethod.Get, $"_cat/indices/{Name}-*?h=index")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await AskAsync(HttpMethod.Delete, line);
    }
}
