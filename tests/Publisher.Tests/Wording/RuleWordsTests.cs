using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public sealed class RuleWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SchoolCalendar Known = new([Period("2026-10-17", "2026-11-01"), Period("2026-12-19", "2027-01-03")], "1");

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=TU", "2026-11-24T18:00", "2026-11-24T19:00", "tous les mardis de 18 h à 19 h")]
    [InlineData("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH", "2026-11-24T19:00", null, "tous les mardis et jeudis à 19 h")]
    [InlineData("FREQ=WEEKLY;BYDAY=FR,MO,TU,TH,WE", "2026-11-24T09:00", "2026-11-24T12:00", "du lundi au vendredi de 9 h à midi")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25", null, "tous les lundis, mercredis et vendredis")]
    [InlineData("FREQ=WEEKLY", "2026-11-28T10:30", null, "tous les samedis à 10 h 30")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "2026-11-28T14:00", null, "un samedi sur deux à 14 h")]
    [InlineData("FREQ=DAILY", "2026-11-24T09:00", "2026-11-24T18:00", "tous les jours de 9 h à 18 h")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SU", "2026-12-06", null, "le 1er dimanche du mois")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27T20:30", null, "le dernier vendredi du mois à 20 h 30")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SA,3SA", "2026-12-05T10:00", null, "les 1er et 3e samedis du mois à 10 h")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA;UNTIL=20270130T235959", "2026-11-28T22:00", "2026-11-29T02:00", "tous les samedis de 22 h à 2 h, jusqu’au 30 janvier 2027")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270628", "2027-01-04T18:00", null, "tous les lundis à 18 h, du 4 janvier 2027 au 28 juin 2027")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO", "2027-01-04T18:00", null, "tous les lundis à 18 h, à partir du 4 janvier 2027")]
    public void A_rule_has_French_words(string rrule, string start, string? end, string words) =>
        Told(Of(rrule, start, end, null)).ShouldBe(words);

    [Theory]
    [InlineData("FREQ=YEARLY", null)]
    [InlineData("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", null)]
    [InlineData("FREQ=WEEKLY;COUNT=10;BYDAY=TU", "dix mardis de suite")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=3", "le 3 du mois")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "le mardi")]
    [InlineData("", "un mardi sur trois selon la marée")]
    [InlineData("FREQ", "le mardi")]
    public void A_rule_without_words_of_ours_keeps_its_source_s(string rrule, string? text) => Told(Of(rrule, "2026-11-24T18:00", null, text)).ShouldBe(text);

    [Theory]
    [InlineData("tous les mardis 18h-20h et les jeudis 19h-21h")]
    [InlineData("tous les mardis 18h-19h (débutants) et 19h-20h (confirmés)")]
    [InlineData("tous les mardis de septembre à juin")]
    [InlineData("le mardi des semaines paires à 18h")]
    public void Where_the_source_says_more_its_words_stay(string text) => Told(Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-24T18:00", "2026-11-24T20:00", text)).ShouldBe(text);

    [Theory]
    [InlineData("Tous les mardis 18h-19h sauf vacances")]
    [InlineData("MARDI de 18:00 à 19:00 hors vacances scolaires")]
    [InlineData(null)]
    public void Known_school_holidays_are_told_with_their_zone(string? text) =>
        Told(Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-24T18:00", "2026-11-24T19:00", text, "school-holidays")).ShouldBe("tous les mardis de 18 h à 19 h, sauf vacances scolaires (zone B)");

    [Fact]
    public void Unknown_school_holidays_are_told_as_such()
    {
        var rule = Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-24T18:00", "2026-11-24T19:00", "tous les mardis 18h-19h sauf vacances", "school-holidays");
        Told(rule, SchoolCalendar.Empty).ShouldBe("tous les mardis de 18 h à 19 h, hors vacances scolaires (dates non connues)");
        Told(rule with { Places = [At("97411")] }).ShouldBe("tous les mardis de 18 h à 19 h, hors vacances scolaires (dates non connues)");
        RuleWords.Notice(rule, SchoolCalendar.Empty, Today).ShouldNotBeNull().ShouldStartWith("Les dates des vacances scolaires ne sont pas connues");
        RuleWords.Notice(rule, Known, Today).ShouldNotBeNull().ShouldContain("jusqu’au 3 janvier 2027");
        RuleWords.Notice(rule with { Rule = rule.Rule! with { Rrule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101" } }, Known, Today).ShouldBeNull();
        RuleWords.Notice(rule with { Rule = rule.Rule! with { Except = [] } }, SchoolCalendar.Empty, Today).ShouldBeNull();
    }

    [Fact]
    public void Other_exceptions_are_listed_and_past_ones_are_not()
    {
        Told(Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-03T18:00", null, null, "school-holidays", "public-holidays", "2026-11-10", "2026-12-08"))
            .ShouldBe("tous les mardis à 18 h, sauf vacances scolaires (zone B), jours fériés et le 8 décembre 2026");
        Told(Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-03T18:00", null, null, "2026-12-08T18:00", "2026-12-15", "2027-01-05", "2027-02-02", "2027-03-02"))
            .ShouldBe("tous les mardis à 18 h, sauf le 8 décembre 2026, le 15 décembre 2026, le 5 janvier 2027 et 2 autres dates");
    }

    [Fact]
    public void To_the_source_s_own_words_the_zone_is_added()
    {
        const string Text = "tous les mardis 18h-20h et les jeudis 19h-21h hors vacances";
        Told(Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-24T18:00", "2026-11-24T20:00", Text, "school-holidays")).ShouldBe(Text + " (zone B)");
        Told(Of("FREQ=WEEKLY;BYDAY=TU", "2026-11-24T18:00", "2026-11-24T20:00", "mardi et jeudi (séniors)", "school-holidays")).ShouldBe("mardi et jeudi (séniors), sauf vacances scolaires (zone B)");
    }

    [Fact]
    public void No_rule_has_no_words() => RuleWords.Of(new RecordContent { Kind = RecordKind.Event, Title = "Bal" }, Known, Today).ShouldBeNull();

    private static string? Told(RecordContent content, SchoolCalendar? calendar = null) => RuleWords.Of(content, calendar ?? Known, Today)?.Replace('\u00A0', ' ');

    private static RecordContent Of(string rrule, string start, string? end, string? text, params string[] except) => new()
    {
        Kind = RecordKind.Event,
        Title = "Yoga",
        Places = [At("44052")],
        Rule = new EventRule(rrule, Samples.Moment(start), end is null ? null : Samples.Moment(end), except, text),
    };

    private static Place At(string insee) => new("ici", null, null, null, new CommuneRef(insee, "Ici"), null, PlacePrecision.Commune);

    private static SchoolHoliday Period(string first, string last) => new(SchoolZone.B, null, Samples.Moment(first).Date, Samples.Moment(last).Date, "Vacances");
}
