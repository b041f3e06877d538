using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>Places in one line, and the point that a record is drawn at.</summary>
public static class PlaceWords
{
    /// <summary>"Salle des Guifettes, 3 rue du Port, 44480 Donges"; the source's own words where no part was read; empty when nothing is known.</summary>
    public static string Of(Place place)
    {
        var commune = string.Join(' ', new[] { place.PostalCode, place.Commune?.Name }.Where(p => !string.IsNullOrWhiteSpace(p)));
        var parts = new[] { place.Venue, place.Street, commune }.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct(StringComparer.OrdinalIgnoreCase);
        var line = string.Join(", ", parts);
        // Without venue and street the raw words say more than the commune alone.
        if (place is { Venue: null, Street: null, Raw: { Length: > 0 } raw })
            return commune.Length == 0 || raw.Contains(place.Commune?.Name ?? commune, StringComparison.OrdinalIgnoreCase) ? raw : $"{raw}, {commune}";
        return line;
    }
}
