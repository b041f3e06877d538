using System.Net;
using System.Net.Sockets;
using Quartz;
using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Pipeline.Weather;

namespace Wiker.Ingest.Host.Serving;

/// <summary>The owner of a data folder at work: it follows the change log into the index, and, with a port, serves and schedules.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly IRecordIndex _index;
    private readonly WebApplication? _web;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private Task _picturing = Task.CompletedTask;

    private Service(IRecordIndex index, ChangeFollower follower, PictureFollower pictures, WebApplication? web, string? url)
    {
        (_index, Follower, Pictures, _web, Url) = (index, follower, pictures, web, url);
        _following = follower.FollowAsync(_stop.Token);
    }

    /// <summary>Follows the change log.</summary>
    public ChangeFollower Follower { get; }

    /// <summary>Has the pictures of records fetched.</summary>
    public PictureFollower Pictures { get; }

    /// <summary>The index that it keeps.</summary>
    public IRecordIndex Index => _index;

    /// <summary>Where it answers, ending in a slash; null without a port.</summary>
    public string? Url { get; }

    /// <summary>Opens the index (one on a server may be away) and begins to follow and, with a port, to serve on the loopback address.</summary>
    /// <exception cref="CannotRunException">The port is taken.</exception>
    public static async Task<Service> StartAsync(Composition parts, FolderLock owner, int? port, bool nextFreePort, CancellationToken cancellationToken)
    {
        IRecordIndex index = parts.IndexOnServer() ?? (IRecordIndex)await EmbeddedIndex.OpenAsync(
            new EmbeddedIndexOptions { Folder = parts.Setting.Data.Index, Logger = parts.Setting.Logs.CreateLogger<EmbeddedIndex>(), Time = parts.Time }, cancellationToken);
        var follower = new ChangeFollower(parts.Store, index, parts.IndexDocuments, parts.Time, parts.Setting.Logs.CreateLogger<ChangeFollower>());
        if (port is null)
            return new Service(index, follower, parts.FollowPictures(), null, null);

        var free = FreePort(port.Value, nextFreePort);
        var web = WebServer.Build(parts, index, follower, free);
        await web.StartAsync(cancellationToken);
        var url = $"http://localhost:{free}/";
        owner.Announce(url);
        return new Service(index, follower, parts.FollowPictures(), web, url);
    }

    /// <summary>Begins to have pictures fetched beside crawls: what crawls or serves does, and a command that only looks something up doesn't.</summary>
    // On the pool: before it first waits it lists every thumbnail and takes the whole log, which a start needn't wait for.
    public void FollowPictures() => _picturing = Task.Run(() => Pictures.FollowAsync(_stop.Token));

    /// <summary>Has every source run in its rhythm, or in that one.</summary>
    public async Task ScheduleAsync(TimeSpan? every, CancellationToken cancellationToken)
    {
        var services = _web!.Services;
        var schedulers = services.GetRequiredService<ISchedulerFactory>();
        await services.GetRequiredService<CrawlSchedule>().ScheduleAllAsync(every, cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (services.GetService<ForecastUpdate>() is not null)
            await ForecastJob.StartAsync(scheduler, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    /// <summary>Goes on until Ctrl+C or a stop from outside.</summary>
    public Task RunUntilStoppedAsync(CancellationToken cancellationToken) => _web!.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            var scheduler = await _web.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            await scheduler.Shutdown();
            await _web.DisposeAsync();
        }
        await _stop.CancelAsync();
        await _following;
        await _picturing;
        _stop.Dispose();
        Follower.Dispose();
        Pictures.Dispose();
        await _index.DisposeAsync();
    }

    private static int FreePort(int first, bool nextFreePort)
    {
        for (var port = first; port <= Math.Min(IPEndPoint.MaxPort, first + (nextFreePort ? 49 : 0)); port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return ((IPEndPoint)probe.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
        throw new CannotRunException(nextFreePort ? $"No port from {first} to {first + 49} is free." : $"Port {first} is taken; name another with --port.");
    }
}
