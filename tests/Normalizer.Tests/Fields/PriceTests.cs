namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Prices in bare notices: how far they reach, what is none, and how sure.</summary>
public sealed class PriceTests
{
    [Theory]
    [InlineData("Théâtre samedi 14 mars à 20h30. Plein tarif : 15 € ; tarif réduit : 10 € ; moins de 12 ans : gratuit.", "Plein tarif : 15 € ; tarif réduit : 10 € ; moins de 12 ans : gratuit")]
    [InlineData("Fête du village samedi 14 mars. Tarifs :\n- adultes : 8 €\n- enfants : 4 €\n- moins de 6 ans : gratuit\nRéservations au 02 61 91 22 33", "adultes : 8 € - enfants : 4 € - moins de 6 ans : gratuit")]
    [InlineData("Concert samedi 14 mars à 20h. Tarifs : 12 € plein, 8 € réduit, gratuit pour les moins de 12 ans.", "12 € plein, 8 € réduit, gratuit pour les moins de 12 ans")]
    [InlineData("Bal folk samedi 14 mars à 21h, 8 €/5 € (réduit).", "8 €/5 € (réduit)")]
    [InlineData("Bal samedi 14 mars à 21h. Entrée : 6 €\nBuvette et crêpes, 2 € pièce.", "6 €")]
    [InlineData("Exposition du 14 au 29 mars. 4 €, gratuit le dernier dimanche.", "4 €")]
    public void Tariffs_that_stand_together_are_one_price(string text, string price) => (Examples.Understand(text).Price?.Value).ShouldBe(price);

    [Theory]
    [InlineData("Spectacle dimanche 15 mars. Entrée : 5-10 €, selon vos moyens.", "5-10 €")]
    [InlineData("Stage de poterie le 14 mars. Entre 20 et 30 € selon la pièce.", "Entre 20 et 30 € selon la pièce")]
    [InlineData("Concert samedi 14 mars. Places à 8 ou 12 €.", "8 ou 12 €")]
    [InlineData("Concert samedi 14 mars 2026 - 5 €", "5 €")]
    [InlineData("Départ 9h30 - 5 €, randonnée dimanche 15 mars.", "5 €")]
    [InlineData("Rendez-vous le 14/03 - 5 € l'entrée.", "5 € l'entrée")]
    [InlineData("Tarte du dimanche à partir de 14 € à la pâtisserie Le Bihan.", "à partir de 14 €")]
    public void A_range_begins_before_the_sum_with_the_sign(string text, string price) => (Examples.Understand(text).Price?.Value).ShouldBe(price);

    [Theory]
    [InlineData("Massage à 59 € au lieu de 75 € tout le mois de mars à l'institut Zen.", "59 € au lieu de 75 €")]
    [InlineData("Duplicata de carte : 10 € pour une carte abîmée, demande en mairie.", "10 €")]
    [InlineData("Formule à 15 € le midi en semaine au Relais.", "15 €")]
    [InlineData("Chambre à 48 € la nuit du 1er au 15 mars.", "48 € la nuit")]
    [InlineData("Entrée libre, concert le 14 mars. Participation aux frais : 2 €.", "Entrée libre")]
    [InlineData("Libre participation aux frais. Concert dimanche 15 mars.", "Libre participation")]
    [InlineData("C'est gratuit pour tous, samedi 14 mars à 15h.", "gratuit")]
    [InlineData("Inscriptions 9 € (11 € sur place), course du 15 mars.", "9 € (11 € sur place)")]
    [InlineData("Festival du 12 au 14 juin. Pass 3 jours : 45 €.", "Pass 3 jours : 45 €")]
    [InlineData("Soirée crêpes samedi 14 mars. Deux crêpes et une bolée pour dix euros.", "dix euros")]
    [InlineData("Repas dansant dimanche 15 mars, 18 EUR.", "18 EUR")]
    public void What_is_bought_and_when_belongs_to_no_price(string text, string price) => (Examples.Understand(text).Price?.Value).ShouldBe(price);

    [Theory]
    [InlineData("Vide-grenier dimanche 15 mars. Emplacement 3 €/m. Entrée visiteurs : 1 €.", "1 €")]
    [InlineData("Vide-grenier dimanche 15 mars. Emplacement : 3 € le mètre.", "3 € le mètre")]
    [InlineData("Brocante dimanche 15 mars. Exposants : 4 €. Entrée gratuite.", "Entrée gratuite")]
    public void What_those_pay_who_come_goes_before_what_those_pay_who_sell(string text, string price) => (Examples.Understand(text).Price?.Value).ShouldBe(price);

    [Theory]
    [InlineData("Offre : -10 € sur votre première commande jusqu'au 20 mars.")]
    [InlineData("Une remise de 50 € pour tout achat de 300 € jusqu'au 20 mars.")]
    [InlineData("Réunion publique samedi 14 mars à 10h. Douze idées, 60 000 €, un vote.")]
    [InlineData("Concours de chant samedi 14 mars à 20h : 300 € à gagner.")]
    [InlineData("La tombola de l'école a rapporté 1 250 €.")]
    [InlineData("20 % de réduction sur les vélos jusqu'au 20 mars.")]
    public void Reductions_budgets_and_prizes_are_no_price(string text) => Examples.Understand(text).Price.ShouldBeNull();

    [Fact]
    public void News_tells_a_price_only_where_it_names_one()
    {
        Examples.Understand("Un distributeur de pain a été installé mardi place du Marché. Les prix démarrent à 1 € la baguette.").Price.ShouldNotBeNull().Value.ShouldBe("1 € la baguette");
        Examples.Understand("Le gymnase a été repeint en février par les services techniques, pour 3 200 €.").Price.ShouldBeNull();
    }

    [Fact]
    public void A_price_with_a_unit_or_further_tariffs_is_less_sure_than_a_bare_one()
    {
        Examples.Understand("Concert samedi 14 mars à 20h. Entrée : 6 €.").Price.ShouldNotBeNull().Confidence.ShouldBeGreaterThanOrEqualTo(0.8);
        Examples.Understand("Loto samedi 14 mars à 20h, 3 € le carton.").Price.ShouldNotBeNull().Confidence.ShouldBeLessThan(0.8);
        Examples.Understand("Concert samedi 14 mars à 20h. 6 €. Après-concert : repas 12 €.").Price.ShouldNotBeNull().Confidence.ShouldBeLessThan(0.8);
    }
}
