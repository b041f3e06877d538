using System.Globalization;

namespace Wiker.Ingest.Publisher.Tests.Newsletters;

/// <summary>Invented records around Donges, as a week in November may have them.</summary>
internal static class LetterSamples
{
    private static readonly CommuneRef Donges = new("44052", "Donges");
    private static readonly CommuneRef Montoir = new("44103", "Montoir-de-Bretagne");
    private static readonly CommuneRef Paimboeuf = new("44116", "Paimbœuf");

    public static string Id(int number) => "01JD3V8K7M2Q9Z4R6T1B5" + number.ToString("00000", CultureInfo.InvariantCulture);

    public static Record Event(int number, string title, string start, string? end = null, string? summary = null, Place? place = null, RecordStatus status = RecordStatus.Scheduled, RecordSource[]? sources = null) => Of(number, new RecordContent
    {
        Kind = RecordKind.Event,
        Title = title,
        Summary = summary,
        Places = [place ?? At("Salle des Guifettes", Donges, 47.3183, -2.0756)],
        Communes = ["44052"],
        Themes = ["culture"],
        Status = status,
        Occurrences = [new Occurrence(Moment(start), end is null ? null : Moment(end), start.Length > 10 ? DatePrecision.Minute : DatePrecision.Day)],
        Timezone = "Europe/Paris",
        Contacts = new Contacts([new Contact("+33639980012", ContactOwner.Person)], [new Contact("jeanne.inventee@club.example", ContactOwner.Person)], [], []),
    }, sources);

    public static Record Of(int number, RecordContent content, RecordSource[]? sources = null) => new()
    {
        Id = Id(number),
        Version = 0,
        Created = new(2026, 11, 20, 6, 0, 0, TimeSpan.Zero),
        Updated = new(2026, 11, 23, 6, 0, number % 60, TimeSpan.Zero),
        Content = content,
        Sources = sources ?? [Source("Mairie de Donges", number)],
        Disagreements = [],
        Links = RecordLinks.None,
        Confidence = new Dictionary<string, double>(),
        Provenance = new Dictionary<string, string>(),
        SearchText = content.Title + " " + content.Summary,
    };

    public static RecordSource Source(string name, int number, string licence = "none", Reuse reuse = Reuse.Extract, string? link = null) =>
        new(Id(90_000 + number), name.ToLowerInvariant().Replace(' ', '-'), name, link ?? $"https://source.example/{number}", licence, name, reuse);

    public static Record Other(int number, RecordKind kind, string title, Func<RecordContent, RecordContent>? change = null, RecordSource[]? sources = null)
    {
        var content = new RecordContent { Kind = kind, Title = title, Communes = ["44052"], Places = [At(null, Donges, 47.3186, -2.0755)] };
        return Of(number, change is null ? content : change(content), sources);
    }

    public static Place At(string? venue, CommuneRef commune, double lat, double lon) =>
        new(venue, venue, null, null, commune, new LatLon(lat, lon), venue is null ? PlacePrecision.Commune : PlacePrecision.Venue);

    public static LocalMoment Moment(string text) => LocalMoment.TryParse(text, out var moment) ? moment : throw new ArgumentException("not a moment", nameof(text));

    /// <summary>A letter's worth of everything.</summary>
    public static IReadOnlyList<Record> Week { get; } =
    [
        Event(1, "Heure du conte", "2026-11-25T10:30", "2026-11-25T11:15", "Histoires de loups et de lune pour les enfants de 3 à 6 ans. Entrée libre.", At("Médiathèque Jules-Verne", Donges, 47.3201, -2.0744)),
        Event(2, "Don du sang", "2026-11-26T15:30", "2026-11-26T19:30", "Venez avec une pièce d’identité, et sans être à jeun.", At("Salle polyvalente", Montoir, 47.3270, -2.1500)),
        Event(3, "Loto de l’école des Tilleuls", "2026-11-27T19:00", summary: "Premier tirage à 20 h, restauration sur place.", status: RecordStatus.Full),
        Event(4, "Fest-noz du Comité des fêtes", "2026-11-28T20:30", summary: "Trois groupes, buvette et galettes sur place. Initiation aux danses à 19 h 30.",
            sources: [Source("Mairie de Donges", 4), Source("Comité des fêtes", 40), Source("La Gazette de l’estuaire", 41)]),
        Event(5, "Marché de Noël des artisans", "2026-11-28", "2026-11-29", "Trente artisans du pays, promenades en calèche et vin chaud.", At("Quai Boulay-Paty", Paimboeuf, 47.2880, -2.0310),
            sources: [Source("Mairie de Paimbœuf", 5), Source("Office de tourisme de l’estuaire", 50, "etalab-2.0", Reuse.Full)]),
        Event(6, "Randonnée des marais", "2026-11-29T09:00", summary: "Douze kilomètres dans les marais de Brière.", place: At("Parking du Pré Malou", Donges, 47.33, -2.07), status: RecordStatus.Cancelled),
        Event(7, "Conférence : les oiseaux de l’estuaire", "2026-11-30T18:30", place: At("Médiathèque Jules-Verne", Donges, 47.3201, -2.0744)),
        Event(8, "Exposition des peintres de l’estuaire", "2026-11-14", "2026-12-06", "Une quarantaine de toiles et de croquis.", At("Hôtel de ville", Paimboeuf, 47.2872, -2.0306)),
        Event(9, "Vœux du maire", "2026-12-11T18:30"),
        Event(10, "Concert de Noël de la chorale", "2026-12-13T16:00", place: At("Église Saint-Martin", Donges, 47.3187, -2.0750)),
        Other(20, RecordKind.News, "Coupure d’eau rue du Stade le 2 décembre", c => c with { Published = SourceDate.At(new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(1))), Summary = "De 8 h à 12 h, pour des travaux sur le réseau.", Places = [] }),
        Other(21, RecordKind.News, "Les pompiers maîtrisent un feu de citerne", c => c with { Published = SourceDate.At(new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(1))), Places = [] }, [Source("Courrier de l’estuaire", 21, reuse: Reuse.Link)]),
        Other(30, RecordKind.Offer, "Un café offert pour deux croissants", c => c with { Until = new DateOnly(2026, 12, 5), Summary = "À la boulangerie du bourg, tous les matins." }),
        Other(31, RecordKind.Opportunity, "La commune cherche un boulanger", c => c with { Deadline = new DateOnly(2027, 1, 15), Summary = "Local de 90 m² au centre, loyer modéré la première année." }),
        .. Enumerable.Range(0, 6).Select(i => Other(50 + i, RecordKind.Association, "Association n° " + (i + 1).ToString(CultureInfo.InvariantCulture))),
        Other(60, RecordKind.Service, "Médiathèque Jules-Verne"),
    ];
}
