namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>Sources' own ids are believed only as far as they tell things apart.</summary>
public sealed class KeyTrustTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task One_guid_for_ten_items_gives_ten_records_that_the_next_runs_find_again()
    {
        var source = Definitions.News("gazette");
        var entries = Entries(10, _ => "le-meme-pour-tous");
        _town.Publish(source, entries);
        (await _town.RunAsync(source)).Applied.Added.ShouldBe(10);
        var before = _town.Records();
        before.Count.ShouldBe(10);
        var dump = _town.Dump();

        var second = await _town.RunAsync(source);
        second.Applied.Added.ShouldBe(0);
        _town.Dump().ShouldBe(dump);

        var number = _town.ChangeNumber();
        _town.Publish(source, entries.Select((e, i) => i == 4 ? e with { Title = "Rectificatif de la mairie" } : e));
        var third = await _town.RunAsync(source);

        (third.Applied.Added, third.Applied.Changed).ShouldBe((0, 1));
        _town.Titled("Rectificatif de la mairie").Id.ShouldBe(before.Single(r => r.Content.Title == entries[4].Title).Id);
        _town.ChangeNumber().ShouldBe(number + 1);
        _town.Differences().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A REMPLIR")]
    [InlineData("0")]
    [InlineData("x-y-z")]
    public async Task An_id_that_every_row_bears_tells_nothing(string id)
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(6).Select(r => r with { Id = id }).ToList();
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        var dump = _town.Dump();

        await _town.RunAsync(source);
        _town.Dump().ShouldBe(dump);
        _town.Publish(source, rows.Select((r, i) => i == 2 ? r with { Text = "Réservation conseillée." } : r));
        var third = await _town.RunAsync(source);

        _town.Records().Count.ShouldBe(6);
        (third.Applied.Added, third.Applied.Changed).ShouldBe((0, 1));
        _town.Titled(rows[2].Title).Content.Body!.ShouldContain("Réservation");
    }

    [Fact]
    public async Task A_guid_that_changes_with_each_fetch_is_outdone_by_a_stable_address()
    {
        var source = Definitions.News("gazette");
        _town.Publish(source, Entries(6, i => $"session-1-{i}"));
        await _town.RunAsync(source);
        var records = _town.Read(s => s.Records.IdsAfter("", 100));
        var number = _town.ChangeNumber();
        var changed = Changed();

        for (var fetch = 2; fetch < 5; fetch++)
        {
            _town.Time.Advance(TimeSpan.FromHours(6));
            _town.Publish(source, Entries(6, i => $"session-{fetch}-{i}"));
            var report = await _town.RunAsync(source);
            (report.Applied.Added, report.Applied.Changed, report.Applied.Unchanged).ShouldBe((0, 0, 6));
        }

        _town.Read(s => s.Records.IdsAfter("", 100)).ShouldBe(records);
        _town.ChangeNumber().ShouldBe(number);
        Changed().ShouldBe(changed);
        _town.Differences().ShouldBeEmpty();

        IReadOnlyList<DateTimeOffset> Changed() => _town.Read(s => records.Select(r => s.SourceRecords.OfRecord(r).Single().Record.Changed).ToList());
    }

    private static IReadOnlyList<Entry> Entries(int count, Func<int, string> guid) =>
        [.. Definitions.Rows(count).Select((r, i) => new Entry(r.Title, $"2026-11-{i + 1:00}", guid(i), $"http://gazette.town.test/articles/{i}"))];
}
