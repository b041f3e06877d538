using Microsoft.Extensions.Logging;
using Wiker.Ingest.Index;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>
/// Follows the change log into the index. The log is the truth: an index that is behind catches up, one that is ahead of the store
/// (a restored backup) or was thrown away is rebuilt beside the live one.
/// </summary>
public sealed partial class ChangeFollower(WikerStore store, IRecordIndex index, IndexDocuments documents, TimeProvider time, ILogger<ChangeFollower> logger) : IDisposable
{
    private const int BatchSize = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    // While a source with very much new is read: each step makes a segment of the index, and fewer of them are less to merge.
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(700);
    private const int Busy = 250;
    private const int LongestPauseSeconds = 30;
    // A server that is back is found again soon.
    private const int LongestAwaySeconds = 5;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>How many changes of the log the index has not taken yet.</summary>
    public async Task<long> LagAsync(CancellationToken cancellationToken)
    {
        var cursor = await index.AppliedAsync(cancellationToken);
        using var session = store.Read();
        return Math.Max(0, session.Records.ChangeNumber() - cursor);
    }

    /// <summary>Follows until cancelled, looking several times a second. A fault of the index is logged and tried again; it never stops the program.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var faults = 0;
        var isAway = false;
        var isFaultTold = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var applied = 0;
            try
            {
                applied = await CatchUpAsync(cancellationToken);
                if (isAway)
                    LogBack(applied);
                (faults, isAway, isFaultTold) = (0, false, false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (IndexUnavailableException e)
            {
                // Told once, and not at each of the many looks until it is back.
                if (!isAway)
                    LogAway(e.Message);
                (faults, isAway) = (faults + 1, true);
            }
            catch (Exception e)
            {
                if (!isFaultTold)
                    LogFault(e);
                (faults, isFaultTold) = (faults + 1, true);
            }
            try
            {
                await Task.Delay(faults == 0 ? applied >= Busy ? BusyPause : Pause : TimeSpan.FromSeconds(Math.Min(isAway ? LongestAwaySeconds : LongestPauseSeconds, faults)), time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Applies everything that the log has now; gives how many changes that were.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Not the durable cursor: to ask for that has the index commit, and while a source is read that would be at every look.
            var cursor = await index.AppliedAsync(cancellationToken);
            var applied = 0;
            while (true)
            {
                IReadOnlyList<IndexEntry> entries;
                using (var session = store.Read())
                {
                    if (cursor > session.Records.ChangeNumber())
                        break; // ahead of the store: below
                    var changes = session.Records.ChangesAfter(cursor, BatchSize);
                    if (changes.Count == 0)
                        return applied;
                    entries = Entries(session, changes);
                    cursor = changes[^1].Number;
                }
                await index.ApplyAsync(entries, cursor, cancellationToken);
                applied += entries.Count;
            }
            LogAhead(cursor);
            return await RebuildLockedAsync(null, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Builds the index anew beside the live one and switches over; gives how many records it holds.</summary>
    public async Task<int> RebuildAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await RebuildLockedAsync(progress, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<int> RebuildLockedAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        using var session = store.Read(); // one unchanging state: what comes later has later numbers
        var count = 0;
        await index.RebuildAsync(AllEntries(), session.Records.ChangeNumber(), cancellationToken);
        return count;

        async IAsyncEnumerable<IndexEntry> AllEntries()
        {
            for (var number = 0L; ;)
            {
                var changes = session.Records.ChangesAfter(number, BatchSize);
                if (changes.Count == 0)
                    yield break;
                foreach (var entry in Entries(session, changes))
                {
                    count++;
                    yield return entry;
                }
                number = changes[^1].Number;
                progress?.Report(count);
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private IReadOnlyList<IndexEntry> Entries(StoreSession session, IReadOnlyList<Change> changes)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var live = session.Records.FindMany([.. changes.Where(c => !c.Gone).Select(c => c.RecordId)]);
        return
        [
            .. changes.Select(c => new IndexEntry(
                c.RecordId,
                c.Number,
                live.TryGetValue(c.RecordId, out var record) && record.Moderation == Model.Moderation.Published ? documents.Of(record, today) : null)),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index is away, and catches up when it is back: {Why}")]
    private partial void LogAway(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The index is back and has caught up with {Count} changes")]
    private partial void LogBack(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index cannot follow the change log; it is tried again, and answers may be old meanwhile")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index stands at change {Cursor}, ahead of the store (restored from a backup?): it is rebuilt")]
    private partial void LogAhead(long cursor);
}
