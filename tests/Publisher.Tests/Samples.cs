using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Publisher.Tests;

/// <summary>Invented records around Donges.</summary>
internal static class Samples
{
    public static Gazetteer Gazetteer { get; } = new(
    [
        new Commune("44052", "Donges", ["44480"], "44", 8000, "244400644", new LatLon(47.3186, -2.0755)),
        new Commune("44103", "Montoir-de-Bretagne", ["44550"], "44", 7000, "244400644", new LatLon(47.3267, -2.1506)),
        new Commune("44184", "Saint-Nazaire", ["44600"], "44", 70000, "244400644", new LatLon(47.2736, -2.2138)),
        new Commune("30288", "Saint-Nazaire", ["30200"], "30", 1000, null, new LatLon(44.2, 4.6)),
        new Commune("44013", "Besné", ["44160"], "44", 3000, null, null),
        new Commune("97411", "Saint-Denis", ["97400"], "974", 150000, null, new LatLon(-20.88, 55.45)),
    ]);

    public static readonly DateTimeOffset Created = new(2026, 11, 20, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Three days from Tuesday, 24 November 2026 on, received at eight that morning.</summary>
    public static Forecast Forecast(string insee, string attribution = "Open-Meteo.com", string licence = "CC-BY-4.0") => new(insee, new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero), attribution, licence,
    [
        new ForecastDay { Date = new(2026, 11, 24), Code = 61, MinC = 4.2, MaxC = 9.8, PrecipitationMm = 3.4, PrecipitationPercent = 85, WindKmh = 28.4, GustKmh = 62.3, WindDirection = 230 },
        new ForecastDay { Date = new(2026, 11, 25), Code = 2, MinC = -1.5, MaxC = 6, PrecipitationMm = 0, PrecipitationPercent = 5, WindKmh = 11, GustKmh = 20, WindDirection = 350 },
        new ForecastDay { Date = new(2026, 11, 26), Code = null, MinC = null, MaxC = 7, WindKmh = null },
    ]);

    public static string Id(int number) => "01JD3V8K7M2Q9Z4R6T1B5" + number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture);

    public static Record Event(int number, string title, string day, Func<RecordContent, RecordContent>? change = null) => Of(number, new RecordContent
    {
        Kind = RecordKind.Event,
        Title = title,
        Summary = "Trois groupes, buvette et galettes sur place.",
        Language = "fr",
        Places = [Donges("Salle des Guifettes", new LatLon(47.3183, -2.0756))],
        Communes = ["44052"],
        Themes = ["musique"],
        Status = RecordStatus.Scheduled,
        Link = "https://mairie.demo.test/agenda/" + number,
        Price = "5 €, gratuit -12 ans",
        Occurrences = [new Occurrence(Moment(day), null, day.Length > 10 ? DatePrecision.Minute : DatePrecision.Day)],
        Timezone = "Europe/Paris",
    }, change);

    public static Record News(int number, string title, Func<RecordContent, RecordContent>? change = null) => Of(number, new RecordContent
    {
        Kind = RecordKind.News,
        Title = title,
        Communes = ["44052"],
        Link = "https://gazette.demo.test/" + number,
        Published = SourceDate.At(new DateTimeOffset(2026, 11, 10, 8, 0, 0, TimeSpan.FromHours(1))),
    }, change);

    public static Record Kind(int number, RecordKind kind, Func<RecordContent, RecordContent>? change = null) =>
        Of(number, new RecordContent { Kind = kind, Title = kind.ToString(), Places = [Donges("Mairie", null)], Communes = ["44052"] }, change);

    public static Record Of(int number, RecordContent content, Func<RecordContent, RecordContent>? change = null) => new()
    {
        Id = Id(number),
        Version = 0,
        Created = Created,
        Updated = Created.AddDays(3),
        Content = change is null ? content : change(content),
        Sources =
        [
            new RecordSource("01JD3V8K7M2Q9Z4R6T1B5X0SRC", "donges-mairie-agenda", "Mairie de Donges", "https://mairie.demo.test/agenda/" + number, "none", "Mairie de Donges", Reuse.Extract),
        ],
        Disagreements = [],
        Links = RecordLinks.None,
        Confidence = new Dictionary<string, double> { ["title"] = 0.99 },
        Provenance = new Dictionary<string, string> { ["title"] = "01JD3V8K7M2Q9Z4R6T1B5X0SRC" },
        SearchText = content.Title + " " + content.Summary + " paroles secrètes du corps de presse",
    };

    public static Place Donges(string venue, LatLon? point) =>
        new(venue.ToLowerInvariant(), venue, null, "44480", new CommuneRef("44052", "Donges"), point, point is null ? PlacePrecision.Commune : PlacePrecision.Venue);

    public static LocalMoment Moment(string text) => LocalMoment.TryParse(text, out var moment) ? moment : throw new FormatException(text);

    /// <summary>Times as "start", "start/end" or "/end", with spaces between.</summary>
    public static Occurrence[] Times(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(time =>
    {
        var (start, end) = time.Split('/') is [var first, var last] ? (first, last) : (time, "");
        return new Occurrence(start.Length == 0 ? null : Moment(start), end.Length == 0 ? null : Moment(end), start.Length > 10 ? DatePrecision.Minute : DatePrecision.Day);
    })];
}
