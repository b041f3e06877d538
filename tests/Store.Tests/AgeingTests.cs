namespace Wiker.Ingest.Store.Tests;

/// <summary>"Not seen" is not "deleted": seen → missing → stale → withdrawn, counted in complete runs plus a grace time.</summary>
public sealed class AgeingTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_a_source_no_longer_shows_is_missing_then_stale_then_withdrawn_after_five_runs_and_seven_days()
    {
        Add("S1", lastDay: null);
        var states = new List<Freshness>();
        for (var run = 1; run <= 6; run++)
        {
            Age($"run{run}", TemporaryStore.Now.AddDays(run * 1.5));
            states.Add(Freshness("S1"));
        }
        states.ShouldBe([Model.Freshness.Missing, Model.Freshness.Missing, Model.Freshness.Stale, Model.Freshness.Stale, Model.Freshness.Stale, Model.Freshness.Withdrawn]);
    }

    [Fact]
    public void Many_runs_within_the_grace_time_withdraw_nothing()
    {
        Add("S1", lastDay: null);
        for (var run = 1; run <= 20; run++)
            Age($"run{run}", TemporaryStore.Now.AddHours(run));
        Freshness("S1").ShouldBe(Model.Freshness.Stale);
    }

    [Fact]
    public void A_past_event_never_ages()
    {
        Add("S1", lastDay: Today.AddDays(-1));
        Age("run1", TemporaryStore.Now);
        Freshness("S1").ShouldBe(Model.Freshness.Seen);
    }

    [Fact]
    public void What_is_older_than_all_that_a_list_shows_does_not_age()
    {
        Add("S1", lastDay: null, published: new DateOnly(2026, 1, 1));
        Age("run1", TemporaryStore.Now, shownSince: new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Freshness("S1").ShouldBe(Model.Freshness.Seen);
    }

    [Fact]
    public void What_is_seen_again_is_seen_and_a_withdrawn_one_is_told_to_be_back()
    {
        Add("S1", lastDay: null);
        for (var run = 1; run <= 6; run++)
            Age($"run{run}", TemporaryStore.Now.AddDays(run * 2));
        Freshness("S1").ShouldBe(Model.Freshness.Withdrawn);

        _store.Write(s => s.SourceRecords.MarkSeen(["S1"], "run7", TemporaryStore.Now.AddDays(20))).ShouldBe(["S1"]);

        Freshness("S1").ShouldBe(Model.Freshness.Seen);
        _store.Write(s => s.SourceRecords.MarkSeen(["S1"], "run8", TemporaryStore.Now.AddDays(21))).ShouldBeEmpty();
    }

    private void Add(string id, DateOnly? lastDay, DateOnly? published = null) => _store.Write(s =>
    {
        var item = s.Items.Add("club", "hash-" + id, "{}", TemporaryStore.Now, 1);
        s.SourceRecords.Add(Samples.Stored(id, "R-" + id, published), item, "run0", lastDay);
    });

    private void Age(string run, DateTimeOffset now, DateTimeOffset? shownSince = null) =>
        _store.Write(s => s.SourceRecords.Age("club", run, Today, shownSince, AgeingRules.Default, now));

    private Freshness Freshness(string id) => _store.Read(s => s.SourceRecords.Find(id))!.Record.Freshness;
}
