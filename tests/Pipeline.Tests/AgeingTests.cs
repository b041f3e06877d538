using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>What a source no longer shows grows old by complete runs and days, and comes back with a change.</summary>
public sealed class AgeingTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task What_vanishes_is_missing_then_stale_then_withdrawn_after_five_runs_and_seven_days_and_comes_back()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(8);
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        var gone = _town.Titled(rows[7].Title);
        var number = _town.ChangeNumber();

        _town.Publish(source, rows.Take(7));
        await _town.RunDailyAsync(source, 1);
        _town.FreshnessOf(gone).ShouldBe(Freshness.Missing);
        await _town.RunDailyAsync(source, 2);
        _town.FreshnessOf(gone).ShouldBe(Freshness.Stale);
        await _town.RunDailyAsync(source, 4); // seven runs without it, six days since the first of them
        _town.FreshnessOf(gone).ShouldBe(Freshness.Stale);
        _town.ChangeNumber().ShouldBe(number); // no entry in the change log until now

        (await _town.RunDailyAsync(source, 1)).Applied.Withdrawn.ShouldBe(1);
        _town.FreshnessOf(gone).ShouldBe(Freshness.Withdrawn);
        _town.Records().Count.ShouldBe(7);
        _town.Read(s => s.Records.FindTombstone(gone.Id)).ShouldNotBeNull().MergedInto.ShouldBeNull();
        _town.ChangeNumber().ShouldBe(number + 1);

        _town.Publish(source, rows);
        var back = await _town.RunDailyAsync(source, 1);
        (back.Applied.Added, back.Applied.Returned).ShouldBe((0, 1));
        var returned = _town.Titled(rows[7].Title);
        (returned.Id, returned.Created, returned.Version).ShouldBe((gone.Id, gone.Created, number + 2));
        _town.Read(s => s.Records.FindTombstone(gone.Id)).ShouldBeNull();
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_alone_withdraw_nothing()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(8).Select(r => r with { Start = r.Start.Replace("2026-12", "2027-06", StringComparison.Ordinal) }).ToList();
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        _town.Publish(source, rows.Take(7));

        for (var run = 0; run < 4; run++)
        {
            _town.Time.Advance(TimeSpan.FromDays(20));
            await _town.RunAsync(source);
        }
        _town.FreshnessOf(_town.Titled(rows[7].Title)).ShouldBe(Freshness.Stale);
        _town.Time.Advance(TimeSpan.FromDays(1));
        (await _town.RunAsync(source)).Applied.Withdrawn.ShouldBe(1);
    }

    [Fact]
    public async Task Past_events_never_age()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(8);
        _town.Publish(source, rows.Append(new Row("past", "Bal de la Sainte-Catherine", "2026-11-25T21:00")));
        await _town.RunAsync(source);
        _town.Time.Advance(TimeSpan.FromDays(2));

        _town.Publish(source, rows);
        await _town.RunDailyAsync(source, 9);

        _town.FreshnessOf(_town.Titled("Bal de la Sainte-Catherine")).ShouldBe(Freshness.Seen);
    }

    [Fact]
    public async Task News_that_fall_off_the_end_of_a_feed_never_age_but_those_taken_out_of_its_middle_do()
    {
        var source = Definitions.News("gazette");
        var entries = Definitions.Rows(8).Select((r, i) => new Entry(r.Title, $"2026-11-{10 + i:00}", $"guid-{i}", $"http://gazette.town.test/{i}")).ToList();
        _town.Publish(source, entries);
        await _town.RunAsync(source);

        _town.Publish(source, entries.Where((_, i) => i is not (0 or 1 or 5)).Append(new Entry("Une nouvelle piscine", "2026-11-24", "guid-9", "http://gazette.town.test/9")));
        await _town.RunDailyAsync(source, 9);

        _town.Records().Count.ShouldBe(8);
        _town.FreshnessOf(_town.Titled(entries[0].Title)).ShouldBe(Freshness.Seen);
        _town.FreshnessOf(_town.Titled(entries[1].Title)).ShouldBe(Freshness.Seen);
        _town.Records().ShouldNotContain(r => r.Content.Title == entries[5].Title);
    }

    [Fact]
    public async Task A_suspect_run_leaves_everything_until_a_person_accepts_it()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(20);
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        _town.Runs.Accept(source).ShouldBeNull();
        var records = _town.Records().Select(r => (r.Id, r.Version));

        _town.Publish(source, rows.Take(10).Select((r, i) => i == 0 ? r with { Title = "Fest-deiz du port" } : r));
        var suspect = await _town.RunDailyAsync(source, 1);

        (suspect.Judgement, suspect.IsGood, suspect.Applied).ShouldBe((RunJudgement.Suspect, false, Applying.Applied.Nothing));
        suspect.Detail!.ShouldContain("10 items would be dropped");
        _town.Records().Select(r => (r.Id, r.Version)).ShouldBe(records);
        _town.Records().ShouldAllBe(r => _town.FreshnessOf(r) == Freshness.Seen);

        var accepted = _town.Runs.Accept(source).ShouldNotBeNull();
        (accepted.Judgement, accepted.Applied.Changed).ShouldBe((RunJudgement.Complete, 1));
        _town.Titled("Fest-deiz du port").ShouldNotBeNull();
        _town.Records().Count(r => _town.FreshnessOf(r) == Freshness.Missing).ShouldBe(10);
        _town.Runs.Accept(source).ShouldBeNull();
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_good_run_replaces_a_suspect_one()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(20);
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        var dump = _town.Dump();
        _town.Publish(source, rows.Take(5));
        await _town.RunDailyAsync(source, 1);

        _town.Publish(source, rows);
        (await _town.RunDailyAsync(source, 1)).Judgement.ShouldBe(RunJudgement.Complete);

        _town.Runs.Accept(source).ShouldBeNull();
        _town.Read(s => s.Runs.Last("agenda", 3)).Select(r => r.State).ShouldBe([RunState.Applied, RunState.Replaced, RunState.Applied]);
        _town.Dump().ShouldBe(dump);
    }
}
