using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>Runs that meet each other, or end before their end.</summary>
public sealed class InterruptionTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_run_that_was_judged_good_and_cut_short_is_gone_on_with_by_the_next()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(20);
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        _town.Publish(source, rows.Take(10).Select((r, i) => i == 0 ? r with { Title = "Fest-deiz du port" } : r));
        await _town.RunDailyAsync(source, 1);
        // As a process leaves it that dies between its judgement and its first chunk.
        _town.Write(s => s.Runs.Save(s.Runs.Suspect("agenda")! with { Judgement = RunJudgement.Complete }));

        _town.Site.Fail(source.Url);
        (await _town.RunDailyAsync(source, 1)).Judgement.ShouldBe(RunJudgement.Failed);

        _town.Titled("Fest-deiz du port").ShouldNotBeNull();
        _town.Records().Count.ShouldBe(20);
        _town.Records().ShouldAllBe(r => _town.FreshnessOf(r) == Freshness.Seen); // what is missing is the next run's to see
        _town.Execute("DELETE FROM staged_items").ShouldBe(0);
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_is_cancelled_among_its_pages_leaves_nothing_half_done()
    {
        var source = Definitions.Agenda("mairie");
        var rows = Definitions.Rows(4).Select(r => r with { Start = "le 12 décembre 2026 à 20h30" }).ToList();
        _town.PublishList(source.Url, rows);
        _town.PublishDetails(source, rows);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _town.Site.On(Definitions.Detail(source, rows[2]), async context =>
        {
            await cancellation.CancelAsync();
            await context.Response.WriteAsync("<h1>trop tard</h1>");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => _town.Runs.RunAsync(source, RunMode.Normal, cancellation.Token));
        _town.Records().ShouldBeEmpty();

        _town.PublishDetails(source, rows);
        _town.Time.Advance(TimeSpan.FromMinutes(1));
        (await _town.RunAsync(source)).Applied.Added.ShouldBe(4); // the lease was given back
        _town.Read(s => s.Runs.Last("mairie", 2)).Select(r => (r.Judgement, r.State)).ShouldBe([(RunJudgement.Complete, RunState.Applied), (RunJudgement.Failed, RunState.Ended)]);
        _town.Execute("DELETE FROM staged_items").ShouldBe(0);
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_runs_of_one_source_at_once_are_one_run_and_one_refusal()
    {
        var source = Definitions.Table("agenda");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _town.Site.On(source.Url, async context =>
        {
            asked.SetResult();
            await answer.Task;
            await context.Response.WriteAsync("id;titre;debut;lieu;commune;texte\n1;Fest-noz;2026-12-05T20:30;Salle;Donges;Ouvert\n");
        });
        var first = _town.RunAsync(source);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        var second = await _town.RunAsync(source);
        answer.SetResult();

        (second.Judgement, second.Outcome, second.IsGood).ShouldBe((null, "busy", false));
        (await first).Applied.Added.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_run_keeps_its_source_for_longer_than_a_lease()
    {
        var source = Definitions.Agenda("mairie");
        var rows = Definitions.Rows(3).Select(r => r with { Start = "le 12 décembre 2026 à 20h30" }).ToList();
        _town.PublishList(source.Url, rows);
        using var asked = new SemaphoreSlim(0);
        using var answer = new SemaphoreSlim(0);
        foreach (var row in rows)
        {
            _town.Site.On(Definitions.Detail(source, row), async context =>
            {
                asked.Release();
                await answer.WaitAsync();
                await context.Response.WriteAsync($"<main><h1>{row.Title}</h1><p class=\"tarif\">5 €</p></main>");
            });
        }

        // Each page is answered only after the other run has had its answer: the slow run can't end, and let go of its source, beside that one.
        var slow = _town.RunAsync(source);
        var others = new List<string>();
        while (await Task.WhenAny(asked.WaitAsync(TestContext.Current.CancellationToken), slow) != slow)
        {
            _town.Time.Advance(TimeSpan.FromMinutes(25));
            others.Add((await _town.RunAsync(source)).Outcome);
            answer.Release();
        }

        (await slow).Applied.Added.ShouldBe(3);
        others.ShouldBe(["busy", "busy", "busy"]);
    }

    [Fact]
    public async Task A_dead_process_holds_its_source_until_its_lease_ends()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(2));
        var now = _town.Time.GetUtcNow();
        _town.Write(s => s.Sources.TryLease("agenda", "a process that is no more", now, now.AddMinutes(30)).ShouldBeTrue());
        (await _town.RunAsync(source)).Outcome.ShouldBe("busy");

        _town.Time.Advance(TimeSpan.FromMinutes(31));

        (await _town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Complete);
    }
}
