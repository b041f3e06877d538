using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>What a source says of where, in its own words. All blank: it says nothing.</summary>
internal sealed record PlaceWords
{
    /// <summary>Names of venues, or whole places in words, in document order.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    /// <summary>Postal addresses in words; the first belongs to the first place, and so on.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
    /// <summary>Commune by name or INSEE code.</summary>
    public string? Commune { get; init; }
    /// <summary>Postcode given apart.</summary>
    public string? PostalCode { get; init; }
    /// <summary>Latitude as written.</summary>
    public string? Lat { get; init; }
    /// <summary>Longitude as written.</summary>
    public string? Lon { get; init; }

    /// <summary>The place fields of a raw item.</summary>
    public static PlaceWords Of(RawItem item) => new()
    {
        Places = item.All(RawField.Place),
        Addresses = item.All(RawField.Address),
        Commune = item.First(RawField.Commune),
        PostalCode = item.First(RawField.PostalCode),
        Lat = item.First(RawField.Lat),
        Lon = item.First(RawField.Lon),
    };
}

/// <summary>A place as understood: how sure (0 to 1), which other communes it could be (most likely first), and why, in words.</summary>
internal sealed record ReadPlace(Place Place, double Confidence, IReadOnlyList<CommuneRef> Alternatives, IReadOnlyList<string> Reasons);

/// <summary>A commune that a text names: where (the first time), how sure, and which homonyms were left aside.</summary>
internal sealed record CommuneMention(Commune Commune, int Start, int Length, double Confidence, IReadOnlyList<CommuneRef> Alternatives);
