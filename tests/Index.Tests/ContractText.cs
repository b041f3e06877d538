using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    [Theory]
    [InlineData("fete")]
    [InlineData("fête")]
    [InlineData("fêtes")]
    [InlineData("FÊTES")]
    [InlineData("l'été")]
    [InlineData("ete")]
    [InlineData("été")]
    [InlineData("coeur")]
    [InlineData("cœurs")]
    [InlineData("aujourd'hui")]
    [InlineData("aujourd’hui")]
    [InlineData("Saint-Nazaire")]
    [InlineData("saint nazaire")]
    [InlineData("travail")]
    [InlineData("animaux")]
    [InlineData("20h30")]
    public async Task A_word_is_found_whatever_its_accents_number_and_article(string word)
    {
        await Put(
            ("a", Document(title: "La fête de l’été", text: "Le cœur de la ville, aujourd'hui à 20h30, Saint-Nazaire : travaux, un animal.")),
            ("b", Document(title: "Conseil municipal", text: "Ordre du jour")));
        (await Ids(Words(word.Split(' ')))).ShouldBe("a");
    }

    [Fact]
    public async Task All_words_must_occur_in_title_or_text()
    {
        await Put(("a", Document(title: "Concert de jazz", text: "à la salle des fêtes")), ("b", Document(title: "Concert de rock", text: "au jardin")));
        (await Ids(Words("concert"))).ShouldBe("a b");
        (await Ids(Words("concert", "fête"))).ShouldBe("a");
        (await Ids(Words("jazz", "jardin"))).ShouldBe("");
        (await Ids(Query())).ShouldBe("a b");
    }

    [Fact]
    public async Task A_phrase_is_its_words_in_their_order_and_never_reaches_from_title_into_text()
    {
        await Put(
            ("a", Document(title: "Fête de la musique")),
            ("b", Document(title: "Musique", text: "la fête, de la belle musique")),
            ("c", Document(title: "Grande fête", text: "nationale")));
        (await Ids(Phrase("fêtes de la musique"))).ShouldBe("a");
        (await Ids(Phrase("musique fête"))).ShouldBe("");
        (await Ids(Phrase("fête nationale"))).ShouldBe("");
        (await Ids(Phrase("musique"))).ShouldBe("a b");
    }

    [Fact]
    public async Task Words_left_out_must_not_occur_alone_or_beside_others()
    {
        await Put(
            ("a", Document(title: "Concert de jazz")),
            ("b", Document(title: "Concert de rock", text: "annulé")),
            ("c", Document(title: "Brocante") with { Points = [At(100)] }));
        (await Ids(Query() with { Text = new(["concert"], [], ["jazz"]) })).ShouldBe("b");
        (await Ids(Query() with { Text = new([], [], ["jazz"]) })).ShouldBe("b c");
        (await Ids(Query() with { Text = new([], [], ["concerts", "brocante"]) })).ShouldBe("");
        (await Ids(Near(1_000) with { Text = new([], [], ["jazz"]) })).ShouldBe("c");
    }

    [Fact]
    public async Task Stop_words_ask_for_nothing()
    {
        await Put(("a", Document(title: "Concert")), ("b", Document(title: "Brocante")));
        (await Ids(Words("la", "de"))).ShouldBe("a b");
        (await Ids(Words("le", "concert"))).ShouldBe("a");
        (await Ids(Phrase("de la"))).ShouldBe("a b");
        (await Ids(Query(QuerySort.Relevance) with { Text = new(["les"], [], ["des"]) })).ShouldBe("a b");
        (await Ids(Words("!?", "…"))).ShouldBe("a b");
    }

    [Fact]
    public async Task Text_goes_together_with_every_other_condition()
    {
        await Put(
            ("a", Document(RecordKind.News, "Concert") with { Points = [At(100)], Themes = ["musique"] }),
            ("b", Document(RecordKind.News, "Concert") with { Points = [At(90_000)], Themes = ["musique"] }),
            ("c", Document(RecordKind.Offer, "Concert") with { Points = [At(50)] }),
            ("d", Document(RecordKind.News, "Loto") with { Points = [At(10)], Themes = ["musique"] }));
        var answer = await Index.SearchAsync(Near(10_000) with { Text = new(["concert"], [], []) }, CancellationToken.None);
        answer.Hits.Select(hit => hit.Id).ShouldBe(["c", "a"]);
        answer.Hits[1].DistanceMetres!.Value.ShouldBe(100, 1);
        (await Ids(Near(10_000) with { Text = new(["concert"], [], []), Themes = ["musique"], Kinds = [RecordKind.News] })).ShouldBe("a");
    }

    [Fact]
    public async Task By_relevance_the_title_weighs_more_than_the_text()
    {
        await Put(
            ("text", Document(title: "Rendez-vous au jardin", text: "un concert")),
            ("title", Document(title: "Un concert", text: "rendez-vous au jardin")),
            ("neither", Document(title: "Loto")));
        var answer = await Index.SearchAsync(Query(QuerySort.Relevance) with { Text = new(["concert"], [], []) }, CancellationToken.None);
        answer.Hits.Select(hit => hit.Id).ShouldBe(["title", "text"]);
        answer.Hits[0].Position.SortValue.ShouldBeGreaterThan(answer.Hits[1].Position.SortValue);
        answer.Hits[1].Position.SortValue.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Hostile_text_neither_fails_nor_matches_everything()
    {
        await Put(("a", Document(title: "Concert", text: new string('x', 100_000) + " é\u0301\u0301 \ud83c\udfbb \ud800 fin")));
        (await Ids(Words(new string('y', 50_000)))).ShouldBe("");
        (await Ids(Words("title:concert", "*", "con*", "(", "\"", "AND"))).ShouldBe("");
        (await Ids(Words([.. Enumerable.Repeat("concert", 5_000)]))).ShouldBe("a");
        (await Ids(Words("fin"))).ShouldBe("a");
    }
}
