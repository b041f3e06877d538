using Microsoft.Extensions.Logging.Abstractions;
using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Embedded;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>The index follows the change log, from wherever it stands.</summary>
public sealed class ChangeFollowerTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_follows_what_runs_and_people_change_and_goes_on_after_a_restart()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(8));
        await _town.RunAsync(source);
        await using (var index = await OpenAsync())
        using (var follower = Follower(index))
        {
            (await follower.LagAsync(Cancellation)).ShouldBe(8);
            (await follower.CatchUpAsync(Cancellation)).ShouldBe(8);
            (await follower.LagAsync(Cancellation)).ShouldBe(0);
            (await follower.CatchUpAsync(Cancellation)).ShouldBe(0);
            (await FindAsync(index, "chorale")).ShouldBe([_town.Titled("Concert de la chorale").Id]);

            var id = _town.Titled("Loto du collège").Id;
            _town.Corrections.Correct(id, "title", "Kermesse", "camille");
            (await follower.CatchUpAsync(Cancellation)).ShouldBe(1);
            (await FindAsync(index, "kermesse")).ShouldBe([id]);
        }

        _town.Publish(source, Definitions.Rows(7));
        await _town.RunDailyAsync(source, 8);
        var gone = Definitions.Rows(8)[7].Title;
        await using (var index = await OpenAsync())
        using (var follower = Follower(index))
        {
            (await FindAsync(index, gone)).Count.ShouldBe(1);
            (await follower.CatchUpAsync(Cancellation)).ShouldBe(1);
            (await FindAsync(index, gone)).ShouldBeEmpty();
            (await CountAsync(index)).ShouldBe(7);
        }
    }

    [Fact]
    public async Task An_index_ahead_of_the_store_is_built_anew()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(8));
        await _town.RunAsync(source);
        await using var index = await OpenAsync();
        using (var follower = Follower(index))
            await follower.CatchUpAsync(Cancellation);

        await using var restored = await Town.StartAsync(); // an older state of the store
        restored.Publish(source, Definitions.Rows(3));
        await restored.RunAsync(source);
        using var again = new ChangeFollower(restored.Store, index, new IndexDocuments(Town.Gazetteer), restored.Time, NullLogger<ChangeFollower>.Instance);
        (await again.CatchUpAsync(Cancellation)).ShouldBe(3);

        (await CountAsync(index)).ShouldBe(3);
        (await index.CursorAsync(Cancellation)).ShouldBe(restored.ChangeNumber());
        (await FindAsync(index, "chorale")).ShouldBe([restored.Titled("Concert de la chorale").Id]);
    }

    [Fact]
    public async Task A_rebuild_holds_what_is_live()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(5));
        await _town.RunAsync(source);
        await using var index = await OpenAsync();
        using var follower = Follower(index);

        (await follower.RebuildAsync(null, Cancellation)).ShouldBe(5);

        (await CountAsync(index)).ShouldBe(5);
        (await follower.LagAsync(Cancellation)).ShouldBe(0);
    }

    private Task<EmbeddedIndex> OpenAsync() => EmbeddedIndex.OpenAsync(new EmbeddedIndexOptions { Folder = _town.IndexFolder, Time = _town.Time }, Cancellation);

    private ChangeFollower Follower(EmbeddedIndex index) => new(_town.Store, index, new IndexDocuments(Town.Gazetteer), _town.Time, NullLogger<ChangeFollower>.Instance);

    private async Task<int> CountAsync(EmbeddedIndex index) => (await index.SearchAsync(Query(null), Cancellation)).Total;

    private async Task<IReadOnlyList<string>> FindAsync(EmbeddedIndex index, string text) => [.. (await index.SearchAsync(Query(text), Cancellation)).Hits.Select(h => h.Id)];

    private IndexQuery Query(string? text) => new()
    {
        Kinds = [RecordKind.Event],
        Today = DateOnly.FromDateTime(_town.Time.GetUtcNow().UtcDateTime),
        Text = text is null ? null : new IndexText(text.Split(' '), [], []),
        Sort = QuerySort.Date,
        Limit = 100,
    };
}
