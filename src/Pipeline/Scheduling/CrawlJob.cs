using Microsoft.Extensions.Logging;
using Quartz;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>One due run of one source; the job's key is the source's id, and Quartz never runs one key twice at once.</summary>
[DisallowConcurrentExecution]
public sealed partial class CrawlJob(SourceRun run, SourcesInForce sources, WikerStore store, TimeProvider time, ILogger<CrawlJob> logger) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = context.JobDetail.Key.Name;
        if (sources.Find(id) is not { } source)
            return; // its definition was taken away after the trigger was made
        try
        {
            if (CrawlSchedule.IsPutOff(context, source, Stored(id), time.GetUtcNow()))
                return;
            await run.RunAsync(source, RunMode.Normal, cancellationToken);
            if (CrawlSchedule.IsPutOff(context, source, Stored(id), time.GetUtcNow()))
                await CrawlSchedule.ScheduleOnceAsync(context.Scheduler, id, Stored(id)!.NextDue!.Value, cancellationToken);
        }
        catch (StoreException e)
        {
            LogStore(id, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBug(id, e); // the boundary of a job: one source's bug never stops the others
        }
    }

    private StoredSource? Stored(string id)
    {
        using var session = store.Read();
        return session.Sources.Find(id);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Source}: {Problem}")]
    private partial void LogStore(string source, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Source}: the run met a fault of ours")]
    private partial void LogBug(string source, Exception exception);
}

/// <summary>The definitions that the running program goes by.</summary>
public sealed class SourcesInForce(IReadOnlyList<SourceDefinition> definitions)
{
    private readonly Dictionary<string, SourceDefinition> _byId = definitions.ToDictionary(d => d.Profile.Id, StringComparer.Ordinal);

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<SourceDefinition> All { get; } = [.. definitions.OrderBy(d => d.Profile.Id, StringComparer.Ordinal)];

    /// <summary>The definition of that id, or null.</summary>
    public SourceDefinition? Find(string id) => _byId.GetValueOrDefault(id);
}
