using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public sealed class DateLinesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("2026-12-02T10:00 2026-12-02T14:00", "mercredi 2 décembre à 10 h et à 14 h")]
    [InlineData("2026-12-13T10:00/2026-12-13T12:00 2026-12-13T14:00/2026-12-13T18:00", "dimanche 13 décembre, de 10 h à midi et de 14 h à 18 h")]
    [InlineData("2026-12-02T10:00 2026-12-02T14:00 2026-12-02T16:00 2026-12-03T10:00", "mercredi 2 décembre à 10 h, à 14 h et à 16 h | jeudi 3 décembre à 10 h")]
    [InlineData("2026-12-16T10:00/2026-12-16T18:00 2026-12-17T10:00/2026-12-17T18:00 2026-12-18T10:00/2026-12-18T18:00", "du mercredi 16 au vendredi 18 décembre, de 10 h à 18 h chaque jour")]
    [InlineData("2026-12-30T20:30 2026-12-31T20:30 2027-01-01T20:30 2027-01-03T20:30", "du mercredi 30 décembre au vendredi 1er janvier 2027, à 20 h 30 chaque jour | dimanche 3 janvier 2027 à 20 h 30")]
    [InlineData("2026-12-12T20:30 2026-12-13T20:30 2026-12-19T20:30", "samedi 12 décembre à 20 h 30 | dimanche 13 décembre à 20 h 30 | samedi 19 décembre à 20 h 30")]
    [InlineData("2026-12-12T20:30 2026-12-13T15:00 2026-12-14T20:30", "samedi 12 décembre à 20 h 30 | dimanche 13 décembre à 15 h | lundi 14 décembre à 20 h 30")]
    [InlineData("2026-12-12T21:00/2026-12-13T02:00 2026-12-13T21:00/2026-12-14T02:00 2026-12-14T21:00/2026-12-15T02:00", "du samedi 12 au lundi 14 décembre, de 21 h à 2 h chaque jour")]
    [InlineData("2026-12-12 2026-12-13 2026-12-14", "samedi 12 décembre | dimanche 13 décembre | lundi 14 décembre")]
    [InlineData("2026-12-12/2026-12-14 2026-12-19T00:00", "du samedi 12 au lundi 14 décembre | dans la nuit du vendredi 18 au samedi 19 décembre, à minuit")]
    [InlineData("/2026-12-14", "jusqu’au lundi 14 décembre")]
    [InlineData("", "")]
    public void Sessions_of_a_day_and_days_in_a_row_are_told_together(string times, string lines) =>
        string.Join(" | ", DateLines.Of(Samples.Times(times), Today).Select(l => l.Words)).Replace('\u00A0', ' ').ShouldBe(lines);

    [Fact]
    public void What_is_off_is_never_told_with_what_takes_place()
    {
        var times = Samples.Times("2026-12-16T10:00 2026-12-16T14:00 2026-12-17T10:00 2026-12-17T14:00 2026-12-18T10:00 2026-12-18T14:00");
        times[2] = times[2] with { Status = RecordStatus.Cancelled };
        DateLines.Of(times, Today).Select(l => l.Words.Replace('\u00A0', ' ')).ShouldBe(
            ["mercredi 16 décembre à 10 h et à 14 h", "jeudi 17 décembre à 10 h (annulé) et à 14 h", "vendredi 18 décembre à 10 h et à 14 h"]);
    }

    [Fact]
    public void Each_line_knows_how_many_days_it_names() =>
        DateLines.Of(Samples.Times("2026-12-14T09:00 2026-12-16T10:00 2026-12-17T10:00 2026-12-18T10:00 2026-12-20T10:00 2026-12-20T14:00"), Today).Select(l => l.Days).ShouldBe([1, 3, 1]);

    [Theory]
    [InlineData("2026-12-02T10:00 2026-12-02T14:00", "10 h et 14 h")]
    [InlineData("2026-12-02T10:00/2026-12-02T12:00 2026-12-02T14:00/2026-12-02T18:00", "de 10 h à midi et de 14 h à 18 h")]
    [InlineData("2026-12-02T10:00", "10 h")]
    [InlineData("", null)]
    public void Under_the_heading_of_a_day_all_its_sessions_are_told(string times, string? hours) => DateLines.Hours(Samples.Times(times), Today)?.Replace('\u00A0', ' ').ShouldBe(hours);
}
