using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>What could not be taken is shown as long as the source says it.</summary>
public sealed class RejectionsTests : IAsyncLifetime
{
    private static readonly SourceDefinition Source = Definitions.Table("agenda");
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task They_stay_while_their_item_stands_unchanged_and_go_when_it_is_mended()
    {
        var rows = Definitions.Rows(4).Select((r, i) => i == 1 ? r with { Start = "un de ces jours" } : r).ToList();
        _town.Publish(Source, rows);
        var first = await _town.RunAsync(Source);
        Shown().ShouldBe(["occurrences"]);
        first.Rejections.Count.ShouldBe(Stored().Count);

        for (var i = 0; i < 3; i++)
        {
            var again = await _town.RunDailyAsync(Source, 1);
            (again.Applied.Unchanged, again.Rejections.Count).ShouldBe((4, first.Rejections.Count));
            Stored().ShouldBe(first.Rejections);
        }

        _town.Publish(Source, Definitions.Rows(4));
        (await _town.RunDailyAsync(Source, 1)).Rejections.ShouldBeEmpty();
        Stored().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_outage_adds_its_own_and_takes_none_away()
    {
        _town.Publish(Source, Definitions.Rows(4).Select((r, i) => i == 1 ? r with { Start = "un de ces jours" } : r));
        var first = await _town.RunAsync(Source);
        _town.Site.Fail(Source.Url);
        await _town.RunDailyAsync(Source, 2);
        Stored().ShouldBe(first.Rejections);
    }

    [Fact]
    public async Task Reading_kept_items_again_writes_them_anew_and_not_twice()
    {
        _town.Publish(Source, Definitions.Rows(4).Select((r, i) => i == 1 ? r with { Start = "un de ces jours" } : r));
        var first = await _town.RunAsync(Source);
        _town.Renormalize();
        Stored().ShouldBe(first.Rejections);
        await _town.RunAsync(Source with { Profile = Source.Profile with { Language = "br" } });
        Stored().Count.ShouldBe(first.Rejections.Count);
    }

    [Fact]
    public async Task Those_of_a_thing_that_is_withdrawn_are_shown_no_more()
    {
        var rows = Definitions.Rows(8).Select((r, i) => i == 1 ? r with { Start = "un de ces jours" } : r).ToList();
        _town.Publish(Source, rows);
        await _town.RunAsync(Source);
        _town.Publish(Source, rows.Where((_, i) => i != 1));
        await _town.RunDailyAsync(Source, 4);
        Stored().ShouldNotBeEmpty();
        await _town.RunDailyAsync(Source, 5);
        Stored().ShouldBeEmpty();

        _town.Publish(Source, rows);
        await _town.RunDailyAsync(Source, 1);
        Stored().ShouldNotBeEmpty();
    }

    private IReadOnlyList<Rejection> Stored() => _town.Read(s => s.Rejections.Of("agenda"));

    private IReadOnlyList<string?> Shown() => [.. Stored().Select(r => r.Field).Distinct()];
}
