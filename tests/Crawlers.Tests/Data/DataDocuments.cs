using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Tests.Data;

/// <summary>Pages, definitions and outcomes for the readers of data.</summary>
internal static class DataDocuments
{
    public static FetchedPage Page(byte[] body, string address = "https://opendata.example/data/export") => new()
    {
        Requested = new Uri(address),
        Url = new Uri(address),
        Body = body,
        FetchedAt = new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero),
    };

    public static FetchedPage Page(string body, string address = "https://opendata.example/data/export") => Page(Encoding.UTF8.GetBytes(body), address);

    public static SourceDefinition Source(SourceKind kind) => new()
    {
        Profile = new SourceProfile { Id = "donnees", Name = "Données", Licence = new("none", Reuse.Extract, "Données") },
        Kind = kind,
        Url = new Uri("https://opendata.example/data/export"),
        Schedule = new(TimeSpan.FromHours(6), null),
        Origin = "test.yml:1",
    };

    public static SourceDefinition Csv(Dictionary<string, FieldRule> fields, char? separator = null, string? encoding = null) =>
        Source(SourceKind.Csv) with { Csv = new(separator, encoding, null, fields) };

    public static SourceDefinition Json(Dictionary<string, FieldRule> fields, string? items = null, JsonNext? next = null) =>
        Source(SourceKind.Json) with { Json = new(items, next, null, fields) };

    public static SourceDefinition Geojson(Dictionary<string, FieldRule> fields) => Source(SourceKind.Geojson) with { Geojson = new(null, fields) };

    /// <summary>Rules by field from their selects: <c>("title", "nom")</c>.</summary>
    public static Dictionary<string, FieldRule> Fields(params (string Field, string Select)[] fields) =>
        fields.ToDictionary(f => f.Field, f => new FieldRule(f.Select, null, null, null, null, null), StringComparer.Ordinal);

    public static List<Finding> Findings(this ReadOutcome outcome) => [.. outcome.ShouldBeOfType<ReadOutcome.Items>().Findings];

    public static List<RawItem> Items(this ReadOutcome outcome) => [.. outcome.Findings().OfType<Finding.Found>().Select(f => f.Item)];

    public static List<Rejection> Rejections(this ReadOutcome outcome) => [.. outcome.Findings().OfType<Finding.Refused>().Select(r => r.Rejection)];

    /// <summary>Enumerates an outcome whole, as the pipeline does.</summary>
    public static int Drain(this ReadOutcome outcome) => outcome is ReadOutcome.Items items ? items.Findings.Count() : 0;
}
