using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Items of an invented town hall, normalized with a gazetteer of two communes; they are seen on 10 March 2026.</summary>
internal static class TownHall
{
    public static readonly DateTimeOffset Seen = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gazetteer Communes = new([
        new("44052", "Donges", ["44480"], "44", 8000, null, new LatLon(47.3183, -2.0756)),
        new("44013", "Besné", ["44160"], "44", 3000, null, new LatLon(47.398, -2.09)),
    ]);

    public static readonly Normalization Sut = new(Communes, Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));

    public static SourceProfile Source(RecordKind? records = null, Reuse reuse = Reuse.Extract) => new()
    {
        Id = "donges-mairie",
        Name = "Mairie de Donges",
        Owner = "Mairie de Donges",
        Site = "https://mairie.demo.test/",
        Records = records,
        Commune = "44052",
        Licence = new("none", reuse, "Mairie de Donges"),
        Categories = new Dictionary<string, string> { ["Concerts"] = "musique" },
    };

    public static RawItem Item(params (string Field, string Value)[] fields)
    {
        var item = new RawItem { Locator = "item 1", Page = "https://mairie.demo.test/agenda" };
        foreach (var group in fields.GroupBy(f => f.Field))
            item = item.With(group.Key, group.Select(f => f.Value));
        return item;
    }

    public static SourceRecord Event(params (string, string)[] fields) => Sut.Normalize(Item(fields), Source(RecordKind.Event), Seen).Records.ShouldHaveSingleItem();
}
