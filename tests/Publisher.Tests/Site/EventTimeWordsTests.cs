using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Site;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>What an event's card and page say of its times: nothing that is known is lost.</summary>
public sealed class EventTimeWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly EventRule Tuesdays = new("FREQ=WEEKLY;BYDAY=TU", Samples.Moment("2026-11-24T18:00"), Samples.Moment("2026-11-24T19:00"), ["school-holidays"], "tous les mardis de 18h à 19h sauf vacances");

    [Theory]
    [InlineData("2026-12-02T10:00 2026-12-02T14:00", "10 h et 14 h", "mercredi 2 décembre à 10 h et à 14 h")]
    [InlineData("2026-12-12T20:30 2026-12-13T20:30 2026-12-19T20:30", "20 h 30 (et 2 autres dates)", "samedi 12 décembre à 20 h 30 (et 2 autres dates)")]
    [InlineData("2026-11-12T20:30 2026-12-13T20:30 2026-12-19T20:30", "20 h 30 (et une autre date)", "dimanche 13 décembre à 20 h 30 (et une autre date)")]
    [InlineData("2026-12-12 2026-12-19", "(et une autre date)", "samedi 12 décembre (et une autre date)")]
    [InlineData("2026-12-12", null, "samedi 12 décembre")]
    [InlineData("2026-12-12/2026-12-14", "du samedi 12 au lundi 14 décembre", "du samedi 12 au lundi 14 décembre")]
    public void A_card_tells_the_sessions_of_its_day_and_how_many_dates_follow(string times, string? hours, string when)
    {
        var card = Card(c => c with { Occurrences = Samples.Times(times) });
        Plain(card.Hours).ShouldBe(hours);
        Plain(card.When).ShouldBe(when);
    }

    [Fact]
    public void A_card_tells_what_comes_back()
    {
        var card = Card(c => c with { Occurrences = null, Rule = Tuesdays });
        Plain(card.Hours).ShouldBe("de 18 h à 19 h, tous les mardis, sauf vacances scolaires");
        Plain(card.When).ShouldBe("mardi 24 novembre, de 18 h à 19 h (tous les mardis, sauf vacances scolaires)");
    }

    [Fact]
    public void A_session_that_is_off_says_so_beside_the_one_that_takes_place()
    {
        var times = Samples.Times("2026-12-02T10:00 2026-12-02T14:00");
        times[0] = times[0] with { Status = RecordStatus.Cancelled };
        var card = Card(c => c with { Occurrences = times });
        Plain(card.Hours).ShouldBe("10 h (annulé) et 14 h");
        card.IsOff.ShouldBeFalse();
    }

    [Fact]
    public void A_page_tells_the_rule_first_and_that_school_holidays_are_not_taken_out()
    {
        var facts = Facts(c => c with { Occurrences = null, Rule = Tuesdays }, "2026-11-24T18:00/2026-11-24T19:00 2026-12-01T18:00/2026-12-01T19:00");
        facts.ShouldBe([
            "Horaire régulier: Tous les mardis de 18h à 19h sauf vacances",
            "Prochaines dates: Mardi 24 novembre, de 18 h à 19 h | Mardi 1er décembre, de 18 h à 19 h | Pas pendant les vacances scolaires : elles ne sont pas retirées de ces dates."]);
    }

    [Fact]
    public void A_calendars_rule_has_words_too() =>
        Facts(c => c with { Occurrences = null, Rule = Tuesdays with { Text = null, Except = [] } }, "2026-11-24T18:00/2026-11-24T19:00")[0].ShouldBe("Horaire régulier: Tous les mardis, de 18 h à 19 h");

    [Fact]
    public void What_is_put_off_never_looks_as_if_its_old_day_were_the_new_one() =>
        Facts(c => c with { Status = RecordStatus.Postponed }, "2026-12-05T20:30").ShouldBe(["Quand: Samedi 5 décembre à 20 h 30 | Reporté : la nouvelle date n’est pas encore connue."]);

    [Fact]
    public void Without_a_date_the_page_says_where_to_look() =>
        Facts(c => c with { Occurrences = [] }, "").ShouldBe(["Quand: Date non précisée : voyez la page d’origine."]);

    [Fact]
    public void Of_many_dates_the_page_tells_eight_and_how_many_more() =>
        Facts(c => c, string.Join(' ', Enumerable.Range(0, 12).Select(w => Today.AddDays(7 * w).ToString("yyyy-MM-dd'T20:30'", System.Globalization.CultureInfo.InvariantCulture))))[0].ShouldEndWith("| et 4 autres dates");

    private static RecordCard Card(Func<RecordContent, RecordContent> change) => RecordCard.Of(new SearchItem(Samples.Event(1, "Loto", "2026-12-05", change), null), Today, null, Today, RuleDates.WithoutSchoolHolidays);

    private static string[] Facts(Func<RecordContent, RecordContent> change, string times) =>
        [.. RecordFacts.Of(Samples.Event(1, "Loto", "2026-12-05", change).Content with { Places = [], Price = null }, Samples.Times(times), SchoolCalendar.Empty, Today)
            .Select(f => Plain($"{f.Name}: {string.Join(" | ", f.Values.Select(v => v.Text))}")!)];

    private static string? Plain(string? text) => text?.Replace('\u00A0', ' ');
}
