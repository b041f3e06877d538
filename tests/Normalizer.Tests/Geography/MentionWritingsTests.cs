using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

/// <summary>Names as forms, results, lower-case and hasty writers set them, and what names and titles only hold one.</summary>
public sealed class MentionWritingsTests
{
    [Theory]
    // Fields of forms: their labels are no names, and the town's is the commune.
    [InlineData("Ville : Figeac\nLieu : Espace Mitterrand", "46102")]
    [InlineData("Adresse: 5 rue des Écoles / CP: 22100 / Ville: Dinan", "22050")]
    [InlineData("Lieu : salle des fêtes / CP : 30200 / Commune : Saint-Nazaire", "30288")]
    // Abbreviations.
    [InlineData("Loto à Ste-Foy-la-Gde", "33402")]
    [InlineData("Stage à Clermont-Fd", "63113")]
    [InlineData("Foire à La Ferté s/s Jouarre", "77183")]
    [InlineData("Bal à Mt-de-Marsan", "40192")]
    [InlineData("Messe à Gd-Fougeray", "35124")]
    // What stands between the name and its code only tells it from others.
    [InlineData("Foire de Valence d'Agen (82400)", "82186")]
    // Capitals, small letters.
    [InlineData("VIDE GRENIERS STADE MUNICIPAL SAINT FLOUR DIMANCHE 8 MARS", "15187")]
    [InlineData("perdu chatte grise a pouzauges, craintive. repond au nom de Biscotte. merci", "85182")]
    // Everyday words at the head, with what happens or stands there behind a comma.
    [InlineData("Sens, cathédrale", "89387")]
    [InlineData("Tours, marché de Noël", "37261")]
    [InlineData("Cérémonie au monument aux morts de Die", "26113")]
    [InlineData("Stage de trail à Font-Romeu", "66124")]
    // Sides and forecourts.
    [InlineData("Cherche logement du côté de Clisson", "44043")]
    [InlineData("Rendez-vous sur le parvis de la gare de Nevers", "58194")]
    // A part of the commune that is named behind.
    [InlineData("Loto à Mesnard-la-Barotière, salle du Lac ; bal à Rocheservière", "85144 85190")]
    [InlineData("Blessée, elle a été transportée au CHU d'Angers", "49007")]
    public void Writings_are_understood(string text, string insee) => Codes(text, null).ShouldBe(insee);

    [Theory]
    [InlineData("marché nocturne a Concarnaeu vendredi", "29039")]
    [InlineData("vide grenier a chateaubriand", "44036")]
    [InlineData("Loto à Douarnenes, salle des fêtes", "29046")]
    [InlineData("brocante a chateau thiery dimanche", "02168")]
    public void A_town_with_one_slip_in_its_name_is_found_and_never_sure(string text, string insee)
    {
        var mention = CommuneMentions.Find(text, null, France.Gazetteer).ShouldHaveSingleItem();
        (mention.Commune.Insee, mention.Confidence <= 0.5).ShouldBe((insee, true));
    }

    [Theory]
    // No slip: words of the language, short names, and no place before it.
    [InlineData("à remettre en bon état, à domicile, à emporter")]
    [InlineData("Le Concarnaeu nouveau est arrivé")]
    // Lands abroad behind a comma.
    [InlineData("Une délégation de La Haye, aux Pays-Bas, visite l'école")]
    [InlineData("Jumelés avec Saint-Vincent, en Italie, et Saint-Hubert, en Belgique.")]
    // Teams.
    [InlineData("Handball : Aurillac HB 24 – 29 Cahors Lot HB")]
    [InlineData("Vends maillot En Avant Guingamp")]
    [InlineData("Nationale : Cesson Rennes Handball en tête")]
    [InlineData("L'AS Morteau-Montlebon s'incline 4-1")]
    // A canal, a roundabout, a tea room.
    [InlineData("Balade sur le canal de Nantes à Brest")]
    [InlineData("Magasin ouvert juste après le rond-point de Valence")]
    [InlineData("Le Petit Deauville, salon de thé, recrute")]
    // Shores, titles of works, signs, persons.
    [InlineData("Nettoyage des berges de l'Isle et des bords de Vire")]
    [InlineData("Notre-Dame de Paris de Victor Hugo, lu par les élèves")]
    [InlineData("Projection du film « Les Parapluies de Cherbourg »")]
    [InlineData("Vente d'un T2, résidence Les Terrasses de Biarritz")]
    [InlineData("Les hameaux Le Petit Breil, Montauban et Clairac seront coupés")]
    [InlineData("Bravo à Nancy Tarbes et à Florent Dieppe !")]
    public void What_holds_a_name_is_left_out(string text) => Codes(text, null).ShouldBe("");

    [Theory]
    [InlineData("35288", "Match au stade de Marville")]
    [InlineData("85226", "Messe à la chapelle de Sion")]
    [InlineData("31555", "L'Hôtel de Bordeaux est vendu")]
    public void Halls_and_signs_of_the_sources_own_town_name_no_commune_far_away(string source, string text) => Codes(text, source).ShouldBe("");

    private static string Codes(string text, string? source) =>
        string.Join(' ', CommuneMentions.Find(text, source is null ? null : France.SourceAt(source), France.Gazetteer).Select(m => m.Commune.Insee));
}
