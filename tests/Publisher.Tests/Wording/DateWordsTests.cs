using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public sealed class DateWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("2026-12-05", null, "samedi 5 décembre")]
    [InlineData("2026-12-01", null, "mardi 1er décembre")]
    [InlineData("2027-01-01", null, "vendredi 1er janvier 2027")]
    [InlineData("2026-12-05T20:30", null, "samedi 5 décembre à 20 h 30")]
    [InlineData("2026-12-05T09:00", null, "samedi 5 décembre à 9 h")]
    [InlineData("2026-12-05T09:05", null, "samedi 5 décembre à 9 h 05")]
    [InlineData("2026-12-05T12:00", null, "samedi 5 décembre à midi")]
    [InlineData("2026-12-05T00:00", null, "dans la nuit du vendredi 4 au samedi 5 décembre, à minuit")]
    [InlineData("2026-12-05T00:30", null, "samedi 5 décembre à 0 h 30")]
    [InlineData("2026-12-05T14:00", "2026-12-05T17:00", "samedi 5 décembre, de 14 h à 17 h")]
    [InlineData("2026-12-05T14:00", "2026-12-05T14:00", "samedi 5 décembre à 14 h")]
    [InlineData("2026-12-05T14:00", "2026-12-05", "samedi 5 décembre à 14 h")]
    [InlineData("2026-12-05", "2026-12-05T17:00", "samedi 5 décembre, jusqu’à 17 h")]
    [InlineData("2026-12-05", "2026-12-05", "samedi 5 décembre")]
    [InlineData("2026-12-05T21:00", "2026-12-06T02:00", "samedi 5 décembre, de 21 h à 2 h")]
    [InlineData("2026-12-05T20:00", "2026-12-06T00:00", "samedi 5 décembre, de 20 h à minuit")]
    [InlineData("2026-12-12", "2026-12-14", "du samedi 12 au lundi 14 décembre")]
    [InlineData("2026-12-01", "2026-12-03", "du mardi 1er au jeudi 3 décembre")]
    [InlineData("2026-11-28", "2026-12-02", "du samedi 28 novembre au mercredi 2 décembre")]
    [InlineData("2026-12-28", "2027-01-02", "du lundi 28 décembre au samedi 2 janvier 2027")]
    [InlineData("2027-03-01", "2027-04-02", "du lundi 1er mars au vendredi 2 avril 2027")]
    [InlineData("2025-12-28", "2027-01-02", "du dimanche 28 décembre 2025 au samedi 2 janvier 2027")]
    [InlineData("2026-12-12T10:00", "2026-12-13T18:00", "du samedi 12 décembre à 10 h au dimanche 13 décembre à 18 h")]
    [InlineData(null, "2027-06-30", "jusqu’au mercredi 30 juin 2027")]
    [InlineData(null, "2026-12-30T18:00", "jusqu’au mercredi 30 décembre à 18 h")]
    [InlineData(null, null, "")]
    public void A_time_is_told_as_people_write_it(string? start, string? end, string words) => Told(Occurrence(start, end)).ShouldBe(words);

    [Theory]
    [InlineData("2027-03-03", "à partir du mercredi 3 mars 2027")]
    [InlineData("2026-12-05T09:00", "samedi 5 décembre, dès 9 h")]
    [InlineData("2026-12-05T00:00", "dans la nuit du vendredi 4 au samedi 5 décembre, dès minuit")]
    public void An_open_end_is_told(string start, string words) => Told(Occurrence(start, null) with { OpenEnd = true }).ShouldBe(words);

    [Theory]
    [InlineData(DayPart.Morning, "samedi 5 décembre, le matin")]
    [InlineData(DayPart.Afternoon, "samedi 5 décembre, l’après-midi")]
    [InlineData(DayPart.Evening, "samedi 5 décembre, en soirée")]
    [InlineData(DayPart.Night, "samedi 5 décembre, dans la nuit")]
    public void A_part_of_a_day_is_told_without_an_hour(DayPart part, string words) =>
        Told(new Occurrence(new LocalMoment(new DateOnly(2026, 12, 5)), null, DatePrecision.PartOfDay, part)).ShouldBe(words);

    [Theory]
    [InlineData(RecordStatus.Cancelled, "samedi 5 décembre (annulé)")]
    [InlineData(RecordStatus.Postponed, "samedi 5 décembre (reporté)")]
    [InlineData(RecordStatus.Moved, "samedi 5 décembre (modifié)")]
    [InlineData(RecordStatus.Full, "samedi 5 décembre (complet)")]
    [InlineData(RecordStatus.Scheduled, "samedi 5 décembre")]
    public void What_happened_to_one_time_stands_behind_it(RecordStatus status, string words) => Told(Occurrence("2026-12-05", null) with { Status = status }).ShouldBe(words);

    [Theory]
    [InlineData(1, "jeudi 1er janvier 2026")]
    [InlineData(3, "jeudi 1er janvier 2026 ; vendredi 2 janvier 2026 ; samedi 3 janvier 2026")]
    [InlineData(4, "jeudi 1er janvier 2026 ; vendredi 2 janvier 2026 ; samedi 3 janvier 2026 ; et une autre date")]
    [InlineData(9, "jeudi 1er janvier 2026 ; vendredi 2 janvier 2026 ; samedi 3 janvier 2026 ; et 6 autres dates")]
    public void Of_many_dates_the_first_are_told_and_how_many_more(int count, string words)
    {
        Occurrence[] all = [.. Enumerable.Range(0, count).Select(i => new Occurrence(new LocalMoment(new DateOnly(2026, 1, 1).AddDays(i)), null, DatePrecision.Day))];
        DateWords.Of(all, new DateOnly(2025, 12, 1)).Replace('\u00A0', ' ').ShouldBe(words);
    }

    [Theory]
    [InlineData("2026-12-05T20:30", null, "20 h 30")]
    [InlineData("2026-12-05T14:00", "2026-12-05T17:30", "de 14 h à 17 h 30")]
    [InlineData("2026-12-05T21:00", "2026-12-06T02:00", "de 21 h à 2 h")]
    [InlineData("2026-12-05", "2026-12-05T17:00", "jusqu’à 17 h")]
    [InlineData("2026-12-05", null, null)]
    [InlineData("2026-12-12", "2026-12-14", "du samedi 12 au lundi 14 décembre")]
    [InlineData("2026-12-05T00:00", null, "dans la nuit du vendredi 4 au samedi 5 décembre, à minuit")]
    public void Under_the_heading_of_a_day_the_hours_are_enough(string? start, string? end, string? words) =>
        DateWords.Hours(Occurrence(start, end), Today)?.Replace('\u00A0', ' ').ShouldBe(words);

    [Fact]
    public void What_begins_on_a_day_and_goes_on_says_so_under_the_heading_of_its_day() =>
        DateWords.Hours(Occurrence("2026-12-03", null) with { OpenEnd = true }, Today).ShouldBe("à partir du jeudi 3 décembre");

    [Theory]
    [InlineData("2026-11-24", "Aujourd’hui, mardi 24 novembre")]
    [InlineData("2026-11-25", "Demain, mercredi 25 novembre")]
    [InlineData("2026-11-26", "Jeudi 26 novembre")]
    [InlineData("2026-11-23", "Lundi 23 novembre")]
    [InlineData("2027-05-01", "Samedi 1er mai 2027")]
    public void Near_days_have_words_of_their_own(string day, string words) =>
        DateWords.NearDay(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Today).ShouldBe(words);

    [Fact]
    public void A_number_never_leaves_its_unit() => DateWords.Of(Occurrence("2026-12-05T20:30", null), Today).ShouldContain("20\u00A0h\u00A030");

    private static string Told(Occurrence occurrence) => DateWords.Of(occurrence, Today).Replace('\u00A0', ' ');

    private static Occurrence Occurrence(string? start, string? end) =>
        new(start is null ? null : Samples.Moment(start), end is null ? null : Samples.Moment(end), start?.Length > 10 ? DatePrecision.Minute : DatePrecision.Day);
}
