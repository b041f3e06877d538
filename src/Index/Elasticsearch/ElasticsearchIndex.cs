using System.Text.Json;
using Microsoft.Extensions.Logging;
using Wiker.Ingest.Index.Elasticsearch.Paging;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>
/// The index on a search server, Elasticsearch 8 or OpenSearch 2, recognised by its own words. Opening asks nothing: the server may be away, then every member throws
/// <see cref="IndexUnavailableException"/> until it is back. An index that is missing or of another format counts as empty at cursor 0 and is built again by its owner; one of another
/// store is never touched.
/// </summary>
public sealed partial class ElasticsearchIndex : IRecordIndex
{
    // How long an answer about the cursor holds: its owner asks several times a second.
    private static readonly TimeSpan StateHolds = TimeSpan.FromSeconds(2);
    private const int FillBatch = 5_000;
    private readonly ElasticsearchIndexOptions _options;
    private readonly SearchServer _server;
    private readonly IndexGenerations _generations;
    private readonly BulkWriting _bulk;
    private readonly RecordSearches _searches;
    private readonly TombstonePurge _purge;
    private readonly SemaphoreSlim _writing = new(1, 1);
    // How long a server that couldn't be asked isn't asked again for a search.
    private static readonly TimeSpan FailureHolds = TimeSpan.FromSeconds(1);
    // What the server last said, and when; null: it isn't known whether there is an index of ours.
    private KnownState? _known;
    private volatile Failure? _failure;
    // Up to where this process wrote; what the server holds is never older, unless it was lost.
    private long _written;
    private volatile bool _isDisposed;

    /// <summary>An index on that server; nothing is asked yet.</summary>
    /// <exception cref="IndexUnavailableException">The certificate's file can't be read.</exception>
    public ElasticsearchIndex(ElasticsearchIndexOptions options)
    {
        _options = options;
        _server = new(options);
        _generations = new(_server, options);
        _bulk = new(_server, options);
        _purge = new(_server, options);
        _searches = new(new SearchRound(_server, options), new RankingShelf(options.Time, options.KeepRankings));
    }

    /// <inheritdoc/>
    /// <remarks>The server writes its log to disk before it answers: what is applied is durable.</remarks>
    public ValueTask<long> CursorAsync(CancellationToken cancellationToken) => AppliedAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> AppliedAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Volatile.Read(ref _known) is { } known)
        {
            if (_options.Time.GetElapsedTime(known.At) < StateHolds)
                return known.Cursor;
            // Beside the writers: whoever asks how far a rebuild's index is behind doesn't wait for its end.
            if (await AskStateAsync(known, cancellationToken) is { } cursor)
                return cursor;
        }
        return await WriteAsync(async () => (await StandAsync(cancellationToken)).Cursor, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(IReadOnlyList<IndexEntry> entries, long cursor, CancellationToken cancellationToken)
    {
        await WriteAsync(async () =>
        {
            var known = await StandAsync(cancellationToken);
            if (known.Cursor < _written)
            {
                // Somebody deleted it, and it was made anew: what the caller gives goes on from an index that is no more.
                _written = 0;
                throw new IndexUnavailableException($"The index {_options.Name} at {_server.Address} was lost and is filled again.");
            }
            await _bulk.WriteAsync(_options.Name, isAlias: true, Newest(entries), cancellationToken);
            if (cursor != known.Cursor || entries.Count > 0)
                await WriteStateAsync(_options.Name, isAlias: true, cursor, cancellationToken);
            Know(_written = cursor);
            await _purge.RunAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Other writers wait meanwhile.</remarks>
    public async ValueTask RebuildAsync(IAsyncEnumerable<IndexEntry> entries, long cursor, CancellationToken cancellationToken)
    {
        await WriteAsync(async () =>
        {
            _ = await StandAsync(cancellationToken);
            await _generations.SweepAsync(cancellationToken);
            var next = await _generations.BeginAsync(cancellationToken);
            try
            {
                await FillAsync(next, entries, cancellationToken);
                await WriteStateAsync(next, isAlias: false, cursor, cancellationToken);
                await _generations.SwitchAsync(next);
            }
            catch
            {
                await _generations.DropAsync(next);
                throw;
            }
            Know(_written = cursor);
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Volatile.Read(ref _known) is null)
        {
            // Many ask at once while it is away: one of them a second finds out whether it is back.
            if (_failure is { } failure && _options.Time.GetElapsedTime(failure.At) < FailureHolds)
                throw new IndexUnavailableException(failure.Message);
            // Makes the index when there is none. While a writer is at it nobody waits for its end: the alias answers, or says that it is missing.
            if (_writing.CurrentCount > 0)
                await AppliedAsync(cancellationToken);
        }
        try
        {
            return await _searches.AnswerAsync(query, cancellationToken);
        }
        catch (ServerFaultException e)
        {
            // It answers: the next search may ask it at once.
            if (e.IsMissing)
                Volatile.Write(ref _known, null);
            throw;
        }
        catch (IndexUnavailableException e)
        {
            _failure = new(e.Message, _options.Time.GetTimestamp());
            throw;
        }
    }

    /// <summary>Which server answers, and what it holds.</summary>
    /// <exception cref="IndexUnavailableException">None does.</exception>
    public async Task<IndexOverview> DescribeAsync(CancellationToken cancellationToken)
    {
        var product = await _server.RecognizeAsync(cancellationToken);
        var live = await _generations.LiveAsync(cancellationToken);
        if (live is null)
            return new(product, _server.Address, _options.Name, null, 0, null);
        var body = JsonSerializer.SerializeToUtf8Bytes(new() { ["query"] = new System.Text.Json.Nodes.JsonObject { ["exists"] = new System.Text.Json.Nodes.JsonObject { ["field"] = "kind" } } }, WireJson.Default.JsonObject);
        var count = await _server.AskAsync(ServerRequest.Writing(_options, HttpMethod.Post, live + "/_count", body), WireJson.Default.CountAnswer, cancellationToken);
        var state = await ReadStateAsync(live, cancellationToken);
        return new(product, _server.Address, _options.Name, live, count.Count, IsOurs(state) ? state!.Cursor : null);
    }

    /// <summary>Lets the connections go; later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _isDisposed = true;
        _writing.Release();
        _server.Dispose();
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return await write();
        }
        catch (Exception e)
        {
            Volatile.Write(ref _known, null); // what the server took isn't known: it is asked before the next write
            if (e is IndexUnavailableException)
                _failure = new(e.Message, _options.Time.GetTimestamp());
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    // By the server's own word, where it wasn't asked yet; makes the index when there is none of ours.
    private async Task<KnownState> StandAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _known) is { } known)
            return known;
        _ = await _server.RecognizeAsync(cancellationToken);
        if (await _generations.LiveAsync(cancellationToken) is { } live)
        {
            var state = await ReadStateAsync(live, cancellationToken);
            if (IsOurs(state))
                return Know(state!.Cursor);
            if (state is not null && state.Store != _options.Store && !_options.TakesOver)
                throw new IndexUnavailableException($"The index {live} behind the alias {_options.Name} at {_server.Address} is of another data folder: name another alias with Index:Name, or delete that index.");
            LogOtherFormat(_options.Logger, live, _options.Name);
        }
        await _generations.SweepAsync(cancellationToken);
        var next = await _generations.BeginAsync(cancellationToken);
        await WriteStateAsync(next, isAlias: false, 0, cancellationToken);
        await _generations.SwitchAsync(next);
        return Know(0);
    }

    // The cursor that the server has now; null when its index isn't the one that we knew.
    private async Task<long?> AskStateAsync(KnownState known, CancellationToken cancellationToken)
    {
        try
        {
            var state = await ReadStateAsync(_options.Name, cancellationToken);
            var now = IsOurs(state) ? new KnownState(state!.Cursor, _options.Time.GetTimestamp()) : null;
            Interlocked.CompareExchange(ref _known, now, known); // a writer that came first knows better
            return now?.Cursor;
        }
        catch (IndexUnavailableException)
        {
            Interlocked.CompareExchange(ref _known, null, known);
            throw;
        }
    }

    private async Task FillAsync(string name, IAsyncEnumerable<IndexEntry> entries, CancellationToken cancellationToken)
    {
        var batch = new List<IndexEntry>(FillBatch);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            batch.Add(entry);
            if (batch.Count < FillBatch)
                continue;
            await _bulk.WriteAsync(name, isAlias: false, Newest(batch), cancellationToken);
            batch.Clear();
        }
        await _bulk.WriteAsync(name, isAlias: false, Newest(batch), cancellationToken);
    }

    private async Task<IndexState?> ReadStateAsync(string index, CancellationToken cancellationToken)
    {
        try
        {
            var request = ServerRequest.Searching(_options, HttpMethod.Get, $"{index}/_doc/{IndexState.Id}", null);
            return (await _server.AskAsync(request, WireJson.Default.StateAnswer, cancellationToken)).Source;
        }
        catch (ServerFaultException e) when (e.IsMissing)
        {
            return null;
        }
    }

    // Refreshes the shard, and with it all that was written before: there is but one.
    private async Task WriteStateAsync(string target, bool isAlias, long cursor, CancellationToken cancellationToken)
    {
        var state = JsonSerializer.SerializeToUtf8Bytes(new IndexState(cursor, _options.Store, IndexShape.Format), WireJson.Default.IndexState);
        await _server.TellAsync(ServerRequest.Writing(_options, HttpMethod.Put, $"{target}/_doc/{IndexState.Id}?refresh=true{(isAlias ? "&require_alias=true" : "")}", state), cancellationToken);
    }

    private bool IsOurs(IndexState? state) => state is not null && state.Store == _options.Store && state.Format == IndexShape.Format;

    private KnownState Know(long cursor)
    {
        var known = new KnownState(cursor, _options.Time.GetTimestamp());
        Volatile.Write(ref _known, known);
        _failure = null;
        return known;
    }

    private static Dictionary<string, IndexEntry>.ValueCollection Newest(IReadOnlyList<IndexEntry> entries)
    {
        var newest = new Dictionary<string, IndexEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!newest.TryGetValue(entry.Id, out var other) || entry.Version > other.Version)
                newest[entry.Id] = entry;
        }
        return newest.Values;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index {Index} behind the alias {Alias} is of an older format, or of another run of the demo: it is built anew")]
    private static partial void LogOtherFormat(ILogger logger, string index, string alias);

    private sealed record KnownState(long Cursor, long At);
    private sealed record Failure(string Message, long At);
}

/// <summary>
/// A search server and the index on it. <paramref name="Index"/> is null when there is none yet; <paramref name="Documents"/> counts live records; <paramref name="Cursor"/> is null when
/// the index isn't of this store, or of another format.
/// </summary>
public sealed record IndexOverview(ServerProduct Product, string Address, string Alias, string? Index, long Documents, long? Cursor);
