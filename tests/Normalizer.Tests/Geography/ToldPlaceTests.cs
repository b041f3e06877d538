using Wiker.Ingest.Normalizer.Fields;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

/// <summary>Where running text says that it happens.</summary>
public sealed class ToldPlaceTests
{
    [Theory]
    [InlineData("Loto à la salle des Guifettes de Donges, 12 ter rue du Port", "salle des Guifettes", "12 ter rue du Port", null, "44052")]
    [InlineData("Bal au kiosque à musique, Donges", "kiosque à musique", null, null, "44052")]
    [InlineData("Loto à l'ancienne minoterie, 5 bd. du Gal Foch, Donges", "ancienne minoterie", "5 bd. du Gal Foch", null, "44052")]
    [InlineData("Troc au tiers-lieu La Navette, Donges", "tiers-lieu La Navette", null, null, "44052")]
    [InlineData("Brocante, marché couvert, Donges", "marché couvert", null, null, "44052")]
    [InlineData("Belote, foyer rural, 3, chemin des Lavoirs, 44480 Donges", "foyer rural", "3, chemin des Lavoirs", "44480", "44052")]
    [InlineData("Cours de danse, 9 rue du 8-Mai-1945 à Trignac", null, "9 rue du 8-Mai-1945", null, "44210")]
    [InlineData("Trois places à gagner, salle n° 3 de la médiathèque", "salle n° 3 de la médiathèque", null, null, null)]
    [InlineData("Le gymnase de la rue de Nantes, à Laval", "gymnase", "rue de Nantes", null, "53130")]
    [InlineData("Visite de l'église Saint-Martin de Pfaffenheim", "église Saint-Martin", null, null, "68255")]
    [InlineData("Dossiers : ZA de la Lande, CS 301, 35481 Guipry-Messac cedex", null, "ZA de la Lande", "35481", "35176")]
    [InlineData("LIEU : Viaduc Café\nHEURE : 20h", "Viaduc Café", null, null, null)]
    [InlineData("Nous ouvrons Ti Boutik, 118 rue Leblond, 97410 Saint-Pierre", "Ti Boutik", "118 rue Leblond", "97410", "97416")]
    [InlineData("Une salle d'escalade, en cours de route, pour trois places", null, null, null, null)]
    [InlineData("Repas sur l'esplanade de la Bascule, plus à Donges", null, "esplanade de la Bascule", null, null)]
    [InlineData("Bourse au gymnase du Parc aux Lièvres, samedi", "gymnase du Parc aux Lièvres", null, null, null)]
    [InlineData("Atelier, 6 rue du Moulin, 29900", null, "6 rue du Moulin", "29900", "29039")]
    [InlineData("Soirée contes, salle des Genêts (derrière l'église), à Lannion", "salle des Genêts", null, null, "22113")]
    [InlineData("Rendez-vous au Temple neuf, à deux pas de la gare, à Saverne", "Temple neuf", null, null, "67437")]
    [InlineData("Bureau n° 2 : école Jean-Rostand, face à la mairie", "école Jean-Rostand", null, null, null)]
    [InlineData("Bal au parc du Loiry. En cas de pluie, repli à la salle Sèvre et Maine", "parc du Loiry", null, null, null)]
    [InlineData("Le loto prévu à la salle Dugast est déplacé au gymnase Cités-Unies", "gymnase Cités-Unies", null, null, null)]
    [InlineData("Dédicace à la librairie La Plume rouge, Vitré", "librairie La Plume rouge", null, null, "35360")]
    [InlineData("Rendez-vous sur le parking de la salle polyvalente", "parking de la salle polyvalente", null, null, null)]
    [InlineData("Covoiturage au P+R Poteries à Rennes", "P+R Poteries", null, null, "35238")]
    [InlineData("Repas à la salle Berlioz de La Côte-Saint-André", "salle Berlioz", null, null, "38130")]
    [InlineData("Atelier couture, 14 r. du Moulin, Vierzon", null, "14 r. du Moulin", null, "18279")]
    [InlineData("Conseil départemental, 1 rue Mossa, BP 3007, 06201 NICE CEDEX 3", "Conseil départemental", "1 rue Mossa", "06201", "06088")]
    [InlineData("Le Fournil d'Anaïs\nLe Bourg\n15400 Trizac\nPain au levain", "Le Fournil d'Anaïs", null, "15400", "15243")]
    [InlineData("Vide-grenier, 12 rue du Port, 44480 Donges", null, "12 rue du Port", "44480", "44052")]
    [InlineData("La réunion n'aura pas lieu à la mairie mais à la salle des fêtes", "salle des fêtes", null, null, null)]
    [InlineData("Contes au théâtre de verdure, parc Croizat, Martigues", "théâtre de verdure", null, null, "13056")]
    [InlineData("Chez Lulu – Donges", "Chez Lulu", null, null, "44052")]
    [InlineData("Lieu : Le Hangar / Adresse : 3 place Foch / CP : 44480 / Ville : Donges", "Le Hangar", "3 place Foch", "44480", "44052")]
    [InlineData("Péniche Capucine • quai de la Loire • 75019 Paris", "Péniche Capucine", "quai de la Loire", "75019", "75056")]
    [InlineData("COSEC, av. Jean-Moulin, Donges", "COSEC", "av. Jean-Moulin", null, "44052")]
    [InlineData("Kiosque du parc, repli à la salle Dugast si pluie, Donges", "Kiosque du parc", null, null, "44052")]
    [InlineData("Ouverture au 118, avenue de Paris, Donges. Fermé le lundi", null, "118, avenue de Paris", null, "44052")]
    [InlineData("Ouvert 7j/7, route de Savenay, Donges", null, "route de Savenay", null, "44052")]
    [InlineData("De l'autre côté du Rhône, quai Foch, à Sainte-Colombe (69)", null, "quai Foch", null, "69189")]
    [InlineData("Plus une seule place pour le bal, Donges", null, null, null, "44052")]
    [InlineData("Four à pain, Grande Rue, Donges", "Four à pain", "Grande Rue", null, "44052")]
    [InlineData("Cours de danse, salle Ty an Noz, Lannion", "salle Ty an Noz", null, null, "22113")]
    [InlineData("Belote, salle Erdre et Loire, Donges", "salle Erdre et Loire", null, null, "44052")]
    [InlineData("Troc, Maison commune de quartier, 7 r du Port, Donges", "Maison commune de quartier", "7 r du Port", null, "44052")]
    [InlineData("Pêche au plan d'eau des Buttes, Donges", "plan d'eau des Buttes", null, null, "44052")]
    [InlineData("Perdu chat secteur rue du Port / cimetière, à Donges", null, "rue du Port", null, "44052")]
    [InlineData("Spectacle au Triskel. Billetterie : librairie Pages, 5 rue Foch, Donges", "Triskel", null, null, "44052")]
    [InlineData("Une délégation venue au Royaume-Uni", null, null, null, null)]
    public void Venue_street_postcode_and_commune_are_read(string text, string? venue, string? street, string? postalCode, string? insee)
    {
        var place = Find(text).Place?.Value;
        (place?.Venue, place?.Street, place?.PostalCode, place?.Commune?.Insee).ShouldBe((venue, street, postalCode, insee));
    }

    [Theory]
    [InlineData("Conférence en visio, lien envoyé la veille", true)]
    [InlineData("Webinaire mardi à midi", true)]
    [InlineData("Atelier en ligne samedi", true)]
    [InlineData("Le conseil d'école se tiendra uniquement en ligne, sur Zoom", true)]
    [InlineData("Réunion uniquement en visioconférence, pas d'accueil en mairie", true)]
    [InlineData("Atelier cuisine en direct sur notre page Facebook", true)]
    [InlineData("Réunion à la mairie ou en visio", false)]
    [InlineData("Loto samedi, inscriptions en ligne", false)]
    public void What_happens_on_the_net_only_is_told(string text, bool online) => Find(text).IsOnline.ShouldBe(online);

    [Fact]
    public void A_venue_that_is_known_by_another_name_brings_its_own_name_and_point()
    {
        var venues = new VenueTable([new("Salle des Guifettes", "3 rue du Port", new LatLon(47.32, -2.07), "44052")], [("salle G", "44052", new("Salle des Guifettes", null, null, "44052"))]);
        var place = Find("Loto, salle G, Donges", venues).Place!.Value;
        (place.Venue, place.Point, place.Precision).ShouldBe(("Salle des Guifettes", new LatLon(47.32, -2.07), PlacePrecision.Venue));
    }

    private static ToldPlace Find(string text, VenueTable? venues = null) =>
        PlaceMentions.Find(text, CommuneMentions.Read(text, null, France.Gazetteer), null, France.SourceAt(null), France.Gazetteer, venues ?? VenueTable.Empty);
}
