using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>A week in an invented Donges: something of every kind, with what pages find hard.</summary>
internal static class Town
{
    public const string PrivatePhone = "+33639980001";
    public const int FestNoz = 1;
    public const int Hostile = 8;

    public static IReadOnlyList<Record> Records { get; } =
    [
        Samples.Event(FestNoz, "Fest-noz du Comité des fêtes", "2026-12-05T20:30") with
        {
            Sources = [Source("donges-mairie-agenda", "Mairie de Donges", "none"), Source("gazette-agenda", "La Gazette, agenda", "ODbL-1.0")],
            Disagreements =
            [
                new Disagreement("occurrences",
                [
                    new DisagreeingValue(Json("""[{"start":"2026-12-05T20:30","end":null,"precision":"minute","openEnd":true}]"""), ["donges-mairie-agenda"]),
                    new DisagreeingValue(Json("""[{"start":"2026-12-05T21:00","end":null,"precision":"minute"}]"""), ["gazette-agenda"]),
                ]),
                new Disagreement("themes", [new DisagreeingValue(Json("""["musique"]"""), ["donges-mairie-agenda"]), new DisagreeingValue(Json("""["culture"]"""), ["gazette-agenda"])]),
            ],
            Links = RecordLinks.None with { OrganizedBy = [Samples.Id(5)] },
        },
        Samples.Event(2, "Concert de l’harmonie", "2026-11-24T18:00", c => c with { Status = RecordStatus.Cancelled }),
        Samples.Event(3, "Exposition « Marais d’hier »", "2026-11-02", c => c with
        {
            Summary = "Photographies anciennes prêtées par les habitants.",
            Occurrences = [new Occurrence(Samples.Moment("2026-11-02"), Samples.Moment("2026-12-19"), DatePrecision.Day)],
            Themes = ["culture"],
        }),
        Samples.Event(4, "Entraînement de volley", "2026-11-24T18:00", c => c with
        {
            Occurrences = null,
            Rule = new EventRule("FREQ=WEEKLY;BYDAY=TU", Samples.Moment("2026-09-01T18:00"), Samples.Moment("2026-09-01T19:30"), [], "tous les mardis de 18 h à 19 h 30"),
            Themes = ["sport"],
        }),
        Samples.Kind(5, RecordKind.Association, c => c with
        {
            Title = "Comité des fêtes de Donges",
            Contacts = new Contacts(
                [new Contact("+33261910042", ContactOwner.Body), new Contact(PrivatePhone, ContactOwner.Person)],
                [new Contact("bureau@comite.example", ContactOwner.Body)],
                ["https://comite.example/nos-dates"], []),
            Activities = ["fêtes de village", "fest-noz"],
            Rna = "W443000000",
        }),
        Samples.Kind(6, RecordKind.Business, c => c with { Title = "Boulangerie du Port", OpeningHours = "Tu-Sa 07:00-13:00,16:00-19:00", Trade = [Trade.OnTheSpot, Trade.ClickAndCollect], Shop = "https://boulangerie.example/" }),
        Samples.Kind(7, RecordKind.Service, c => c with { Title = "Médiathèque Jules-Verne", Audience = "tout public" }),
        Samples.Event(Hostile, "<script>alert(1)</script> & \"Marché\"", "2026-11-28T09:00", c => c with
        {
            Summary = "</script><img src=x onerror=alert(2)>",
            Link = "javascript:alert(3)",
            Price = "<b>5 €</b>",
            Contacts = new Contacts([], [new Contact("\"x@y\"<a@b.example>", ContactOwner.Body)], ["javascript:alert(4)"], []),
            Places = [Samples.Donges("\"><svg onload=alert(5)>", new LatLon(47.3183, -2.0756))],
        }),
        Samples.News(9, "Le pont rouvre lundi", c => c with { Summary = "Circulation rétablie dans les deux sens.", Published = new SourceDate(new DateOnly(2026, 11, 20)) }),
        Samples.Kind(10, RecordKind.Offer, c => c with { Title = "Deux galettes pour une", Until = new DateOnly(2026, 12, 1) }),
        Samples.Kind(11, RecordKind.Opportunity, c => c with { Title = "La commune cherche un boulanger", Wanted = "boulanger", SurfaceM2 = 82.5, Rent = "450 € par mois", Deadline = new DateOnly(2027, 1, 31) }),
        Samples.Event(12, "Loto à Saint-Nazaire", "2026-11-29T14:00", c => c with
        {
            Places = [new Place("salle Jacques-Brel", "Salle Jacques-Brel", null, "44600", new CommuneRef("44184", "Saint-Nazaire"), new LatLon(47.2736, -2.2138), PlacePrecision.Venue)],
            Communes = ["44184"],
        }),
    ];

    /// <summary>Many alike, for pages that go on.</summary>
    public static IEnumerable<Record> Many(int count) => Enumerable.Range(100, count).Select(i => Samples.Event(i, $"Rendez-vous {i}", "2026-12-10T19:00"));

    private static RecordSource Source(string id, string name, string licence) =>
        new("01JD3V8K7M2Q9Z4R6T1B5" + id[..5].ToUpperInvariant(), id, name, "https://source.demo.test/" + id, licence, name, Reuse.Extract);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
