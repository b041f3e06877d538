using System.Globalization;
using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Places;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Geocoding;

/// <summary>Something whose point is wanted, and the questions that may bring it, the most exact first.</summary>
internal sealed record GeocodeRequest(GeocodeKind Kind, Commune Commune, string Words, IReadOnlyList<GeocodeQuestion> Questions)
{
    private const double LeastScore = 0.7;
    private const double FarthestMetres = 30_000; // as for coordinates that a source gives

    /// <summary>Two requests with one key ask for the same thing.</summary>
    public (GeocodeKind, string, string) Key => KeyOf(Kind, Commune.Insee, Words);

    /// <summary>The key of a kept answer.</summary>
    public static (GeocodeKind, string, string) KeyOf(GeocodeKind kind, string insee, string words) => (kind, insee, VenueTable.Fold(words));

    /// <summary>Asks where a commune is.</summary>
    public static GeocodeRequest Of(Commune commune) => new(GeocodeKind.Municipality, commune, commune.Name, [new(commune.Name, commune.Insee, AskedType.Municipality)]);

    /// <summary>Asks where a place's street is, or its venue when it has no street that may be told; null when nothing may be, or the place is known as exactly.</summary>
    public static GeocodeRequest? Of(Place place, Gazetteer gazetteer)
    {
        if (place.Precision >= PlacePrecision.Street || place is { Street: null, Venue: null } || place.Commune is null || gazetteer.Find(place.Commune.Insee) is not { } commune)
            return null;
        var askable = AskableWords.Of(place, gazetteer);
        if (askable.Street is { } street)
            return new(GeocodeKind.Street, commune, street, [.. StreetQuestions(street, commune)]);
        return askable.Venue is { } venue ? new(GeocodeKind.Venue, commune, venue, [Ask(venue, commune, AskedType.Locality)]) : null;
    }

    /// <summary>The point of an answer when it is taken, else null, and in both cases what was answered.</summary>
    public (LatLon? Point, string Detail) Judge(GeocodedPlace? best, AskedType asked, Gazetteer gazetteer)
    {
        if (best is null)
            return (null, "nothing known");
        var told = string.Create(CultureInfo.InvariantCulture, $"{best.Type} {best.Label ?? best.Name}, score {best.Score:0.00}");
        // Arrondissements answer for Paris, Lyon and Marseille, and a service may hold codes from before a merger.
        var refusal = best.CityCode is null || gazetteer.Find(best.CityCode)?.Insee != Commune.Insee ? "in another commune"
            : best.Score < LeastScore ? "doesn't fit well enough"
            : !IsAsked(best.Type, asked) ? "not what was asked for"
            : asked == AskedType.Locality && !VenueTable.IsSame(best.Name ?? "", Words) ? "has another name"
            : !GazetteerImport.LiesInFrance(Commune, best.Point) ? "not in France"
            : Commune.Point is { } middle && middle.MetresTo(best.Point) > FarthestMetres ? "too far from its commune"
            : null;
        return refusal is null ? (best.Point, told) : (null, $"{told}: {refusal}");
    }

    private static bool IsAsked(string type, AskedType asked) => asked switch
    {
        AskedType.Municipality => type == "municipality",
        AskedType.Locality => type is "locality" or "poi" or "venue",
        AskedType.HouseNumber => type is "housenumber" or "street",
        _ => type is "street" or "locality",
    };

    // A number that the service doesn't know leaves the street, whose point is as exact as we say.
    private static IEnumerable<GeocodeQuestion> StreetQuestions(string street, Commune commune)
    {
        var name = street.AsSpan().IndexOfAnyExceptInRange('0', '9') is > 0 and var end ? WithoutNumber(street[end..]) : null;
        if (name is not null)
            yield return Ask(street, commune, AskedType.HouseNumber);
        yield return Ask(name ?? street, commune, AskedType.Street);
    }

    // "12 bis, rue du Port", "3-5 rue", "12ter rue"
    private static string WithoutNumber(string rest)
    {
        var words = rest.Split([' ', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var start = 0;
        while (start < words.Length - 1 && (words[start].Length == 1 || char.IsAsciiDigit(words[start][0]) || words[start].ToLowerInvariant() is "bis" or "ter" or "quater" or "et"))
            start++;
        return string.Join(' ', words.Skip(start));
    }

    private static GeocodeQuestion Ask(string words, Commune commune, AskedType type) => new($"{words} {commune.Name}", commune.Insee, type);
}
