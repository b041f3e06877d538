using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Pipeline.Tests.Holidays;

public sealed class SchoolCalendarTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-calendar-").FullName;

    [Fact]
    public void Only_what_lies_between_published_holidays_is_known()
    {
        var calendar = new SchoolCalendar([Of("2026-10-17", "2026-11-01"), Of("2026-12-19", "2027-01-03"), Of("2027-07-03", null), Of("2027-10-16", "2027-10-31")], "");
        Known(calendar, "2026-10-16").ShouldBeNull();
        Known(calendar, "2026-10-17").ShouldBe(true);
        Known(calendar, "2026-11-01").ShouldBe(true);
        Known(calendar, "2026-11-02").ShouldBe(false);
        Known(calendar, "2027-01-03").ShouldBe(true);
        // More than 150 days from January to July: a part of the year isn't there.
        Known(calendar, "2027-01-04").ShouldBeNull();
        Known(calendar, "2027-07-10").ShouldBeNull();
        Known(calendar, "2027-10-20").ShouldBe(true);
        Known(calendar, "2027-11-01").ShouldBeNull();
        calendar.KnownUntil(Dataset.Day("2026-11-20"), "44052").ShouldBe(Dataset.Day("2027-01-03"));
        calendar.Includes(Dataset.Day("2026-10-20"), "69123").ShouldBeNull();
        calendar.Includes(Dataset.Day("2026-10-20"), null).ShouldBeNull();
    }

    [Fact]
    public void School_goes_on_until_a_summer_whose_end_is_not_published()
    {
        var calendar = new SchoolCalendar([Of("2027-04-10", "2027-04-25"), Of("2027-07-03", null)], "");
        Known(calendar, "2027-06-15").ShouldBe(false);
        calendar.KnownUntil(Dataset.Day("2027-06-15"), "44052").ShouldBe(Dataset.Day("2027-07-02"));
        Known(calendar, "2027-07-03").ShouldBeNull();
    }

    [Fact]
    public void A_file_is_read_back_as_written_and_taken_up_when_it_changes()
    {
        var path = Path.Combine(_folder, "calendar", "school-holidays.csv");
        var (writer, reader) = (new SchoolCalendarFile(path), new SchoolCalendarFile(path));
        reader.Current.ShouldBeSameAs(SchoolCalendar.Empty);

        SchoolHoliday[] periods = [Of("2026-10-17", "2026-11-01"), Of("2027-07-03", null) with { Name = "Début des vacances, d'été" }, Of("2026-12-19", "2027-01-03") with { Academy = "Lille" }];
        writer.Write(periods).ShouldBeTrue();
        writer.Write([.. periods.Reverse()]).ShouldBeFalse();
        reader.Current.Periods.ShouldBe([periods[0], periods[2], periods[1]]);
        var stamp = reader.Current.Stamp;

        writer.Write([periods[0]]).ShouldBeTrue();
        reader.Current.Periods.ShouldHaveSingleItem();
        reader.Current.Stamp.ShouldNotBe(stamp);
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldHaveSingleItem();

        File.WriteAllText(path, "zone,academy,first,last,name\nB,,2026-10-17,2026-11-01,Toussaint\nnonsense\nB,,2026-12-19,2026-01-03,Noël\n");
        reader.BadLines().ShouldBe([3, 4]);
        reader.Current.Periods.ShouldHaveSingleItem();
        File.Delete(path);
        reader.Current.Periods.ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool? Known(SchoolCalendar calendar, string day) => calendar.Includes(Dataset.Day(day), "44052");

    private static SchoolHoliday Of(string first, string? last) => new(SchoolZone.B, null, Dataset.Day(first), last is null ? null : Dataset.Day(last), "Vacances");
}
