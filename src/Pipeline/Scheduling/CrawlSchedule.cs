using System.IO.Hashing;
using System.Text;
using Quartz;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>
/// Makes the triggers of all sources. A source that never ran is due at once; the others where their last run left them. Each source keeps a jitter of its own,
/// so that 5,000 sources of "every 6 hours" don't all knock at midnight.
/// </summary>
public sealed class CrawlSchedule(ISchedulerFactory schedulers, SourcesInForce sources, WikerStore store, TimeProvider time)
{
    private const double JitterShare = 0.1;

    /// <summary>Schedules every source; <paramref name="every"/> stands in for their own rhythm where it is given (the demo).</summary>
    public async Task ScheduleAllAsync(TimeSpan? every, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var source in sources.All)
        {
            var job = JobBuilder.Create<CrawlJob>().WithIdentity(source.Profile.Id).Build();
            await scheduler.ScheduleJob(job, Trigger(source, every), options: default, cancellationToken);
        }
    }

    private ITrigger Trigger(SourceDefinition source, TimeSpan? every)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(source.Profile.Id);
        if (every is null && source.Schedule.Cron is { } cron)
        {
            return trigger.WithSchedule(CronScheduleBuilder.Create(cron, CronFormat.Unix)
                .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(source.Profile.Timezone))
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        }
        var interval = every ?? source.Schedule.Every ?? SourceRhythm.Usual;
        return trigger
            .StartAt(FirstRun(source, interval))
            // After a pause a source is read once and then goes on in its rhythm: what was missed is not made up for.
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .Build();
    }

    private DateTimeOffset FirstRun(SourceDefinition source, TimeSpan interval)
    {
        using var session = store.Read();
        var last = session.Runs.Last(source.Profile.Id, 1);
        var now = time.GetUtcNow();
        if (last.Count == 0)
            return now;
        var due = last[0].Started + interval + (interval * JitterShare * Jitter(source.Profile.Id));
        return due < now ? now : due;
    }

    // 0 to 1, the same at every start.
    private static double Jitter(string id) => XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(id)) / (double)uint.MaxValue;
}
