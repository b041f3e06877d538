using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    [Fact]
    public async Task Facets_count_every_match_of_every_page_most_frequent_first()
    {
        await Put(
            ("a", Document(RecordKind.News) with { Themes = ["sport", "culture"], Communes = ["44052"], Sources = ["mairie"] }),
            ("b", Document(RecordKind.Offer) with { Themes = ["sport"], Communes = ["44103"], Sources = ["mairie", "gazette"] }),
            ("c", Document(RecordKind.Offer) with { Communes = ["44052", "44103"] }),
            ("d", null));
        var answer = await Index.SearchAsync(Query() with { Limit = 1, Facets = [QueryFacet.Kind, QueryFacet.Theme, QueryFacet.Commune, QueryFacet.Source] }, CancellationToken.None);
        answer.Facets.Keys.Order().ShouldBe([QueryFacet.Kind, QueryFacet.Theme, QueryFacet.Commune, QueryFacet.Source]);
        answer.Facets[QueryFacet.Kind].ShouldBe([new("offer", 2), new("news", 1)]);
        answer.Facets[QueryFacet.Theme].ShouldBe([new("sport", 2), new("culture", 1)]);
        answer.Facets[QueryFacet.Commune].ShouldBe([new("44052", 2), new("44103", 2)]);
        answer.Facets[QueryFacet.Source].ShouldBe([new("mairie", 2), new("gazette", 1)]);
        var second = await Index.SearchAsync(Query() with { Limit = 1, After = answer.Hits[0].Position, Facets = [QueryFacet.Kind] }, CancellationToken.None);
        second.Facets.Single().Value.ShouldBe([new("offer", 2), new("news", 1)]);
        (await Index.SearchAsync(Query(), CancellationToken.None)).Facets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Facets_count_only_what_the_query_matches()
    {
        await Put(
            ("a", Document(title: "Concert") with { Themes = ["musique"], Points = [At(100)] }),
            ("b", Document(title: "Concert") with { Themes = ["musique", "culture"], Points = [At(90_000)] }),
            ("c", Document(title: "Loto") with { Themes = ["culture"], Points = [At(10)] }));
        var answer = await Index.SearchAsync(Near(1_000) with { Text = new(["concert"], [], []), Facets = [QueryFacet.Theme] }, CancellationToken.None);
        answer.Facets[QueryFacet.Theme].ShouldBe([new("musique", 1)]);
        var none = await Index.SearchAsync(Query() with { Text = new(["brocante"], [], []), Facets = [QueryFacet.Theme, QueryFacet.Kind] }, CancellationToken.None);
        none.Facets[QueryFacet.Theme].ShouldBeEmpty();
        none.Facets[QueryFacet.Kind].ShouldBeEmpty();
    }

    [Fact]
    public async Task A_facet_gives_its_hundred_most_frequent_values()
    {
        await Put([.. Enumerable.Range(0, 120).Select(at => ($"r{at:000}", (IndexDocument?)(Document() with { Sources = [$"s{at:000}", .. at == 119 ? [] : (string[])["s119"]] })))]);
        var counts = (await Index.SearchAsync(Query() with { Facets = [QueryFacet.Source] }, CancellationToken.None)).Facets[QueryFacet.Source];
        counts.Count.ShouldBe(IndexAnswer.MostFacetValues);
        counts[0].ShouldBe(new("s119", 120));
        counts[1].ShouldBe(new("s000", 1));
        counts[^1].ShouldBe(new("s098", 1));
    }

    [Theory]
    [InlineData("f", "a b")]
    [InlineData("fe", "a b")]
    [InlineData("fêt", "a b")]
    [InlineData("FÊTE DE LA MUS", "a")]
    [InlineData("fête d", "a b")]
    [InlineData("fêtes", "b")]
    [InlineData("l'ami", "c")]
    [InlineData("l’amicale laï", "c")]
    [InlineData("laïque ami", "c")]
    [InlineData("musiques", "")]
    [InlineData("jardin", "")]
    [InlineData("saint-na", "d")]
    [InlineData("14 j", "b")]
    [InlineData("de", "a b c d")]
    [InlineData("*", "a b c d")]
    [InlineData("fe*", "a b")]
    public async Task What_is_typed_finds_titles_with_a_word_that_begins_so(string typed, string expected)
    {
        await Put(
            ("a", Document(title: "Fête de la musique", text: "au jardin")),
            ("b", Document(title: "Fêtes du 14 juillet")),
            ("c", Document(title: "Loto de l'Amicale laïque")),
            ("d", Document(title: "Saint-Nazaire : travaux")));
        (await Ids(Query() with { Text = new([], [], []) { TitlePrefix = typed } })).ShouldBe(expected);
        (await Ids(Query(QuerySort.Relevance) with { Text = new([], [], ["amicale"]) { TitlePrefix = typed } })).ShouldBe(expected.Replace(" c", "").Replace("c", ""));
    }

    [Fact]
    public async Task What_is_typed_goes_together_with_words_and_place_and_never_ranks()
    {
        await Put(
            ("a", Document(title: "Concert du choeur", text: "concert") with { Points = [At(500)] }),
            ("b", Document(title: "Concert de jazz", text: "concert concert") with { Points = [At(100)] }),
            ("c", Document(title: "Concert choral") with { Points = [At(90_000)] }));
        (await Ids(Near(1_000) with { Text = new([], [], []) { TitlePrefix = "con" } })).ShouldBe("b a");
        (await Ids(Near(1_000) with { Text = new(["concert"], [], []) { TitlePrefix = "cho" } })).ShouldBe("a");
        var alone = await Index.SearchAsync(Query(QuerySort.Relevance) with { Text = new(["concert"], [], []) }, CancellationToken.None);
        var typed = await Index.SearchAsync(Query(QuerySort.Relevance) with { Text = new(["concert"], [], []) { TitlePrefix = "conc" } }, CancellationToken.None);
        typed.Hits.Select(hit => (hit.Id, hit.Position.SortValue)).ShouldBe(alone.Hits.Select(hit => (hit.Id, hit.Position.SortValue)));
    }
}
