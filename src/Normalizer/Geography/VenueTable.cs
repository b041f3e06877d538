using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>
/// Points of venues by name and commune, learned from records that give coordinates of their own. Immutable; names are compared folded
/// ("Salle des Guifettes" and "salle des guifettes" are one), and a name that was learned at points more than 500 m apart is left out.
/// </summary>
public sealed class VenueTable
{
    private const double SameVenueMetres = 500;
    private readonly Dictionary<(string Name, string Insee), LatLon> _points = [];

    /// <summary>A table of these venues.</summary>
    public VenueTable(IEnumerable<(string Venue, string Insee, LatLon Point)> venues)
    {
        HashSet<(string, string)> disputed = [];
        foreach (var (venue, insee, point) in venues)
        {
            var key = (Fold(venue), insee);
            if (key.Item1.Length == 0 || !point.IsPlausible)
                continue;
            if (_points.TryGetValue(key, out var known) && known.MetresTo(point) > SameVenueMetres)
                disputed.Add(key);
            else
                _points.TryAdd(key, point);
        }
        foreach (var key in disputed)
            _points.Remove(key);
    }

    /// <summary>No venue.</summary>
    public static VenueTable Empty { get; } = new([]);

    /// <summary>The venue's own point, or null when it isn't known.</summary>
    public LatLon? Find(string venue, string insee) => _points.TryGetValue((Fold(venue), insee), out var point) ? point : null;

    private static string Fold(string venue) => string.Join(' ', NameTokens.Words(venue.Length > 200 ? venue[..200] : venue));
}
