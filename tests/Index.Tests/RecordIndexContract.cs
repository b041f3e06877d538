namespace Wiker.Ingest.Index.Tests;

/// <summary>What every <see cref="IRecordIndex"/> promises. A class for each implementation gives it an index to try.</summary>
public abstract partial class RecordIndexContract : IAsyncLifetime
{
    private long _version;

    /// <summary>The index under test, empty at first.</summary>
    protected IRecordIndex Index { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Index = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the index of this test: empty the first time, after that the same again.</summary>
    protected abstract ValueTask<IRecordIndex> OpenAsync();

    /// <summary>Deletes what the test left.</summary>
    protected abstract ValueTask CleanAsync();

    private protected async Task Reopen()
    {
        await Index.DisposeAsync();
        Index = await OpenAsync();
    }

    /// <summary>Puts documents in as the next change.</summary>
    private protected async Task Put(params (string Id, IndexDocument? Document)[] documents)
    {
        _version++;
        await Index.ApplyAsync([.. documents.Select(document => new IndexEntry(document.Id, _version, document.Document))], _version, CancellationToken.None);
    }

    private protected async Task<string> Ids(IndexQuery query) => string.Join(' ', (await Index.SearchAsync(query, CancellationToken.None)).Hits.Select(hit => hit.Id));

    /// <summary>All hits of a query, page by page, checked against each page's total.</summary>
    private protected async Task<List<IndexHit>> AllPages(IndexQuery query, Func<Task>? between = null)
    {
        var hits = new List<IndexHit>();
        while (true)
        {
            var answer = await Index.SearchAsync(query, CancellationToken.None);
            hits.AddRange(answer.Hits);
            if (!answer.HasMore)
                return hits;
            answer.Hits.Count.ShouldBe(query.Limit);
            query = query with { After = answer.Hits[^1].Position };
            if (between is not null)
                await between();
        }
    }
}
