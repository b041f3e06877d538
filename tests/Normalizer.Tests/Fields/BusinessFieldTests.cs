namespace Wiker.Ingest.Normalizer.Tests.Fields;

public sealed class BusinessFieldTests
{
    [Theory]
    [InlineData("vendredi 16h-19h", "Fr 16:00-19:00")]
    [InlineData("samedi 9h-12h", "Sa 09:00-12:00")]
    [InlineData("mardi et vendredi 17h-19h", "Tu,Fr 17:00-19:00")]
    [InlineData("du lundi au vendredi 9h-12h 14h-17h", "Mo-Fr 09:00-12:00,14:00-17:00")]
    [InlineData("Du lundi au vendredi de 9h à 12h30 et de 14h à 17h30, le samedi de 9h à 12h", "Mo-Fr 09:00-12:30,14:00-17:30; Sa 09:00-12:00")]
    [InlineData("Lundi : 9h-12h\nMardi : fermé\nMercredi : 9h-12h", "Mo,We 09:00-12:00; Tu off")]
    [InlineData("mardi au samedi 8h-13h. Fermé le dimanche et le lundi.", "Mo,Su off; Tu-Sa 08:00-13:00")]
    [InlineData("tous les jours sauf le lundi 10h-18h", "Tu-Su 10:00-18:00")]
    [InlineData("tous les jours 7h-20h sauf jours fériés", "Mo-Su 07:00-20:00; PH off")]
    [InlineData("lun.-ven. 8:30-12:00", "Mo-Fr 08:30-12:00")]
    [InlineData("samedi 9h-12h, samedi 14h-18h", "Sa 09:00-12:00,14:00-18:00")]
    [InlineData("de 9h à 12h du lundi au mercredi", "Mo-We 09:00-12:00")]
    [InlineData("Ouvert le week-end 10h-18h", "Sa,Su 10:00-18:00")]
    [InlineData("24h/24 7j/7", "24/7")]
    [InlineData("vendredi 18h-1h", "Fr 18:00-01:00")]
    public void French_hours_become_opening_hours(string words, string expected) =>
        Examples.One(RecordKind.Business, (RawField.Title, "La ferme"), (RawField.OpeningHours, words)).Content.OpeningHours.ShouldBe(expected);

    [Theory]
    [InlineData("sur rendez-vous")]
    [InlineData("lundi")]
    [InlineData("9h-12h")]
    [InlineData("lundi matin")]
    [InlineData("vendredi 16h-19h d'avril à octobre")]
    [InlineData("vendredi 16h-19h sauf août")]
    [InlineData("le 1er samedi du mois 9h-12h")]
    [InlineData("mardi à partir de 14h")]
    [InlineData("lundi 9h-12h ou sur rendez-vous")]
    [InlineData("lundi 9h-12h, fermé le lundi")]
    public void Hours_that_are_not_understood_as_a_whole_are_refused(string words)
    {
        var normalized = Examples.Normalize(Geography.France.Donges with { Records = RecordKind.Service }, false, (RawField.Title, "La ferme"), (RawField.OpeningHours, words));
        normalized.Records[0].Content.OpeningHours.ShouldBeNull();
        normalized.Rejections.ShouldContain(r => r.Reason == "hours-unreadable");
    }

    [Theory]
    [InlineData("boutique en ligne", "OnlineShop")]
    [InlineData("Vente en ligne", "OnlineShop")]
    [InlineData("retrait en ligne", "ClickAndCollect")]
    [InlineData("Click & Collect", "ClickAndCollect")]
    [InlineData("click and collect", "ClickAndCollect")]
    [InlineData("retrait sur place", "ClickAndCollect")]
    [InlineData("sur place", "OnTheSpot")]
    [InlineData("en boutique", "OnTheSpot")]
    [InlineData("au marché", "OnTheSpot")]
    [InlineData("sur place, livraison à domicile, boutique en ligne", "OnTheSpot Delivery OnlineShop")]
    [InlineData("vente en ligne avec retrait sur place", "ClickAndCollect OnlineShop")]
    [InlineData("on-the-spot;delivery;click-and-collect;online-shop", "OnTheSpot Delivery ClickAndCollect OnlineShop")]
    public void The_longest_trade_words_win(string words, string expected) =>
        string.Join(' ', Examples.One(RecordKind.Business, (RawField.Title, "La ferme"), (RawField.Trade, words)).Content.Trade.ShouldNotBeNull()).ShouldBe(expected);
}
