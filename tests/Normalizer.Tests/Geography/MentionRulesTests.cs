using Wiker.Ingest.Normalizer.Geography.Mentions;

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
    // The number of an arrondissement, the dotted lady, the article that custom gives.
    [InlineData(null, "Départ du Paris 12e", "75056")]
    [InlineData(null, "Un immeuble du 3e arrondissement de Lyon", "69123")]
    [InlineData(null, "Thé dansant à N.-D.-de-Monts", "85164")]
    [InlineData("97414", "Prudence à l'Entre-Deux", "97403")]
    // Neighbours speak for each other; a saint alone doesn't.
    [InlineData(null, "Landiras évacuée, Guillos et Origne en alerte", "33225 33197 33310")]
    [InlineData(null, "La piste de Saint-Jean est fermée à Saint-Laurent-du-Maroni", "97311")]
    [InlineData("44069", "Concert au Croisic et à Batz", "44049 44010")]
    // Who serves a commune or lives there.
    [InlineData(null, "Les pompiers de Riom et le maire de Sens", "63300 89387")]
    [InlineData(null, "Liaison Roscoff-Plymouth", "29239")]
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
    // Groupings of communes, offices of the State, history.
    [InlineData("Dijon Métropole et le Grand Poitiers signent")]
    [InlineData("Saint-Brieuc Armor Agglomération rejoint Lamballe Terre & Mer")]
    [InlineData("La communauté de communes de Nozay vote, celle d'agglomération aussi")]
    [InlineData("L'agglomération de Montbéliard et Vannes agglo")]
    [InlineData("Les cantons de Mamers et de La Ferté-Bernard votent dimanche")]
    [InlineData("L'arrondissement de Fougères perd des habitants")]
    [InlineData("Le traité de Troyes, le duché de Nevers et la pucelle d'Orléans")]
    // Papers, clubs, given names, persons.
    [InlineData("Le Progrès de Lyon et Le Petit Bleu d'Agen l'ont écrit")]
    [InlineData("La Boule de Vertou reçoit l'Élan de Saint-Brieuc")]
    [InlineData("Le judo club de Pontarlier recrute")]
    [InlineData("Perdu chat, il répond au nom de Vesoul")]
    [InlineData("Un poulain nommé Cahors")]
    [InlineData("Le maillot jaune, Aymar Roubaix, et Hugo Amiens")]
    // Food in small letters, everyday words at the head of a sentence.
    [InlineData("Au plateau : munster, roquefort, saint-nectaire et pont-l'évêque")]
    [InlineData("Bonne nouvelle ! Places limitées, Abondance de biens")]
    [InlineData("Voyage en Espagne : Valence, Grenade, Séville")]
    [InlineData("Poêlée de carottes Vichy et flan")]
    public void What_only_bears_the_name_is_left_out(string text) => Codes(text, null).ShouldBe("");

    [Theory]
    [InlineData("Les élus de Fécamp se retrouvent à Yvetot", "76758 76259")]
    [InlineData("Départ de Laval à 6h pour le marché de Noël d'Angers", "49007 53130")]
    [InlineData("Il a joué à Paris et à Rennes. Rendez-vous à Fougères, salle Juliette-Drouet", "35115 75056 35238")]
    [InlineData("Le secteur de Montmorillon est en alerte. L'arrosage est interdit à Saulgé", "86165 86254")]
    [InlineData("L'étape reliera Gap à Briançon, l'arrivée sera jugée à Embrun", "05046 05061 05023")]
    [InlineData("cherche co-voit Redon > Rennes, je prends à Bruz", "35236 35238 35047")]
    [InlineData("La collégiale. À Dole, la foule. À Arbois aussi", "39198 39013")]
    [InlineData("La fête prévue à Bruz est déplacée à Guichen", "35126 35047")]
    [InlineData("À 20 km de Limoges, Saint-Léonard-de-Noblat mise sur le vélo", "87161 87085")]
    [InlineData("Ça se passe à Vervins. Les couturières viennent de Guise", "02789 02361")]
    [InlineData("Le pont relie Saint-Nazaire à Saint-Brevin-les-Pins", "44184 44154")]
    [InlineData("Ni Lorient ni Auray : c'est Hennebont qui accueille le congrès", "56083 56121 56007")]
    [InlineData("Née à Rennes, installée à Laval, elle expose à Vitré", "35360 35238 53130")]
    [InlineData("Entre Rennes et Fougères, Liffré vous accueille", "35152 35238 35115")]
    [InlineData("Vendredi à Decize, samedi à Imphy, dimanche à Nevers (plage)", "58095 58134 58194")]
    [InlineData("Tournée d'été : 3/07 Guérande ; 10/07 Savenay ; 17/07 Pontchâteau (parking de la gare)", "44069 44195 44129")]
    [InlineData("Le minibus s'arrête à Savenay le lundi, à Donges le jeudi. Pas de passage à Pontchâteau en août", "44195 44052 44129")]
    [InlineData("À dix minutes de Savenay et à trente de Guérande, Donges a sa plage", "44052 44195 44069")]
    [InlineData("Savenay – Un motard de Donges a été transporté à Vannes", "44195 44052 56260")]
    [InlineData("Mme Robin, née à Redon, s'est éteinte à Vannes. Ses obsèques auront lieu en l'église de Donges", "44052 35236 56260")]
    [InlineData("Le bal prévu à Savenay aura lieu à Donges", "44052 44195")]
    [InlineData("L'opticien quitte Savenay et consulte dès lundi à Donges, 3 rue du Port", "44052 44195")]
    [InlineData("Ancien facteur à Savenay, M. Roy sera inhumé vendredi à 15h à Donges", "44052 44195")]
    [InlineData("Basket : Vannes écrase Lannion", "56260 22113")]
    [InlineData("La bibliothèque de Bressuire étant fermée, les lecteurs sont accueillis à celle de Mauléon", "79079 79049")]
    [InlineData("Rendez-vous place de la mairie à Chinon pour covoiturer, balade à Fontevraud", "49140 37072")]
    [InlineData("Covoiturage de Savenay pour le concert de jeudi à Donges", "44052 44195")]
    [InlineData("Billetterie : maison de la presse, 4 rue Pasteur, Dole\nConcert : salle des fêtes, 1 rue du Lac, Tavaux", "39526 39198")]
    [InlineData("Concert à l'église de Donges. Billets en vente à l'office de tourisme de Savenay", "44052 44195")]
    [InlineData("Siège social : 4 rue Pasteur, Dole. Prochain spectacle samedi 6 juin, salle des fêtes de Tavaux", "39526 39198")]
    [InlineData("Après Albi et Castres, l'exposition s'installe à Mazamet", "81163 81004 81065")]
    [InlineData("Finale : Savenay contre Pontchâteau, samedi à 15 h au stade municipal de Donges", "44052 44195 44129")]
    [InlineData("Parti de Lannemezan à l'aube, le troupeau est arrivé à Arreau", "65031 65258")]
    [InlineData("Peintures d'Odette Roy, artiste installée à Savenay, à la galerie de Donges", "44052 44195")]
    [InlineData("Le food-truck, bien connu à Savenay, ouvre sur le parking de la mairie de Donges", "44052 44195")]
    [InlineData("À deux pas de Savenay, le village de Donges vous accueille pour sa fête", "44052 44195")]
    [InlineData("Fête de la pomme à Savenay ? Non : cette année c'est à Donges, place du marché", "44052 44195")]
    [InlineData("Le club d'échecs de Lannemezan organise son tournoi à Tarbes", "65440 65258")]
    [InlineData("M. Roy, décédé à l'hôpital de Redon. Cérémonie au crématorium de Vannes mardi à 11 h", "56260 35236")]
    [InlineData("Exposition « Saint-Malo au temps des corsaires » à la médiathèque de Cancale", "35049 35288")]
    [InlineData("M. Roy, 91 ans, demeurant à Savenay. Ses obsèques seront célébrées mardi à 14 h en l'église de Donges", "44052 44195")]
    [InlineData("Il vivait depuis vingt ans à Savenay ; la cérémonie aura lieu jeudi à 15 h au crématorium de Vannes", "56260 44195")]
    [InlineData("Douze ans à Paris, et la céramiste a rallumé le four de son grand-père à Donges", "44052 75056")]
    [InlineData("Longtemps institutrice à Savenay, elle sera inhumée vendredi à Donges", "44052 44195")]
    [InlineData("L'antenne de Savenay est fermée jusqu'au 2 mai. En attendant, adressez-vous à Donges, 7 rue du Port", "44052 44195")]
    public void The_main_commune_is_where_it_happens(string text, string insee) => Codes(text, null).ShouldBe(insee);

    [Fact]
    public void A_small_commune_far_from_its_source_is_never_sure()
    {
        CommuneMentions.Find("Match au Moustoir", France.SourceAt("56121"), France.Gazetteer).ShouldAllBe(m => m.Confidence < 0.8);
        CommuneMentions.Find("Fête à Beaumont", null, France.Gazetteer).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Confidence.ShouldBeLessThan(0.8), m => m.Alternatives.ShouldNotBeEmpty());
    }

    [Theory]
    // Two places, and nothing that calls to one: not sure; an appointment, or the only day that is told, makes it so.
    [InlineData("Elle expose à Vannes et travaille à Lorient", false)]
    [InlineData("Loto à Vannes samedi à 20 h. L'orchestre a joué à Lorient", true)]
    public void Of_two_places_one_is_sure_only_when_the_text_calls_to_it(string text, bool isSure) =>
        (CommuneMentions.Read(text, null, France.Gazetteer).MainConfidence >= 0.8).ShouldBe(isSure);

    [Fact]
    public void A_name_is_no_ground_for_itself() =>
        CommuneMentions.Find("Loto à Clichy, en mars", null, France.Gazetteer).ShouldHaveSingleItem().Commune.Insee.ShouldBe("92024");

    private static string Codes(string text, string? source) =>
        string.Join(' ', CommuneMentions.Find(text, source is null ? null : France.SourceAt(source), France.Gazetteer).Select(m => m.Commune.Insee));
}
