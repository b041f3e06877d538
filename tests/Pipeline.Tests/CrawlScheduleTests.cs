using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Pipeline.Scheduling;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>What the real scheduler fires, and when.</summary>
public sealed class CrawlScheduleTests : IAsyncLifetime
{
    private static readonly SourceDefinition Weekly = Definitions.Table("hebdo") with { Schedule = new SourceSchedule(null, "0 5 * * 1") };
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_cron_source_that_never_ran_is_read_at_once()
    {
        _town.Publish(Weekly, Definitions.Rows(3));
        await using var services = Services(Weekly);
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await services.GetRequiredService<CrawlSchedule>().ScheduleAllAsync(null, TestContext.Current.CancellationToken);
        await scheduler.Start(TestContext.Current.CancellationToken);

        while (_town.Records().Count < 3)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: true, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_source_that_was_put_off_has_a_run_of_its_own_at_that_time_and_one_that_is_stopped_has_none()
    {
        var gone = Definitions.Table("parti");
        _town.Site.Fail(Weekly.Url);
        _town.Site.Fail(gone.Url, 410);
        await _town.RunAsync(Weekly);
        await _town.RunAsync(gone);
        await using var services = Services(Weekly, gone);
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await services.GetRequiredService<CrawlSchedule>().ScheduleAllAsync(null, TestContext.Current.CancellationToken);

        var once = await scheduler.GetTrigger(new TriggerKey("hebdo", "once"), TestContext.Current.CancellationToken);
        once!.StartTimeUtc.ShouldBe(_town.Read(s => s.Sources.Find("hebdo"))!.NextDue!.Value);
        (await scheduler.GetTrigger(new TriggerKey("parti", "once"), TestContext.Current.CancellationToken)).ShouldBeNull();
        await scheduler.Shutdown(waitForJobsToComplete: false, TestContext.Current.CancellationToken);
    }

    private ServiceProvider Services(params IReadOnlyList<SourceDefinition> sources)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_town.Time);
        services.AddSingleton(_town.Store);
        services.AddSingleton(_town.Runs);
        services.AddSingleton(new SourcesInForce(sources));
        services.AddSingleton<CrawlSchedule>();
        services.AddTransient<CrawlJob>();
        services.AddSingleton(new Retention(_town.Store, _town.Bodies, _town.Time));
        services.AddTransient<RetentionJob>();
        services.AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 2));
        return services.BuildServiceProvider();
    }
}
