using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

/// <summary>Classes of names that hold a commune's or look like one, as the pages of clubs, town halls and portals write them; and mentions that those rules must leave standing.</summary>
public sealed class ProperNameTests
{
    [Theory]
    // A word of the page that only the folding of accents makes a name.
    [InlineData(null, "Lire la suite")]
    [InlineData("49069", "Le loto est complet. Lire la suite")]
    [InlineData(null, "Plaisir de chanter, Carnet de bord, Rive droite")]
    [InlineData(null, "Terre natale du poète")]
    [InlineData("49007", "Elle prépare le repas, Elle range la salle")]
    // Months beside numbers.
    [InlineData("44052", "Stage d'aquarelle 11-12 Avril")]
    [InlineData(null, "Inscriptions du 3 Mars au 20 Avril")]
    [InlineData(null, "Jusqu'à fin Mars, puis de Mars à Avril")]
    [InlineData(null, "Boules au Champ de Mars")]
    // Cut off by an ellipsis.
    [InlineData(null, "Randonnée à Fontain...")]
    [InlineData("44052", "Randonnée à Fontain… avec le club")]
    // Saints.
    [InlineData(null, "Un oratoire dédié à Saint Maurice")]
    [InlineData(null, "La statue de saint Roch et les reliques de sainte Marthe")]
    [InlineData(null, "La vie de saint Éloi de Limoges")]
    [InlineData(null, "Repas à l'occasion de la Saint-Louis")]
    [InlineData(null, "Foire Saint-Michel le 29")]
    // Waters, schools of higher learning, buildings and places under a saint's name.
    [InlineData(null, "Descente du fleuve Saint-Laurent en canoë")]
    [InlineData(null, "Pêche en rivière de Crac'h et au lac Saint-Point")]
    [InlineData(null, "Une chercheuse de l'Université Laval")]
    [InlineData(null, "Exposition à la Chapelle St Roch")]
    [InlineData(null, "Le centre hospitalier Sainte-Anne recrute, le groupe scolaire Saint-Jean aussi")]
    [InlineData(null, "Quartier Saint-Victor")]
    // Persons in full.
    [InlineData(null, "Bravo à Mathieu Tremblet pour la victoire")]
    [InlineData(null, "Avec Régine Saint-Pierre au violon")]
    [InlineData(null, "Conférence de Jean de Saint Venant")]
    [InlineData(null, "Bibliothèque Antoine de Saint-Exupéry")]
    [InlineData(null, "Pascal Le Mée, trésorier")]
    [InlineData(null, "Lecture des lettres de Balzac")]
    // Grounds and quarters, told far from the commune.
    [InlineData("44109", "Goûter à l'Atelier Partagé du Breil")]
    [InlineData("44109", "Pique-nique au parc des Mées")]
    [InlineData("44109", "Sortie au ZooParc de Beauval")]
    [InlineData("59350", "Vendanges au Domaine de Candé")]
    [InlineData("44109", "Les fleurs du marché de Talensac")]
    [InlineData("49007", "Visite de l'hôtel de Soubise")]
    // Names of sites and clubs at a title's end.
    [InlineData("92050", "Fête du mur samedi 6 juin | Nanterre Varappe")]
    [InlineData(null, "Fête du mur samedi 6 juin | Nanterre Varappe")]
    [InlineData("59178", "Agenda - Douai Partagé")]
    [InlineData(null, "Tournoi organisé par Anim'Saint-Loup")]
    [InlineData(null, "Nantes'Cup de trottinette")]
    // Firms, groupings, abbreviations, what is counted.
    [InlineData(null, "GAEC des Deux Rives : vente à la ferme")]
    [InlineData(null, "L'école de foot du FC Val de Lys recrute")]
    [InlineData(null, "CC de Miribel et agglomération Royan Atlantique")]
    [InlineData(null, "L'université de Cergy-Pontoise")]
    [InlineData(null, "Concert du 137e RI, entrée libre")]
    [InlineData(null, "Espace 3 Lacs")]
    [InlineData(null, "Fermeture vers Rue Lucien Faure")]
    [InlineData(null, "Rendez-vous devant l'Hôtel de Ville")]
    [InlineData(null, "Cassoulet de Castelnaudary à emporter")]
    [InlineData(null, "Relais du Val d'Allier, UNIVERSITE PARIS 13")]
    [InlineData(null, "Le jardin du Clos Lucé")]
    [InlineData(null, "Fragments du régime de Vichy")]
    // Lands.
    [InlineData(null, "Un salon à Bromont (Québec) et une foire à Saint-Lambert, Québec.")]
    [InlineData(null, "Elle est née au Caire")]
    [InlineData(null, "Les artistes de Bretagne exposent")]
    public void What_only_holds_a_communes_name_is_left_out(string? source, string text) => Codes(text, source).ShouldBe("");

    [Theory]
    // Capitals without accents, and a sloppy keyboard.
    [InlineData(null, "CHATEAUBRIANT : BAL SAMEDI", "44036")]
    [InlineData(null, "Thé dansant à Etel", "56055")]
    [InlineData("35068", "Chateaubourg se met au vélo", "35068")]
    [InlineData("49126", "Fête de village à Liré", "49126")]
    // The month's village, and the ellipsis that cuts nothing off.
    [InlineData("54323", "Loto à Avril (54)", "54036")]
    [InlineData(null, "Tout le monde à Rennes…", "35238")]
    [InlineData(null, "Programme de Gérardmer...", "88196")]
    // A saint that is a town, and a first name that is one.
    [InlineData(null, "Concert à Saint-Maurice (94)", "94069")]
    [InlineData(null, "Braderie à Albert, dimanche", "80016")]
    [InlineData(null, "Le lycée Victor Hugo de Besançon ouvre ses portes", "25056")]
    [InlineData(null, "Le collège Sainte-Anne de Vannes ouvre ses portes", "56260")]
    // Grounds near by, or of a town.
    [InlineData("53130", "Visite du château de Craon", "53084")]
    [InlineData("44109", "Visite du château de Versailles", "78646")]
    [InlineData("44109", "Repas à la salle des fêtes de Pechbonnieu", "31410")]
    // What a title's end tells of the town itself.
    [InlineData("92050", "Travaux rue du Port | Ville de Nanterre", "92050")]
    [InlineData(null, "Salon du livre - Paris Champerret", "75056")]
    // The number of an arrondissement is no département; a code settles the name wherever it stands.
    [InlineData(null, "3 place du Marché, 75004 PARIS 04", "75056")]
    [InlineData(null, "Notre agence de Valence : 21 avenue Foch, 82400 Valence", "82186")]
    [InlineData(null, "Parc de Villeroy, 91540 Mennecy", "91386")]
    [InlineData(null, "2 rue des Fossés Saint-Bernard, 75005 Paris", "75056")]
    // The streets of a commune, the midst of a village, the sign's own name before "de".
    [InlineData(null, "Défilé dans les rues de Bruz", "35047")]
    [InlineData(null, "Buvette place du village de Gordes", "84050")]
    [InlineData(null, "Quiz au Café le Moderne d'Aubusson", "23008")]
    [InlineData("35047", "Ensemble faisons de Bruz un village fleuri", "35047")]
    // Articles of former communes and islands, départements behind "d'", shortened names of the source's département.
    [InlineData("49023", "Portes ouvertes au Fuilet", "49218")]
    [InlineData(null, "Traversée vers l'île de Sein", "29083")]
    [InlineData(null, "Sortie à Fleury d'Aude", "11145")]
    [InlineData("61001", "Balade autour des remparts de Mortagne", "61293")]
    [InlineData("07007", "Marche aux lampions - Saint-Clair", "07225")]
    [InlineData(null, "Permanence à Évry", "91228")]
    // A way that bears a person's name, halls behind a plural.
    [InlineData(null, "Loto rue Jean Moulin, St Macaire en Mauges", "49301")]
    [InlineData(null, "Salon au Parc des expositions Nantes", "44109")]
    public void Mentions_of_the_same_look_stand(string? source, string text, string insee) => Codes(text, source).ShouldBe(insee);

    [Theory]
    [InlineData("l'Atelier Partagé du Breil")]
    [InlineData("Balade au parc des Mées")]
    [InlineData("Domaine de Candé")]
    [InlineData("Fleurs au marché de Talensac")]
    public void Grounds_that_nothing_else_supports_are_never_sure(string text) =>
        CommuneMentions.Find(text, null, France.Gazetteer).ShouldAllBe(m => m.Confidence < 0.8);

    [Fact]
    public void A_list_of_tags_names_no_commune() =>
        Codes("baptême\ncimetière\nenfant\nenseigne\nexposition\nfête\nguerre\noutils\npoterie\nrivière\nski\nusine\nzoo", null).ShouldBe("");

    private static string Codes(string text, string? source) =>
        string.Join(' ', CommuneMentions.Find(text, source is null ? null : France.SourceAt(source), France.Gazetteer).Select(m => m.Commune.Insee));
}
