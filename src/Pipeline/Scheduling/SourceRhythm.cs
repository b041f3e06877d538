using Quartz;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>When a source is due by its own schedule.</summary>
public static class SourceRhythm
{
    /// <summary>Of a source that says neither interval nor cron expression.</summary>
    internal static readonly TimeSpan Usual = TimeSpan.FromHours(6);

    /// <summary>The first moment after <paramref name="last"/> at which the source is to be read; of a cron expression in the source's time zone.</summary>
    public static DateTimeOffset NextAfter(SourceDefinition source, DateTimeOffset last) => source.Schedule.Cron is { } cron
        ? CronExpression.Parse(cron, CronFormat.Unix).WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(source.Profile.Timezone)).GetNextValidTimeAfter(last) ?? DateTimeOffset.MaxValue
        : last + (source.Schedule.Every ?? Usual);
}
