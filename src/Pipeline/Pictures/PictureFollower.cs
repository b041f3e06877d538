using Microsoft.Extensions.Logging;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>
/// Has the pictures of records fetched, apart from crawls: a slow or broken picture holds up no run. It follows the change log with a cursor of its own, asks for what is due, host by
/// host within the fetcher's turns, and gives the records of a new picture a new number, so that whoever follows the log hears of it. Only the owner of the data folder runs it.
/// </summary>
public sealed partial class PictureFollower(
    WikerStore store, PictureFiles files, PoliteFetcher fetcher, PictureOptions options, TimeProvider time, ILogger<PictureFollower> logger) : IDisposable
{
    private const int MostPerRound = 500;
    private const int MostPerHost = 5; // in a round, which ends when its slowest host does
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly SemaphoreSlim _unpacking = new(1, 1);
    private bool _hasLookedForFiles;

    /// <summary>Follows until cancelled. A fault is logged and tried again; it never stops the program.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var faults = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await SettleAsync(cancellationToken);
                faults = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (faults++ == 0)
                    LogFault(e);
            }
            try
            {
                await Task.Delay(faults == 0 ? Pause : TimeSpan.FromSeconds(Math.Min(30, faults)), time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Takes all changes that the log has now, and asks for pictures until none is due; gives how many were asked for.</summary>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var asked = 0;
        while (true)
        {
            await _oneAtATime.WaitAsync(cancellationToken);
            try
            {
                LookForFiles();
                Follow(cancellationToken);
                var round = await AskRoundAsync(cancellationToken);
                if (round == 0)
                    return asked;
                asked += round;
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _oneAtATime.Dispose();
        _unpacking.Dispose();
    }

    // A data folder that came back from a backup without its thumbnails gets them again; those that a killed process left over go.
    private void LookForFiles()
    {
        if (_hasLookedForFiles)
            return;
        PictureSweep.Reconcile(store, files, time.GetUtcNow());
        _hasLookedForFiles = true;
    }

    private void Follow(CancellationToken cancellationToken)
    {
        while (IsBehind())
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReadOnlyList<string>? left;
            using (var session = store.Write())
            {
                left = PictureUses.Take(session, time.GetUtcNow());
                session.Commit();
            }
            PictureSweep.Forget(store, files, left ?? []);
        }
    }

    private bool IsBehind()
    {
        using var session = store.Read();
        return session.Pictures.Cursor() < session.Records.ChangeNumber();
    }

    private async Task<int> AskRoundAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredPicture> due;
        using (var session = store.Read())
            due = session.Pictures.Due(time.GetUtcNow(), MostPerRound, MostPerHost);
        var asked = 0;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.HostsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due.GroupBy(p => p.Host, StringComparer.Ordinal), limits, async (host, stop) =>
        {
            foreach (var picture in host)
            {
                Interlocked.Increment(ref asked);
                if (await AskAsync(picture, stop) is not { } pause)
                    continue;
                using var session = store.Write();
                session.Pictures.PutOff(host.Key, pause.Until, pause.Failures);
                session.Commit();
                return;
            }
        });
        return asked;
    }

    // Gives how its host's other pictures wait; null when they needn't. A picture whose fault is ours (no room, no native library) waits as one that can't be shown, and holds up no other.
    private async Task<HostPause?> AskAsync(StoredPicture picture, CancellationToken cancellationToken)
    {
        HostPause? pause = null;
        try
        {
            pause = await TryAskAsync(picture, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Save(picture, PictureAsking.Refused(picture, PictureAsking.Fault, $"{e.GetType().Name}: {e.Message}", time.GetUtcNow()), null);
            if (picture.Reason != PictureAsking.Fault)
                LogPictureFault(e, picture.Url);
        }
        if (picture.Kept is { } old) // after the commit, and only if no picture has them any more
            PictureSweep.Forget(store, files, [old.Name]);
        return pause;
    }

    private async Task<HostPause?> TryAskAsync(StoredPicture picture, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(picture.Url, UriKind.Absolute, out _)) // masked, or a person's slip
        {
            Save(picture, PictureAsking.Refused(picture, "url-invalid", "no address on the web", time.GetUtcNow()), null);
            return null;
        }
        var outcome = await fetcher.FetchAsync(PictureAsking.Request(picture, options), cancellationToken);
        var answer = PictureAsking.Understand(picture, outcome, options, time.GetUtcNow());
        if (answer.File is not { } file)
        {
            Save(picture, answer.Picture, null);
            return answer.Host;
        }
        switch (await UnpackAsync(picture, file, cancellationToken))
        {
            case ThumbnailOutcome.Made made:
                Save(picture, answer.Picture, (PictureFiles.NameOf(file.Span), made));
                break;
            case ThumbnailOutcome.Refused refused:
                Save(picture, PictureAsking.Refused(picture, refused.Reason, refused.Detail, time.GetUtcNow()), null);
                break;
        }
        return null;
    }

    // One at a time: each may take the memory of as many pixels as are allowed. A decoder can't be stopped; one that takes too long is let run out, and the others wait for it.
    private async Task<ThumbnailOutcome> UnpackAsync(StoredPicture picture, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        await _unpacking.WaitAsync(cancellationToken);
        try
        {
            // Written before the decoder starts: should it take the process along, the picture isn't asked for again as soon as that is back.
            Save(picture, PictureAsking.Unfinished(picture, time.GetUtcNow()), null);
        }
        catch
        {
            _unpacking.Release();
            throw;
        }
        var work = Task.Run(() =>
        {
            try
            {
                return Thumbnails.Make(file.Span, options);
            }
            finally
            {
                _unpacking.Release();
            }
        }, CancellationToken.None);
        try
        {
            return await work.WaitAsync(options.MostTime, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new ThumbnailOutcome.Refused("too-slow", FormattableString.Invariant($"unpacking it took more than {options.MostTime.TotalSeconds} s"));
        }
    }

    // Files are written while nobody else may write: who deletes files, also another process, never sees them without their row.
    private void Save(StoredPicture before, StoredPicture after, (string Name, ThumbnailOutcome.Made Made)? made)
    {
        using var session = store.Write();
        if (session.Pictures.Find(before.Url) is null)
            return; // no record says it any more
        if (made is var (name, thumbnails))
            after = after with { Kept = files.Keep(name, thumbnails) };
        session.Pictures.Save(after);
        if (before.Failures > 0 && after.Reason is null && after.Failures == 0)
            session.Pictures.Resume(after.Host, time.GetUtcNow());
        if (before.Kept?.Name != after.Kept?.Name)
            session.Records.Renumber(session.Pictures.UsersOf(after.Url), time.GetUtcNow());
        session.Commit();
        if (after.Reason is { } reason and not (PictureAsking.NotFinished or PictureAsking.Fault) && reason != before.Reason)
            LogRefused(after.Url, reason, after.Detail);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Pictures cannot be followed; it is tried again, and records go without new ones meanwhile")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The picture {Url} could not be made small; it is tried again later")]
    private partial void LogPictureFault(Exception exception, string url);

    [LoggerMessage(Level = LogLevel.Information, Message = "The picture {Url} isn't shown: {Reason} ({Detail})")]
    private partial void LogRefused(string url, string reason, string? detail);
}
