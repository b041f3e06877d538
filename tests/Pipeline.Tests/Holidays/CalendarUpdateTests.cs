using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Pipeline.Tests.Holidays;

/// <summary>Updates from a portal on loopback that misbehaves on purpose.</summary>
public sealed class CalendarUpdateTests : IAsyncLifetime
{
    private static readonly Uri Export = new("http://education.town.test/api/explore/v2.1/catalog/datasets/fr-en-calendrier-scolaire/exports/json");
    private static readonly Uri Records = new("http://education.town.test/api/explore/v2.1/catalog/datasets/fr-en-calendrier-scolaire/records");
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-calendar-").FullName;
    private Site _site = null!;
    private PoliteFetcher _fetcher = null!;
    private SchoolCalendarFile _file = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        _fetcher = new PoliteFetcher(
            new FetchingOptions { ConnectOverride = host => host.EndsWith(".town.test", StringComparison.Ordinal) ? _site.EndPoint : null, DelayPerHost = TimeSpan.Zero, Jitter = 0, SpacePerAddress = false },
            TimeProvider.System);
        _file = new SchoolCalendarFile(Path.Combine(_folder, "calendar", "school-holidays.csv"));
    }

    [Fact]
    public async Task An_export_is_taken_whole_though_the_portal_bars_robots_from_its_API()
    {
        _site.On(new Uri(Export, "/robots.txt"), context => context.Response.WriteAsync("User-agent: *\nDisallow: /api/\n"));
        Serve(Export, Dataset.Export(Dataset.Autumn(), Dataset.Christmas(), Dataset.Row("Rentrée scolaire des enseignants", "2026-08-30T22:00:00+00:00", "2026-08-30T22:00:00+00:00")));

        var taken = (await UpdateAsync(Export)).ShouldBeOfType<CalendarOutcome.Taken>();
        (taken.Rows, taken.Ignored, taken.Faults.Count, taken.Changed).ShouldBe((3, 1, 0, true));
        File.ReadAllText(_file.Path).ShouldBe(
            """
            zone,academy,first,last,name
            B,,2026-10-17,2026-11-01,Vacances de la Toussaint
            B,,2026-12-19,2027-01-03,Vacances de Noël

            """);
        (await UpdateAsync(Export)).ShouldBeOfType<CalendarOutcome.Taken>().Changed.ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_are_asked_for_until_all_rows_are_there()
    {
        _site.On(Page(0), context => context.Response.Body.WriteAsync(Dataset.Records(2, Dataset.Autumn())).AsTask());
        _site.On(Page(1), context => context.Response.Body.WriteAsync(Dataset.Records(2, Dataset.Christmas())).AsTask());
        (await UpdateAsync(Records)).ShouldBeOfType<CalendarOutcome.Taken>().Rows.ShouldBe(2);
        _file.Current.Periods.Count.ShouldBe(2);

        static Uri Page(int offset) => new(Records + $"?order_by=start_date,end_date,location,population&limit=100&offset={offset}");
    }

    [Fact]
    public async Task A_dataset_of_more_rows_than_pages_give_is_not_taken_in_part()
    {
        _site.On(new Uri(Records + "?order_by=start_date,end_date,location,population&limit=100&offset=0"), context => context.Response.Body.WriteAsync(Dataset.Records(10_001, Dataset.Autumn())).AsTask());
        (await UpdateAsync(Records)).ShouldBeOfType<CalendarOutcome.Refused>().Reason.ShouldContain("exports/json");
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_named_by_its_place_in_the_dataset()
    {
        _site.On(new Uri(Records + "?order_by=start_date,end_date,location,population&limit=100&offset=0"), context => context.Response.Body.WriteAsync(Dataset.Records(2, Dataset.Autumn())).AsTask());
        _site.On(new Uri(Records + "?order_by=start_date,end_date,location,population&limit=100&offset=1"), context => context.Response.Body.WriteAsync(Dataset.Records(2, Dataset.Row("Vacances de Noël", "0026-12-18", "0027-01-03"))).AsTask());
        (await UpdateAsync(Records)).ShouldBeOfType<CalendarOutcome.Refused>().Reason.ShouldContain("row 2 lacks");
    }

    [Fact]
    public async Task Pages_that_end_too_early_change_nothing()
    {
        _site.On(new Uri(Records + "?order_by=start_date,end_date,location,population&limit=100&offset=0"), context => context.Response.Body.WriteAsync(Dataset.Records(5, Dataset.Autumn())).AsTask());
        _site.On(new Uri(Records + "?order_by=start_date,end_date,location,population&limit=100&offset=1"), context => context.Response.Body.WriteAsync(Dataset.Records(5)).AsTask());
        (await UpdateAsync(Records)).ShouldBeOfType<CalendarOutcome.Refused>().Reason.ShouldContain("1 rows came where there are 5");
        File.Exists(_file.Path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("[]", "no rows")]
    [InlineData("", "JSON")]
    [InlineData("<!doctype html><title>Maintenance</title>", "JSON")]
    [InlineData("[{\"description\":\"Vacances de Noël\",\"zones\":\"Zone B\",\"start", "JSON")]
    [InlineData("[{\"description\":\"Rentrée\",\"zones\":\"Zone B\",\"start_date\":\"2026-09-01\",\"end_date\":\"2026-09-01\"}]", "none of the 1 rows")]
    [InlineData("[{\"libelle\":\"Vacances de Noël\"}]", "none of the 0 rows|no rows")]
    [InlineData("{\"error_code\":\"ODSQLError\"}", "JSON")]
    [InlineData("[{\"description\":\"\\ud800\"}]", "JSON")]
    public async Task A_broken_or_empty_answer_leaves_the_file_as_it_was(string body, string because)
    {
        Serve(Export, Dataset.Export(Dataset.Autumn()));
        await UpdateAsync(Export);
        var before = File.ReadAllText(_file.Path);
        Serve(Export, System.Text.Encoding.UTF8.GetBytes(body));
        var reason = (await UpdateAsync(Export, accept: true)).ShouldBeOfType<CalendarOutcome.Refused>().Reason;
        because.Split('|').ShouldContain(b => reason.Contains(b, StringComparison.Ordinal), reason);
        File.ReadAllText(_file.Path).ShouldBe(before);
    }

    [Fact]
    public async Task A_refusal_a_fault_and_a_cut_line_leave_the_file_as_it_was()
    {
        Serve(Export, Dataset.Export(Dataset.Autumn()));
        await UpdateAsync(Export);
        foreach (var status in (int[])[404, 403, 500])
        {
            _site.Fail(Export, status);
            (await UpdateAsync(Export)).ShouldBeOfType<CalendarOutcome.Refused>().Reason.ShouldContain(Export.AbsoluteUri);
        }
        _site.On(Export, async context =>
        {
            context.Response.ContentLength = 10_000;
            await context.Response.WriteAsync("[{");
            context.Abort();
        });
        (await UpdateAsync(Export)).ShouldBeOfType<CalendarOutcome.Refused>();
        _file.Current.Periods.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_that_knows_less_is_taken_only_when_somebody_says_so()
    {
        Serve(Export, Dataset.Export(Dataset.Autumn(), Dataset.Christmas(), Dataset.Christmas("Zone A", "Lyon")));
        await UpdateAsync(Export);
        Serve(Export, Dataset.Export(Dataset.Christmas()));
        var refused = (await UpdateAsync(Export)).ShouldBeOfType<CalendarOutcome.Refused>();
        refused.Suspect.ShouldBeTrue();
        refused.Reason.ShouldBe("for zone A the answer has nothing, but 2027-01-03 is known already");
        _file.Current.Periods.Count.ShouldBe(3);
        (await UpdateAsync(Export, accept: true)).ShouldBeOfType<CalendarOutcome.Taken>().Changed.ShouldBeTrue();
        _file.Current.Periods.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_address_of_this_machine_or_its_network_is_not_asked() =>
        (await UpdateAsync(new Uri("http://127.0.0.1/exports/json"))).ShouldBeOfType<CalendarOutcome.Refused>().Reason.ShouldContain("public internet");

    [Fact]
    public void A_saved_answer_is_taken_like_a_fetched_one()
    {
        var saved = Path.Combine(_folder, "saved.json");
        File.WriteAllBytes(saved, [0xEF, 0xBB, 0xBF, .. Dataset.Export(Dataset.Autumn())]);
        new CalendarUpdate(_file).FromFile(saved, accept: false).ShouldBeOfType<CalendarOutcome.Taken>();
        File.WriteAllBytes(saved, Dataset.Records(7, Dataset.Autumn()));
        new CalendarUpdate(_file).FromFile(saved, accept: false).ShouldBeOfType<CalendarOutcome.Refused>().Reason.ShouldContain("1 of 7");
    }

    [Theory]
    [InlineData("ftp://education.example/x")]
    [InlineData("")]
    [InlineData("calendrier.json")]
    public void An_address_that_is_none_is_told(string url) => new CalendarOptions { SchoolHolidaysUrl = url }.Fault().ShouldNotBeNull().ShouldContain("Calendar:SchoolHolidaysUrl");

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<CalendarOutcome> UpdateAsync(Uri address, bool accept = false) => new CalendarUpdate(_file).FetchAsync(_fetcher, address, accept, TestContext.Current.CancellationToken);

    private void Serve(Uri address, byte[] body) => _site.On(address, context => context.Response.Body.WriteAsync(body).AsTask());
}
