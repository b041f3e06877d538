using System.Text.Json;

namespace Wiker.Ingest.Store.Tests;

internal static class Samples
{
    public static Record Record(string id) => new()
    {
        Id = id,
        Version = 0,
        Created = TemporaryStore.Now,
        Updated = TemporaryStore.Now,
        Content = new RecordContent
        {
            Kind = RecordKind.Event,
            Title = "Fest-noz du Comité des fêtes",
            Occurrences = [new Occurrence(new LocalMoment(new DateOnly(2026, 12, 5), new TimeOnly(20, 30)), null, DatePrecision.Minute, OpenEnd: true)],
            Timezone = "Europe/Paris",
            Places = [new Place("salle des Guifettes", "Salle des Guifettes", null, "44480", new CommuneRef("44052", "Donges"), new LatLon(47.3183, -2.0756), PlacePrecision.Venue)],
            Communes = ["44052"],
            Contacts = new Contacts([new Contact("+33261910042", ContactOwner.Body)], [], [], []),
        },
        Sources = [new RecordSource("S1", "donges-mairie-agenda", "Mairie de Donges", "https://mairie.demo.test/1", "none", "Mairie de Donges", Reuse.Extract)],
        Disagreements = [],
        Links = RecordLinks.None,
        Confidence = new Dictionary<string, double> { ["title"] = 0.99 },
        Provenance = new Dictionary<string, string> { ["title"] = "S1" },
        SearchText = "fest-noz",
    };

    public static StoredSourceRecord Stored(string id, string recordId, DateOnly? published = null) => new()
    {
        Id = id,
        RecordId = recordId,
        FirstSeen = TemporaryStore.Now,
        Changed = TemporaryStore.Now,
        Freshness = Freshness.Seen,
        Said = new SourceRecord
        {
            SourceId = "club",
            Part = "",
            Locator = "item 1",
            Keys = [new SourceKey(KeyScheme.Content, id)],
            Reuse = Reuse.Extract,
            Content = new RecordContent { Kind = RecordKind.News, Title = "Reprise", Published = published is { } day ? new SourceDate(day) : null },
            Confidence = new Dictionary<string, double>(),
        },
    };

    public static string Json(Record record) => JsonSerializer.Serialize(record, ModelJson.Stored.Record);
}
