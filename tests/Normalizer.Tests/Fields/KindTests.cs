namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>The kind of bare notices, read on 10 March 2026.</summary>
public sealed class KindTests
{
    [Theory]
    [InlineData("Le pont de la Roche rouvre à la circulation lundi 16 mars après huit mois de travaux. Les piétons pourront l'emprunter dès dimanche.", RecordKind.News)]
    [InlineData("La ligne de car 12 ne desservira plus l'arrêt Mairie à partir du 1er avril. Les usagers sont invités à se reporter sur l'arrêt Gare.", RecordKind.News)]
    [InlineData("Après vingt-deux ans derrière le comptoir, Sylvie Morel ferme la mercerie de la rue Haute. Ses clientes lui ont organisé une fête surprise.", RecordKind.News)]
    [InlineData("Depuis le 2 mars, la vitesse est limitée à 30 km/h dans tout le centre-bourg.", RecordKind.News)]
    [InlineData("Le prix de l'eau augmente de 4 % cette année. La hausse doit financer le remplacement des canalisations.", RecordKind.News)]
    [InlineData("Élections : le bureau de vote n° 2 est transféré à la salle des sports.", RecordKind.News)]
    [InlineData("Suite au vol de câbles, l'éclairage public est en panne rue des Lilas. La réparation prendra une dizaine de jours.", RecordKind.News)]
    [InlineData("La fibre arrive : 1 200 foyers seront raccordables avant l'été.", RecordKind.News)]
    [InlineData("On tricote et on papote chaque jeudi à 14h au café du Port. Venez avec vos aiguilles.", RecordKind.Event)]
    [InlineData("Les élus vous donnent rendez-vous pour parler du futur plan de circulation : jeudi 19 mars, 19h, préau de l'école.", RecordKind.Event)]
    [InlineData("Fest-deiz le 22 mars à 14h30, salle du Moulin, avec les sonneurs du pays. 6 €.", RecordKind.Event)]
    [InlineData("Le loto de l'école prévu samedi est reporté au 28 mars.", RecordKind.Event)]
    [InlineData("Nous sommes une troupe de théâtre amateur de douze comédiens. Chaque année nous montons une comédie. Nous recherchons un éclairagiste et des bénévoles.", RecordKind.Association)]
    [InlineData("L'Amicale des donneurs de sang fait la promotion du don auprès des jeunes. Président : Alain Roy, 02 61 91 20 20.", RecordKind.Association)]
    [InlineData("Depuis 1987, les Sonneurs du Blavet font vivre la musique bretonne. Cours de bombarde, biniou et tambour pour tous.", RecordKind.Association)]
    [InlineData("Le jardin partagé des Lilas accueille quinze familles. Parcelles de 20 m², compost commun, un coup de main le premier samedi du mois.", RecordKind.Association)]
    [InlineData("Handi'Mer emmène en mer les personnes handicapées sur deux voiliers adaptés. Quinze skippers bénévoles. Dons bienvenus.", RecordKind.Association)]
    [InlineData("Union des commerçants : soixante enseignes réunies pour animer le centre-ville. Adhésion 90 € l'an.", RecordKind.Association)]
    [InlineData("L'école de cirque Tourneboule forme les 4-16 ans : jonglage, trapèze, équilibre. 210 € l'année.", RecordKind.Association)]
    [InlineData("Food truck Le Camion Bleu : burgers au bœuf local, frites maison. Le mardi à Trignac, le jeudi à Donges. 9 € le burger.", RecordKind.Business)]
    [InlineData("Élevage du Bois Joli : chiots border collie, pension pour chiens et chats.", RecordKind.Business)]
    [InlineData("Réparation de vélos à domicile : je me déplace avec mon atelier mobile. 25 € le forfait révision.", RecordKind.Business)]
    [InlineData("Poterie des Grès : démonstration et vente à l'atelier, tous les jours en été.", RecordKind.Business)]
    [InlineData("Le bus des services publics s'arrête place de l'Église tous les deuxièmes mardis du mois, de 9h à 12h.", RecordKind.Service)]
    [InlineData("Piscine intercommunale : bassin ouvert le mercredi et le week-end. Entrée 3,50 €, carte 10 entrées 30 €.", RecordKind.Service)]
    [InlineData("Aide aux devoirs au centre social, lundi et jeudi de 16h30 à 18h. Inscriptions à l'accueil.", RecordKind.Service)]
    [InlineData("Bacs jaunes : collecte un mercredi sur deux, semaines paires. Sortez-les la veille après 19h.", RecordKind.Service)]
    [InlineData("Vous quittez la commune ? Pensez à rendre votre bac et à prévenir le service des eaux.", RecordKind.Service)]
    [InlineData("Pour la fête des grands-mères, un macaron offert pour tout bouquet acheté. Samedi 7 et dimanche 8 mars.", RecordKind.Offer)]
    [InlineData("Le vélociste fête ses 10 ans : 15 % sur tout le magasin du 10 au 21 mars.", RecordKind.Offer)]
    [InlineData("Au Jardin d'Éden, 3 plants de tomates achetés = 1 offert, du 20 avril au 3 mai.", RecordKind.Offer)]
    [InlineData("Menu du marché à 16 € au lieu de 19 € toute la semaine au Relais.", RecordKind.Offer)]
    [InlineData("Parrainez un ami au club de gym et recevez un mois gratuit, jusqu'au 30 avril.", RecordKind.Offer)]
    [InlineData("Notre médecin part à la retraite en juin : nous cherchons son successeur. Cabinet équipé, secrétariat, logement possible.", RecordKind.Opportunity)]
    [InlineData("Jeune maraîchère cherche 3 hectares irrigables dans un rayon de 20 km pour s'installer en bio.", RecordKind.Opportunity)]
    [InlineData("Emplacement à prendre sur le marché du samedi : fromager, fleuriste ou primeur bienvenus. Contactez le placier.", RecordKind.Opportunity)]
    [InlineData("Le village de Lavau cherche une famille pour reprendre son gîte d'étape et son épicerie.", RecordKind.Opportunity)]
    [InlineData("Cabinet dentaire : un fauteuil se libère, praticien souhaité avant l'été.", RecordKind.Opportunity)]
    [InlineData("Coworking : deux bureaux libres à l'Usine, 150 € par mois, ouvert aux indépendants.", RecordKind.Opportunity)]
    public void A_notice_is_told_by_what_it_does(string text, RecordKind kind) => Examples.Understand(text).Kind.Value.ShouldBe(kind);

    [Theory]
    [InlineData("La chorale des Embruns répète tous les mardis à 20h à la maison des associations.", "a club's habit 'chorale … répète'")]
    [InlineData("Cuisines Morvan : pour toute commande signée en mars, la pose est offerte.", "a gift 'offerte pour toute commande'")]
    [InlineData("Au Rex, toutes les places à 4 € du 11 au 17 mars.", "a reduction 'tous les … à 4 €'")]
    [InlineData("Annie Le Roux range ses ciseaux après 31 ans de coiffure.", "something ends 'après … ans'")]
    public void Why_is_told(string text, string reason) => Examples.Understand(text).Kind.Reason.ShouldContain(reason);

    [Fact]
    public void Who_pays_for_all_is_no_offer_of_a_shop() =>
        Examples.Understand("Tous les habitants sont invités samedi 14 mars à 11h devant la mairie.").Kind.Value.ShouldBe(RecordKind.Event);

    [Fact]
    public void A_club_that_plays_on_a_day_invites() =>
        Examples.Understand("La chorale des Embruns répète en public samedi 14 mars à 15h, place du Marché.").Kind.Value.ShouldBe(RecordKind.Event);

    [Fact]
    public void A_club_told_of_on_a_day_is_news() =>
        Examples.Normalize((RawField.Title, "Le bagad cherche des sonneurs"), (RawField.Body, "Fondé en 1979, le bagad compte 38 sonneurs. L'an passé, il a fini troisième à Lorient."), (RawField.Published, "Mon, 09 Mar 2026 08:00:00 +0100")).Records.ShouldHaveSingleItem().Content.Kind.ShouldBe(RecordKind.News);

    [Fact]
    public void A_theme_is_of_what_one_is_invited_to_before_who_invites()
    {
        var themes = Examples.Understand("L'APE de l'école des Tilleuls organise sa brocante dimanche 15 mars, de 9h à 17h, sous la halle.").Themes;
        themes[0].Value.ShouldBe("marche-brocante");
    }

    [Fact]
    public void A_farmers_market_is_of_both_themes() =>
        Examples.Understand("Marché de producteurs vendredi 13 mars de 17h à 20h : légumes, fromages de chèvre, miel, pain au levain.").Themes.Select(t => t.Value).ShouldBe(["circuits-courts", "marche-brocante"], ignoreOrder: true);
}
