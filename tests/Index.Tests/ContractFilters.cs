using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    [Fact]
    public async Task An_empty_index_answers_with_nothing()
    {
        var answer = await Index.SearchAsync(Query(), CancellationToken.None);
        (answer.Hits.Count, answer.Total, answer.HasMore).ShouldBe((0, 0, false));
        (await Index.SearchAsync(Words("fête"), CancellationToken.None)).Total.ShouldBe(0);
        (await Index.CursorAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Kinds_keep_those_asked_for()
    {
        await Put([.. AllKinds.Select(kind => (kind.ToString(), (IndexDocument?)Document(kind)))]);
        foreach (var kind in AllKinds)
            (await Ids(Query() with { Kinds = [kind] })).ShouldBe(kind.ToString());
        (await Ids(Query() with { Kinds = [RecordKind.News, RecordKind.Business] })).ShouldBe("Business News");
    }

    [Fact]
    public async Task Themes_sources_communes_and_statuses_keep_records_that_have_one_of_them()
    {
        await Put(
            ("a", Document() with { Themes = ["musique", "culture"], Sources = ["mairie"], Communes = ["44052", "44103"], Status = RecordStatus.Full }),
            ("b", Document() with { Themes = ["sport"], Sources = ["gazette", "mairie"], Communes = ["44103"], Status = RecordStatus.Cancelled }),
            ("c", Document()));
        (await Ids(Query() with { Themes = ["musique"] })).ShouldBe("a");
        (await Ids(Query() with { Themes = ["musique", "culture", "sport"] })).ShouldBe("a b");
        (await Ids(Query() with { Sources = ["mairie"] })).ShouldBe("a b");
        (await Ids(Query() with { Sources = ["gazette"] })).ShouldBe("b");
        (await Ids(Query() with { Communes = ["44052"] })).ShouldBe("a");
        (await Ids(Query() with { Communes = ["44103", "44052"], Themes = ["sport"] })).ShouldBe("b");
        (await Ids(Query() with { Statuses = [RecordStatus.Full, RecordStatus.Moved] })).ShouldBe("a");
        (await Ids(Query() with { Themes = ["never-seen"] })).ShouldBe("");
        (await Ids(Query() with { Communes = ["musique"] })).ShouldBe("");
        (await Ids(Query())).ShouldBe("a b c");
    }

    [Fact]
    public async Task A_circle_keeps_points_up_to_its_edge_and_tells_how_far_they_are()
    {
        await Put(("far", Document() with { Points = [At(10_001)] }), ("near", Document() with { Points = [At(9_999)] }), ("here", Document() with { Points = [At(0)] }), ("none", Document()));
        var answer = await Index.SearchAsync(Near(10_000), CancellationToken.None);
        answer.Hits.Select(hit => hit.Id).ShouldBe(["here", "near"]);
        answer.Hits[0].DistanceMetres.ShouldBe(0);
        answer.Hits[1].DistanceMetres.ShouldBe(Donges.MetresTo(North(9_999)));
        (await Index.SearchAsync(Query(), CancellationToken.None)).Hits.ShouldAllBe(hit => hit.DistanceMetres == null);
    }

    [Fact]
    public async Task Of_several_points_the_nearest_in_the_zone_counts_and_the_record_comes_once()
    {
        await Put(
            ("two", Document() with { Points = [At(8_000), At(2_000), At(50_000)] }),
            ("one", Document() with { Points = [At(3_000)] }),
            ("excluded", Document() with { Points = [At(1_000, "44013"), At(5_000)] }));
        var answer = await Index.SearchAsync(Near(10_000, exclude: ["44013"]), CancellationToken.None);
        answer.Hits.Select(hit => (hit.Id, Math.Round(hit.DistanceMetres!.Value))).ShouldBe([("two", 2_000), ("one", 3_000), ("excluded", 5_000)]);
        answer.Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_zone_adds_the_communes_that_it_includes_and_takes_away_those_that_it_excludes()
    {
        await Put(
            ("inside", Document() with { Points = [At(500)] }),
            ("taken-away", Document() with { Points = [At(1_000, "44013")] }),
            ("added", Document() with { Points = [At(20_000, "44103")] }),
            ("outside", Document() with { Points = [At(20_000, "44184")] }),
            ("unknown", Document() with { Points = [At(20_000, null)] }),
            ("both", Document() with { Points = [At(20_000, "44151")] }),
            ("two", Document() with { Points = [At(30_000, "44103"), At(25_000, "44103"), At(40_000)] }));
        var zone = Near(10_000, include: ["44103", "44151", "99999"], exclude: ["44013", "44151"]);
        (await Ids(zone)).ShouldBe("inside added two");
        (await Index.SearchAsync(zone, CancellationToken.None)).Hits[2].DistanceMetres!.Value.ShouldBe(25_000, 1);
    }

    [Fact]
    public async Task An_epci_is_its_members_and_holds_their_records_without_a_point_last()
    {
        await Put(
            ("without", Document() with { Communes = ["44103", "44052"] }),
            ("with", Document() with { Points = [At(4_000)], Communes = ["44052"] }),
            ("elsewhere", Document() with { Points = [At(4_000, "35238")], Communes = ["44052"] }),
            ("other", Document() with { Communes = ["35238"] }));
        var hits = await AllPages(Near(0, include: ["44052", "44103"]) with { Limit = 1 });
        hits.Select(hit => (hit.Id, hit.DistanceMetres is null)).ShouldBe([("with", false), ("without", true)]);
    }

    [Fact]
    public async Task A_box_keeps_records_with_a_point_in_it_or_on_its_edge()
    {
        await Put(
            ("edge", Document() with { Points = [new(new(47, -2), null)] }),
            ("in", Document() with { Points = [new(new(48.5, -1.5), null), new(new(48.6, -1.5), null)] }),
            ("out", Document() with { Points = [new(new(46.999, -2), null)] }));
        (await Ids(Query() with { Bbox = new(-2, 47, -1, 49) })).ShouldBe("edge in");
        (await Ids(Query() with { Bbox = new(-1, 47, -2, 49) })).ShouldBe("");
    }

    [Theory]
    [InlineData("2026-03-14", "2026-03-14", "day evening range")]
    [InlineData("2026-03-15", "2026-03-15", "range")]
    [InlineData("2026-03-13", "2026-03-13", "range")]
    [InlineData("2026-03-16", null, "last range")]
    [InlineData("2026-03-21", null, "last")]
    [InlineData(null, "2026-03-12", "until range")]
    [InlineData(null, "2026-03-01", "until")]
    [InlineData("2026-03-05", "2026-03-05", "until")]
    [InlineData(null, null, "day evening last none range until")]
    public async Task Events_are_kept_by_an_occurrence_that_overlaps_the_days_inclusively(string? from, string? to, string expected)
    {
        await Put(
            ("day", Event(Day("2026-03-14"))),
            ("evening", Event(Span("2026-03-14T20:30", "2026-03-14T23:59"))),
            ("range", Event(Span("2026-03-12T00:00", "2026-03-20T23:59"))),
            ("last", Event(Day("2026-03-02"), Day("2026-03-31"))),
            ("until", Event(new IndexSpan(DateTime.MinValue, new(2026, 3, 5, 23, 59, 0)))),
            ("none", Event()));
        var query = Query() with { Kinds = [RecordKind.Event], EventsFrom = Days(from), EventsTo = Days(to) };
        if (from is null && to == "2026-03-12")
            expected = "last " + expected;
        (await Ids(query)).Split(' ').Order().ShouldBe(expected.Split(' ').Order());
    }

    [Fact]
    public async Task Each_kind_has_its_own_days_and_the_others_none()
    {
        await Put(
            ("news-before", Document(RecordKind.News) with { Dated = Moment("2026-03-01T09:59:59Z") }),
            ("news-first", Document(RecordKind.News) with { Dated = Moment("2026-03-01T10:00Z") }),
            ("news-last", Document(RecordKind.News) with { Dated = Moment("2026-03-05T10:00Z") }),
            ("offer-over", Document(RecordKind.Offer) with { Expires = Today.AddDays(-1) }),
            ("offer-today", Document(RecordKind.Offer) with { Expires = Today }),
            ("opportunity-open", Document(RecordKind.Opportunity)),
            ("opportunity-over", Document(RecordKind.Opportunity) with { Expires = Today.AddDays(-100) }),
            ("service", Document() with { Dated = Moment("1999-01-01T00:00Z"), Expires = Today.AddDays(-1) }));
        var query = Query() with { NewsFrom = Moment("2026-03-01T10:00Z"), NewsBefore = Moment("2026-03-05T10:00Z"), EventsFrom = Today };
        (await Ids(query)).Split(' ').Order().ShouldBe(["news-first", "offer-today", "opportunity-open", "service"]);
    }

    private static DateOnly? Days(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
