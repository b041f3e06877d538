using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    [Fact]
    public async Task By_distance_the_nearest_comes_first_and_ties_go_by_id()
    {
        await Put(
            ("c", Document() with { Points = [At(100)] }),
            ("a", Document() with { Points = [At(200)] }),
            ("b", Document() with { Points = [At(100)] }));
        (await Ids(Near(1_000))).ShouldBe("b c a");
    }

    [Fact]
    public async Task By_date_the_first_occurrence_in_the_window_counts_and_records_without_one_come_last_newest_first()
    {
        await Put(
            ("old-series", Event(Day("2026-01-01"), Day("2026-03-20"))),
            ("soon", Event(Day("2026-03-12"))),
            ("later", Event(Span("2026-03-12T20:00", "2026-03-12T22:00"))),
            ("running", Event(Span("2026-03-01T00:00", "2026-04-01T23:59"))),
            ("old-news", Document(RecordKind.News) with { Dated = Moment("2026-01-01T00:00Z") }),
            ("news", Document(RecordKind.News) with { Dated = Moment("2026-03-01T00:00Z") }));
        var query = Query(QuerySort.Date) with { EventsFrom = Today };
        (await Ids(query)).ShouldBe("running soon later old-series news old-news");
        (await AllPages(query with { Limit = 1 })).Select(hit => hit.Id).ShouldBe(["running", "soon", "later", "old-series", "news", "old-news"]);
        (await Ids(Query(QuerySort.Date))).ShouldBe("old-series running soon later news old-news");
        var first = (await Index.SearchAsync(query, CancellationToken.None)).Hits[1];
        first.Position.SortValue.ShouldBe(new DateTime(2026, 3, 12).Ticks / TimeSpan.TicksPerMinute);
    }

    [Fact]
    public async Task By_update_the_newest_comes_first_to_the_millisecond()
    {
        await Put(
            ("a", Document() with { Dated = Moment("2026-03-01T12:00:00.001Z") }),
            ("b", Document() with { Dated = Moment("2026-03-01T13:00:00.002+01:00") }),
            ("c", Document() with { Dated = Moment("1969-12-31T00:00Z") }),
            ("d", Document() with { Dated = Moment("2026-03-01T12:00:00.001Z") }));
        (await Ids(Query())).ShouldBe("b a d c");
        (await AllPages(Query() with { Limit = 1 })).Select(hit => hit.Id).ShouldBe(["b", "a", "d", "c"]);
        (await Index.SearchAsync(Query(), CancellationToken.None)).Hits[3].Position.SortValue.ShouldBe(Moment("1969-12-31T00:00Z").ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Ulids_and_other_ids_sort_together_as_text()
    {
        string[] ids = ["01JD3V8K7M2Q9Z4R6T1B5X0CFA", "01JD3V8K7M2Q9Z4R6T1B5X0CFB", "01JD3V8K7M2Q9Z4R6T1B5X0CFa", "01JD3V8K7M2Q9Z4R6T1B5X0CF", "zz", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "00000000000000000000000000"];
        await Put([.. ids.Select(id => (id, (IndexDocument?)Document()))]);
        (await AllPages(Query() with { Limit = 3 })).Select(hit => hit.Id).ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_total_counts_all_matches_on_every_page()
    {
        await Put([.. Enumerable.Range(0, 25).Select(number => ($"r{number:00}", (IndexDocument?)Document()))]);
        var first = await Index.SearchAsync(Query() with { Limit = 10 }, CancellationToken.None);
        var last = await Index.SearchAsync(Query() with { Limit = 10, After = new(first.Hits[0].Position.SortValue, "r14") }, CancellationToken.None);
        (first.Total, first.HasMore, last.Total, last.HasMore).ShouldBe((25, true, 25, false));
        last.Hits.Select(hit => hit.Id).ShouldBe(Enumerable.Range(15, 10).Select(number => $"r{number:00}"));
    }

    [Theory]
    [InlineData(QuerySort.Distance)]
    [InlineData(QuerySort.Date)]
    [InlineData(QuerySort.Relevance)]
    [InlineData(QuerySort.Updated)]
    public async Task Paging_sees_every_unchanged_record_once_while_others_come_go_and_move(QuerySort sort)
    {
        var steady = Enumerable.Range(0, 60).Select(number => ($"s{number:00}", (IndexDocument?)Moving(number * 7 % 60))).ToArray();
        await Put(steady);
        await Put([.. Enumerable.Range(0, 40).Select(number => ($"m{number:00}", (IndexDocument?)Moving(number)))]);
        var round = 0;
        var query = Query(sort) with { Near = new(Donges, 10_000, [], []), Text = new(["concert"], [], []), Limit = 7 };
        var hits = await AllPages(query, async () =>
        {
            round++;
            await Put(
                ($"m{round:00}", null),
                ($"m{40 - round:00}", Moving((round * 13) % 60)),
                ($"n{round:00}", Moving((round * 29) % 60)));
        });
        hits.Where(hit => hit.Id[0] == 's').Select(hit => hit.Id).Order().ShouldBe(steady.Select(record => record.Item1).Order());
        if (sort == QuerySort.Relevance)
            hits.Select(hit => hit.Id).ShouldBeUnique();

        static IndexDocument Moving(int number) => Event(Day("2026-03-12"), Day("2026-04-01")) with
        {
            Title = number % 3 == 0 ? "Concert" : "Soirée",
            Text = string.Concat(Enumerable.Repeat("concert ", 1 + (number % 5))) + string.Concat(Enumerable.Repeat("mot ", number)),
            Points = [At(100 * number)],
            Dated = Moment("2026-03-01T00:00Z").AddHours(number),
            Occurrences = [Day("2026-03-12"), new(new DateTime(2026, 3, 14).AddMinutes(number), new DateTime(2026, 3, 15))],
        };
    }
}
