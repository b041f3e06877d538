using Wiker.Ingest.Normalizer.Tests.Geography;

namespace Wiker.Ingest.Normalizer.Tests.Matching;

/// <summary>Source records in few words.</summary>
internal static class Said
{
    public static SourceRecord By(string source, RecordKind kind, string title, string when, string where, string locator = "item 1") => new()
    {
        SourceId = source,
        Part = "",
        Locator = locator,
        Keys = [new(KeyScheme.Content, $"{source} {title} {when}")],
        Reuse = Reuse.Extract,
        Confidence = new Dictionary<string, double>(),
        Content = Dated(new() { Kind = kind, Title = title, Places = Places(where) }, when),
    };

    /// <summary><c>2026-12-05T20:30</c>, <c>2026-12-05/2026-12-06</c>, several by commas, <c>WEEKLY TU 18:00</c>; for news the day it was published.</summary>
    private static RecordContent Dated(RecordContent content, string when)
    {
        if (when.Length == 0)
            return content;
        if (content.Kind == RecordKind.News)
            return content with { Published = SourceDate.TryParse(when, out var published) ? published : null };
        if (when.Split(' ') is ["WEEKLY", var day, var hour])
            return content with { Rule = new($"FREQ=WEEKLY;BYDAY={day}", Moment($"2026-09-01T{hour}"), null, [], null) };
        return content with
        {
            Occurrences = [.. when.Split(',').Select(o => o.Split('/') is [var from, var to]
            ? new Occurrence(Moment(from), Moment(to), DatePrecision.Day)
            : new Occurrence(Moment(o), null, o.Contains('T', StringComparison.Ordinal) ? DatePrecision.Minute : DatePrecision.Day))]
        };
    }

    /// <summary><c>44052</c>, <c>44052@Salle des Guifettes</c>, <c>44052#12 rue de la Paix</c>.</summary>
    private static IReadOnlyList<Place> Places(string where)
    {
        if (where.Length == 0)
            return [];
        var commune = France.Gazetteer.Find(where[..5])!;
        var rest = where[5..];
        return [new(where, rest.StartsWith('@') ? rest[1..] : null, rest.StartsWith('#') ? rest[1..] : null, null, commune.ToRef(), commune.Point, PlacePrecision.Commune)];
    }

    private static LocalMoment Moment(string text) => LocalMoment.TryParse(text, out var moment) ? moment : throw new FormatException(text);
}
