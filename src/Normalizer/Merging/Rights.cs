using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Merging;

/// <summary>What of a source record may leave this machine (<c>model.md</c> §4). Everything that merging shows has passed here.</summary>
public static class Rights
{
    /// <summary>The content with every value taken out that its re-use doesn't let leave.</summary>
    public static RecordContent Leaving(RecordContent content, Reuse reuse) => reuse switch
    {
        Reuse.Full => content.Image is { Credit: null, Licence: null } ? content with { Image = null } : content,
        Reuse.Extract => content with { Body = null, Image = null },
        _ => LinkOnly(content),
    };

    /// <summary>
    /// The content with a credit on its picture: one that comes without is credited with the words that its source asks to be named by, which its licence lets leave under them.
    /// A picture that neither says whose it is is none to show.
    /// </summary>
    public static RecordContent Credited(RecordContent content, string attribution) => content.Image switch
    {
        null or { Credit.Length: > 0 } => content,
        { } image => content with { Image = string.IsNullOrWhiteSpace(attribution) ? null : image with { Credit = attribution } },
    };

    // Press: title, link, date, source and communes. Kind, themes and language are our own words about it; the place is no more than its commune.
    private static RecordContent LinkOnly(RecordContent content) => new()
    {
        Kind = content.Kind,
        Title = content.Title,
        Link = content.Link,
        Language = content.Language,
        Published = content.Published,
        Modified = content.Modified,
        Communes = content.Communes,
        Themes = content.Themes,
        Status = content.Status,
        Occurrences = content.Occurrences,
        Timezone = content.Timezone,
        Rule = content.Rule is { Rrule.Length: > 0 } rule ? rule with { Text = null } : null,
        Until = content.Until,
        Deadline = content.Deadline,
        Places = [.. content.Places.Where(p => p.Commune is not null).Select(p => new Place(null, null, null, null, p.Commune, null, PlacePrecision.Commune)).Distinct()],
    };
}
