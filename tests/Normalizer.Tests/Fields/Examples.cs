using Wiker.Ingest.Normalizer.Tests.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Items of one field or a few, normalized for a source of Donges with the shipped gazetteer.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset Seen = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    private static readonly Normalization Sut = new(France.Gazetteer, Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));

    public static Normalized Normalize(params (string Field, string Value)[] fields) => Normalize(false, fields);

    public static Normalized Normalize(bool isHtml, params (string Field, string Value)[] fields) => Normalize(France.Donges, isHtml, fields);

    public static Normalized Normalize(SourceProfile source, bool isHtml, params (string Field, string Value)[] fields)
    {
        var item = new RawItem { Locator = "item 1", Page = "https://mairie.demo.test/bulletin", IsHtml = isHtml };
        foreach (var group in fields.Where(f => f.Value.Length > 0).GroupBy(f => f.Field))
            item = item.With(group.Key, group.Select(f => f.Value));
        return Sut.Normalize(item, source, Seen);
    }

    public static TextUnderstanding Understand(string text) => Sut.Understand(text, new DateTime(2026, 3, 10), "44052");

    public static SourceRecord One(RecordKind kind, params (string Field, string Value)[] fields) =>
        Normalize(France.Donges with { Records = kind }, isHtml: false, fields).Records.ShouldHaveSingleItem();
}
