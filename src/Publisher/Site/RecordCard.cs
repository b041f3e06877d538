using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What a list shows of a record, in plain French: contacts of persons never.</summary>
public sealed record RecordCard
{
    /// <summary>ULID.</summary>
    public required string Id { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>Its kind.</summary>
    public required RecordKind Kind { get; init; }
    /// <summary>When, in words; null when it has no time.</summary>
    public required string? When { get; init; }
    /// <summary>Where, in words; null when unknown.</summary>
    public required string? Where { get; init; }
    /// <summary>How far, in words ("4 km"); null without a centre.</summary>
    public required string? Distance { get; init; }
    /// <summary>Its summary, when its rights let it leave.</summary>
    public required string? Summary { get; init; }
    /// <summary>What happened to it, when that is more than "it takes place".</summary>
    public required string? Status { get; init; }
    /// <summary>True when it will not take place as announced.</summary>
    public required bool IsOff { get; init; }
    /// <summary>Names of its sources.</summary>
    public required string From { get; init; }
    /// <summary>The day under which an agenda lists it; null for other kinds.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>The card of a record as seen on that day; <paramref name="occurrences"/> are those shown, in order.</summary>
    public static RecordCard Of(Record record, double? distanceMetres, IReadOnlyList<Occurrence> occurrences, DateOnly from, DateOnly today)
    {
        var content = record.Content;
        var next = occurrences.FirstOrDefault(o => (o.End ?? o.Start)?.Date >= from) ?? occurrences.LastOrDefault();
        return new RecordCard
        {
            Id = record.Id,
            Title = content.Title,
            Kind = content.Kind,
            When = When(content, next, today),
            Where = PlaceWords(content),
            Distance = distanceMetres is { } metres ? KindWords.Distance(metres) : null,
            Summary = content.Summary,
            Status = content.Status is { } status and not RecordStatus.Scheduled ? KindWords.Status(status) : null,
            IsOff = content.Status is RecordStatus.Cancelled or RecordStatus.Postponed,
            From = string.Join(", ", record.Sources.Select(s => s.Name).Distinct(StringComparer.Ordinal)),
            Day = next is null ? null : Later(next.Start?.Date ?? from, from),
        };
    }

    /// <summary>Its first place in a line, or null.</summary>
    public static string? PlaceWords(RecordContent content)
    {
        if (content.Places is not [var place, ..])
            return null;
        var words = string.Join(", ", new[] { place.Venue ?? place.Street, place.Commune?.Name ?? (place.Venue is null ? place.Raw : null) }.Where(w => !string.IsNullOrWhiteSpace(w)));
        return words.Length == 0 ? place.Raw : words;
    }

    private static string? When(RecordContent content, Occurrence? next, DateOnly today) => content.Kind switch
    {
        RecordKind.Event => (next, content.Rule?.Text) switch
        {
            (null, var rule) => rule,
            (_, null) => DateWords.Of(next, today),
            var (occurrence, rule) => $"{DateWords.Of(occurrence, today)} ({rule})",
        },
        RecordKind.News => content.Published is { } published ? $"publié le {DateWords.Date(published.Day)}" : null,
        RecordKind.Offer => content.Until is { } until ? $"jusqu’au {DateWords.Date(until)}" : null,
        RecordKind.Opportunity => content.Deadline is { } deadline ? $"réponse avant le {DateWords.Date(deadline)}" : null,
        _ => null,
    };

    // Something that began before is listed under the first day that is shown.
    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
