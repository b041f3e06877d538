using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public sealed class RuleWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=TU", "tous les mardis")]
    [InlineData("FREQ=WEEKLY", "tous les mardis")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "un samedi sur deux")]
    [InlineData("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA", "un samedi toutes les 3 semaines")]
    [InlineData("FREQ=WEEKLY;BYDAY=WE,FR", "les mercredis et vendredis")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR", "une semaine sur deux, les mercredis et vendredis")]
    [InlineData("FREQ=WEEKLY;BYDAY=FR,MO,TU,WE,TH;WKST=MO", "du lundi au vendredi")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "tous les jours")]
    [InlineData("FREQ=DAILY", "tous les jours")]
    [InlineData("FREQ=DAILY;INTERVAL=2", "un jour sur deux")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SU", "le 1er dimanche du mois")]
    [InlineData("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=1", "le 1er dimanche du mois")]
    [InlineData("FREQ=MONTHLY;BYDAY=2TH", "le 2e jeudi du mois")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "le dernier vendredi du mois")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SA,3SA", "les 1er et 3e samedis du mois")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA", "le 1er samedi du mois, tous les 2 mois")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15", "le 15 du mois")]
    [InlineData("FREQ=MONTHLY", "le 24 du mois")]
    [InlineData("FREQ=YEARLY", "tous les ans")]
    [InlineData("FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231", "tous les jeudis, jusqu’au 31 décembre")]
    [InlineData("FREQ=WEEKLY;BYDAY=TH;UNTIL=20270128T225959Z", "tous les jeudis, jusqu’au 28 janvier 2027")]
    [InlineData("freq=weekly;byday=tu", "tous les mardis")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU;BYHOUR=18", null)]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", null)]
    [InlineData("FREQ=MONTHLY;BYDAY=9SU", null)]
    [InlineData("FREQ=WEEKLY;INTERVAL=0", null)]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", null)]
    [InlineData("FREQ=HOURLY", null)]
    [InlineData("", null)]
    [InlineData("n'importe quoi", null)]
    public void A_rule_is_told_as_people_say_it(string rrule, string? words) => RuleWords.Of(Rule(rrule), Today).ShouldBe(words);

    [Theory]
    [InlineData("school-holidays", ", sauf vacances scolaires")]
    [InlineData("school-holidays public-holidays", ", sauf vacances scolaires et jours fériés")]
    [InlineData("2027-07-14", ", sauf le 14 juillet 2027")]
    [InlineData("2026-12-29T18:00 public-holidays 2026-12-01", ", sauf jours fériés, le 1er décembre et le 29 décembre")]
    [InlineData("2026-11-03", "")]
    [InlineData("2026-12-01 2026-12-08 2026-12-15 2026-12-22", ", sauf certains jours")]
    public void Its_exceptions_are_told_while_they_lie_ahead(string except, string words) =>
        RuleWords.Of(Rule("FREQ=WEEKLY;BYDAY=TU", except.Split(' ')), Today).ShouldBe("tous les mardis" + words);

    private static EventRule Rule(string rrule, params string[] except) => new(rrule, Samples.Moment("2026-11-24T18:00"), null, except, null);
}
