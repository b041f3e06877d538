using CsCheck;
using static Wiker.Ingest.Normalizer.Tests.Fields.TownHall;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>What holds for any item and under any culture.</summary>
public sealed class NormalizationRobustnessTests
{
    [Fact]
    public void Any_item_is_normalized_without_harm_and_twice_alike()
    {
        string[] scraps = ["samedi 14 mars à 20h", "tous les mardis", "<p>", "</div>", "02 61 91 00 42", "12/13/14", "\ud800", "Ã©", "&#0;", "jusqu'au", "31 février", "9999-12-31T23:59", "0001-01-01", "FREQ=DAILY", "\0", "http://[", "5 €", "@", "+33", "24h", "1/1/0000", "Donges", "99999999999999999999"];
        var words = Gen.Int[0, scraps.Length - 1].Select(i => scraps[i]);
        var value = Gen.OneOf(Gen.Select(words, words, words, (a, b, c) => $"{a} {b}{c}"), Gen.String);
        var field = Gen.Int[0, RawField.All.Count - 1].Select(i => RawField.All[i]);
        Gen.Select(Gen.Select(field, value).Array[0, 12], Gen.Bool, Gen.Int[-1, 6]).Sample((fields, isHtml, kind) =>
        {
            var item = Item(fields) with { IsHtml = isHtml };
            var source = Source(kind < 0 ? null : (RecordKind)kind);
            var once = Sut.Normalize(item, source, Seen);
            var twice = Sut.Normalize(item, source, Seen);
            once.Records.Count.ShouldBe(twice.Records.Count);
            for (var i = 0; i < once.Records.Count; i++)
            {
                System.Text.Json.JsonSerializer.Serialize(once.Records[i], ModelJson.Stored.SourceRecord).ShouldBe(System.Text.Json.JsonSerializer.Serialize(twice.Records[i], ModelJson.Stored.SourceRecord));
                once.Records[i].Keys.ShouldNotBeEmpty();
                once.Records[i].Content.Title.Length.ShouldBeInRange(1, 200);
                (once.Records[i].Content.Summary?.Length ?? 0).ShouldBeLessThanOrEqualTo(300);
            }
        }, iter: 2_000);
    }

    [Fact]
    public void The_same_item_is_read_alike_under_any_culture()
    {
        var item = Item((RawField.Title, "FÊTE DE L'ÎLE INTIME"), (RawField.When, "dimanche 1er novembre 2026 à 15 h"), (RawField.Price, "5,50"));
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var plain = System.Text.Json.JsonSerializer.Serialize(Sut.Normalize(item, Source(RecordKind.Event), Seen).Records[0], ModelJson.Stored.SourceRecord);
        try
        {
            foreach (var culture in (string[])["tr-TR", "th-TH", "ar-SA", "fr-FR"])
            {
                System.Globalization.CultureInfo.CurrentCulture = new(culture);
                System.Text.Json.JsonSerializer.Serialize(Sut.Normalize(item, Source(RecordKind.Event), Seen).Records[0], ModelJson.Stored.SourceRecord).ShouldBe(plain);
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
