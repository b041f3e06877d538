using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Tests;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData("fête", "fete", "fêtes", "FÊTES", "Fe\u0302tes", "l’fête")]
    [InlineData("cœur", "coeur", "coeurs", "CŒURS")]
    [InlineData("été", "ete", "l'été", "d’étés")]
    [InlineData("aujourd'hui", "aujourd’hui", "aujourdhui")]
    [InlineData("entraide", "entr'aide", "l'entraide")]
    [InlineData("travail", "travaux")]
    [InlineData("animal", "animaux")]
    [InlineData("jeu", "jeux")]
    [InlineData("château", "chateaux", "châteaux")]
    [InlineData("bénévole", "bénévoles", "benevoles")]
    [InlineData("musicien", "musiciens")]
    [InlineData("île", "l'île", "iles")]
    [InlineData("école", "écoles", "l’école", "qu'école")]
    [InlineData("marché", "marchés", "marches")]
    [InlineData("vitrail", "vitraux")]
    public void Spellings_of_one_word_give_one_term(string word, params string[] others)
    {
        foreach (var other in others)
            FrenchText.Terms(other).ShouldBe(FrenchText.Terms(word), other);
    }

    [Theory]
    [InlineData("concert", "concours")]
    [InlineData("port", "porte-avions")]
    [InlineData("mer", "mère")]
    [InlineData("pêche", "péage")]
    [InlineData("bal", "balle")]
    public void Other_words_give_other_terms(string one, string other) => FrenchText.Terms(one).ShouldNotBe(FrenchText.Terms(other));

    [Theory]
    [InlineData("La fête de la musique", "fete musiqu")]
    [InlineData("Saint-Nazaire (44600)", "saint nazair 44600")]
    [InlineData("d'abord, c'est l'heure : 20h30 !", "abord heur 20h30")]
    [InlineData("de la les", "")]
    [InlineData("", "")]
    [InlineData("' ’ - …", "")]
    public void Stop_words_and_signs_give_no_terms(string text, string terms) => string.Join(' ', FrenchText.Terms(text)).ShouldBe(terms);

    [Fact]
    public void Stop_words_keep_their_places() =>
        FrenchText.Positioned("la fête de la musique").Select(term => term.Position).ShouldBe([1, 4]);

    [Fact]
    public void A_text_without_a_space_is_cut_and_ends()
    {
        FrenchText.Terms(new string('a', 1_000_000))[0].Length.ShouldBeLessThan(100);
        FrenchText.Terms(new string('\u0301', 1_000_000)).ShouldBeEmpty();
        FrenchText.Terms(string.Concat(Enumerable.Repeat("a'", 200_000))).Count.ShouldBeLessThan(2);
        FrenchText.Terms(string.Concat(Enumerable.Repeat("\u0301 ", 200_000))).ShouldBeEmpty();
    }
}
