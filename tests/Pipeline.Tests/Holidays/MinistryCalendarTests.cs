using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Pipeline.Tests.Holidays;

public sealed class MinistryCalendarTests
{
    [Theory]
    // Midnight of Paris in summer and in winter time, an instant at which it is still the day before in UTC.
    [InlineData("2026-10-16T22:00:00+00:00", "2026-11-01T23:00:00+00:00", "2026-10-17", "2026-11-01")]
    [InlineData("2026-12-18T23:00:00Z", "2027-01-03T23:00:00Z", "2026-12-19", "2027-01-03")]
    // The same instants with another offset, or days.
    [InlineData("2026-12-19T00:00:00+01:00", "2027-01-04T00:00:00+01:00", "2026-12-19", "2027-01-03")]
    [InlineData("2026-12-19", "2027-01-04", "2026-12-19", "2027-01-03")]
    // After the lessons of a Thursday and a Friday: the next day is free.
    [InlineData("2026-12-16T23:00:00+00:00", "2027-01-03T23:00:00+00:00", "2026-12-18", "2027-01-03")]
    [InlineData("2026-12-17T23:00:00+00:00", "2027-01-03T23:00:00+00:00", "2026-12-19", "2027-01-03")]
    public void A_holiday_begins_after_the_last_lessons_and_ends_before_the_return_in_days_of_Paris(string start, string end, string first, string last)
    {
        var period = Read(Dataset.Row("Vacances de Noël", start, end)).Periods.ShouldHaveSingleItem();
        (period.First, period.Last).ShouldBe((Dataset.Day(first), Dataset.Day(last)));
    }

    [Fact]
    public void Overseas_too_the_day_is_the_one_of_Paris()
    {
        var period = Read(Dataset.Row("Vacances de Noël", "2026-12-17T23:00:00+00:00", "2027-01-03T23:00:00+00:00", "Martinique", "Martinique")).Periods.ShouldHaveSingleItem();
        (period.Zone, period.First, period.Last).ShouldBe((SchoolZone.Martinique, Dataset.Day("2026-12-19"), Dataset.Day("2027-01-03")));
    }

    [Fact]
    public void What_only_teachers_have_is_no_holiday()
    {
        var reading = Read(
            Dataset.Row("Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-08-30T22:00:00+00:00", population: "Enseignants"),
            Dataset.Row("Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-08-31T22:00:00+00:00", population: "Élèves"),
            Dataset.Row("Prérentrée des enseignants", "2027-08-30T22:00:00+00:00", "2027-08-30T22:00:00+00:00"));
        reading.Periods.ShouldHaveSingleItem().Last.ShouldBe(Dataset.Day("2027-08-31"));
        reading.Ignored.ShouldBe(2);
    }

    [Fact]
    public void A_far_summer_has_no_end_unless_the_return_is_there()
    {
        var summer = Dataset.Row("Début des Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-07-02T22:00:00+00:00");
        Read(summer).Periods.ShouldHaveSingleItem().Last.ShouldBeNull();
        Read(summer, Dataset.Row("Rentrée scolaire des élèves", "2027-08-31T22:00:00+00:00", "2027-08-31T22:00:00+00:00", year: "2027-2028")).Periods
            .ShouldHaveSingleItem().Last.ShouldBe(Dataset.Day("2027-08-31"));
        Read(summer, Dataset.Row("Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-08-31T22:00:00+00:00", population: "Élèves")).Periods
            .ShouldHaveSingleItem().Last.ShouldBe(Dataset.Day("2027-08-31"));
    }

    [Fact]
    public void A_bridge_begins_on_its_first_free_day()
    {
        Read(Dataset.Row("Pont de l'Ascension", "2027-05-05T22:00:00+00:00", "2027-05-09T22:00:00+00:00")).Periods
            .ShouldHaveSingleItem().ShouldBe(new(SchoolZone.B, null, Dataset.Day("2027-05-06"), Dataset.Day("2027-05-09"), "Pont de l'Ascension"));
        Read(Dataset.Row("Pont de l'Ascension", "2027-05-06T22:00:00+00:00", "2027-05-06T22:00:00+00:00")).Periods
            .ShouldHaveSingleItem().Last.ShouldBe(Dataset.Day("2027-05-07"));
    }

    [Fact]
    public void What_all_académies_of_a_zone_share_is_one_period_and_what_one_has_alone_is_its_own()
    {
        var reading = Read(
            Dataset.Autumn(location: "Nantes"), Dataset.Autumn(location: "Lille"), Dataset.Autumn("Zone A", "Lyon"),
            Dataset.Christmas(location: "Nantes"),
            Dataset.Row("Vacances de Noël", "2026-12-22T23:00:00+00:00", "2027-01-03T23:00:00+00:00", location: "Lille"));
        reading.Periods.Select(p => (p.Zone, p.Academy)).ShouldBe([(SchoolZone.B, null), (SchoolZone.A, null), (SchoolZone.B, "Nantes"), (SchoolZone.B, "Lille")], ignoreOrder: true);
        var calendar = new SchoolCalendar(reading.Periods, "");
        calendar.Includes(Dataset.Day("2026-12-22"), "44052").ShouldBe(true);
        calendar.Includes(Dataset.Day("2026-12-22"), "59350").ShouldBe(false);
        calendar.Includes(Dataset.Day("2026-10-20"), "59350").ShouldBe(true);
    }

    [Fact]
    public void A_row_of_several_zones_counts_in_each()
    {
        Read(Dataset.Autumn("Zone A, Zone B")).Periods.Select(p => p.Zone).ShouldBe([SchoolZone.A, SchoolZone.B]);
        var listed = Dataset.Autumn();
        listed["zones"] = new JsonArray("Zone C", "Corse");
        Read(listed).Periods.Select(p => p.Zone).ShouldBe([SchoolZone.C, SchoolZone.Corse]);
    }

    [Fact]
    public void The_former_dependencies_of_Guadeloupe_have_their_rows_under_its_name()
    {
        var reading = Read(
            Dataset.Autumn("Guadeloupe", "Guadeloupe"),
            Dataset.Row("Vacances de la Toussaint", "2026-10-15T22:00:00+00:00", "2026-10-25T23:00:00+00:00", "Guadeloupe", "Guadeloupe", "Saint-Martin"));
        var calendar = new SchoolCalendar(reading.Periods, "");
        calendar.Includes(Dataset.Day("2026-10-30"), "97105").ShouldBe(true);
        calendar.Includes(Dataset.Day("2026-10-30"), "97801").ShouldBeNull();
        calendar.Includes(Dataset.Day("2026-10-20"), "97801").ShouldBe(true);
        // Saint-Barthélemy has none of its own here.
        calendar.Includes(Dataset.Day("2026-10-30"), "97701").ShouldBe(true);
    }

    [Fact]
    public void Rows_that_cannot_be_are_told_and_left_out()
    {
        List<string> faults = [];
        var page = MinistryCalendar.Read(Dataset.Export(
            Dataset.Row("Vacances de Noël", "hier", "2027-01-03T23:00:00+00:00"),
            Dataset.Row("Vacances de Noël", "2027-01-03T23:00:00+00:00", "2026-12-18T23:00:00+00:00"),
            Dataset.Row("Vacances de Noël", "2026-09-01T22:00:00+00:00", "2027-07-03T22:00:00+00:00"),
            Dataset.Christmas("Zone D"),
            Dataset.Christmas()), faults);
        var reading = MinistryCalendar.Periods(page.Rows);
        faults.Count.ShouldBe(1);
        reading.Faults.Count.ShouldBe(3);
        reading.Periods.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bonjour</html>")]
    [InlineData("{\"message\":\"no\"}")]
    [InlineData("{\"total_count\":\"1\",\"results\":[]}")]
    [InlineData("{\"total_count\":1,\"results\":{}}")]
    [InlineData("12")]
    [InlineData("[{\"description\":")]
    public void What_is_no_such_answer_is_refused(string body) =>
        Should.Throw<JsonException>(() => MinistryCalendar.Read(System.Text.Encoding.UTF8.GetBytes(body), []));

    private static MinistryReading Read(params JsonObject[] rows) => MinistryCalendar.Periods(MinistryCalendar.Read(Dataset.Export(rows), []).Rows);
}
