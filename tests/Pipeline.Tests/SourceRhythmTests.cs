using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline.Scheduling;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>When a source is due.</summary>
public sealed class SourceRhythmTests
{
    [Theory]
    [InlineData("2026-11-24T03:59:00Z", "2026-11-24T04:00:00Z")] // 5 o'clock in Paris
    [InlineData("2026-11-24T08:00:00Z", "2026-11-25T04:00:00Z")]
    public void A_cron_expression_counts_in_the_sources_zone(string last, string next) =>
        Next(new SourceSchedule(null, "0 5 * * *"), last).ShouldBe(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void An_interval_counts_from_the_last_run() =>
        Next(new SourceSchedule(TimeSpan.FromHours(2), null), "2026-11-24T08:00:00Z").Hour.ShouldBe(10);

    private static DateTimeOffset Next(SourceSchedule schedule, string last) =>
        SourceRhythm.NextAfter(Definitions.Table("agenda") with { Schedule = schedule }, DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
}
