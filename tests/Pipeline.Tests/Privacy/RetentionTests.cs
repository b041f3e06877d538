using Wiker.Ingest.Pipeline.Privacy;

namespace Wiker.Ingest.Pipeline.Tests.Privacy;

/// <summary>What goes when its time is over, and what stays.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Words_go_a_year_after_the_source_stopped_showing_them_and_the_thing_that_comes_back_is_the_same()
    {
        var source = Definitions.Table("agenda", kind: RecordKind.Association);
        var rows = Definitions.Rows(8).Select((r, i) => i == 3 ? r with { Text = "Une phrase que nul autre ne dit." } : r).ToList();
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        var record = _town.Titled(rows[3].Title);
        _town.Publish(source, rows.Where((_, i) => i != 3));
        await _town.RunDailyAsync(source, 9);
        _town.Read(s => s.Records.Find(record.Id)).ShouldBeNull();

        _town.Time.Advance(TimeSpan.FromDays(340));
        Run().Items.ShouldBe(0);
        _town.WholeDump().ShouldContain("nul autre ne dit");
        _town.Time.Advance(TimeSpan.FromDays(30));
        await _town.RunAsync(source); // the others are still shown
        Run().ShouldBe(new Expired(1, 0, 0));

        _town.WholeDump().ShouldNotContain("nul autre ne dit");
        _town.Records().Count.ShouldBe(7);
        Run().ShouldBe(new Expired(0, 0, 0));
        _town.Renormalize().Changed.ShouldBe(0);
        _town.Differences().ShouldBeEmpty();

        _town.Publish(source, rows);
        await _town.RunAsync(source);
        _town.Titled(rows[3].Title).Id.ShouldBe(record.Id);
        _town.Titled(rows[3].Title).Content.Body!.ShouldContain("nul autre ne dit");
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_runs_go_but_for_the_last_of_each_source_and_pages_that_are_asked_for_stay()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(3));
        await _town.RunDailyAsync(source, 30);
        for (var month = 0; month < 14; month++)
        {
            _town.Time.Advance(TimeSpan.FromDays(31));
            await _town.RunAsync(source); // a 304 each time
        }

        Run().ShouldBe(new Expired(0, 0, 24));
        _town.Read(s => s.Runs.Last("agenda", 100)).Count.ShouldBe(Retention.RunsKept);
        Directory.EnumerateFiles(_town.PagesFolder, "*", SearchOption.AllDirectories).Count().ShouldBe(1);

        _town.Time.Advance(TimeSpan.FromDays(400));
        Run().Pages.ShouldBe(1);
        Directory.EnumerateFiles(_town.PagesFolder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private Expired Run() => new Retention(_town.Store, _town.Bodies, _town.Time).Run(TestContext.Current.CancellationToken);
}
