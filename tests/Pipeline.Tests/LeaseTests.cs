using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>A source is one run's as long as that run has work to do.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);
    private readonly SlowClock _clock = new();
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public void Applying_for_longer_than_a_lease_keeps_the_source()
    {
        var run = Staged(2_200); // five chunks, each of them longer than a third of the lease
        using var lease = SourceLease.TryTake(_town.Store, "agenda", Length, _clock)!;

        new StagedRuns(_town.Store, AgeingRules.Default, _clock).Apply(run, null, lease)!.Unchanged.ShouldBe(0);

        (_clock.Now - run.Started).ShouldBeGreaterThan(Length);
        SourceLease.TryTake(_town.Store, "agenda", Length, _clock).ShouldBeNull();
    }

    [Fact]
    public void A_run_whose_source_was_taken_over_leaves_the_rest_to_the_other()
    {
        var run = Staged(600);
        using var lease = SourceLease.TryTake(_town.Store, "agenda", Length, _clock)!;
        _clock.Now += TimeSpan.FromHours(2);
        using var other = SourceLease.TryTake(_town.Store, "agenda", Length, _clock)!;

        new StagedRuns(_town.Store, AgeingRules.Default, _clock).Apply(run, null, lease).ShouldBeNull();

        _town.Read(s => s.Runs.Unfinished("agenda")).ShouldHaveSingleItem().Id.ShouldBe(run.Id);
        _town.Read(s => s.Staging.Next(run.Id, 1_000)).Count.ShouldBe(600);
    }

    private SourceRunRow Staged(int items)
    {
        var run = new SourceRunRow(NewId.At(_clock.Now), "agenda", _clock.Now, null, RunJudgement.Complete, RunState.Staged, items, 0, 1, "items", null);
        _town.Write(s =>
        {
            s.Runs.Save(run);
            s.Staging.Add(run.Id, Enumerable.Range(0, items).Select(n => new StagedItem(n, $"hash {n}", null, null)));
        });
        return run;
    }

    /// <summary>Each look at it takes five minutes.</summary>
    private sealed class SlowClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now += TimeSpan.FromMinutes(5);
    }
}
