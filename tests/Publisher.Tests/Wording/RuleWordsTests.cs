using Wiker.Ingest.Pipeline.Holidays;
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

    [Theory]
    // The source's own words, with the zone whose holidays are left out.
    [InlineData("tous les mardis 18h-19h sauf vacances", "tous les mardis 18h-19h sauf vacances (zone B)")]
    [InlineData("mardi 18h", "mardi 18h, sauf vacances scolaires (zone B)")]
    // Ours.
    [InlineData(null, "tous les mardis, de 18 h à 19 h, sauf vacances scolaires (zone B)")]
    public void Where_school_holidays_are_known_their_zone_is_named(string? text, string words)
    {
        Plain(RuleWords.Whole(Lesson(text), Known, Today)).ShouldBe(words);
        Plain(RuleWords.Of(Lesson(text), Known, Today)).ShouldBe("tous les mardis, sauf vacances scolaires (zone B)");
        RuleWords.Of(Lesson(text), SchoolCalendar.Empty, Today).ShouldBe("tous les mardis, sauf vacances scolaires");
        RuleWords.Of(Lesson(text), Known, Today.AddYears(1)).ShouldBe("tous les mardis, sauf vacances scolaires");
        RuleWords.Whole(Lesson(text) with { Rule = null }, Known, Today).ShouldBeNull();
    }

    [Fact]
    public void A_remark_says_where_school_holidays_are_not_known()
    {
        RuleWords.Remark(Lesson(null), SchoolCalendar.Empty, Today).ShouldBe("Pas pendant les vacances scolaires\u00A0: elles ne sont pas retirées de ces dates.");
        RuleWords.Remark(Lesson(null), Known, Today).ShouldBe("Pas pendant les vacances scolaires\u00A0: nous les connaissons jusqu’au 3 janvier 2027, ensuite elles ne sont pas retirées de ces dates.");
        RuleWords.Remark(Lesson(null, until: ";UNTIL=20270101T235959"), Known, Today).ShouldBeNull();
        RuleWords.Remark(Lesson(null) with { Rule = Rule("FREQ=WEEKLY") }, SchoolCalendar.Empty, Today).ShouldBeNull();
    }

    private static SchoolCalendar Known { get; } = new([Period("2026-10-17", "2026-11-01"), Period("2026-12-19", "2027-01-03")], "1");

    private static SchoolHoliday Period(string first, string last) => new(SchoolZone.B, null, Samples.Moment(first).Date, Samples.Moment(last).Date, "Vacances");

    private static RecordContent Lesson(string? text, string until = "") => new()
    {
        Kind = RecordKind.Event,
        Title = "Yoga",
        Places = [Samples.Donges("Salle des Guifettes", null)],
        Rule = new EventRule("FREQ=WEEKLY;BYDAY=TU" + until, Samples.Moment("2026-11-24T18:00"), Samples.Moment("2026-11-24T19:00"), ["school-holidays"], text),
    };

    private static string? Plain(string? words) => words?.Replace('\u00A0', ' ');

    private static EventRule Rule(string rrule, params string[] except) => new(rrule, Samples.Moment("2026-11-24T18:00"), null, except, null);
}
