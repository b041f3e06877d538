using System.Net;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Publisher.Tests.Newsletters;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>One rule with "sauf vacances scolaires" (it is Tuesday, 24 November 2026) in everything that shows it.</summary>
public sealed class SchoolHolidaysTests
{
    private static readonly SchoolHoliday[] Holidays = [Of("2026-10-17", "2026-11-01"), Of("2026-12-19", "2027-01-03")];

    [Fact]
    public async Task Pages_feeds_and_data_leave_out_the_same_days()
    {
        await using var site = await SiteServer.RunAsync([]);
        site.Calendar.Write(Holidays);
        await site.AddAsync([Yoga]);

        var page = await site.PageAsync("/records/" + Yoga.Id);
        var text = page.Body!.TextContent.Replace('\u00A0', ' ');
        text.ShouldContain("Tous les mardis, de 18 h à 19 h, sauf vacances scolaires (zone B)");
        text.ShouldContain("nous les connaissons jusqu’au 3 janvier 2027");
        text.ShouldContain("Mardi 15 décembre");
        text.ShouldNotContain("Mardi 22 décembre");

        var occurrences = (await JsonAsync(site, $"/v1/records/{Yoga.Id}.json")).GetProperty("occurrences");
        occurrences.EnumerateArray().Take(6).Select(o => o.GetProperty("start").GetString()![..10]).ShouldBe(["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2027-01-05", "2027-01-12"]);

        var lesson = Ical.Net.Calendar.Load(await TextAsync(site, "/v1/records.ics"))!.Events.ShouldHaveSingleItem();
        lesson.ExceptionDates.GetAllDates().Select(d => (d.Date, d.Time, d.TzId)).ShouldBe([(new DateOnly(2026, 12, 22), new TimeOnly(18, 0), "Europe/Paris"), (new DateOnly(2026, 12, 29), new TimeOnly(18, 0), "Europe/Paris")]);
        lesson.GetOccurrences().Skip(3).Take(2).Select(o => o.Period.StartTime.Day).ShouldBe([15, 5]);
        lesson.Description!.Replace('\u00A0', ' ').ShouldStartWith("Tous les mardis, de 18 h à 19 h, sauf vacances scolaires (zone B)\n");

        (await JsonAsync(site, "/v1/records.json?from=2026-12-20&to=2026-12-31")).GetProperty("total").GetInt32().ShouldBe(0);
        (await JsonAsync(site, "/v1/records.json?from=2027-01-04&to=2027-01-06")).GetProperty("total").GetInt32().ShouldBe(1);
        (await TextAsync(site, "/v1/records.atom")).Replace('\u00A0', ' ').ShouldContain("sauf vacances scolaires (zone B)");
        (await site.PageAsync("/communes/44052")).QuerySelector(".when")!.TextContent.Replace('\u00A0', ' ').ShouldBe("De 18 h à 19 h, tous les mardis, sauf vacances scolaires (zone B)");
    }

    [Fact]
    public async Task Without_a_calendar_nothing_is_left_out_and_the_page_says_so()
    {
        await using var site = await SiteServer.RunAsync([Yoga]);
        var text = (await site.PageAsync("/records/" + Yoga.Id)).Body!.TextContent.Replace('\u00A0', ' ');
        text.ShouldContain("Tous les mardis, de 18 h à 19 h, sauf vacances scolaires");
        text.ShouldContain("Pas pendant les vacances scolaires : elles ne sont pas retirées de ces dates.");
        text.ShouldContain("Mardi 22 décembre");
        Ical.Net.Calendar.Load(await TextAsync(site, "/v1/records.ics"))!.Events.ShouldHaveSingleItem().ExceptionDates.GetAllDates().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/v1/records.ics")]
    [InlineData("/v1/records.json")]
    [InlineData("/communes/44052")]
    [InlineData("/records/01JD3V8K7M2Q9Z4R6T1B500001")]
    [InlineData("/v1/records/01JD3V8K7M2Q9Z4R6T1B500001.json")]
    public async Task A_new_calendar_is_taken_up_without_a_restart_and_makes_kept_answers_old(string path)
    {
        await using var site = await SiteServer.RunAsync([Yoga]);
        using var before = await site.GetAsync(path);
        var tag = before.Headers.ETag!.ToString();
        site.Calendar.Write(Holidays);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var after = await site.Http.SendAsync(request, TestContext.Current.CancellationToken);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotBe(await before.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_26th_of_December_is_an_exception_of_a_calendar_in_Alsace()
    {
        var market = Samples.Event(2, "Marché", "2026-12-12T09:00", c => c with
        {
            Occurrences = [],
            Places = [new Place("place Kléber", "Place Kléber", null, "67000", new CommuneRef("67482", "Strasbourg"), new LatLon(48.5839, 7.7455), PlacePrecision.Venue)],
            Communes = ["67482"],
            Rule = new EventRule("FREQ=WEEKLY;BYDAY=SA", Samples.Moment("2026-12-12T09:00"), Samples.Moment("2026-12-12T12:00"), ["public-holidays"], "tous les samedis de 9h à 12h sauf jours fériés"),
        });
        await using var site = await SiteServer.RunAsync([market]);
        Ical.Net.Calendar.Load(await TextAsync(site, "/v1/records.ics"))!.Events.ShouldHaveSingleItem().ExceptionDates.GetAllDates().First().Date.ShouldBe(new DateOnly(2026, 12, 26));
    }

    [Fact]
    public async Task A_letter_says_the_rule_with_its_exception_and_lists_no_day_of_the_holidays()
    {
        await using var world = await LetterWorld.OfAsync([Yoga], holidays: Holidays);
        (await world.ComposeAsync("near=44052&from=2026-12-14&to=2026-12-18")).Text.ReplaceLineEndings(" ").Replace('\u00A0', ' ').ShouldContain("De 18 h à 19 h, tous les mardis, sauf vacances scolaires (zone B)");
        (await world.ComposeAsync("near=44052&from=2026-12-21&to=2026-12-27")).Items.ShouldBe(0);
    }

    private static Record Yoga { get; } = Samples.Event(1, "Yoga doux", "2026-11-24T18:00", c => c with
    {
        Occurrences = [],
        Rule = new EventRule("FREQ=WEEKLY;BYDAY=TU", Samples.Moment("2026-11-24T18:00"), Samples.Moment("2026-11-24T19:00"), ["school-holidays"], null),
    });

    private static SchoolHoliday Of(string first, string last) => new(SchoolZone.B, null, Samples.Moment(first).Date, Samples.Moment(last).Date, "Vacances");

    private static async Task<string> TextAsync(SiteServer site, string path)
    {
        using var answer = await site.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<System.Text.Json.JsonElement> JsonAsync(SiteServer site, string path) => System.Text.Json.JsonDocument.Parse(await TextAsync(site, path)).RootElement;
}
