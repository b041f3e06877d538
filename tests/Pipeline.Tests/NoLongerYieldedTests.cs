namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>What an item no longer yields is gone though the item is still shown.</summary>
public sealed class NoLongerYieldedTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Seeing_the_item_again_doesnt_bring_it_back_but_reading_it_again_does()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(3));
        await _town.RunAsync(source);
        var record = _town.Records()[0];
        _town.Write(s => s.SourceRecords.Withdraw([record.Sources.Single().SourceRecordId]));

        await _town.RunDailyAsync(source, 2);
        _town.FreshnessOf(record).ShouldBe(Freshness.Withdrawn);

        _town.Renormalize();
        _town.FreshnessOf(record).ShouldBe(Freshness.Withdrawn); // whether the source still shows it, the next run sees
        (await _town.RunDailyAsync(source, 1)).Applied.Returned.ShouldBe(1);
        _town.FreshnessOf(record).ShouldBe(Freshness.Seen);
        _town.Differences().ShouldBeEmpty();
    }
}
