using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>
/// The index inside the process: Lucene for words, arrays in memory for everything else. Searches never wait for writers. A damaged or missing index starts empty at
/// cursor 0, so that its owner builds it again; it is never fatal. After an exception of a writer the state is that of the last commit: ask <see cref="AppliedAsync"/> where to go on.
/// </summary>
public sealed class EmbeddedIndex : IRecordIndex
{
    private readonly ILogger _logger;
    private readonly GenerationFolders _folders;
    private readonly SnapshotShelf _shelf;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ITimer _commitTimer;
    private readonly TimeSpan _commitAfter;
    private volatile bool _commitIsDue;
    // Null after a writer's failure, until the next write opens it again.
    private Generation? _live;
    private Snapshot? _current;
    private bool _disposed;

    private EmbeddedIndex(EmbeddedIndexOptions options)
    {
        _logger = options.Logger;
        _folders = new(Path.GetFullPath(options.Folder), options.Logger);
        _shelf = new(options.Time, options.KeepSnapshots, options.MostSnapshots);
        _commitAfter = options.CommitAfter;
        _commitTimer = options.Time.CreateTimer(_ => _ = CommitInTimeAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Opens the index of a folder, or an empty one with cursor 0 when there is none or it can't be trusted (logged as a warning).
    /// Throws <see cref="IOException"/> when another process has it open or the folder can't be written.
    /// </summary>
    public static async Task<EmbeddedIndex> OpenAsync(EmbeddedIndexOptions options, CancellationToken cancellationToken)
    {
        var index = new EmbeddedIndex(options);
        try
        {
            await Task.Run(() => index.Live(), cancellationToken);
            return index;
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Commits what waits, so that the answer is both up to date and durable.</remarks>
    public async ValueTask<long> CursorAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _live) is { HasPending: false } settled)
            return settled.DurableCursor;
        return await WriteAsync(live =>
        {
            live.Commit();
            return live.DurableCursor;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<long> AppliedAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _live)?.Cursor ?? await WriteAsync(live => live.Cursor, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(IReadOnlyList<IndexEntry> entries, long cursor, CancellationToken cancellationToken)
    {
        await WriteAsync(live =>
        {
            if (live.Apply(entries, cursor))
                Show(live.Publish());
            CommitSoon(live);
            return true;
        }, cancellationToken);
    }

    /// <summary>Makes everything applied so far durable now.</summary>
    public async ValueTask CommitAsync(CancellationToken cancellationToken) => await CursorAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Other writers wait meanwhile; the cursor can be read.</remarks>
    public async ValueTask RebuildAsync(IAsyncEnumerable<IndexEntry> entries, long cursor, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Live().Commit();
            var next = Generation.Create(_folders.AddNew(), _logger, Closed);
            try
            {
                await next.FillAsync(entries, cursor, cancellationToken);
                SwitchTo(next);
            }
            catch when (!ReferenceEquals(_live, next))
            {
                next.Close(replaced: true);
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var byRelevance = query.Sort == QuerySort.Relevance;
        var snapshot = (byRelevance && query.After?.Snapshot is { } name ? _shelf.Take(name) : null) ?? AcquireCurrent();
        try
        {
            var answer = SnapshotSearch.Answer(snapshot, query, cancellationToken);
            if (byRelevance && answer.HasMore)
                _shelf.Keep(snapshot);
            return new(answer);
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Commits and closes. Searches that run end well; later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        try
        {
            if (_disposed)
                return;
            _disposed = true;
            await _commitTimer.DisposeAsync();
            _shelf.Clear();
            Interlocked.Exchange(ref _current, null)?.Release();
            var live = Interlocked.Exchange(ref _live, null);
            try
            {
                live?.Commit();
            }
            finally
            {
                live?.Close(replaced: false);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask<T> WriteAsync<T>(Func<Generation, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var live = Live();
            try
            {
                return write(live);
            }
            catch
            {
                GiveUp(live);
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    // What memory holds may be ahead of what the writer took: the next write starts from the last commit. Searches go on in the state last shown.
    private void GiveUp(Generation live)
    {
        Volatile.Write(ref _live, null);
        try
        {
            live.Close(replaced: false);
        }
        catch (Exception fault)
        {
            _logger.LogWarning(fault, "The index in {Folder} didn't close well after a failed write.", live.Folder);
        }
    }

    private Generation Live()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_live is { } live)
            return live;
        var opened = OpenOrReplace();
        Show(opened.Publish());
        Volatile.Write(ref _live, opened);
        return opened;
    }

    private Generation OpenOrReplace()
    {
        if (_folders.Live() is { } folder)
        {
            try
            {
                var opened = Generation.Open(folder, _logger, Closed);
                _folders.DeleteAllBut(folder);
                return opened;
            }
            catch (LockObtainFailedException)
            {
                throw; // in use by another process: not ours to discard
            }
            catch (Exception fault)
            {
                _logger.LogWarning(fault, "The index in {Folder} can't be trusted and is discarded; it will be built again from the store.", folder);
            }
        }
        var created = Generation.Create(_folders.AddNew(), _logger, Closed);
        _folders.PointTo(created.Folder);
        _folders.DeleteAllBut(created.Folder);
        return created;
    }

    private void SwitchTo(Generation next)
    {
        var snapshot = next.Publish();
        try
        {
            _folders.PointTo(next.Folder);
        }
        catch
        {
            snapshot.Release();
            throw;
        }
        var replaced = Interlocked.Exchange(ref _live, next);
        Show(snapshot);
        replaced?.Close(replaced: true);
    }

    private void Closed(Generation generation)
    {
        if (generation.IsReplaced)
            _folders.Delete(generation.Folder);
    }

    private void Show(Snapshot snapshot)
    {
        Interlocked.Exchange(ref _current, snapshot)?.Release();
        _shelf.Sweep();
    }

    private Snapshot AcquireCurrent()
    {
        while (true)
        {
            var current = Volatile.Read(ref _current);
            ObjectDisposedException.ThrowIf(current is null, this);
            if (current.TryAcquire())
                return current;
        }
    }

    private void CommitSoon(Generation live)
    {
        if (_commitIsDue || !live.HasPending)
            return;
        _commitIsDue = true;
        _commitTimer.Change(_commitAfter, Timeout.InfiniteTimeSpan);
    }

    private async Task CommitInTimeAsync()
    {
        try
        {
            _commitIsDue = false;
            await WriteAsync(live =>
            {
                live.Commit();
                return true;
            }, CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // closed meanwhile, and committed then
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "The index couldn't be written to disk; what was applied since the last commit will be applied again.");
        }
    }
}
