namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Births, deaths and weddings by name never become records. All persons are invented.</summary>
public sealed class CivilStatusTests
{
    [Theory]
    [InlineData("Naissances", "Bienvenue à Maëlys Tréhudic, le 31 octobre à Saint-Nazaire.")]
    [InlineData("Naissance", "Maëlys Tréhudic est arrivée le 31 octobre.")]
    [InlineData("Décès", "M. Armel Kerouzic nous a quittés le 3 novembre.")]
    [InlineData("Avis de décès", "La commune présente ses condoléances à la famille Kerouzic.")]
    [InlineData("Mariages", "Se sont unis le 4 octobre Nolwenn Tréhudic et Armel Kerouzic.")]
    [InlineData("État civil", "Naissances : Maëlys Tréhudic, le 31 octobre.")]
    [InlineData("ÉTAT CIVIL - OCTOBRE 2026", "Maëlys Tréhudic, le 31 octobre.")]
    [InlineData("Carnet", "Nolwenn et Armel se sont dit oui samedi.")]
    [InlineData("Carnet rose", "Bienvenue à Maëlys.")]
    [InlineData("Naissances à Donges", "Maëlys Tréhudic, le 31 octobre.")]
    [InlineData("Naissances : Maëlys Tréhudic et Malo Kerouzic", "")]
    public void An_item_under_such_a_heading_gives_no_record_and_its_refusal_names_nobody(string title, string text)
    {
        var normalized = Examples.Normalize((RawField.Title, title), (RawField.Body, text));
        normalized.Records.ShouldBeEmpty();
        normalized.Readings.ShouldBeEmpty();
        var refused = normalized.Rejections.ShouldHaveSingleItem();
        refused.Reason.ShouldBe("civil-status");
        foreach (var name in (string[])["Maëlys", "Tréhudic", "Kerouzic", "Nolwenn"])
            refused.ToString().ShouldNotContain(name);
    }

    [Theory]
    [InlineData("Armel Kerouzic nous a quittés", "La commune présente ses condoléances à sa famille.")]
    [InlineData("Triste nouvelle", "Nous avons appris que M. Kerouzic s'est éteint le 3 novembre, à l'âge de 84 ans.")]
    [InlineData("Hommage à Armel Kerouzic", "Ancien président du club, Armel Kerouzic est décédé samedi. Ses obsèques auront lieu mardi à 14h30 en l'église.")]
    [InlineData("Cérémonie", "Nolwenn Tréhudic et ses enfants ont la douleur de vous faire part du décès d'Armel Kerouzic.")]
    [InlineData("Obsèques de Mme Tréhudic", "La cérémonie religieuse sera célébrée jeudi à 10h. Ni fleurs ni couronnes.")]
    [InlineData("Bonne nouvelle", "Maëlys est née le 31 octobre à la maternité de Saint-Nazaire. Félicitations aux heureux parents, Nolwenn et Armel.")]
    [InlineData("Un nouveau petit Dongeois", "Malo Kerouzic a pointé le bout de son nez dimanche. Tous nos vœux à ses parents.")]
    [InlineData("Ils se sont dit oui", "Nolwenn Tréhudic et Armel Kerouzic se sont dit oui samedi, à la mairie. Tous nos vœux de bonheur !")]
    public void A_notice_under_no_heading_is_one_all_the_same(string title, string text)
    {
        var normalized = Examples.Normalize((RawField.Title, title), (RawField.Body, text));
        normalized.Records.ShouldBeEmpty();
        normalized.Rejections.ShouldHaveSingleItem().Reason.ShouldBe("civil-status");
        foreach (var name in (string[])["Maëlys", "Malo", "Tréhudic", "Kerouzic", "Nolwenn"])
            normalized.Rejections[0].ToString().ShouldNotContain(name);
    }

    [Theory]
    [InlineData("Circulation : obsèques de l'ancien maire", "La rue de l'Église sera fermée mardi de 14h à 16h. Les obsèques auront lieu à 14h30.")]
    [InlineData("Concert en hommage à Jean Kerouzic", "Le chanteur, qui nous a quittés en 2010 à l'âge de 80 ans, revit samedi à la salle des Guifettes.")]
    [InlineData("Exposition Yves Tréhudic", "Le peintre est né en 1921 à Donges et s'est éteint en 1990, à l'âge de 69 ans. À voir jusqu'au 30 juin.")]
    [InlineData("Pompes funèbres Kerouzic", "Organisation d'obsèques, inhumation et crémation, contrats de prévoyance. Ouvert du lundi au samedi.")]
    [InlineData("Conférence de Nolwenn Tréhudic", "Comment organiser des obsèques civiles ? Une soirée pour en parler, à la médiathèque.")]
    [InlineData("Un club est né", "Le club de palets a vu le jour en septembre grâce à Armel Kerouzic. Inscriptions à la maison des associations.")]
    [InlineData("Trois veaux sont nés à la ferme", "Venez les voir dimanche à la ferme des Guifettes, entre 14h et 18h.")]
    [InlineData("Les obsèques de la baleine", "Spectacle de rue de la compagnie des Vents, samedi à 18h, place de l'Église.")]
    [InlineData("Deux communes se sont unies", "Donges et Montoir-de-Bretagne se sont unies pour l'achat d'une balayeuse.")]
    [InlineData("Le théâtre dit oui", "Les comédiens ont dit oui à une saison de plus. Félicitations à la troupe de Corsept !")]
    [InlineData("Félicitations à Malo Kerouzic", "Il est arrivé premier du cross départemental dimanche.")]
    [InlineData("La troupe des Vents est née", "Félicitations à Malo Kerouzic, qui l'a fondée, et à tous les bénévoles.")]
    [InlineData("Les clubs de Donges et de Montoir se sont unis", "Félicitations ! La réunion de rentrée se tient à la mairie.")]
    [InlineData("Un nouvel agent", "Armel Kerouzic est arrivé au service technique le 1er mars. Bienvenue à lui.")]
    public void News_that_speaks_of_funerals_births_and_unions_stays(string title, string text) =>
        Examples.Normalize((RawField.Title, title), (RawField.Body, text)).Records.ShouldNotBeEmpty();

    [Fact]
    public void A_category_of_civil_status_counts_as_the_title_does() =>
        Examples.Normalize((RawField.Title, "Bienvenue à Maëlys"), (RawField.Category, "État civil"), (RawField.Body, "Elle est née le 31 octobre.")).Records.ShouldBeEmpty();

    [Theory]
    [InlineData("Mariage de Figaro au théâtre", "La troupe du bourg joue samedi.")]
    [InlineData("Le mariage de Figaro", "")]
    [InlineData("Naissance d'un quartier", "Les premiers habitants arrivent au Clos Neuf.")]
    [InlineData("La mairie recherche un agent état civil", "Poste à pourvoir en mars.")]
    [InlineData("Carnet de voyage", "Projection à la médiathèque.")]
    [InlineData("Carnets de bord : exposition", "")]
    [InlineData("État civil", "Les actes de naissance se demandent au guichet de la mairie, du lundi au vendredi.")]
    [InlineData("Mariages", "Pièces à fournir : justificatif de domicile, copie de l'acte de naissance.")]
    [InlineData("Déclarer une naissance", "La déclaration se fait dans les cinq jours.")]
    public void Shows_quarters_jobs_and_formalities_stay(string title, string text) =>
        Examples.Normalize((RawField.Title, title), (RawField.Body, text)).Records.ShouldNotBeEmpty();

    [Theory]
    [InlineData("<h2>Travaux</h2><p>La rue est barrée.</p><h2>Naissances</h2><p>Bienvenue à Maëlys Tréhudic, le 31 octobre.</p><p>Félicitations aux parents.</p><h2>Vie locale</h2><p>Le marché change.</p>", true)]
    [InlineData("<p>La rue est barrée.</p><p><strong>Décès</strong></p><p>M. Armel Tréhudic nous a quittés.</p><p><strong>Marché</strong></p><p>Le marché change.</p>", true)]
    [InlineData("<div>La rue est barrée.</div><div>Naissances</div><div>Maëlys Tréhudic est arrivée le 31 octobre.</div><div>Vie locale</div><div>Le marché change.</div>", true)]
    [InlineData("<h1>Mariages</h1><p>Se sont unis Nolwenn Tréhudic et Armel.</p><h1>Vie locale</h1><p>La rue est barrée.</p><p>Le marché change.</p>", true)]
    [InlineData("La rue est barrée.\nÉtat civil\nNaissances\nMaëlys Tréhudic est arrivée le 31 octobre.\nDécès\nM. Tréhudic nous a quittés.\nVie locale\nLe marché change.", false)]
    [InlineData("La rue est barrée.\nNaissances : bienvenue à Maëlys Tréhudic.\nLe marché change.", false)]
    public void Inside_a_text_the_section_is_dropped_up_to_the_next_heading(string body, bool isHtml)
    {
        var record = Examples.Normalize(isHtml, (RawField.Title, "Bulletin de novembre"), (RawField.Body, body)).Records[0];
        var stored = System.Text.Json.JsonSerializer.Serialize(record, ModelJson.Stored.SourceRecord);
        foreach (var name in (string[])["lys", "hudic", "Armel", "Nolwenn"])
            stored.ShouldNotContain(name);
        record.Content.Body.ShouldNotBeNull().ShouldContain("La rue est barrée.");
        record.Content.Body!.ShouldContain("Le marché change.");
    }
}
