using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Pipeline;

/// <summary>What of a record goes into the index. Recurrences are expanded here, by the same dates that pages and feeds show; null: without school holidays.</summary>
public sealed class IndexDocuments(Gazetteer gazetteer, RuleDates? dates = null)
{
    private readonly RuleDates _dates = dates ?? RuleDates.WithoutSchoolHolidays;

    // Longer than any query looks ahead (400 days), so that a record that never changes stays findable until the yearly rebuild.
    private const int DaysAhead = 800;
    private const int DaysBack = 31;
    private const int MostOccurrences = DaysBack + DaysAhead + 1; // one a day: fewer would end before the days that a query looks ahead

    /// <summary>The document of a live record, seen from that day.</summary>
    public IndexDocument Of(Record record, DateOnly today)
    {
        var content = record.Content;
        return new IndexDocument
        {
            Kind = content.Kind,
            Title = content.Title,
            Text = record.SearchText,
            Points = Points(content),
            Communes = Communes(content),
            Themes = content.Themes,
            Sources = [.. record.Sources.Select(s => s.SourceId).Distinct(StringComparer.Ordinal)],
            Status = content.Status,
            Occurrences = Spans(content, today),
            Dated = content.Published?.ForSorting ?? record.Created,
            Expires = content.Kind switch
            {
                RecordKind.Offer => content.Until,
                RecordKind.Opportunity => content.Deadline,
                _ => null,
            },
        };
    }

    // near counts by places, for news also by the points of the communes that it is about; a place without a point of its own counts by its commune's.
    private IReadOnlyList<IndexPoint> Points(RecordContent content)
    {
        var points = new List<IndexPoint>();
        foreach (var place in content.Places)
        {
            var point = place.Precision == PlacePrecision.Unknown ? null : place.Point ?? (place.Commune is { } c ? gazetteer.Find(c.Insee)?.Point : null);
            if (point is { } known)
                points.Add(new IndexPoint(known, place.Commune?.Insee));
        }
        if (content.Kind == RecordKind.News)
        {
            foreach (var insee in content.Communes)
            {
                if (gazetteer.Find(insee)?.Point is { } point)
                    points.Add(new IndexPoint(point, insee));
            }
        }
        return [.. points.Distinct()];
    }

    private static IReadOnlyList<string> Communes(RecordContent content) =>
        [.. content.Communes.Concat(content.Places.Select(p => p.Commune?.Insee).OfType<string>()).Distinct(StringComparer.Ordinal)];

    private IReadOnlyList<IndexSpan> Spans(RecordContent content, DateOnly today)
    {
        IEnumerable<Occurrence> occurrences = content.Occurrences ?? [];
        occurrences = occurrences.Concat(_dates.Of(content, today.AddDays(-DaysBack), today.AddDays(DaysAhead), MostOccurrences));
        return [.. occurrences.Select(Span).Distinct().OrderBy(s => s.Start)];
    }

    internal static IndexSpan Span(Occurrence occurrence)
    {
        var start = occurrence.Start?.ToDateTime() ?? DateTime.MinValue;
        var end = occurrence.End switch
        {
            { Time: not null } minute => minute.ToDateTime(),
            { } day => EndOf(day.Date),
            null => occurrence.LastDay() is { } last ? EndOf(last) : DateTime.MinValue,
        };
        return new IndexSpan(start, end < start ? start : end);
    }

    private static DateTime EndOf(DateOnly day) => day.ToDateTime(new TimeOnly(23, 59));
}
