using System.Diagnostics;
using CsCheck;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

public sealed class CommuneMentionsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Loto à Donges samedi", "44052")]
    [InlineData("Fest-noz à Saint-Malo-de-Guersac", "44176")]
    [InlineData("De Trignac à Donges, la randonnée", "44210 44052")]
    [InlineData("Vide-grenier à Montoir", "44103")]
    [InlineData("Les pompiers de Savenay et de Prinquiau", "44195 44137")]
    [InlineData("concert à st nazaire", "44184")]
    [InlineData("Concert à Saint-Nazaire, au VIP", "44184")]
    [InlineData("Foire de Saint-Nazaire (66)", "66186")]
    [InlineData("Foire de Saint-Nazaire (Pyrénées-Orientales)", "66186")]
    [InlineData("Foire à Saint-Nazaire, Pyrénées-Orientales", "66186")]
    [InlineData("Foire à Saint-Nazaire (Gard), dimanche", "30288")]
    [InlineData("Foire à Saint-Nazaire, 66", "66186")]
    [InlineData("Foire à Saint-Nazaire, 14 mars", "44184")]
    [InlineData("De Nantes, Paris et Vannes", "44109 75056 56260")]
    [InlineData("Rendez-vous à 30200 Saint-Nazaire", "30288")]
    [InlineData("12 rue de Nantes, 44480 Donges", "44052")]
    [InlineData("LOTO DE L'AMICALE A DONGES", "44052")]
    [InlineData("De l'autre côté de la Loire, à Paimbœuf", "44116")]
    [InlineData("Marché de La Chapelle-Launay", "44033")]
    [InlineData("Le marché de la Chapelle Launay", "44033")]
    [InlineData("Exposition à Paris 15e", "75056")]
    [InlineData("Sortie au Mans", "72181")]
    [InlineData("Séjour à Tours", "37261")]
    [InlineData("Concours à Vue (44640)", "44220")]
    [InlineData("Le maire de Donges inaugure la médiathèque", "44052")]
    [InlineData("Match Donges – Trignac", "44052 44210")]
    [InlineData("Lavau s/ Loire : les artistes ouvrent leurs portes", "44080")]
    [InlineData("Rugby: Nantes accueille Vannes", "44109 56260")]
    public void A_text_names_its_communes_the_main_one_first(string text, string insee) => Codes(text).ShouldBe(insee);

    [Theory]
    [InlineData("Conférence de Jean Nantes")]
    [InlineData("Au 3 rue de Nantes")]
    [InlineData("Travaux avenue de Paris")]
    [InlineData("Le Stade Rennais reçoit le FC Nantes")]
    [InlineData("Il y a des tours et une belle vue")]
    [InlineData("Le bourg est en fête, avec sens")]
    [InlineData("Cartes, belote, palets : plaisance")]
    [InlineData("Feu de la Saint-Jean")]
    [InlineData("Repas de la Saint-Sylvestre")]
    [InlineData("Route de Pornic fermée")]
    [InlineData("Département de la Loire-Atlantique")]
    [InlineData("Orange coupe le réseau cuivre")]
    [InlineData("M. Bonnet, président")]
    [InlineData("Vue imprenable, Sens du partage")]
    [InlineData("Marché de Noël et vente de brie")]
    [InlineData("Chapelle Saint-Nazaire, messe du dimanche")]
    [InlineData("Les Bains de minuit")]
    [InlineData("Levi Harvey au piano")]
    [InlineData("Rendez-vous au Salon international de l'agriculture")]
    [InlineData("Messe à l'église du Saint-Esprit")]
    [InlineData("Travaux porte de Versailles")]
    [InlineData("Contes d'été au Jardin des Plantes")]
    [InlineData("")]
    [InlineData("12345 67890 ---")]
    public void What_bears_a_communes_name_and_is_none_is_left_out(string text) => Codes(text).ShouldBe("");

    [Fact]
    public void Homonyms_are_settled_by_the_source_and_else_the_most_populous_comes_with_low_confidence()
    {
        Find("Fête à Sainte-Marie", France.SourceAt("35294")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Commune.Insee.ShouldBe("35294"), m => m.Confidence.ShouldBeGreaterThan(0.8));
        var unsettled = Find("Fête à Sainte-Marie", null).ShouldHaveSingleItem();
        unsettled.Commune.Insee.ShouldBe("97418");
        unsettled.Alternatives.ShouldNotBeEmpty();
        Find("Fête à Saint-Sauveur", null).ShouldHaveSingleItem().Confidence.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void A_mention_says_where_it_stands()
    {
        const string text = "Loto à  Saint-Malo-de-Guersac, demain";
        var mention = Find(text, France.Donges).ShouldHaveSingleItem();
        text.Substring(mention.Start, mention.Length).ShouldBe("Saint-Malo-de-Guersac");
    }

    [Fact]
    public void A_commune_of_yesterday_gives_that_of_today() => Find("Bal à Saint-Géréon et à Ancenis", France.SourceAt("44003")).ShouldContain(m => m.Commune.Insee == "44003");

    [Fact]
    public void Any_text_is_read_without_a_fault() => Gen.String[0, 200].Sample(text =>
    {
        foreach (var mention in Find(text, France.Donges))
            (mention.Start >= 0 && mention.Start + mention.Length <= text.Length && mention.Confidence is >= 0 and <= 1).ShouldBeTrue();
    });

    [Fact]
    public void Pieces_of_names_in_any_order_are_read_without_a_fault() => Gen.Int[0, Pieces.Length - 1].Array[0, 12].Sample(chosen =>
        Find(string.Join(' ', chosen.Select(i => Pieces[i])), France.Donges).Select(m => m.Commune.Insee).ShouldBeUnique());

    [Fact]
    public void Scanning_is_measured()
    {
        string[] texts = ["Loto de l'amicale laïque à Donges, salle des Guifettes, samedi 12 décembre à 20h30", "Le conseil municipal de Montoir-de-Bretagne se réunit jeudi", "Vide-grenier du comité des fêtes, 12 rue de la Mairie, 44480 Donges"];
        foreach (var text in texts)
            Find(text, France.Donges);
        var clock = Stopwatch.StartNew();
        const int rounds = 5_000;
        for (var i = 0; i < rounds; i++)
            CommuneMentions.Find(texts[i % texts.Length], France.Donges, France.Gazetteer);
        output.WriteLine($"{rounds / clock.Elapsed.TotalSeconds:F0} texts/s");
    }

    private static readonly string[] Pieces = ["à", "rue", "de", "Donges", "St", "s/", "-", "(44)", "44480", "La", "Baule", ", ", "\n", "FC", "Saint", "Nazaire"];

    private static string Codes(string text) => string.Join(' ', Find(text, France.Donges).Select(m => m.Commune.Insee));

    private static IReadOnlyList<CommuneMention> Find(string text, SourceProfile? source) => CommuneMentions.Find(text, source, France.Gazetteer);
}
