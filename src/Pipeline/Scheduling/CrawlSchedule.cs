using Quartz;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>
/// Makes the triggers of all sources. A source that never ran, or whose time has passed while nobody looked, is read at once; the others where their last run left them.
/// Each source keeps a jitter of its own, so that 5,000 sources of "every 6 hours" don't all knock at midnight.
/// </summary>
public sealed class CrawlSchedule(ISchedulerFactory schedulers, SourcesInForce sources, WikerStore store, TimeProvider time)
{
    private const double JitterShare = 0.1;
    private static readonly TimeSpan RetentionDelay = TimeSpan.FromMinutes(10); // a start has enough to do
    private const string GivenRhythm = "given-rhythm";

    /// <summary>Schedules every source; <paramref name="every"/> stands in for their own rhythm where it is given (the demo), and then nothing puts a source off.</summary>
    public async Task ScheduleAllAsync(TimeSpan? every, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await ScheduleRetentionAsync(scheduler, cancellationToken);
        foreach (var source in sources.All)
        {
            var (last, stored) = Known(source.Profile.Id);
            var job = JobBuilder.Create<CrawlJob>().WithIdentity(source.Profile.Id).UsingJobData(GivenRhythm, every is not null).Build();
            await scheduler.ScheduleJob(job, Rhythm(source, every, last), options: default, cancellationToken);
            if (every is not null)
                continue;
            if (DueTimes.PutOffUntil(source, stored) is { } due && due > time.GetUtcNow())
                await ScheduleOnceAsync(scheduler, source.Profile.Id, due, cancellationToken);
            else if (source.Schedule.Cron is not null && DueTimes.IsDue(source, stored, last, time.GetUtcNow()))
                await ScheduleOnceAsync(scheduler, source.Profile.Id, time.GetUtcNow(), cancellationToken); // its hour may be most of a week away
        }
    }

    private async Task ScheduleRetentionAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var daily = TriggerBuilder.Create().WithIdentity("retention", "housekeeping").StartAt(time.GetUtcNow() + RetentionDelay)
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromDays(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(JobBuilder.Create<RetentionJob>().WithIdentity("retention", "housekeeping").Build(), daily, options: default, cancellationToken);
    }

    /// <summary>True when the job's firing is to be let pass: the source was put off, or stopped, and its time hasn't come.</summary>
    internal static bool IsPutOff(IJobExecutionContext context, SourceDefinition source, StoredSource? stored, DateTimeOffset now) =>
        !context.JobDetail.JobDataMap.GetBoolean(GivenRhythm) && DueTimes.PutOffUntil(source, stored) > now;

    /// <summary>One more run at that moment, beside the rhythm: of a source that was put off. In place of an earlier one; none for what is stopped.</summary>
    internal static async Task ScheduleOnceAsync(IScheduler scheduler, string sourceId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var key = new TriggerKey(sourceId, "once");
        await scheduler.UnscheduleJob(key, cancellationToken);
        if (at >= DueTimes.Never)
            return;
        await scheduler.ScheduleJob(Once(key, new JobKey(sourceId), at), options: default, cancellationToken);
    }

    /// <summary>Fires one time, and at once when that moment was missed.</summary>
    internal static ITrigger Once(TriggerKey key, JobKey job, DateTimeOffset at) =>
        TriggerBuilder.Create().WithIdentity(key).ForJob(job).StartAt(at).WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();

    private ITrigger Rhythm(SourceDefinition source, TimeSpan? every, DateTimeOffset? last)
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
            .StartAt(FirstRun(source, interval, last))
            // After a pause a source is read once and then goes on in its rhythm: what was missed is not made up for.
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .Build();
    }

    private DateTimeOffset FirstRun(SourceDefinition source, TimeSpan interval, DateTimeOffset? last)
    {
        var now = time.GetUtcNow();
        if (last is not { } started)
            return now;
        var due = started + interval + (interval * JitterShare * DueTimes.Jitter(source.Profile.Id));
        return due < now ? now : due;
    }

    private (DateTimeOffset? Last, StoredSource? Stored) Known(string sourceId)
    {
        using var session = store.Read();
        return (session.Runs.Last(sourceId, 1) is [var last] ? last.Started : null, session.Sources.Find(sourceId));
    }
}
