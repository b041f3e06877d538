using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>A venue as it is known: its name, street and point (null: unknown), and its commune.</summary>
public sealed record KnownVenue(string Venue, string? Street, LatLon? Point, string Insee);

/// <summary>A street or a venue (as its words are written, in the commune of that code) whose point a geocoder gave, and how exactly it stands for it.</summary>
public sealed record GeocodedWords(string Words, string Insee, LatLon Point, PlacePrecision Precision);

/// <summary>
/// Venues by name and commune: the points that records with coordinates of their own give, and what people corrected ("salle G" in this commune is the Salle des Guifettes). Immutable; names are
/// compared folded ("Salle des Guifettes" and "salle des guifettes" are one), and a name that was learned at points more than 500 m apart is left out. A person's word stands over what was learned.
/// Beside them, streets and venues that a geocoder placed: they give a point where nothing better is known.
/// </summary>
public sealed class VenueTable
{
    private const double SameVenueMetres = 500;
    private readonly Dictionary<(string Name, string Insee), KnownVenue> _venues = [];
    private readonly Dictionary<(string Words, string Insee), GeocodedWords> _geocoded = [];

    /// <summary>A table of these venues.</summary>
    public VenueTable(IEnumerable<(string Venue, string Insee, LatLon Point)> venues)
        : this(venues.Select(static v => new KnownVenue(v.Venue, null, v.Point, v.Insee)), []) { }

    /// <summary>
    /// A table of learned venues and of aliases that people gave: in the commune <c>Insee</c> the words <c>Alias</c> mean that venue; of two words on one alias the later wins.
    /// An alias without a point takes the one that was learned for the venue it stands for. <paramref name="geocoded"/>: what a geocoder placed, of two on the same words the later wins.
    /// </summary>
    public VenueTable(IEnumerable<KnownVenue> learned, IEnumerable<(string Alias, string Insee, KnownVenue Means)> aliases, IEnumerable<GeocodedWords>? geocoded = null)
    {
        foreach (var placed in geocoded ?? [])
            _geocoded[(Fold(placed.Words), placed.Insee)] = placed;
        HashSet<(string, string)> disputed = [];
        foreach (var venue in learned)
        {
            var key = (Fold(venue.Venue), venue.Insee);
            if (key.Item1.Length == 0 || venue.Point is not { IsPlausible: true } point)
                continue;
            if (_venues.TryGetValue(key, out var known) && known.Point!.Value.MetresTo(point) > SameVenueMetres)
                disputed.Add(key);
            else
                _venues.TryAdd(key, venue);
        }
        foreach (var key in disputed)
            _venues.Remove(key);
        foreach (var (alias, insee, means) in aliases)
        {
            var name = Fold(alias);
            if (name.Length == 0)
                continue;
            var learnedToo = means.Point is null ? _venues.GetValueOrDefault((Fold(means.Venue), means.Insee)) : null;
            _venues[(name, insee)] = means with { Point = means.Point ?? learnedToo?.Point, Street = means.Street ?? learnedToo?.Street };
        }
    }

    /// <summary>No venue.</summary>
    public static VenueTable Empty { get; } = new([]);

    /// <summary>How many names are known.</summary>
    public int Count => _venues.Count;

    /// <summary>What the words mean in that commune, or null when it isn't known.</summary>
    public KnownVenue? Find(string words, string insee) => _venues.Count == 0 ? null : _venues.GetValueOrDefault((Fold(words), insee));

    /// <summary>Where a geocoder placed the street, else the venue, in that commune; null when it placed neither. The street first: it is the address that was given.</summary>
    public GeocodedWords? FindGeocoded(string? street, string? venue, string insee) =>
        _geocoded.Count == 0 ? null
        : Geocoded(street, insee) ?? Geocoded(venue, insee);

    // By the words that are asked for, not by what a source explains behind them.
    private GeocodedWords? Geocoded(string? words, string insee) => AskableWords.Cut(words) is { } cut ? _geocoded.GetValueOrDefault((Fold(cut), insee)) : null;

    /// <summary>True when both names are one, folded.</summary>
    public static bool IsSame(string a, string b) => Fold(a) == Fold(b);

    /// <summary>The form in which words are compared.</summary>
    public static string Fold(string venue) => string.Join(' ', NameTokens.Words(venue.Length > 200 ? venue[..200] : venue));
}
