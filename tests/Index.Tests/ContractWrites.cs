using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    [Fact]
    public async Task A_changed_record_is_seen_at_once_in_its_new_form_only()
    {
        await Put(("a", Document(title: "Loto") with { Points = [At(100)], Themes = ["sport"] }));
        await Put(("a", Document(title: "Concert") with { Points = [At(50_000)], Themes = ["musique"] }));
        (await Ids(Words("loto"))).ShouldBe("");
        (await Ids(Words("concert"))).ShouldBe("a");
        (await Ids(Near(1_000))).ShouldBe("");
        (await Ids(Query() with { Themes = ["sport"] })).ShouldBe("");
        (await Index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_tombstone_takes_a_record_out_and_a_newer_document_brings_it_back()
    {
        await Put(("a", Document(title: "Loto")), ("b", Document(title: "Loto")));
        await Put(("a", null), ("never-seen", null));
        (await Ids(Query())).ShouldBe("b");
        (await Ids(Words("loto"))).ShouldBe("b");
        await Put(("a", Document(title: "Loto")));
        (await Ids(Words("loto"))).ShouldBe("a b");
    }

    [Fact]
    public async Task An_entry_that_is_not_newer_than_what_is_held_is_skipped_also_after_opening_again()
    {
        await Apply(new("a", 10, Document(title: "Dix")), new("gone", 10, null));
        await Apply(new("a", 10, Document(title: "Encore")), new("a", 9, null), new("gone", 10, Document()), new("gone", 9, Document()));
        (await Ids(Query())).ShouldBe("a");
        (await Ids(Words("dix"))).ShouldBe("a");
        await Reopen();
        await Apply(new("a", 9, Document(title: "Neuf")), new("gone", 10, Document()));
        (await Ids(Words("dix"))).ShouldBe("a");
        (await Index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(1);
        await Apply(new("gone", 11, Document(title: "Revenu")), new("a", 12, Document(title: "Douze")), new("a", 11, Document(title: "Onze")));
        (await Ids(Query())).ShouldBe("a gone");
        (await Ids(Words("douze"))).ShouldBe("a");
        (await Ids(Words("onze"))).ShouldBe("");
    }

    [Fact]
    public async Task The_same_entries_twice_change_nothing()
    {
        IndexEntry[] entries = [new("a", 1, Document(title: "Loto")), new("b", 2, null), new("c", 3, Document(title: "Bal"))];
        await Apply(entries);
        await Apply(entries);
        (await Ids(Query())).ShouldBe("a c");
        (await Ids(Words("bals"))).ShouldBe("c");
    }

    [Fact]
    public async Task What_was_applied_is_there_after_opening_again_with_its_cursor()
    {
        await Put(
            ("a", Event(Day("2026-03-14"), Span("2026-03-20T20:30", "2026-03-20T22:00")) with { Points = [At(100), At(300, null)], Communes = ["44052"], Themes = ["musique"], Sources = ["mairie"] }),
            ("b", Document(RecordKind.Offer, "Promotion") with { Expires = Today }),
            ("c", Document()));
        await Put(("c", null));
        var queries = new[] { Near(10_000), Query(), Words("fest-noz"), Query(QuerySort.Date) with { EventsFrom = new(2026, 3, 15), Themes = ["musique"], Sources = ["mairie"], Communes = ["44052"] } };
        var before = new List<string>();
        foreach (var query in queries)
            before.Add(await Ids(query));
        await Reopen();
        (await Index.CursorAsync(CancellationToken.None)).ShouldBe(2);
        for (var at = 0; at < queries.Length; at++)
            (await Ids(queries[at])).ShouldBe(before[at]);
        before.ShouldBe(["a", "a b", "a", "a"]);
    }

    [Fact]
    public async Task A_record_with_very_many_places_dates_and_names_is_kept_whole()
    {
        await Put(("a", Event([.. Enumerable.Range(0, 500).Select(day => new IndexSpan(new DateTime(2026, 1, 1).AddDays(day), new DateTime(2026, 1, 1, 23, 59, 0).AddDays(day)))]) with
        {
            Points = [.. Enumerable.Range(0, 1_500).Select(number => At(number * 100, $"{number:00000}"))],
            Communes = [.. Enumerable.Range(0, 1_500).Select(number => $"{number:00000}")],
        }));
        await Reopen();
        (await Ids(Query() with { Communes = ["01499"], EventsFrom = new(2027, 5, 15) })).ShouldBe("a");
        (await Index.SearchAsync(Near(0, include: ["01400"]), CancellationToken.None)).Hits.Single().DistanceMetres!.Value.ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuild_replaces_everything_and_the_old_index_answers_meanwhile()
    {
        await Put(("old", Document(title: "Loto")), ("kept", Document(title: "Loto")));
        var seen = "";
        await Index.RebuildAsync(Entries(), 77, CancellationToken.None);
        seen.ShouldBe("kept old");
        (await Ids(Words("loto"))).ShouldBe("kept new");
        (await Index.CursorAsync(CancellationToken.None)).ShouldBe(77);
        await Apply(new("kept", 4, null), new("gone", 5, Document(title: "Loto")));
        (await Ids(Query())).ShouldBe("kept new");
        await Reopen();
        (await Ids(Words("loto"))).ShouldBe("kept new");

        async IAsyncEnumerable<IndexEntry> Entries()
        {
            yield return new("kept", 3, Document(title: "Avant"));
            yield return new("kept", 5, Document(title: "Loto"));
            seen = await Ids(Words("loto"));
            yield return new("new", 6, Document(title: "Loto"));
            yield return new("gone", 7, null);
        }
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_live_index_as_it_was()
    {
        await Put(("a", Document(title: "Loto")));
        await Should.ThrowAsync<InvalidOperationException>(async () => await Index.RebuildAsync(Failing(), 77, CancellationToken.None));
        (await Ids(Words("loto"))).ShouldBe("a");
        await Put(("b", Document(title: "Loto")));
        await Reopen();
        (await Ids(Words("loto"))).ShouldBe("a b");
        (await Index.CursorAsync(CancellationToken.None)).ShouldBe(2);

        static async IAsyncEnumerable<IndexEntry> Failing()
        {
            yield return new("x", 1, Document(title: "Loto"));
            await Task.Yield();
            throw new InvalidOperationException("The store went away.");
        }
    }

    [Fact]
    public async Task Searches_and_writes_at_once_see_whole_states_only()
    {
        await Put([.. Enumerable.Range(0, 50).Select(number => ($"r{number:00}", (IndexDocument?)Document(title: "Loto")))]);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                (await Index.SearchAsync(Words("loto"), CancellationToken.None)).Total.ShouldBe(50);
                (await Index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(50);
            }
        })).ToArray();
        try
        {
            for (var round = 0; round < 40; round++)
                await Put(($"r{round:00}", null), ($"n{round:00}", Document(title: "Loto")));
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(readers);
        }
    }

    private async Task Apply(params IndexEntry[] entries) => await Index.ApplyAsync(entries, entries.Max(entry => entry.Version), CancellationToken.None);
}
