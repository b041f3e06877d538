using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Pipeline.Tests.Holidays;

public sealed class RuleDatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-calendar-").FullName;
    private readonly SchoolCalendarFile _file;
    private readonly RuleDates _dates;

    public RuleDatesTests()
    {
        _file = new SchoolCalendarFile(Path.Combine(_folder, "school-holidays.csv"));
        _dates = new RuleDates(_file);
    }

    [Fact]
    public void Days_of_known_school_holidays_are_left_out_and_days_that_nobody_knows_are_not()
    {
        var yoga = Every("TU", "2026-12-08T18:00", Recurrences.SchoolHolidays) with { Places = [At("44052")] };
        Days(yoga).ShouldBe(["8", "15", "22", "29", "5", "12"]);

        _file.Write([Of(SchoolZone.B, "2026-10-17", "2026-11-01"), Of(SchoolZone.B, "2026-12-19", "2027-01-03"), Of(SchoolZone.A, "2026-12-05", "2026-12-13")]);
        // From 4 January on nothing is known again.
        Days(yoga).ShouldBe(["8", "15", "5", "12"]);
        LeftOut(yoga).ShouldBe(["2026-12-22T18:00", "2026-12-29T18:00"]);
        Days(yoga with { Places = [At("69123")] }).ShouldBe(["15", "22", "29", "5", "12"]);
        Days(yoga with { Places = [At("97411")] }).ShouldBe(["8", "15", "22", "29", "5", "12"]);
        Days(yoga with { Rule = yoga.Rule! with { Except = [] } }).ShouldBe(["8", "15", "22", "29", "5", "12"]);
    }

    [Fact]
    public void The_first_place_s_commune_decides_else_the_one_that_it_is_about()
    {
        _file.Write([Of(SchoolZone.B, "2026-12-19", "2027-01-03")]);
        var yoga = Every("TU", "2026-12-08T18:00", Recurrences.SchoolHolidays);
        Days(yoga with { Communes = ["44052", "69123"] }).ShouldBe(["8", "15", "5", "12"]);
        Days(yoga with { Communes = ["44052"], Places = [At("69123")] }).Count.ShouldBe(6);
        Days(yoga with { Communes = ["69123"], Places = [At(null), At("44052")] }).Count.ShouldBe(4);
        Days(yoga).Count.ShouldBe(6);
    }

    [Fact]
    public void Saint_Stephen_s_day_is_a_public_holiday_in_Alsace_and_Moselle_alone()
    {
        var market = Every("SA", "2026-12-12T09:00", Recurrences.PublicHoliday);
        Days(market with { Places = [At("67482")] }).ShouldBe(["12", "19", "2", "9"]);
        Days(market with { Places = [At("57463")] }).ShouldBe(["12", "19", "2", "9"]);
        Days(market with { Places = [At("44052")] }).ShouldBe(["12", "19", "26", "2", "9"]);
        Days(market).ShouldBe(["12", "19", "26", "2", "9"]);
        LeftOut(market with { Places = [At("68066")] }).ShouldBe(["2026-12-26T09:00"]);
    }

    [Fact]
    public void Only_the_first_days_of_what_lasts_for_days_decide()
    {
        _file.Write([Of(SchoolZone.B, "2026-12-19", "2027-01-03")]);
        var weekends = Every("FR", "2026-12-18", Recurrences.SchoolHolidays) with { Places = [At("44052")] };
        Days(weekends with { Rule = weekends.Rule! with { End = Moment("2026-12-20") } }).ShouldBe(["18", "8"]);
    }

    [Fact]
    public void The_index_holds_the_same_days()
    {
        var yoga = Every("TU", "2026-12-08T18:00", Recurrences.SchoolHolidays) with { Places = [At("44052")] };
        _file.Write([Of(SchoolZone.B, "2026-12-19", "2027-01-03")]);
        var document = new IndexDocuments(Town.Gazetteer, _dates).Of(Record(yoga), Dataset.Day("2026-12-08"));
        document.Occurrences.Take(3).Select(o => DateOnly.FromDateTime(o.Start)).ShouldBe([Dataset.Day("2026-12-08"), Dataset.Day("2026-12-15"), Dataset.Day("2027-01-05")]);
        new IndexDocuments(Town.Gazetteer).Of(Record(yoga), Dataset.Day("2026-12-08")).Occurrences.Count.ShouldBe(document.Occurrences.Count + 2);
    }

    [Fact]
    public void A_stamp_marks_records_that_heed_school_holidays_and_no_others()
    {
        _file.Write([Of(SchoolZone.B, "2026-12-19", "2027-01-03")]);
        _dates.StampOf(Every("TU", "2026-12-08T18:00", Recurrences.SchoolHolidays)).ShouldNotBe("");
        _dates.StampOf(Every("TU", "2026-12-08T18:00", Recurrences.PublicHoliday)).ShouldBe("");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<string> Days(RecordContent content) =>
        [.. _dates.Of(content, Dataset.Day("2026-12-01"), Dataset.Day("2027-01-14"), 100).Select(o => o.Start!.Value.Date.Day.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private List<string> LeftOut(RecordContent content) => [.. _dates.LeftOut(content, Dataset.Day("2026-12-01"), Dataset.Day("2027-01-14"), 100).Select(m => m.ToString())];

    private static RecordContent Every(string day, string start, params string[] except) => new()
    {
        Kind = RecordKind.Event,
        Title = "Yoga",
        Timezone = "Europe/Paris",
        Rule = new EventRule("FREQ=WEEKLY;BYDAY=" + day, Moment(start), null, except, null),
    };

    private static Place At(string? insee) => new("ici", null, null, null, insee is null ? null : new CommuneRef(insee, "Ici"), null, PlacePrecision.Unknown);

    private static SchoolHoliday Of(SchoolZone zone, string first, string last) => new(zone, null, Dataset.Day(first), Dataset.Day(last), "Vacances");

    private static LocalMoment Moment(string text) => LocalMoment.TryParse(text, out var moment) ? moment : throw new FormatException(text);

    private static Record Record(RecordContent content) => new()
    {
        Id = "01JD3V8K7M2Q9Z4R6T1B500001",
        Version = 1,
        Created = default,
        Updated = default,
        Content = content,
        Sources = [],
        Disagreements = [],
        Links = RecordLinks.None,
        Confidence = new Dictionary<string, double>(),
        Provenance = new Dictionary<string, string>(),
        SearchText = "",
    };
}
