using System.Globalization;
using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.French;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Dates as neighbours write them, each with the day that it was written on.</summary>
public sealed class NeighbourDateTests
{
    [Theory]
    [InlineData("Repas du club 07/02 à 12h30 salle des fêtes", "2026-01-10", "2026-02-07T12:30")]
    [InlineData("Vide-dressing 09/05 de 10h à 16h, gymnase", "2026-04-10", "2026-05-09T10:00/2026-05-09T16:00")]
    [InlineData("Tournoi de belote 21/11, 14h, foyer rural", "2026-11-01", "2026-11-21T14:00")]
    [InlineData("sortie vélo 04/07 9h-12h casque obligatoire", "2026-06-20", "2026-07-04T09:00/2026-07-04T12:00")]
    [InlineData("Concert chorale 13/12 17h église, entrée libre", "2026-11-20", "2026-12-13T17:00")]
    [InlineData("Loto des écoles 14/03 - 20h - salle polyvalente", "2026-02-20", "2026-03-14T20:00")]
    [InlineData("Score final 12/08, tout le monde a bien joué", "2026-02-20", "")]
    [InlineData("Résultat du quart : 15/12, 12/15, 15/9 pour Mornac", "2026-02-20", "")]
    [InlineData("Piscine ouverte 7j/7, pression 10/12 bars", "2026-02-20", "")]
    [InlineData("Le bac de tri est vidé 1/2 semaine, à 6h", "2026-02-20", "")]
    public void Figures_beside_hours_are_a_day_and_scores_are_none(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Après le beau succès du 8 mars, le club remet le couvert : nouveau loto le samedi 11 avril à 20h.", "2026-03-20", "2026-04-11T20:00")]
    [InlineData("L'association a élu son bureau le 16 janvier. Elle vous invite à sa galette dimanche 1er février à 15h.", "2026-01-20", "2026-02-01T15:00")]
    [InlineData("Dimanche 4 octobre, 250 marcheurs ont parcouru les sentiers. Prochaine marche le dimanche 8 novembre à 8h30, départ du stade.", "2026-10-08", "2026-11-08T08:30")]
    [InlineData("Réunis en assemblée le 20 mai, les parents ont décidé d'organiser une kermesse : ce sera le samedi 27 juin, dès 14h.", "2026-05-25", "2026-06-27T14:00+")]
    [InlineData("Le concert du 12 juin a affiché complet, une seconde date est ajoutée : vendredi 26 juin à 20h30.", "2026-06-15", "2026-06-26T20:30")]
    [InlineData("La foire a attiré 3 000 visiteurs le 6 septembre. Rendez-vous est déjà pris pour le 5 septembre 2027.", "2026-09-10", "2027-09-05")]
    [InlineData("Samedi 14 mars, le conseil des jeunes a planté 30 arbres place du marché.", "2026-03-18", "2026-03-14")]
    [InlineData("Le conseil a voté le budget le 3 avril. Le prochain conseil se tiendra le jeudi 7 mai à 19h.", "2026-04-10", "2026-05-07T19:00")]
    [InlineData("La pièce, jouée à guichets fermés le 10 janvier, sera redonnée le 31 janvier à 20h30.", "2026-01-15", "2026-01-31T20:30")]
    [InlineData("Le carnaval a été préparé par les écoles ; il défilera le samedi 21 mars à 14h30.", "2026-03-01", "2026-03-21T14:30")]
    [InlineData("Le club a réservé la salle le 12 mai à 20h pour son assemblée.", "2026-04-20", "2026-05-12T20:00")]
    [InlineData("La mairie a fixé deux réunions publiques : le 12 mai à 20h et le 19 mai à 20h.", "2026-04-20", "2026-05-12T20:00 2026-05-19T20:00")]
    public void What_is_over_is_no_date_of_what_is_announced(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Ven 12 juin | 21h | Minuit à Paris\nSam 13 juin | 18h | Demain", "2026-06-01", "2026-06-12T21:00 2026-06-13T18:00")]
    [InlineData("Ciné : samedi 13 juin à 21h, « Minuit dans le jardin »", "2026-06-01", "2026-06-13T21:00")]
    [InlineData("Projection du film « Demain » le vendredi 12 juin à 20h30, débat ensuite", "2026-06-01", "2026-06-12T20:30")]
    [InlineData("Lecture de « Midi au village » jeudi 11 juin à 18h à la médiathèque", "2026-06-01", "2026-06-11T18:00")]
    [InlineData("03/06 | 18h | Midi pile\n04/06 | 20h30 | Le bal", "2026-05-25", "2026-06-03T18:00 2026-06-04T20:30")]
    [InlineData("Samedi 13 juin : 10h jeux, midi repas, 15h concert", "2026-06-01", "2026-06-13T10:00 2026-06-13T12:00 2026-06-13T15:00")]
    [InlineData("La troupe joue « Un dimanche à la campagne » samedi 6 juin à 20h30", "2026-06-01", "2026-06-06T20:30")]
    [InlineData("31 décembre, 20h repas, minuit feu d'artifice", "2026-12-01", "2026-12-31T20:00 2027-01-01T00:00")]
    public void Films_and_books_that_bear_hours_and_days_tell_no_time(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("AVRIL\n4 : chasse aux œufs\n18 : loto\nMAI\n8 : commémoration\n30 : fête des voisins", "2026-03-10", "2026-04-04 2026-04-18 2026-05-08 2026-05-30")]
    [InlineData("Octobre\nsam 3 - loto\ndim 11 - vide-grenier\nNovembre\nmer 11 - cérémonie", "2026-09-10", "2026-10-03 2026-10-11 2026-11-11")]
    [InlineData("Juin 2027\n5 – fête de la musique\n19 – kermesse", "2026-12-10", "2027-06-05 2027-06-19")]
    [InlineData("Septembre :\n- 5 : forum des associations\n- 20 : journées du patrimoine", "2026-08-10", "2026-09-05 2026-09-20")]
    [InlineData("Mai : le 2 (marché aux fleurs), le 17 (brocante), le 30 (fête)", "2026-04-10", "2026-05-02 2026-05-17 2026-05-30")]
    [InlineData("Décembre : le 5 Téléthon, le 12 marché de Noël et le 20 concert", "2026-11-10", "2026-12-05 2026-12-12 2026-12-20")]
    [InlineData("Mars : 7 loto ; 14 concert ; 28 repas", "2026-02-10", "2026-03-07 2026-03-14 2026-03-28")]
    [InlineData("Agenda\nFévrier\n6 à 20h : belote\n14 à 19h : repas dansant", "2026-01-10", "2026-02-06T20:00 2026-02-14T19:00")]
    [InlineData("Janvier\nLe 10 : vœux du maire, 18h\nLe 25 : galette, 15h", "2026-01-02", "2026-01-10T18:00 2026-01-25T15:00")]
    [InlineData("Juillet\n2 terrains de tennis sont rénovés.\nAoût\n3 agents seront en congé.", "2026-06-10", "")]
    [InlineData("Mai\n12 rue des Lilas, ouverture du cabinet", "2026-04-10", "")]
    public void A_month_that_heads_its_items_is_the_month_of_each(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("05.06 ........ Jazz manouche ........ 21h\n19.06 ........ Chorale ........ 20h30", "2026-05-10", "2026-06-05T21:00 2026-06-19T20:30")]
    [InlineData("Loto .............. 14 mars, 20h\nRepas .............. 28 mars, 12h", "2026-03-01", "2026-03-14T20:00 2026-03-28T12:00")]
    [InlineData("Samedi 14 mars ........ concert ........ 20h30", "2026-03-01", "2026-03-14T20:30")]
    [InlineData("12-02 ---- Théâtre ---- 20h30\n19-02 ---- Conte ---- 15h", "2026-02-01", "2026-02-12T20:30 2026-02-19T15:00")]
    [InlineData("09.01 galette\n13.02 crêpes\n10.04 repas de printemps", "2026-01-02", "2026-01-09 2026-02-13 2026-04-10")]
    [InlineData("Tél. ........ 02.61.91.12.12\nFax ........ 02.61.91.12.13", "2026-01-02", "")]
    public void Tables_with_dots_and_leaders_are_read_by_their_lines(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Dédicace BD du samedi 14 mars, 15h-18h, librairie du Port", "2026-03-01", "2026-03-14T15:00/2026-03-14T18:00")]
    [InlineData("Stages au stade du lundi 13 au vendredi 17 avril, de 9h à 12h", "2026-03-01", "2026-04-13T09:00/2026-04-13T12:00 2026-04-14T09:00/2026-04-14T12:00 2026-04-15T09:00/2026-04-15T12:00 2026-04-16T09:00/2026-04-16T12:00 2026-04-17T09:00/2026-04-17T12:00")]
    [InlineData("Cours du 12 mars annulé", "2026-03-01", "2026-03-12")]
    [InlineData("Kermesse de l'école du 27 juin : les bénévoles se retrouvent à 9h", "2026-06-01", "2026-06-27T09:00")]
    [InlineData("La boulangerie de la rue du 4 Septembre rouvre samedi 5 septembre", "2026-08-20", "2026-09-05")]
    [InlineData("Rendez-vous place du 19 mars 1962, dimanche 22 mars à 10h", "2026-03-01", "2026-03-22T10:00")]
    [InlineData("Le collège du 8 mai 1945 ouvre ses portes samedi 14 mars de 9h à 12h", "2026-03-01", "2026-03-14T09:00/2026-03-14T12:00")]
    [InlineData("Festival BD du 12 au 14 juin", "2026-05-01", "2026-06-12/2026-06-14")]
    [InlineData("Travaux bd du 14 juillet jusqu'au 30 juin", "2026-05-01", "/2026-06-30")]
    public void Streets_bear_remembered_days_and_schools_do_not_bear_the_day_of_their_fair(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Samedi 18 avril : pêche à la ligne 9h, repas 12h30, concours de boules 15h", "2026-04-01", "2026-04-18T09:00 2026-04-18T12:30 2026-04-18T15:00")]
    [InlineData("Dimanche 10 mai : messe 10h30, dépôt de gerbe 11h30", "2026-05-01", "2026-05-10T10:30 2026-05-10T11:30")]
    [InlineData("Vendredi 3 juillet, marché 18h, bal 21h", "2026-06-20", "2026-07-03T18:00 2026-07-03T21:00")]
    [InlineData("Samedi 4 juillet : accueil 13h30, concours 14h", "2026-06-20", "2026-07-04T14:00")]
    [InlineData("Dimanche 5 juillet : départ 8h, retour 17h", "2026-06-20", "2026-07-05T08:00/2026-07-05T17:00")]
    [InlineData("Mardi 7 juillet : ouverture 14h, fermeture 18h", "2026-06-20", "2026-07-07T14:00/2026-07-07T18:00")]
    [InlineData("Samedi 6 juin : défilé 14h30 et concert 20h", "2026-05-20", "2026-06-06T14:30 2026-06-06T20:00")]
    [InlineData("Loto samedi 6 juin 20h, ouverture des portes 18h30", "2026-05-20", "2026-06-06T20:00")]
    [InlineData("Carnaval samedi 7 mars ! Défilé 14h, bûcher 17h30, bal 21h", "2026-02-20", "2026-03-07T14:00 2026-03-07T17:30 2026-03-07T21:00")]
    [InlineData("Di 22/03 13h15 B–Fronton • 15h A–Fronton", "2026-03-16", "2026-03-22T13:15 2026-03-22T15:00")]
    [InlineData("Samedi 10 octobre : U11 à domicile 10h30, U15 à Lezay 14h, seniors à Celles 18h", "2026-10-05", "2026-10-10T10:30 2026-10-10T14:00 2026-10-10T18:00")]
    [InlineData("Randonnée dimanche 7 juin, rdv 8h30, départ 9h, pique-nique 12h", "2026-05-20", "2026-06-07T09:00 2026-06-07T12:00")]
    public void Hours_that_close_the_items_of_a_programme_are_times_of_their_own(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Le loto prévu le 12 mars aura finalement lieu le jeudi 19 mars à 20h.", "2026-03-01", "2026-03-19T20:00")]
    [InlineData("L'assemblée, programmée le 4 avril, se déroulera finalement le 11 avril à 18h, même salle.", "2026-03-01", "2026-04-11T18:00")]
    [InlineData("La sortie du 6 juin se fera finalement le 13 juin.", "2026-05-20", "2026-06-13")]
    [InlineData("Attention, le tournoi annoncé pour le 20 juin est finalement fixé au samedi 27 juin, 9h.", "2026-05-20", "2026-06-27T09:00")]
    [InlineData("Le repas du 8 mai est avancé au 1er mai, midi.", "2026-04-01", "2026-05-01T12:00")]
    [InlineData("Finalement le concert du 14 mars est maintenu, 20h30 salle des fêtes.", "2026-03-01", "2026-03-14T20:30")]
    [InlineData("La réunion du 3 juin est décalée au 10 juin à 19h.", "2026-05-20", "2026-06-10T19:00")]
    [InlineData("Le bal initialement annoncé pour le 4 juillet se tiendra le 11 juillet à 21h.", "2026-06-20", "2026-07-11T21:00")]
    public void A_day_told_at_last_stands_in_the_place_of_the_one_before(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("À partir du 2 mars, le bureau de poste ouvrira à 9h30 au lieu de 9h.", "2026-02-20", "2026-03-02+")]
    [InlineData("À compter du 1er avril, le car scolaire passera à 7h40.", "2026-03-20", "2026-04-01+")]
    [InlineData("Dès le 4 mai, la médiathèque fermera à 19h le mercredi.", "2026-04-20", "2026-05-04+")]
    [InlineData("À partir du lundi 7 septembre, la cantine servira à 11h45.", "2026-08-20", "2026-09-07+")]
    [InlineData("À partir du 3 mars à 9h, billetterie ouverte.", "2026-02-20", "2026-03-03T09:00+")]
    [InlineData("Marché de Noël à partir du vendredi 4 décembre, 17h.", "2026-11-20", "2026-12-04T17:00+")]
    public void An_hour_that_holds_from_a_day_on_is_not_when_it_begins(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Sortie à la mer samedi 4 juillet, départ 7h. Se signaler d'ici le 26 juin.", "2026-06-01", "2026-07-04T07:00")]
    [InlineData("Repas des voisins vendredi 29 mai à 19h, merci de vous annoncer avant le lundi 25 mai.", "2026-05-01", "2026-05-29T19:00")]
    [InlineData("Galette le 18 janvier à 15h. Prévenir Odile d'ici au 14 janvier.", "2026-01-05", "2026-01-18T15:00")]
    [InlineData("Choucroute à emporter le 7 février dès 11h, commandes jusqu'au 31 janvier.", "2026-01-10", "2026-02-07T11:00+")]
    [InlineData("Voyage le 12 juin, départ à 6 h 30, place de la Mairie. Solde à régler pour le 1er juin.", "2026-05-01", "2026-06-12T06:30")]
    [InlineData("Concours photo : envoyez vos clichés d'ici le 15 mai, remise des prix samedi 6 juin à 11h.", "2026-05-01", "2026-06-06T11:00")]
    [InlineData("Le dimanche 3 mai à 14 h 15, rue des Halles, visite du lavoir.", "2026-04-20", "2026-05-03T14:15")]
    [InlineData("Concert à 20h, 12 place du Marché, samedi 9 mai.", "2026-04-20", "2026-05-09T20:00")]
    public void Last_days_to_answer_are_no_dates(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Le ramassage des ordures ménagères du jeudi 14 mai est avancé au mercredi 13 mai.", "2026-05-04", "2026-05-13")]
    [InlineData("La mairie sera exceptionnellement fermée le vendredi 15 mai (pont de l'Ascension).", "2026-05-04", "2026-05-15")]
    [InlineData("Coupure d'électricité mardi 9 juin de 8h30 à 11h30, rues du Port et des Halles.", "2026-06-01", "2026-06-09T08:30/2026-06-09T11:30")]
    [InlineData("Travaux rue Pasteur du 8 au 26 juin : circulation alternée.", "2026-06-01", "2026-06-08/2026-06-26")]
    [InlineData("Bibliothèque : fermeture estivale du 1er au 20 août inclus.", "2026-06-01", "2026-08-01/2026-08-20")]
    [InlineData("Perdu chat gris, quartier de la gare, depuis dimanche. Tél 06 39 98 12 12", "2026-06-01", "")]
    [InlineData("Don du sang vendredi 5 juin, 15h30 à 19h, salle polyvalente. Prenez rendez-vous en ligne.", "2026-06-01", "2026-06-05T15:30/2026-06-05T19:00")]
    [InlineData("Élections : les bureaux seront ouverts dimanche 15 mars de 8h à 18h.", "2026-03-01", "2026-03-15T08:00/2026-03-15T18:00")]
    [InlineData("Inscription à l'école : les mardis 10 et 17 mars, 16h45-18h30.", "2026-03-01", "2026-03-10T16:45/2026-03-10T18:30 2026-03-17T16:45/2026-03-17T18:30")]
    [InlineData("Messe dimanche à 10h30 à l'église Saint-Martin.", "2026-06-01", "2026-06-07T10:30")]
    [InlineData("Assemblée générale de l'ACCA le vendredi 19 juin 2026 à 19 heures précises, salle du Foyer.", "2026-06-01", "2026-06-19T19:00")]
    [InlineData("Concours de pétanque en doublettes, jeudi 14 mai. Inscriptions à 13h30, jet du but à 14h30. 10 € par équipe.", "2026-05-01", "2026-05-14T14:30")]
    [InlineData("Nous serons en congés du samedi 1er au lundi 24 août inclus. Réouverture mardi 25 août à 7h.", "2026-07-01", "2026-08-01/2026-08-24 2026-08-25T07:00")]
    [InlineData("Marché de Noël les 5 et 6 décembre, samedi 14h-20h, dimanche 10h-18h.", "2026-11-01", "2026-12-05T14:00/2026-12-05T20:00 2026-12-06T10:00/2026-12-06T18:00")]
    [InlineData("Cérémonie du 8 mai : rassemblement à 10h45 place de la mairie, dépôt de gerbe à 11h.", "2026-04-25", "2026-05-08T11:00")]
    [InlineData("Cérémonie du 11 novembre à 11h au monument aux morts", "2026-10-25", "2026-11-11T11:00")]
    [InlineData("Conseil municipal le 25/06/2026 à 20h30 en mairie. Ordre du jour affiché.", "2026-06-15", "2026-06-25T20:30")]
    [InlineData("Vide-greniers dimanche 14 juin de 8 h à 18 h. Installation des exposants dès 6 h.", "2026-06-01", "2026-06-14T08:00/2026-06-14T18:00")]
    [InlineData("Collecte des encombrants lundi 15 juin à partir de 6h, à sortir la veille.", "2026-06-01", "2026-06-15T06:00+")]
    [InlineData("Repas des aînés : réservez avant le 10 mars. Il aura lieu le dimanche 22 mars à midi.", "2026-02-20", "2026-03-22T12:00")]
    [InlineData("Club de lecture : prochaine rencontre le jeudi 18 juin, 18 h, puis pause jusqu'en septembre.", "2026-06-01", "2026-06-18T18:00")]
    [InlineData("Nettoyage de printemps ! RDV samedi 21 mars à 9h devant la salle des fêtes, fin vers 12h, pot offert.", "2026-03-01", "2026-03-21T09:00/2026-03-21T12:00")]
    [InlineData("Stage multisports pour les 6-12 ans du lundi 6 au vendredi 10 juillet, 9h-17h, 75 €.", "2026-06-01", "2026-07-06T09:00/2026-07-06T17:00 2026-07-07T09:00/2026-07-07T17:00 2026-07-08T09:00/2026-07-08T17:00 2026-07-09T09:00/2026-07-09T17:00 2026-07-10T09:00/2026-07-10T17:00")]
    [InlineData("Tournoi de foot U13 samedi 13 juin, premier match 9h30, finale 17h.", "2026-06-01", "2026-06-13T09:30 2026-06-13T17:00")]
    [InlineData("Ciné plein air vendredi 3 juillet à la tombée de la nuit (vers 22h15), repli salle des fêtes en cas de pluie", "2026-06-20", "2026-07-03T22:15")]
    [InlineData("Feu d'artifice le 13 juillet à 23h suivi du bal jusqu'à 2h", "2026-07-01", "2026-07-13T23:00/2026-07-14T02:00")]
    [InlineData("Relais petite enfance : atelier d'éveil mercredi 10 juin de 9h30 à 11h. Thème : la peinture.", "2026-06-01", "2026-06-10T09:30/2026-06-10T11:00")]
    [InlineData("Le docteur Morel sera absent du 13 au 17 avril. En cas d'urgence composez le 15.", "2026-04-01", "2026-04-13/2026-04-17")]
    [InlineData("Trouvé trousseau de clés le 3 juin place du marché, à réclamer en mairie.", "2026-06-05", "2026-06-03")]
    [InlineData("Soirée jeux de société ce vendredi à 20h à la médiathèque, gratuit, dès 8 ans", "2026-06-02", "2026-06-05T20:00")]
    [InlineData("Rando gourmande 12 km, départs échelonnés de 10h à 12h le dimanche 20 septembre", "2026-09-01", "2026-09-20T10:00/2026-09-20T12:00")]
    [InlineData("Le Relais du livre vous donne rendez-vous dans 15 jours pour la dictée.", "2026-06-01", "2026-06-15")]
    [InlineData("Une minute de silence aura lieu jeudi à 12h.", "2026-06-01", "2026-06-04T12:00")]
    [InlineData("Le club a 40 ans ! Anniversaire le samedi 5 septembre à partir de 15 h au stade Jean-Mermoz.", "2026-08-20", "2026-09-05T15:00+")]
    [InlineData("Pharmacie de garde : dimanche 7 juin, pharmacie du Centre, 02 61 91 10 10", "2026-06-01", "2026-06-07")]
    [InlineData("Vente de fleurs par les CM2 vendredi 8 mai après la classe (16h30).", "2026-05-01", "2026-05-08T16:30")]
    [InlineData("Entrée 6 €, 4 € pour les moins de 16 ans, gratuit -6 ans. Buvette.", "2026-05-01", "")]
    [InlineData("Loto géant du 3e âge samedi 10 octobre, ouverture 18h, début 20h", "2026-10-01", "2026-10-10T20:00")]
    [InlineData("Ouverture de la pêche samedi 14 mars au lever du jour.", "2026-03-01", "2026-03-14")]
    [InlineData("Relevé des compteurs d'eau entre le 15 et le 30 juin.", "2026-06-01", "2026-06-15/2026-06-30")]
    [InlineData("Foire aux arbres dimanche 22 nov. 9h/17h – champ de foire", "2026-11-01", "2026-11-22T09:00/2026-11-22T17:00")]
    [InlineData("Depuis le 1er juin, le port du casque est obligatoire sur le skatepark.", "2026-06-10", "")]
    [InlineData("Merci aux 120 participants de la marche rose de dimanche dernier !", "2026-10-06", "2026-10-04")]
    [InlineData("Repas partagé le soir du 21 juin, musique dès 19h", "2026-06-01", "2026-06-21T19:00+")]
    [InlineData("Ateliers numériques gratuits les mardis 3, 10, 17 et 24 novembre de 10 h à 12 h, médiathèque", "2026-10-20", "2026-11-03T10:00/2026-11-03T12:00 2026-11-10T10:00/2026-11-10T12:00 2026-11-17T10:00/2026-11-17T12:00 2026-11-24T10:00/2026-11-24T12:00")]
    [InlineData("Boîte à livres inaugurée samedi 6 juin à 11h en présence des écoliers", "2026-06-01", "2026-06-06T11:00")]
    [InlineData("Atelier compost, samedi 7 nov, 10h : apportez vos épluchures ! Sur inscription avant mercredi.", "2026-11-01", "2026-11-07T10:00")]
    [InlineData("Le marché du mardi 14 juillet est reporté au mercredi 15.", "2026-07-01", "2026-07-15")]
    [InlineData("Journée du patrimoine : visites guidées de l'église à 10h, 11h, 14h et 15h samedi 19 septembre", "2026-09-01", "2026-09-19T10:00 2026-09-19T11:00 2026-09-19T14:00 2026-09-19T15:00")]
    [InlineData("Chasse aux œufs lundi de Pâques à 10h30 dans le parc", "2026-03-20", "2026-04-06T10:30")]
    [InlineData("Tirage de la tombola le 20 juin vers 18h30, lots à retirer avant le 30 juin.", "2026-06-01", "2026-06-20T18:30")]
    [InlineData("Résultats du week-end : seniors A 3-1 à Donges, U15 0/2 contre Trignac.", "2026-10-12", "")]
    [InlineData("Salon du livre 14-15 novembre, 10h-18h, espace culturel", "2026-11-01", "2026-11-14T10:00/2026-11-14T18:00 2026-11-15T10:00/2026-11-15T18:00")]
    [InlineData("Du mercredi 21 au vendredi 23 octobre, stage cirque, 10h-16h (8-14 ans)", "2026-10-01", "2026-10-21T10:00/2026-10-21T16:00 2026-10-22T10:00/2026-10-22T16:00 2026-10-23T10:00/2026-10-23T16:00")]
    [InlineData("Permanences de la déchetterie mobile : 6 juin et 4 juillet, 9h-12h, parking du stade", "2026-06-01", "2026-06-06T09:00/2026-06-06T12:00 2026-07-04T09:00/2026-07-04T12:00")]
    [InlineData("Fête de la musique : scène ouverte place Foch dimanche 21 juin, 18h-minuit", "2026-06-01", "2026-06-21T18:00/2026-06-22T00:00")]
    [InlineData("Festival du 5 au 7 juin : vendredi 18h, samedi 14h, dimanche 11h", "2026-05-20", "2026-06-05T18:00 2026-06-06T14:00 2026-06-07T11:00")]
    [InlineData("Kermesse les 12 et 13 juin (vendredi 17h-21h, samedi 10h-16h)", "2026-05-20", "2026-06-12T17:00/2026-06-12T21:00 2026-06-13T10:00/2026-06-13T16:00")]
    [InlineData("Salon du bien-être 21 et 22 mars. Samedi 10h-19h, dimanche 10h-18h. Entrée 3 €.", "2026-03-01", "2026-03-21T10:00/2026-03-21T19:00 2026-03-22T10:00/2026-03-22T18:00")]
    [InlineData("Urgence : appelez le 18. Exercice des pompiers samedi 6 juin à 10h.", "2026-05-20", "2026-06-06T10:00")]
    [InlineData("Concert samedi 6 juin, ouverture 19h, premier groupe 20h30", "2026-05-20", "2026-06-06T20:30")]
    [InlineData("Expo samedi 6 juin : ouverture 10h, visite guidée 15h", "2026-05-20", "2026-06-06T10:00 2026-06-06T15:00")]
    [InlineData("Route barrée depuis lundi, retour à la normale vendredi 12 juin.", "2026-06-09", "2026-06-12")]
    [InlineData("Programme du 14 juillet : 11h dépôt de gerbe, 12h30 pique-nique, 22h retraite aux flambeaux, 23h feu.", "2026-07-01", "2026-07-14T11:00 2026-07-14T12:30 2026-07-14T22:00 2026-07-14T23:00")]
    [InlineData("AOÛT\nSam. 1er : moules-frites (19h)\nDim. 16 : vide-grenier\nSam. 29 : forum des associations, 10h-17h", "2026-07-10", "2026-08-01T19:00 2026-08-16 2026-08-29T10:00/2026-08-29T17:00")]
    [InlineData("L'équipe, qui a remporté le derby dimanche 8 mars, recevra Blain dimanche 15 mars à 15h30.", "2026-03-10", "2026-03-15T15:30")]
    [InlineData("Inaugurée le 2 mai par le sous-préfet, la maison de santé ouvrira au public le lundi 18 mai.", "2026-05-05", "2026-05-18")]
    [InlineData("Don du sang : la dernière collecte, le 12 février, a réuni 84 donneurs. Prochaine collecte jeudi 16 avril de 16h à 19h30.", "2026-03-10", "2026-04-16T16:00/2026-04-16T19:30")]
    [InlineData("Marché aux plantes 02/05 (9h-18h), troc aux livres 09/05 (10h-13h)", "2026-04-10", "2026-05-02T09:00/2026-05-02T18:00 2026-05-09T10:00/2026-05-09T13:00")]
    [InlineData("samedi 23 mai, journée citoyenne : 8h30 café, 9h chantiers, 12h30 repas offert", "2026-05-10", "2026-05-23T08:30 2026-05-23T09:00 2026-05-23T12:30")]
    [InlineData("La bourse aux jouets, qui devait se tenir le 15 novembre, aura lieu le 22 novembre de 9h à 13h.", "2026-11-01", "2026-11-22T09:00/2026-11-22T13:00")]
    [InlineData("En raison de la météo, la fête nautique du 5 juillet est repoussée d'une semaine, au dimanche 12 juillet.", "2026-07-01", "2026-07-12")]
    [InlineData("Du 1er au 31 mars, exposition photo aux heures d'ouverture de la médiathèque. Rencontre avec l'artiste le samedi 14 mars à 11h.", "2026-02-20", "2026-03-01/2026-03-31 2026-03-14T11:00")]
    [InlineData("Ouverture des inscriptions lundi 1er juin à 9h. Le séjour aura lieu du 6 au 10 juillet.", "2026-05-10", "2026-07-06/2026-07-10")]
    [InlineData("Le sentier côtier est fermé jusqu'à nouvel ordre.", "2026-05-10", "")]
    [InlineData("Fermeture de la RD 773 les nuits du 9 au 12 juin, de 21h à 6h.", "2026-06-01", "2026-06-09T21:00/2026-06-10T06:00 2026-06-10T21:00/2026-06-11T06:00 2026-06-11T21:00/2026-06-12T06:00 2026-06-12T21:00/2026-06-13T06:00")]
    [InlineData("Dimanche 31 mai à partir de 11h : apéro, à 12h30 paella géante, à 15h spectacle de magie.", "2026-05-10", "2026-05-31T11:00+ 2026-05-31T12:30 2026-05-31T15:00")]
    [InlineData("Concert dim. 29 nov. à 17 h, église St-Pierre (billetterie dès 16 h 15).", "2026-11-10", "2026-11-29T17:00")]
    [InlineData("Samedi 17, balade contée ; dimanche 18, atelier vannerie (14h).", "2026-10-10", "2026-10-17 2026-10-18T14:00")]
    [InlineData("Repas des chasseurs dimanche 22 février 12h, carte 18 € à retirer avant le 15 au café des Sports", "2026-02-01", "2026-02-22T12:00")]
    [InlineData("Anciens d'AFN : commémoration jeudi 19 mars, 18h, square du 19-Mars-1962", "2026-03-05", "2026-03-19T18:00")]
    [InlineData("Matinée portes ouvertes au lycée agricole le 14/03, de 9h30 à 12h30.", "2026-03-01", "2026-03-14T09:30/2026-03-14T12:30")]
    [InlineData("Coupure d'eau ce jeudi entre 13h et 16h, rue des Mimosas", "2026-06-02", "2026-06-04T13:00/2026-06-04T16:00")]
    [InlineData("Réveillon du 31 : repas, orchestre et cotillons, 85 €, dès 20h salle des fêtes", "2026-12-05", "2026-12-31T20:00+")]
    public void Daily_notices_are_read_as_neighbours_read_them(string text, string reference, string expected) => Written(Read(text, reference)).ShouldBe(expected);

    [Theory]
    [InlineData("Déchèterie ouverte le samedi, 9h-12h d'avril à octobre et 10h-12h le reste de l'année", "2026-05-11", "FREQ=WEEKLY;BYDAY=SA", "2026-05-16T09:00")]
    [InlineData("Marché le jeudi de 8h à 13h de mai à septembre, de 9h à 12h d'octobre à avril", "2026-06-01", "FREQ=WEEKLY;BYDAY=TH", "2026-06-04T08:00")]
    [InlineData("Marché nocturne le mardi de 18h à 22h, de juin à août", "2026-06-01", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260831T235959", "2026-06-02T18:00")]
    public void Seasons_with_hours_of_their_own_go_round_the_year(string text, string reference, string rrule, string start)
    {
        var rule = Read(text, reference).Rule.ShouldNotBeNull();
        (rule.Rrule, rule.Start.ToString()).ShouldBe((rrule, start));
    }

    [Theory]
    [InlineData("Fête le 14 février", "2026-03-02")]
    [InlineData("Sam 17 : 15h - 18h - 20h45\nDim 18 : 11h - 14h30", "2026-01-12")]
    [InlineData("Exposition;05/06/2027;13/06/2027;Chapelle", "2027-04-20")]
    [InlineData("L'association a élu son bureau le 16 janvier. Galette dimanche 1er février à 15h.", "2026-01-20")]
    [InlineData("Samedi 18 avril : pêche 9h, repas 12h30", "2026-04-01")]
    public void What_was_read_by_inference_is_not_said_to_be_sure(string text, string reference) =>
        Read(text, reference).Occurrences.ShouldAllBe(o => o.Confidence < 0.8);

    [Theory]
    [InlineData("Loto samedi 14 mars 2026 à 20h", "2026-03-01")]
    [InlineData("Loto le 14 mars à 20h", "2026-03-01")]
    [InlineData("du 12 au 14 juillet, 10h-18h", "2026-06-01")]
    public void What_is_written_out_is_said_to_be_sure(string text, string reference) =>
        Read(text, reference).Occurrences.ShouldAllBe(o => o.Confidence >= 0.8);

    private static DateReading Read(string text, string reference) =>
        DateProse.Read(text, DateOnly.ParseExact(reference, "yyyy-MM-dd", CultureInfo.InvariantCulture), alone: false, FrenchDates.Language);

    private static string Written(DateReading read) => string.Join(' ', read.Occurrences.Select(o =>
        $"{o.Occurrence.Start}{(o.Occurrence.End is { } end ? $"/{end}" : "")}{(o.Occurrence.Part is { } part ? $"({part})" : "")}{(o.Occurrence.OpenEnd == true ? "+" : "")}"));
}
