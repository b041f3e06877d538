using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Geocoding;

/// <summary>What a question looks for, in the API's own words.</summary>
public enum AskedType { Municipality, Street, HouseNumber, Locality }

/// <summary>One question. <paramref name="Text"/> holds street, venue and commune, never anything of a person; <paramref name="Insee"/>: the commune to look in.</summary>
public sealed record GeocodeQuestion(string Text, string Insee, AskedType Type);

/// <summary>The service's best answer, unjudged: how well it fits (0 to 1), what it is (<c>housenumber</c>, <c>street</c> …), its commune, names and point.</summary>
public sealed record GeocodedPlace(double Score, string Type, string? CityCode, string? Name, string? Label, LatLon Point);

/// <summary>What came of one question: a closed family, expected failures included.</summary>
public abstract record GeocodeOutcome
{
    private GeocodeOutcome() { }

    /// <summary>The service answered; null: it knows nothing that fits.</summary>
    public sealed record Answered(GeocodedPlace? Best) : GeocodeOutcome;

    /// <summary>It asks to be left alone until then, for longer than is waited for.</summary>
    public sealed record Paused(DateTimeOffset Until) : GeocodeOutcome;

    /// <summary>No usable answer; <paramref name="Detail"/> is for people.</summary>
    public sealed record Failed(string Detail) : GeocodeOutcome;
}
