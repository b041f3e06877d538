using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>Where the sources of a record differ, in words.</summary>
internal static class RecordDifferences
{
    private const int MostDates = 6;

    // Differences of no use to a reader: how a source sorts things, or when it wrote.
    private static readonly HashSet<string> Untold = new(StringComparer.Ordinal) { "body", "language", "published", "modified", "communes", "themes", "image", "timezone", "link", "summary" };

    /// <summary>The disagreements that matter to a reader, each value in words with those who give it.</summary>
    public static IReadOnlyList<Difference> Of(Record record, DateOnly today)
    {
        var names = record.Sources.GroupBy(s => s.SourceId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
        return
        [
            .. record.Disagreements.Where(d => !Untold.Contains(d.Field)).Select(d => new Difference(
                FieldName(d.Field),
                [.. d.Values.Select(v => new DifferingValue(Words(d.Field, v.Value, record.Content, today), string.Join(", ", v.Sources.Select(id => names.GetValueOrDefault(id, id)))))]))
                // Two writings of one value look alike in words.
                .Where(d => d.Values.Select(v => v.Value).Distinct(StringComparer.Ordinal).Count() > 1),
        ];
    }

    private static string Words(string fieldName, JsonElement value, RecordContent content, DateOnly today)
    {
        if (RecordField.Find(fieldName) is not { } field || !field.TrySet(content, value, out var with, out _) || field.IsUnknown(with))
            return SiteTexts.DifferNothing;
        return fieldName switch
        {
            "title" => with.Title,
            "occurrences" => DateWords.Capital(DateWords.Of(with.Occurrences ?? [], today, MostDates)),
            "rule" => with.Rule?.Text ?? SiteTexts.DifferNothing,
            "places" => string.Join("\u00A0; ", with.Places.Select(RecordFacts.Address)),
            "status" => with.Status is { } status ? KindWords.Status(status) : SiteTexts.DifferNothing,
            "until" => DateWords.Date(with.Until!.Value),
            "deadline" => DateWords.Date(with.Deadline!.Value),
            "surfaceM2" => RecordFacts.Surface(with.SurfaceM2!.Value),
            "openingHours" => OpeningHoursWords.Of(with.OpeningHours!),
            "activities" => string.Join(", ", with.Activities!),
            "trade" => string.Join(", ", with.Trade!.Select(KindWords.Of)),
            "contacts" => string.Join(", ", with.Contacts.Phones.Select(p => KindWords.Phone(p.Value)).Concat(with.Contacts.Emails.Select(e => e.Value)).Concat(with.Contacts.Sites).Concat(with.Contacts.Social)),
            _ => value.ToString(),
        };
    }

    private static string FieldName(string field) => field switch
    {
        "title" => SiteTexts.FieldTitle,
        "occurrences" => SiteTexts.FieldOccurrences,
        "rule" => SiteTexts.FieldRule,
        "places" => SiteTexts.FieldPlaces,
        "status" => SiteTexts.FieldStatus,
        "price" => SiteTexts.FieldPrice,
        "openingHours" => SiteTexts.FieldHours,
        "until" or "deadline" => SiteTexts.FieldDeadline,
        "rent" => SiteTexts.FieldRent,
        "surfaceM2" => SiteTexts.FieldSurface,
        "contacts" => SiteTexts.FieldContacts,
        "wanted" => SiteTexts.FieldWanted,
        "audience" => SiteTexts.FieldAudience,
        "activities" => SiteTexts.FieldActivities,
        "trade" => SiteTexts.FieldTrade,
        "siren" or "rna" => SiteTexts.FieldNumber,
        _ => SiteTexts.FieldLink,
    };
}
