using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Calendar;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Tests.Feed;

namespace Wiker.Ingest.Crawlers.Tests.Calendar;

public sealed class CalendarSourceReaderTests
{
    private static ReadOutcome Read(FetchedPage page) => new CalendarSourceReader().Read(page, FeedDocuments.Source(SourceKind.Calendar), null);

    private static ReadOutcome ReadEvent(string properties) => Read(FeedDocuments.Page($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:t\r\n{properties}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));

    private static RawItem Event(string properties) => FeedDocuments.Items(ReadEvent(properties)).ShouldHaveSingleItem();

    private static RawItem Club(string id) => FeedDocuments.Items(Read(FeedDocuments.Fixture("Calendar", "club.ics"))).Single(i => i.First(RawField.Id) == id);

    [Fact]
    public void A_recurring_event_gives_all_its_fields()
    {
        var judo = Club("judo@club.demo.test");

        judo.Kind.ShouldBe(RecordKind.Event);
        judo.First(RawField.Title).ShouldBe("Judo, débutants");
        (judo.First(RawField.Start), judo.First(RawField.End), judo.First(RawField.Timezone)).ShouldBe(("2026-12-01T18:00:00", "2026-12-01T19:00:00", null));
        judo.First(RawField.Rrule).ShouldBe("FREQ=WEEKLY;BYDAY=TU");
        judo.First(RawField.Place).ShouldBe("Salle des Guifettes, rue du Port, 44480 Donges");
        (judo.First(RawField.Lat), judo.First(RawField.Lon)).ShouldBe(("47.3183", "-2.0756"));
        judo.First(RawField.Link).ShouldBe("https://club.demo.test/judo");
        judo.All(RawField.Category).ShouldBe(["Sport", "Enfants"]);
        judo.First(RawField.Organizer).ShouldBe("Judo club, section enfants");
        judo.First(RawField.Body).ShouldBe("Cours hebdomadaire.\nApporter une bouteilled'eau; tapis fournis.\nsuite écrite sans retrait");
        judo.IsHtml.ShouldBeFalse();
        judo.First(RawField.Published).ShouldBe("2026-11-01T08:00:00+00:00");
        judo.First(RawField.Modified).ShouldBe("2026-11-02T08:00:00+00:00");
        judo.First(RawField.Image).ShouldBe("https://club.demo.test/judo.png");
    }

    [Fact]
    public void A_changed_occurrence_is_an_item_of_its_own_and_a_hole_in_its_series_and_a_cancelled_one_only_a_hole()
    {
        Club("judo@club.demo.test").All(RawField.Exdate).ShouldBe(["2026-12-22T18:00:00", "2026-12-29T18:00:00", "2026-12-08T18:00:00", "2026-12-15T18:00:00"]);
        Club("judo@club.demo.test/2026-12-08T18:00:00").First(RawField.Start).ShouldBe("2026-12-08T19:00:00");
        FeedDocuments.Items(Read(FeedDocuments.Fixture("Calendar", "club.ics"))).Count(i => i.First(RawField.Id)!.StartsWith("judo", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void An_all_day_events_end_is_made_inclusive()
    {
        var market = Club("vide-grenier");

        (market.First(RawField.Start), market.First(RawField.End)).ShouldBe(("2026-12-05", "2026-12-06"));
        market.First(RawField.Status).ShouldBe("CANCELLED");
        (market.First(RawField.Body), market.IsHtml).ShouldBe(("<p>Sur le <b>port</b></p>", true));
    }

    [Fact]
    public void Zones_are_found_behind_vendors_paths_and_by_their_offsets()
    {
        var reunion = Club("reunion");
        (reunion.First(RawField.Start), reunion.First(RawField.End), reunion.First(RawField.Timezone)).ShouldBe(("2026-12-10T20:00:00", "2026-12-10T21:30:00", "Indian/Reunion"));
        var home = Club("maison");
        (home.First(RawField.Start), home.First(RawField.End), home.First(RawField.Timezone)).ShouldBe(("2026-12-11T20:00:00", "2026-12-11T22:00:00", null));
    }

    [Fact]
    public void Each_fault_costs_its_own_value_and_the_rest_goes_on()
    {
        Club("apres").First(RawField.Start).ShouldBe("2026-12-12T10:00:00");
        var refusals = FeedDocuments.Refusals(Read(FeedDocuments.Fixture("Calendar", "club.ics")));

        refusals.Select(r => (r.Field, r.Reason)).ShouldBe([(RawField.Start, "date-unreadable"), (RawField.Rrule, "rule-unreadable"), (null, "document-cut")]);
        refusals[0].Detail.ShouldBe("DTSTART:bientôt");
        refusals[0].Locator.ShouldContain("line");
    }

    [Theory]
    [InlineData("DTSTART:20261201T170000Z", "2026-12-01T17:00:00Z", null)]
    [InlineData("DTSTART:20261201T170000Z\r\nDTEND;TZID=Europe/Paris:20261201T190000", "2026-12-01T17:00:00Z", "2026-12-01T18:00:00Z")]
    [InlineData("DTSTART;TZID=UTC:20261201T170000", "2026-12-01T17:00:00Z", null)]
    [InlineData("DTSTART:20261201", "2026-12-01", null)]
    [InlineData("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261201", "2026-12-01", null)]
    [InlineData("DTSTART;VALUE=DATE:20261201\r\nDURATION:P3D", "2026-12-01", "2026-12-03")]
    [InlineData("DTSTART:20261201T000000\r\nDTEND:20261203T000000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "2026-12-01", "2026-12-02")]
    [InlineData("DTSTART:2026-12-01T10:00:00+01:00", "2026-12-01T09:00:00Z", null)]
    [InlineData("DTSTART:20261201T1000\r\nDURATION:P1W", "2026-12-01T10:00:00", "2026-12-08T10:00:00")]
    [InlineData("DTSTART:20261201T100000\r\nDTEND:20261130T100000", "2026-12-01T10:00:00", null)]
    public void Moments_are_written_as_day_wall_time_or_instant(string properties, string start, string? end)
    {
        var item = Event(properties);

        (item.First(RawField.Start), item.First(RawField.End)).ShouldBe((start, end));
    }

    [Fact]
    public void An_unknown_zone_is_said_and_the_source_own_taken()
    {
        var outcome = ReadEvent("DTSTART;TZID=Chez moi:20261201T100000");

        FeedDocuments.Refusals(outcome).ShouldHaveSingleItem().Reason.ShouldBe("timezone-unknown");
        Event("DTSTART;TZID=Chez moi:20261201T100000").First(RawField.Start).ShouldBe("2026-12-01T10:00:00");
    }

    [Fact]
    public void A_letter_that_folding_tore_is_whole_again()
    {
        byte[] bytes = [.. "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201\r\nSUMMARY:F"u8, 0xC3, .. "\r\n "u8, 0xAA, .. "te\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"u8];

        FeedDocuments.Items(Read(FeedDocuments.Page(bytes))).ShouldHaveSingleItem().First(RawField.Title).ShouldBe("Fête");
    }

    [Fact]
    public void Several_calendars_in_a_row_and_a_byte_order_mark_are_read()
    {
        const string one = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR\n";

        FeedDocuments.Items(Read(FeedDocuments.Page("\uFEFF" + one + one))).Count.ShouldBe(2);
    }

    [Fact]
    public void Our_own_calendar_is_refused() =>
        Read(FeedDocuments.Page("BEGIN:VCALENDAR\nPRODID:-//Wiker.Ingest//1.0//FR\nBEGIN:VEVENT\nDTSTART:20261201\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR")).ShouldBeOfType<ReadOutcome.ErrorPage>().Evidence.ShouldStartWith("our own feed");

    [Fact]
    public void Empty_HTML_and_foreign_documents_are_told_apart()
    {
        Read(FeedDocuments.Page("BEGIN:VCALENDAR\r\nEND:VCALENDAR")).ShouldBeOfType<ReadOutcome.Empty>();
        Read(FeedDocuments.Page("<!doctype html><html><title>Connexion</title></html>")).ShouldBeOfType<ReadOutcome.ErrorPage>().Evidence.ShouldContain("Connexion");
        Read(FeedDocuments.Page("a;b;c")).ShouldBeOfType<ReadOutcome.Broken>();
        Read(FeedDocuments.Page(Encoding.ASCII.GetBytes("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMM"))).ShouldBeOfType<ReadOutcome.Broken>();
    }
}
