using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>How a source's run moves its next one.</summary>
public sealed class DueTimesTests : IAsyncLifetime
{
    private static readonly SourceDefinition Source = Definitions.Table("agenda");
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Failures_put_a_source_off_ever_longer_up_to_a_week_and_a_success_resets()
    {
        _town.Site.Fail(Source.Url);
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            await _town.RunAsync(Source);
            waits.Add((Stored.NextDue!.Value - _town.Time.GetUtcNow()).TotalHours);
            IsDue().ShouldBeFalse();
            _town.Time.SetUtcNow(Stored.NextDue!.Value);
            IsDue().ShouldBeTrue();
        }
        Stored.Failures.ShouldBe(8);
        double[] least = [6, 12, 24, 48, 96, 168, 168, 168];
        for (var i = 0; i < 8; i++)
            waits[i].ShouldBeInRange(least[i] - 0.01, least[i] * 1.1 + 0.01);

        _town.Publish(Source, Definitions.Rows(3));
        await _town.RunAsync(Source);
        (Stored.NextDue, Stored.Failures).ShouldBe((null, 0));
    }

    [Fact]
    public async Task A_host_that_asks_for_time_gets_it()
    {
        _town.Site.On(Source.Url, context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "72000";
            return Task.CompletedTask;
        });
        await _town.RunAsync(Source);
        Stored.NextDue!.Value.ShouldBeGreaterThanOrEqualTo(_town.Time.GetUtcNow().AddHours(20));
    }

    [Fact]
    public async Task A_page_that_is_gone_for_good_is_asked_again_only_by_a_person_or_another_definition()
    {
        _town.Site.Fail(Source.Url, 410);
        await _town.RunAsync(Source);
        _town.Time.Advance(TimeSpan.FromDays(1000));
        IsDue().ShouldBeFalse();
        DueTimes.IsDue(Source with { Url = new Uri(Source.Url, "/nouveau.csv") }, Stored, _town.Time.GetUtcNow().AddDays(-1), _town.Time.GetUtcNow()).ShouldBeTrue();

        _town.Publish(Source, Definitions.Rows(3));
        await _town.RunAsync(Source);
        Stored.NextDue.ShouldBeNull();
    }

    [Fact]
    public void What_robots_txt_forbids_is_rarely_asked_again_and_one_that_cannot_be_read_is_a_failure_like_others()
    {
        After(new FetchOutcome.Blocked(BlockedBy.Robots, "Disallow: /")).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(30));
        After(new FetchOutcome.Blocked(BlockedBy.RobotsOut, "503")).ShouldBeInRange(TimeSpan.FromHours(6), TimeSpan.FromHours(7));
        After(new FetchOutcome.Blocked(BlockedBy.Login, "401")).ShouldBeInRange(TimeSpan.FromHours(24), TimeSpan.FromHours(27));
        After(new FetchOutcome.Gone(404)).ShouldBeInRange(TimeSpan.FromHours(6), TimeSpan.FromHours(7));

        TimeSpan After(FetchOutcome missed) => DueTimes.After(Source, RunJudgement.Failed, missed, 0, isOurs: false, TemporaryNow).NextDue!.Value - TemporaryNow;
    }

    [Fact]
    public async Task When_most_hosts_fail_at_once_it_is_us_and_nothing_escalates()
    {
        var sources = Enumerable.Range(0, 12).Select(i => Definitions.Table($"s{i}")).ToList();
        foreach (var source in sources)
            _town.Publish(source, Definitions.Rows(2));
        foreach (var source in sources)
            await _town.RunAsync(source);

        _town.Time.Advance(TimeSpan.FromHours(6));
        foreach (var source in sources)
            _town.Site.Fail(source.Url, 502);
        foreach (var source in sources)
            await _town.RunAsync(source);

        var failures = sources.ConvertAll(s => _town.Read(x => x.Sources.Find(s.Profile.Id))!.Failures);
        failures.Take(4).ShouldAllBe(f => f == 1);
        failures.Skip(4).ShouldAllBe(f => f == 0); // from the fifth host on it is seen to be us
    }

    private static DateTimeOffset TemporaryNow { get; } = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private StoredSource Stored => _town.Read(s => s.Sources.Find("agenda"))!;

    private bool IsDue() => DueTimes.IsDue(Source, Stored, _town.Read(s => s.Runs.Last("agenda", 1))[0].Started, _town.Time.GetUtcNow());
}
