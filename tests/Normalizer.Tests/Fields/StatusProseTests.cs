using Wiker.Ingest.Normalizer.Fields;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>What became of an event, as neighbours tell it, and what they only mention.</summary>
public sealed class StatusProseTests
{
    [Theory]
    [InlineData("L'an passé le feu d'artifice avait été annulé par la sécheresse, cette année il sera tiré le 14 juillet à 23h.", 2026, RecordStatus.Scheduled)]
    [InlineData("Après une édition 2025 annulée, la fête du village revient les 4 et 5 juillet.", 2026, RecordStatus.Scheduled)]
    [InlineData("En cas d'orage, le concert du 21 juin sera annulé.", 2026, RecordStatus.Scheduled)]
    [InlineData("Randonnée dimanche 7 juin à 9h, annulée s'il pleut.", 2026, RecordStatus.Scheduled)]
    [InlineData("La sortie du 7 juin peut être annulée si la météo est mauvaise.", 2026, RecordStatus.Scheduled)]
    [InlineData("Non, le marché n'est pas annulé : rendez-vous samedi à 8h.", 2026, RecordStatus.Scheduled)]
    [InlineData("La fête aura bien lieu samedi 13 juin. Seul le manège est annulé.", 2026, RecordStatus.Scheduled)]
    [InlineData("Le vide-grenier du 7 juin est maintenu, le concert du soir est annulé.", 2026, RecordStatus.Scheduled)]
    [InlineData("Deux fois reporté à cause du virus, le banquet se tiendra enfin le 12 juin à 12h.", 2026, RecordStatus.Scheduled)]
    [InlineData("Toute réservation annulée moins de 48 heures avant le repas du 12 juin est due.", 2026, RecordStatus.Scheduled)]
    [InlineData("Le bal se déroulera sous la halle le 13 juin, dans la salle s'il pleut. L'année dernière, il était complet dès mai.", 2026, RecordStatus.Scheduled)]
    [InlineData("La foire, annulée en 2020 et 2021, fête ses 50 ans le dimanche 7 juin.", 2026, RecordStatus.Scheduled)]
    [InlineData("Le loto du 6 juin n'est pas complet, il reste 40 places.", 2026, RecordStatus.Scheduled)]
    [InlineData("La course remplace le trail annulé l'hiver dernier. Départ samedi 6 juin à 9h.", 2026, RecordStatus.Scheduled)]
    [InlineData("Suite à l'annulation du concert du 6 juin, les billets seront remboursés.", 2026, RecordStatus.Cancelled)]
    [InlineData("Nous sommes contraints de renoncer au vide-grenier du 7 juin, faute d'exposants.", 2026, RecordStatus.Cancelled)]
    [InlineData("Faute de participants, nous renonçons au tournoi du 7 juin.", 2026, RecordStatus.Cancelled)]
    [InlineData("Pas de loto samedi 6 juin : l'animateur est souffrant.", 2026, RecordStatus.Cancelled)]
    [InlineData("Le loto de samedi est anulé, désolé", 2026, RecordStatus.Cancelled)]
    [InlineData("la sortie de dimanche est annuler cause vent", 2026, RecordStatus.Cancelled)]
    [InlineData("On annule la rando de dimanche 7 juin, trop de boue.", 2026, RecordStatus.Cancelled)]
    [InlineData("La kermesse du 27 juin ne pourra pas se tenir.", 2026, RecordStatus.Cancelled)]
    [InlineData("Le bal du 13 juin tombe à l'eau, la salle n'est pas prête.", 2026, RecordStatus.Cancelled)]
    [InlineData("L'association annule son repas du 13 juin.", 2026, RecordStatus.Cancelled)]
    [InlineData("À cause de la canicule, il n'y aura pas de marché nocturne vendredi 26 juin.", 2026, RecordStatus.Cancelled)]
    [InlineData("Le cours de yoga du 9 juin est supprimé.", 2026, RecordStatus.Cancelled)]
    [InlineData("Suite à l'annulation du festival, la commune organise une soirée de repli le 6 juin à 20h.", 2026, RecordStatus.Scheduled)]
    [InlineData("Le bus pour le salon du 28 février est plein, liste d'attente ouverte.", 2026, RecordStatus.Full)]
    [InlineData("Plus une place pour le repas du 14 février !", 2026, RecordStatus.Full)]
    [InlineData("Toutes les places du spectacle du 6 mars sont parties en deux jours.", 2026, RecordStatus.Full)]
    [InlineData("Le stage de poterie du 7 mars a fait le plein. Prochain en mai.", 2026, RecordStatus.Full)]
    [InlineData("Nous ne prenons plus d'inscriptions pour la sortie du 7 mars.", 2026, RecordStatus.Full)]
    [InlineData("La jauge est atteinte pour l'atelier du 7 mars.", 2026, RecordStatus.Full)]
    [InlineData("Il ne reste plus que 5 places pour la sortie du 7 mars.", 2026, RecordStatus.Scheduled)]
    [InlineData("Les 40 inscriptions sont prises, la conférence du 7 mars se jouera à guichets fermés.", 2026, RecordStatus.Full)]
    [InlineData("Les paniers sont remplis de légumes frais chaque mardi.", 2026, RecordStatus.Scheduled)]
    [InlineData("La réunion du 4 juin commencera à 18h au lieu de 20h.", 2026, RecordStatus.Moved)]
    [InlineData("Le cours du 4 juin aura lieu au dojo au lieu du gymnase.", 2026, RecordStatus.Moved)]
    [InlineData("Attention : conférence du 4 juin à 19h et non à 20h30.", 2026, RecordStatus.Moved)]
    [InlineData("La messe du 7 juin sera célébrée à Saint-Just et non à l'abbaye.", 2026, RecordStatus.Moved)]
    [InlineData("Vélo à 139 € au lieu de 199 € samedi 6 juin.", 2026, RecordStatus.Scheduled)]
    [InlineData("Samedi 6 juin, jouons ensemble au lieu de rester chez nous !", 2026, RecordStatus.Scheduled)]
    [InlineData("Le match de samedi est remis à une date qui sera précisée.", 2026, RecordStatus.Postponed)]
    [InlineData("Le repas du 14 mars affiche presque complet, dépêchez-vous.", 2026, RecordStatus.Scheduled)]
    [InlineData("Après deux ans d'annulation, la course revient samedi 6 juin.", 2026, RecordStatus.Scheduled)]
    [InlineData("La commission ayant donné un avis défavorable, nous sommes au regret de vous annoncer l'annulation du bal du 13 juillet.", 2026, RecordStatus.Cancelled)]
    [InlineData("Spectacle du 6 mars : COMPLET. Séance supplémentaire le 7.", 2026, RecordStatus.Full)]
    [InlineData("Le loto n'aura finalement pas lieu samedi 14 mars.", 2026, RecordStatus.Cancelled)]
    [InlineData("La projection du 6 mars est interrompue pour raisons techniques et reportée.", 2026, RecordStatus.Postponed)]
    [InlineData("Comme chaque année le tournoi affichera complet : inscrivez-vous avant le 3 juin.", 2026, RecordStatus.Scheduled)]
    public void A_status_is_told_of_what_is_announced(string text, int year, RecordStatus expected) =>
        (StatusWords.ReadText(text, text, year)?.Status ?? RecordStatus.Scheduled).ShouldBe(expected);

    [Theory]
    [InlineData("Le goûter prévu le 3 juillet est reporté à la rentrée, la date vous sera communiquée.")]
    [InlineData("La sortie du 14 mars est reportée au printemps.")]
    [InlineData("La réunion du 14 mars est repoussée à l'automne.")]
    public void What_is_put_off_to_a_season_has_no_new_date(string text) => Examples.Understand(text).Status.Value.ShouldBe(RecordStatus.Postponed);

    [Theory]
    [InlineData("Complet 🎉 Loto du club", " Loto du club")]
    [InlineData("Annulé ☺️ Loto", " Loto")]
    [InlineData("⚠️ Complet ⚠️ Murder party", " Murder party")]
    public void A_mark_that_a_picture_closes_takes_it_whole(string title, string rest) => title[StatusWords.LeadingMark(title)..].ShouldBe(rest);
}
