using Microsoft.Extensions.Logging;
using Quartz;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>Asks for the forecasts that are due, then makes a trigger for when the next ones are; whatever goes wrong here is the weather's alone.</summary>
[DisallowConcurrentExecution]
public sealed partial class ForecastJob(ForecastUpdate update, TimeProvider time, ILogger<ForecastJob> logger) : IJob
{
    private static readonly JobKey Key = new("forecasts", "weather");
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10); // cells that become due one after another are asked for together

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var next = time.GetUtcNow() + AfterFault;
        try
        {
            var round = await update.RunAsync(cancellationToken);
            next = round.NextDue;
            if (round.Failed > 0)
                LogFailed(round.Failed, round.Asked);
        }
        catch (StoreException e)
        {
            LogStore(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBug(e); // the boundary of a job
        }
        var soonest = time.GetUtcNow() + Least;
        var again = Trigger(next < soonest ? soonest : next);
        await context.Scheduler.UnscheduleJob(again.Key, cancellationToken);
        await context.Scheduler.ScheduleJob(again, options: default, cancellationToken);
    }

    /// <summary>Has it run at once, and then whenever a forecast is due.</summary>
    public static async Task StartAsync(IScheduler scheduler, DateTimeOffset now, CancellationToken cancellationToken) =>
        await scheduler.ScheduleJob(JobBuilder.Create<ForecastJob>().WithIdentity(Key).StoreDurably().Build(), Trigger(now), options: default, cancellationToken);

    private static ITrigger Trigger(DateTimeOffset at) => CrawlSchedule.Once(new(Key.Name, Key.Group), Key, at);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Weather: {Failed} of {Asked} requests gave no forecast; the last one stays. `wiker doctor` says why")]
    private partial void LogFailed(int failed, int asked);

    [LoggerMessage(Level = LogLevel.Error, Message = "Weather: {Problem}")]
    private partial void LogStore(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Weather: the update met a fault of ours")]
    private partial void LogBug(Exception exception);
}
