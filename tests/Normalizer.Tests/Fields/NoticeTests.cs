namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Bare notices of all kinds, read on 10 March 2026: kind, main theme and status.</summary>
public sealed class NoticeTests
{
    [Theory]
    [InlineData("Trio Alma en concert à la chapelle Saint-Roch vendredi 13 mars à 20h. Mélodies d'Europe centrale, clarinette et violon. 12 €, billets sur place.", RecordKind.Event, "musique")]
    [InlineData("Le BC Vallée reçoit Pontivy samedi 14 mars à 20h30 à la salle omnisports. Venez pousser derrière les filles, place en play-off en jeu !", RecordKind.Event, "sport")]
    [InlineData("Prochain conseil municipal mardi 17 mars à 19h en mairie. Ordre du jour : débat d'orientation budgétaire, subventions aux associations, questions diverses. Séance publique.", RecordKind.Event, "vie-municipale")]
    [InlineData("Le conseil municipal a tranché mardi soir : la vieille poste sera transformée en maison médicale. L'opposition a voté contre.", RecordKind.News, "vie-municipale")]
    [InlineData("Avis aux usagers : la RD 12 sera fermée à la circulation entre Le Bourg et La Croix du lundi 16 au vendredi 27 mars pour la réfection de la chaussée. Une déviation sera mise en place.", RecordKind.News, "transports-travaux")]
    [InlineData("Handball : les cadettes ont décroché samedi leur billet pour les quarts de finale en dominant Laval 28 à 21. « On n'a rien lâché », savoure leur coach.", RecordKind.News, "sport")]
    [InlineData("Le club de badminton compte 64 licenciés, loisirs et compétiteurs. Créneaux adultes et jeunes, matériel prêté pour débuter. Adhésion : 75 € l'année. Renseignements auprès du bureau.", RecordKind.Association, "sport")]
    [InlineData("L'association Main dans la main accompagne depuis 2009 les personnes isolées du canton : visites, courses, petits travaux. Trente bénévoles formés, des permanences chaque semaine. Vous avez du temps ? Contactez-nous.", RecordKind.Association, "solidarite-sante")]
    [InlineData("Chorale Diapason : quarante choristes amateurs, un chef exigeant, un répertoire qui va de Monteverdi à Brassens. Répétitions le jeudi. Pas d'audition, juste l'envie de chanter !", RecordKind.Association, "musique")]
    [InlineData("Fondée en 1974, la Société d'histoire du pays de Retz collecte et publie documents et témoignages. Elle édite une revue annuelle et gère un fonds de 2 000 photographies. Cotisation 22 €.", RecordKind.Association, "patrimoine-tourisme")]
    [InlineData("Électricité générale, domotique, bornes de recharge : Yann Kervella, artisan à Pleyben, se déplace dans tout le centre Finistère. Devis sous 48 h. 02 61 91 33 44", RecordKind.Business, "commerce-artisanat")]
    [InlineData("Le Comptoir des Halles, bistrot de marché : cuisine de saison, vins nature, terrasse ombragée. Du mardi au samedi midi et soir. Réservation au 02 61 91 44 55.", RecordKind.Business, "commerce-artisanat")]
    [InlineData("Ferme du Petit Bois : yaourts, faisselles et tommes au lait de nos vaches jersiaises. Magasin à la ferme ouvert le vendredi de 16h à 19h et le samedi de 10h à 12h30.", RecordKind.Business, "circuits-courts")]
    [InlineData("Chambres d'hôtes Les Glycines, au pied des remparts : quatre chambres, petit déjeuner maison, jardin clos, piscine. À partir de 78 € la nuit pour deux. Ouvert toute l'année.", RecordKind.Business, "patrimoine-tourisme")]
    [InlineData("Besoin d'un coup de peinture, d'un parquet, d'une salle de bain ? Rénov'Ouest, entreprise familiale depuis 1988, réalise tous vos travaux. Garantie décennale.", RecordKind.Business, "commerce-artisanat")]
    [InlineData("La mairie est ouverte au public du lundi au vendredi de 9h à 12h et le mercredi de 14h à 17h. En dehors de ces horaires, numéro d'astreinte : 02 61 91 00 12.", RecordKind.Service, "vie-municipale")]
    [InlineData("Ramassage des encombrants sur inscription auprès du service technique, un mardi par mois. Sont acceptés meubles, matelas, électroménager. Deux mètres cubes maximum par foyer.", RecordKind.Service, "nature-environnement")]
    [InlineData("Cantine et garderie : le dossier d'inscription est à retirer en mairie ou à télécharger. Joindre une attestation d'assurance et le numéro d'allocataire CAF. Tarifs selon le quotient familial.", RecordKind.Service, "enfance-jeunesse")]
    [InlineData("Une assistante sociale du Département reçoit sur rendez-vous au CCAS le mardi matin. Prendre rendez-vous au 02 61 91 22 12.", RecordKind.Service, "solidarite-sante")]
    [InlineData("La médiathèque passe à l'heure d'été : ouverture le mardi, le mercredi et le samedi de 10h à 13h. Prêts de quatre semaines. Boîte de retour accessible jour et nuit.", RecordKind.Service, "culture")]
    [InlineData("Déstockage de fin de série chez Cuisines Le Goff : jusqu'à -40 % sur les modèles d'exposition, jusqu'au 28 mars. Dans la limite des stocks disponibles.", RecordKind.Offer, "commerce-artisanat")]
    [InlineData("Du 9 au 21 mars, pour deux pizzas achetées la troisième est offerte chez Gino (hors boissons). À emporter uniquement.", RecordKind.Offer, "commerce-artisanat")]
    [InlineData("Salle Forme & Tonic : un mois d'abonnement offert pour toute inscription avant le 31 mars. Sans frais de dossier. Offre non cumulable.", RecordKind.Offer, "sport")]
    [InlineData("Cette semaine à la cave coopérative, six bouteilles pour le prix de cinq sur les rosés 2025. Offre valable jusqu'à samedi soir.", RecordKind.Offer, "circuits-courts")]
    [InlineData("Notre village de 2 300 habitants cherche un kinésithérapeute pour rejoindre la maison de santé. Cabinet de 45 m² disponible immédiatement, loyer offert six mois.", RecordKind.Opportunity, "solidarite-sante")]
    [InlineData("À louer, rue Pasteur, ancienne boucherie de 80 m² avec chambre froide, grande vitrine. Loyer 520 € HT. La commune étudiera tout projet. Contact en mairie.", RecordKind.Opportunity, "commerce-artisanat")]
    [InlineData("Fromagère affineuse, je recherche une boutique ou un étal fixe dans le Trégor, 25 m² suffisent. Reprise possible. 06 39 98 12 13", RecordKind.Opportunity, "commerce-artisanat")]
    [InlineData("Le dernier café du bourg ferme : la municipalité lance un appel à candidatures pour trouver un gérant. Licence IV, appartement au-dessus, dossier à remettre avant le 15 avril.", RecordKind.Opportunity, "commerce-artisanat")]
    [InlineData("Foire à tout de Saint-Martin dimanche 22 mars, toute la journée, place de l'Église. 3 € le mètre, réservation avant le 15. Buvette et frites.", RecordKind.Event, "marche-brocante")]
    [InlineData("La séance de ciné-club de ce jeudi 12 mars n'aura pas lieu, le projecteur est en panne. Rendez-vous le mois prochain.", RecordKind.Event, "culture")]
    [InlineData("Spectacle « Les Pieds dans l'eau » samedi 21 mars à 20h30 : affiche complet. Plus aucune place en vente.", RecordKind.Event, "culture")]
    [InlineData("La sortie orchidées du dimanche 15 mars est décalée au dimanche 22 mars en raison de la pluie, même lieu de rendez-vous, 9h30.", RecordKind.Event, "nature-environnement")]
    [InlineData("Bébés lecteurs : comptines et albums pour les 0-3 ans, samedi 14 mars à 10h30 à la médiathèque. Gratuit, sur inscription.", RecordKind.Event, "enfance-jeunesse")]
    [InlineData("Le club des retraités organise son banquet de printemps mercredi 18 mars à 12h30 au restaurant scolaire. Inscriptions auprès d'Odette avant le 10.", RecordKind.Event, "seniors")]
    [InlineData("Dépistage gratuit du diabète et de l'hypertension samedi 21 mars de 9h à 13h, sous la halle, par les infirmières du secteur.", RecordKind.Event, "solidarite-sante")]
    [InlineData("Vous cherchez un job d'été ? Rencontrez quinze employeurs mercredi 25 mars de 14h à 17h au lycée Rabelais. Apportez votre CV.", RecordKind.Event, "emploi-formation")]
    [InlineData("Balade contée dans la vieille ville avec un guide-conférencier, samedi 28 mars à 15h, départ devant l'office de tourisme. 6 €.", RecordKind.Event, "patrimoine-tourisme")]
    [InlineData("De ferme en ferme : dix exploitations vous ouvrent leurs portes les 25 et 26 avril. Visites, dégustations, vente directe.", RecordKind.Event, "circuits-courts")]
    [InlineData("Commémoration du 19 mars : rassemblement à 11h devant le monument aux morts, dépôt de gerbe, vin d'honneur.", RecordKind.Event, "vie-municipale")]
    [InlineData("L'union commerciale vous invite à son grand jeu de Pâques samedi 28 mars : animations, défilé et tirage au sort à 18h.", RecordKind.Event, "commerce-artisanat")]
    [InlineData("Cours de yoga chaque lundi de 18h30 à 19h45 à la salle polyvalente. Première séance d'essai gratuite.", RecordKind.Event, "sport")]
    [InlineData("Les photographes du club exposent du 14 au 29 mars à la Galerie du Port. Vernissage vendredi 13 à 18h. Entrée libre.", RecordKind.Event, "culture")]
    [InlineData("La médiathèque a enregistré 42 000 prêts l'an dernier, en hausse de 8 %. Les mangas et les romans policiers restent en tête.", RecordKind.News, "culture")]
    [InlineData("L'école des Tilleuls perdra une classe en septembre. Les parents d'élèves, réunis lundi, dénoncent une décision « incompréhensible ».", RecordKind.News, "enfance-jeunesse")]
    [InlineData("Le docteur Hamon a pris sa retraite le 28 février après 37 ans au service de ses patients. Son remplaçant n'est pas encore connu.", RecordKind.News, "solidarite-sante")]
    [InlineData("Le nid de cigognes du clocher est de nouveau occupé. Le couple est revenu le 20 février, trois jours plus tôt que l'an dernier.", RecordKind.News, "nature-environnement")]
    [InlineData("La boulangerie du Centre a changé de mains : Claire et Thomas Le Meur succèdent aux époux Dubois, installés depuis 1994.", RecordKind.News, "commerce-artisanat")]
    [InlineData("Une nouvelle fleuriste s'est installée rue de la Gare. Après dix ans à Rennes, Manon Petit a ouvert Pétales & Cie début mars.", RecordKind.News, "commerce-artisanat")]
    [InlineData("La commune recrute un agent polyvalent des espaces verts à temps complet. CDD de six mois renouvelable. Lettre de motivation et CV à adresser au maire avant le 31 mars.", RecordKind.News, "emploi-formation")]
    [InlineData("Panne de courant ce jeudi 12 mars de 9h à 11h30 dans le secteur de la Gare : Enedis remplace un transformateur.", RecordKind.News, "transports-travaux")]
    [InlineData("Chats errants : une campagne de stérilisation est menée depuis le 2 mars dans le quartier du Stade. Merci de tenir vos animaux à l'intérieur.", RecordKind.News, "vie-municipale")]
    [InlineData("Plus de 400 personnes ont applaudi le chœur gospel samedi à la collégiale. Les bénéfices, 2 300 €, iront à la Ligue contre le cancer.", RecordKind.News, "musique")]
    [InlineData("La restauration du retable est terminée. Après dix-huit mois d'atelier, l'œuvre du XVIIe siècle a retrouvé sa place et ses dorures.", RecordKind.News, "patrimoine-tourisme")]
    [InlineData("Gel de printemps : les arboriculteurs du val estiment avoir perdu un tiers de leur récolte d'abricots.", RecordKind.News, "circuits-courts")]
    [InlineData("La résidence autonomie a fêté jeudi ses trente ans. Anciens directeurs et familles s'étaient joints aux 58 résidents.", RecordKind.News, "seniors")]
    [InlineData("Les Amis de la rivière veillent sur 18 km de berges : chantiers, comptages, sensibilisation dans les écoles. L'adhésion (10 €) soutient nos actions.", RecordKind.Association, "nature-environnement")]
    [InlineData("Le Club des P'tits Loups, géré par des parents bénévoles, propose jeux et sorties aux familles le mercredi. Tarif libre selon ressources, adhésion 5 €.", RecordKind.Association, "enfance-jeunesse")]
    [InlineData("Ciné-Passion fait vivre depuis 1982 la petite salle du bourg grâce à 25 projectionnistes bénévoles. Trois films par semaine, une association, zéro pub.", RecordKind.Association, "culture")]
    [InlineData("L'Union des commerçants rassemble 63 enseignes du centre. Elle organise la quinzaine commerciale, les illuminations et la carte de fidélité. Président : M. Le Roux.", RecordKind.Association, "commerce-artisanat")]
    [InlineData("Auto-école du Pont : permis B, conduite accompagnée, code en ligne. Bureau ouvert du lundi au vendredi de 17h à 19h.", RecordKind.Business, "transports-travaux")]
    [InlineData("Ostéopathe D.O., Sarah Lemoine vous reçoit sur rendez-vous au 4 rue du Port. Nourrissons, sportifs, femmes enceintes. 02 61 91 87 65", RecordKind.Business, "solidarite-sante")]
    [InlineData("Couple de maraîchers en bio recherche 3 hectares à louer ou acheter, avec eau et maison si possible, secteur Vannes-Auray.", RecordKind.Opportunity, "circuits-courts")]
    [InlineData("Cause départ, vends fonds de commerce épicerie-dépôt de pain, CA 180 000 €, logement T3. Pas d'agences.", RecordKind.Opportunity, "commerce-artisanat")]
    [InlineData("La navette gratuite circule du lundi au samedi entre la gare et le centre, toutes les 20 minutes. Fiche horaire à l'accueil de l'agglomération.", RecordKind.Service, "transports-travaux")]
    [InlineData("Plan canicule : les personnes de plus de 65 ans vivant seules peuvent se faire inscrire sur le registre du CCAS. Formulaire en mairie.", RecordKind.Service, "seniors")]
    [InlineData("Besoin d'aide pour votre CV ou pour France Travail ? Le conseiller numérique vous accueille sans rendez-vous le lundi et le jeudi de 9h à 12h, à l'espace France services.", RecordKind.Service, "emploi-formation")]
    [InlineData("Le tournoi de futsal prévu samedi 14 mars est reporté à une date ultérieure, le gymnase étant réquisitionné.", RecordKind.Event, "sport")]
    [InlineData("Changement de salle : la réunion publique sur le PLU de jeudi 12 mars à 18h30 se tiendra au gymnase et non en mairie.", RecordKind.Event, "vie-municipale")]
    [InlineData("La fête de l'école aura lieu samedi 27 juin dès 14h dans la cour : stands, danses, tombola. Ticket de jeu 2 €.", RecordKind.Event, "enfance-jeunesse")]
    [InlineData("La supérette passe la main : M. et Mme Ollivier partent en retraite cet été et cherchent à transmettre. Matériel compris, loyer offert trois mois.", RecordKind.Opportunity, "commerce-artisanat")]
    [InlineData("Orthophoniste : place à prendre au pôle de santé, secrétariat partagé. La mairie étudie toute aide à l'installation.", RecordKind.Opportunity, "solidarite-sante")]
    [InlineData("Une tombe de famille ? Sa concession arrive à échéance tous les trente ans. Pour la renouveler, passez à l'accueil du service des cimetières.", RecordKind.Service, "vie-municipale")]
    [InlineData("On se voit chaque lundi pour jouer à la belote et bavarder : 48 retraités, carte annuelle 14 €, bonne humeur comprise.", RecordKind.Association, "seniors")]
    [InlineData("Maroquinerie Le Sanglon : ceintures et sacs cousus dans mon atelier, réparations en huit jours. Vous me trouverez au 3 rue des Tanneurs, fermé le lundi.", RecordKind.Business, "commerce-artisanat")]
    public void A_notice_is_told_by_its_words_its_sentences_and_its_times(string text, RecordKind kind, string theme)
    {
        var read = Examples.Understand(text);
        read.Kind.Value.ShouldBe(kind, read.Kind.Reason);
        read.Themes.Select(t => t.Value).ShouldContain(theme);
        read.Kind.Reason.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("Tournoi de football des U9 et U11 samedi 14 mars dès 9h au stade. Buvette tenue par les parents.", "sport", "enfance-jeunesse")]
    [InlineData("Réunion publique sur le futur tramway mardi 17 mars à 18h30, salle du Lavoir.", "vie-municipale", "transports-travaux")]
    [InlineData("Atelier équilibre pour les plus de 65 ans, avec un kinésithérapeute, jeudi 19 mars à 10h.", "seniors", "solidarite-sante")]
    [InlineData("Marché fermier vendredi 13 mars à 17h : dix producteurs, fromages, légumes de saison.", "marche-brocante", "circuits-courts")]
    [InlineData("Chorale d'enfants et comptines : atelier musical dès 4 ans, samedi 14 mars à 10h.", "musique", "enfance-jeunesse")]
    public void A_notice_has_two_themes_where_its_words_carry_both(string text, string first, string second)
    {
        var themes = Examples.Understand(text).Themes.Select(t => t.Value).ToList();
        themes.ShouldContain(first);
        themes.ShouldContain(second);
    }

    [Theory]
    [InlineData("Plus une seule place pour le concert de samedi 14 mars à 20h, et plus de billets en vente.", "musique")]
    [InlineData("Concert de l'harmonie samedi 14 mars à 20h, dans la cour de l'école.", "musique")]
    [InlineData("En raison des travaux de la halle, le vide-greniers du 14 mars aura lieu sur le port.", "marche-brocante")]
    public void A_place_a_cause_and_a_common_word_are_no_theme(string text, string only) => Examples.Understand(text).Themes.Select(t => t.Value).ShouldBe([only]);

    [Theory]
    [InlineData("La séance de ciné-club de ce jeudi 12 mars n'aura pas lieu, le projecteur est en panne. Rendez-vous le mois prochain.", RecordStatus.Cancelled)]
    [InlineData("Spectacle « Les Pieds dans l'eau » samedi 21 mars à 20h30 : affiche complet. Plus aucune place en vente.", RecordStatus.Full)]
    [InlineData("La sortie orchidées du dimanche 15 mars est décalée au dimanche 22 mars en raison de la pluie, même lieu de rendez-vous, 9h30.", RecordStatus.Moved)]
    [InlineData("Le tournoi de futsal prévu samedi 14 mars est reporté à une date ultérieure, le gymnase étant réquisitionné.", RecordStatus.Postponed)]
    [InlineData("Changement de salle : la réunion publique sur le PLU de jeudi 12 mars à 18h30 se tiendra au gymnase et non en mairie.", RecordStatus.Moved)]
    [InlineData("ANNULÉ – bal folk du samedi 14 mars. Les billets seront remboursés.", RecordStatus.Cancelled)]
    [InlineData("Complet ! Notre soirée huîtres du samedi 14 mars ne prend plus d'inscription.", RecordStatus.Full)]
    [InlineData("Le pique-nique de samedi 14 mars est COMPLET.", RecordStatus.Full)]
    [InlineData("Sortie raquettes du 14 mars annulée, il n'y a plus de neige.", RecordStatus.Cancelled)]
    [InlineData("Nous sommes contraints d'annuler la veillée du vendredi 13 mars.", RecordStatus.Cancelled)]
    [InlineData("La kermesse est repoussée à une date ultérieure.", RecordStatus.Postponed)]
    [InlineData("Le récital du 14 mars est déplacé à la salle Jean-Vilar.", RecordStatus.Moved)]
    [InlineData("En raison de travaux au gymnase, le tournoi du 14 mars se tiendra à la halle des sports.", RecordStatus.Moved)]
    [InlineData("En cas de pluie, le bal du 14 mars est annulé.", RecordStatus.Scheduled)]
    [InlineData("Si le vent se lève, la régate du 14 mars sera annulée.", RecordStatus.Scheduled)]
    [InlineData("Concert du 14 mars : programme complet sur le site.", RecordStatus.Scheduled)]
    [InlineData("Loto du 14 mars. Toute réservation non réglée sera annulée.", RecordStatus.Scheduled)]
    [InlineData("Stage de poterie le 14 mars : les inscriptions reçues après le 10 sont annulées.", RecordStatus.Scheduled)]
    [InlineData("Visites du 14 et du 21 mars : celle du 14 est complète, il reste des places le 21.", RecordStatus.Scheduled)]
    [InlineData("Suite à l'annulation du salon en 2024, récital samedi 14 mars à 20h.", RecordStatus.Scheduled)]
    [InlineData("Vente samedi 14 mars. Lisez les conditions d'annulation du contrat.", RecordStatus.Scheduled)]
    [InlineData("Après l'annulation de la fête de 2024, le carnaval revient le 14 mars.", RecordStatus.Scheduled)]
    [InlineData("Frais d'annulation du voyage : 30 %. Départ le 14 mars.", RecordStatus.Scheduled)]
    [InlineData("Pluie : annulation du grand loto du 14 mars.", RecordStatus.Cancelled)]
    [InlineData("Nous regrettons l'annulation des balades du 14 mars.", RecordStatus.Cancelled)]
    [InlineData("Annulation du festival 2026 prévu le 14 mars.", RecordStatus.Cancelled)]
    [InlineData("Tout le tournoi de samedi 14 mars est annulé.", RecordStatus.Cancelled)]
    [InlineData("Toute la journée du 14 mars est reportée.", RecordStatus.Postponed)]
    [InlineData("Le feu d’artifice du bourg, reporté de juillet, illumine le port le 14 mars.", RecordStatus.Moved)]
    [InlineData("Le loto du 14 mars est reporté du fait de la neige.", RecordStatus.Postponed)]
    [InlineData("Yoga le 14 mars. Tout cours annulé la veille est dû.", RecordStatus.Scheduled)]
    [InlineData("Stage le 14 mars. Toute annulation du stage après le 10 est facturée.", RecordStatus.Scheduled)]
    [InlineData("La brocante du 14 mars n'aura hélas pas lieu.", RecordStatus.Cancelled)]
    [InlineData("Le bal du 14 mars n'aura donc malheureusement pas lieu.", RecordStatus.Cancelled)]
    [InlineData("La veillée du 14 mars affiche désormais complet.", RecordStatus.Full)]
    public void A_status_is_what_sentences_say_of_the_event_itself(string text, RecordStatus status) => Examples.Understand(text).Status.Value.ShouldBe(status);

    [Theory]
    [InlineData("Bal le 14 mars. Entrée : 6 €, gratuit - 10 ans.", "6 €, gratuit - 10 ans")]
    [InlineData("Pétanque samedi 14 mars, 8 € la triplette, lots en viande.", "8 € la triplette")]
    [InlineData("Conte à 15h. Prix libre.", "Prix libre")]
    [InlineData("Concert au chapeau samedi 14 mars.", "au chapeau")]
    [InlineData("Yoga le lundi. De 90 à 140 € selon le quotient.", "De 90 à 140 € selon le quotient")]
    [InlineData("Spectacle : adulte 9,50 €, enfant 4 €.", "adulte 9,50 €, enfant 4 €")]
    [InlineData("Repas du 14 mars : 17,50 € par personne, boissons comprises.", "17,50 € par personne, boissons comprises")]
    [InlineData("Visite guidée 7 € (gratuit pour les moins de 12 ans).", "7 € (gratuit pour les moins de 12 ans)")]
    [InlineData("Maçonnerie, devis gratuit sous huitaine.", null)]
    [InlineData("Matériel prêté contre une caution de 50 €.", null)]
    [InlineData("Le gymnase a coûté 2,4 M€, dont 300 000 € de subvention.", null)]
    [InlineData("Tout contrevenant paiera une amende de 68 €.", null)]
    [InlineData("Livraison gratuite dès trois caisses. La caisse : 32 €.", "32 €")]
    [InlineData("Randonnée de printemps dimanche 22 mars à 9h, 4 € par marcheur.", "4 € par marcheur")]
    [InlineData("Loto des écoles samedi 14 mars, 4 € le carton.", "4 € le carton")]
    [InlineData("Super loto samedi 14 mars : gros lots à gagner, 4 € le carton.", "4 € le carton")]
    [InlineData("Tour de l'île en vedette le 14 mars, 9 € par passager.", "9 € par passager")]
    [InlineData("Jardin collectif : repas le 14 mars à 11 €.", "11 €")]
    [InlineData("Fête des primeurs le 14 mars, 3 €.", "3 €")]
    [InlineData("Découverte du sport gratuite samedi 14 mars.", "gratuite")]
    [InlineData("Sortie nature le 14 mars. Coût : 6 € par famille.", "6 € par famille")]
    [InlineData("Cirque le 14 mars. Tarifs : enfants : 5 € / adultes : 9 €.", "enfants : 5 € / adultes : 9 €")]
    [InlineData("Pièce samedi 14 mars. Tarif plein 13 €, tarif réduit 7 €.", "Tarif plein 13 €, tarif réduit 7 €")]
    [InlineData("Conférence le 14 mars : gratuit pour les membres, 4 € sinon.", "gratuit pour les membres, 4 € sinon")]
    [InlineData("Poireaux : 6 € les 3 kg jusqu'au 20 mars au magasin du port.", "6 € les 3 kg")]
    [InlineData("Couscous samedi 14 mars à midi, 16 € dessert et café compris.", "16 € dessert et café compris")]
    [InlineData("Local à louer au bourg, loyer 380 € HT.", "380 € HT")]
    [InlineData("Tarif unique 9 €, concert le 14 mars.", "9 €")]
    [InlineData("Premier lot : un bon d'achat de 300 €.", null)]
    [InlineData("Parking gratuit à deux pas.", null)]
    [InlineData("Le wi-fi est gratuit.", null)]
    [InlineData("Des frais de port gratuits.", null)]
    public void A_price_stands_as_written_with_its_unit_and_what_follows(string text, string? price) => (Examples.Understand(text).Price?.Value).ShouldBe(price);

    [Fact]
    public void A_long_price_is_cut_between_words()
    {
        var text = "Gala le 14 mars. 12 € pour " + string.Concat(Enumerable.Repeat("les 𝄞musiciens ", 3)) + ", 8 € pour les enfants de la commune et ceux du canton, 5 € pour les accompagnateurs bénévoles";
        var price = Examples.Understand(text).Price.ShouldNotBeNull().Value;
        price.Length.ShouldBeLessThanOrEqualTo(120);
        (text + " ").ShouldContain(price + " ");
    }

    [Theory]
    [InlineData("0262 20 30 40", "+262262203040")]
    [InlineData("0692.11.22.33", "+262692112233")]
    [InlineData("00 33 2 61 91 00 42", "+33261910042")]
    [InlineData("0033(0)261910042", "+33261910042")]
    [InlineData("(+33) 2-61-91-00-42", "+33261910042")]
    [InlineData("02 61 91 00 42 ou 02 61 91 00 43", "+33261910042 +33261910043")]
    [InlineData("0261910042/0261910043", "+33261910042 +33261910043")]
    [InlineData("+590 590 41 20 30", "+590590412030")]
    [InlineData("le 15, le 112, le 3919, réf. 0261910042123", "")]
    public void Phones_are_read_in_all_writings(string text, string expected) => string.Join(' ', Examples.Understand($"Renseignements : {text}").Contacts.Phones.Select(p => p.Value)).ShouldBe(expected);

    [Fact]
    public void A_bare_text_gives_its_hidden_addresses_and_its_terms()
    {
        var read = Examples.Understand("Atelier dès 6 ans, accessible PMR, sur inscription : ludo [arobase] asso [point] example ou cirque(at)asso.example. Voir www.asso-cirque.example et facebook.com/associrque. RNA W442001234, SIREN 552 100 554.");
        read.Contacts.Emails.Select(e => e.Value).ShouldBe(["cirque@asso.example", "ludo@asso.example"], ignoreOrder: true);
        read.Contacts.Sites.ShouldBe(["https://www.asso-cirque.example/"]);
        read.Contacts.Social.ShouldBe(["https://facebook.com/associrque"]);
        read.Conditions.Select(c => c.Value).ShouldBe(["ages", "access", "registration", "rna W442001234", "siren 552100554"]);
    }

    [Fact]
    public void Every_answer_tells_its_reason_and_what_else_it_could_be()
    {
        var read = Examples.Understand("Chantier de la rue Haute : réunion d'information pour les riverains mardi 17 mars à 18h30, salle du conseil.");
        read.Kind.Reason.ShouldStartWith("because: ");
        read.OtherKinds.ShouldNotBeEmpty();
        read.Themes[0].Reason.ShouldStartWith("because: ");
        read.Themes[0].Confidence.ShouldBeInRange(0.2, 0.95);
    }

    [Theory]
    [InlineData("We are happy to welcome you to our village fair. There will be music for all the family, and you can bring your own lunch.", "en")]
    [InlineData("Ar gouel a vo dalc'het e porzh ar skol, gant sonerien ha kanerien eus ar vro, evit an holl. Digoust eo, deuit da zañsal ha da gaozeal ouzh hon amezeien.", "br")]
    [InlineData("Les enfants de l'école vous invitent à leur spectacle, qui sera suivi d'un goûter dans la cour.", "fr")]
    [InlineData("Loto samedi.", null)]
    public void A_language_is_told_by_its_little_words(string text, string? language) => Examples.Understand(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("L'asso-\nciation se réunit", "L'association se réunit")]
    [InlineData("Un vide-\ngrenier au bourg", "Un vide-grenier au bourg")]
    [InlineData("La ﬁn du chantier", "La fin du chantier")]
    [InlineData("Une as\u00ADsem\u00ADblée", "Une assemblée")]
    public void What_printing_did_to_words_is_undone(string written, string expected) =>
        Examples.One(RecordKind.News, (RawField.Title, "Nouvelles"), (RawField.Body, written + ", dit le bulletin.")).Content.Summary.ShouldNotBeNull().ShouldStartWith(expected);

    [Theory]
    [InlineData("MARCHÉ DE NOËL DE LA PLACE HAUTE", "Marché de Noël de la place haute")]
    [InlineData("FEUX DE LA SAINT-JEAN AU BOURG", "Feux de la Saint-Jean au bourg")]
    public void A_calmed_title_keeps_feasts_and_saints(string written, string expected) => Examples.One(RecordKind.News, (RawField.Title, written)).Content.Title.ShouldBe(expected);

    [Theory]
    [InlineData("93.12Z", "sport")]
    [InlineData("011000", "sport")]
    [InlineData("8891A", "enfance-jeunesse")]
    public void An_activity_code_tells_a_theme(string code, string theme) =>
        Examples.One(RecordKind.Association, (RawField.Title, "Les Alouettes"), (RawField.Activities, code)).Content.Themes.ShouldBe([theme]);

    [Fact]
    public void An_article_that_looks_back_announces_nothing() =>
        Examples.Normalize((RawField.Title, "Retour sur le loto de l'école"), (RawField.Body, "Le loto a eu lieu samedi 7 mars : 200 joueurs s'y sont retrouvés."), (RawField.Published, "Mon, 09 Mar 2026 08:00:00 +0100")).Records.ShouldHaveSingleItem().Content.Kind.ShouldBe(RecordKind.News);

    [Fact]
    public void Faults_of_the_words_for_kinds_are_named_with_those_of_the_themes()
    {
        var folder = Directory.CreateTempSubdirectory("kinds-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "themes.yml"), "themes:\n  sport:\n    words: [foot]\n");
            File.WriteAllText(Path.Combine(folder.FullName, "kinds.yml"), "kinds:\n  party:\n    names: [bal]\n  event:\n    nouns: [bal]\n    signs: [entrée: 9]\n");
            var message = Should.Throw<InvalidDataException>(() => Taxonomy.Load(Path.Combine(folder.FullName, "themes.yml"))).Message;
            foreach (var fault in (string[])["no label", "line 2: 'party'", "line 5: 'nouns'", "line 6"])
                message.ShouldContain(fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
