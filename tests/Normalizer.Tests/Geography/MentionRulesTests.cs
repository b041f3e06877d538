using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

/// <summary>Classes of texts by what stands around a commune's name: one or two lines each.</summary>
public sealed class MentionRulesTests
{
    [Theory]
    // Shortened names: of the source's surroundings, of the text's own, of a town known by it.
    [InlineData("59350", "Foire à Villeneuve", "59009")]
    [InlineData("81004", "Marché de Villefranche", "81317")]
    [InlineData(null, "De Brive à Tulle, le car part à 7h", "19031 19272")]
    [InlineData(null, "Bal à Saint-Cyprien, près de Sarlat", "24396 24520")]
    // A name that goes on otherwise, or is bound by a hyphen, is another one.
    [InlineData(null, "Rando à Lacanau-Plage", "")]
    [InlineData(null, "Dictée, place Marguerite-d'Angoulême", "")]
    // Names of yesterday.
    [InlineData(null, "Vœux à Évry (Essonne), à 19h", "91228")]
    [InlineData(null, "Le musée de Châlons-sur-Marne", "51108")]
    // Articles.
    [InlineData(null, "Régate au Palais, fest-noz à Sauzon", "56152 56241")]
    [InlineData(null, "Sortie aux Ponts-de-Cé", "49246")]
    [InlineData(null, "Le Cher monte, la Mayenne baisse, en Vienne tout va bien", "")]
    [InlineData(null, "Réunion à la salle de la Loge", "")]
    // What a commune does.
    [InlineData(null, "Cet été, Gordes organise un festival", "84050")]
    // Writings.
    [InlineData(null, "Criée de Villers-s/-Mer", "14754")]
    [InlineData(null, "Départ de Plonéour-Lanvern vers Crac'h", "29174 56046")]
    [InlineData(null, "vide grenier a st nazaire", "44184")]
    [InlineData(null, "Stage à 67 000 Strasbourg", "67482")]
    public void Names_are_understood_by_what_stands_around(string? source, string text, string insee) => Codes(text, source).ShouldBe(insee);

    [Theory]
    [InlineData("Diane organise un vide-maison")]
    [InlineData("Savon de Marseille et nougat de Montélimar")]
    [InlineData("Le bagad de Quimper joue samedi")]
    [InlineData("Dîner au Café de Lyon")]
    [InlineData("L'expo de la peintre Odile Redon")]
    [InlineData("Mme Vernon et M. Laval tiennent la caisse")]
    [InlineData("Match contre le CSP Limoges et Angers SCO")]
    [InlineData("Écrire à accueil@mairie-nantes.example ou voir www.nantes.example")]
    [InlineData("Les prix ont changé, le maire aussi, bonne année !")]
    [InlineData("L'Étoile sportive de Redon reçoit le Vélo-club de Fougères")]
    [InlineData("La Manécanterie de Vannes et l'Harmonie municipale de Redon")]
    [InlineData("Nantes Habitat et Paris Match recrutent")]
    [InlineData("Le Courrier de Mantes en parle")]
    [InlineData("Le CHRU de Rennes et l'Université de Caen")]
    [InlineData("La famille Laval remercie ses voisins")]
    [InlineData("Prions saint Malo et sainte Maxime")]
    [InlineData("Travaux bd. de Paris et 3 av. de Nantes")]
    [InlineData("Voyage en Espagne : Valence, Grenade, Séville")]
    public void What_only_bears_the_name_is_left_out(string text) => Codes(text, null).ShouldBe("");

    [Theory]
    [InlineData("Les élus de Fécamp se retrouvent à Yvetot", "76758 76259")]
    [InlineData("Départ de Laval à 6h pour le marché de Noël d'Angers", "49007 53130")]
    [InlineData("Il a joué à Paris et à Rennes. Rendez-vous à Fougères, salle Juliette-Drouet", "35115 75056 35238")]
    [InlineData("Le pont relie Saint-Nazaire à Saint-Brevin-les-Pins", "44184 44154")]
    [InlineData("Ni Lorient ni Auray : c'est Hennebont qui accueille le congrès", "56083 56121 56007")]
    [InlineData("Née à Rennes, installée à Laval, elle expose à Vitré", "35360 35238 53130")]
    [InlineData("Entre Rennes et Fougères, Liffré vous accueille", "35152 35238 35115")]
    [InlineData("Vendredi à Decize, samedi à Imphy, dimanche à Nevers (plage)", "58095 58134 58194")]
    public void The_main_commune_is_where_it_happens(string text, string insee) => Codes(text, null).ShouldBe(insee);

    [Fact]
    public void A_small_commune_far_from_its_source_is_never_sure()
    {
        CommuneMentions.Find("Match au Moustoir", France.SourceAt("56121"), France.Gazetteer).ShouldAllBe(m => m.Confidence < 0.8);
        CommuneMentions.Find("Fête à Beaumont", null, France.Gazetteer).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Confidence.ShouldBeLessThan(0.8), m => m.Alternatives.ShouldNotBeEmpty());
    }

    [Fact]
    public void A_name_is_no_ground_for_itself() =>
        CommuneMentions.Find("Loto à Clichy, en mars", null, France.Gazetteer).ShouldHaveSingleItem().Commune.Insee.ShouldBe("92024");

    private static string Codes(string text, string? source) =>
        string.Join(' ', CommuneMentions.Find(text, source is null ? null : France.SourceAt(source), France.Gazetteer).Select(m => m.Commune.Insee));
}
