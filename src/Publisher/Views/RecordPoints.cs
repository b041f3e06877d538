using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>The point that a record is drawn at: the same that the index counts by, so that what it finds by a point has one.</summary>
public sealed class RecordPoints(Gazetteer gazetteer)
{
    /// <summary>The point of its most exactly known place, else of its place's commune, for news of its first commune; null when none is known.</summary>
    public LatLon? Of(Record record)
    {
        var content = record.Content;
        foreach (var place in content.Places.Where(p => p.Precision != PlacePrecision.Unknown).OrderByDescending(p => p.Precision))
        {
            if ((place.Point ?? (place.Commune is { } commune ? gazetteer.Find(commune.Insee)?.Point : null)) is { } point)
                return point;
        }
        return content.Kind == RecordKind.News ? content.Communes.Select(c => gazetteer.Find(c)?.Point).FirstOrDefault(p => p is not null) : null;
    }
}
