using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>Makes places of a source's words.</summary>
internal static class PlaceReading
{
    private const int MostPlaces = 20;
    private const int LongestRaw = 1_000;

    /// <summary>
    /// The places that the words tell, the first the main one. When they tell none, the source's own commune at low confidence; empty when it has none either.
    /// The raw text is never lost: what cannot be resolved has precision <see cref="PlacePrecision.Unknown"/> and no point. A venue whose own point isn't known
    /// stands at its commune's point with precision <see cref="PlacePrecision.Commune"/> and keeps its name.
    /// </summary>
    public static IReadOnlyList<ReadPlace> Read(PlaceWords words, SourceProfile source, Gazetteer gazetteer, VenueTable venues)
    {
        var ground = new SourceGround(source, gazetteer);
        var count = Math.Min(MostPlaces, Math.Max(words.Places.Count, words.Addresses.Count));
        if (count == 0)
        {
            var bare = words.Commune is not null || words.PostalCode is not null || words.Lat is not null || words.Lon is not null;
            return bare ? [ReadOne(null, null, words, isFirst: true)] : OfSource();
        }
        List<ReadPlace> places = new(count);
        for (var i = 0; i < count; i++)
        {
            var place = ReadOne(words.Places.ElementAtOrDefault(i), words.Addresses.ElementAtOrDefault(i), words, isFirst: i == 0);
            if (!places.Exists(p => p.Place == place.Place))
                places.Add(place);
        }
        return places;

        IReadOnlyList<ReadPlace> OfSource() => ground.Own is { } own
            ? [new(new(null, null, null, null, own.ToRef(), own.Point, PlacePrecision.Commune), 0.4, [], ["no place given: the source's own commune"])]
            : [];

        ReadPlace ReadOne(string? place, string? address, PlaceWords all, bool isFirst)
        {
            var raw = Raw(place, address, all);
            if (IsNowhere(place, address) is { } nowhere)
                return new(new(raw, null, null, null, null, null, PlacePrecision.Unknown), 0.9, [], [nowhere]);
            var parts = Parts(place, address);
            var postalCode = parts.PostalCode ?? (isFirst || count == 1 ? CleanPostalCode(all.PostalCode) : null);
            var found = PlaceCommune.Find(new(place, address, parts, all.Commune, postalCode), source, ground, gazetteer);
            return Placed(raw, parts with { PostalCode = postalCode }, found, isFirst ? (all.Lat, all.Lon) : default, gazetteer, venues);
        }
    }

    private static ReadPlace Placed(string? raw, AddressParts parts, FoundCommune found, (string? Lat, string? Lon) given, Gazetteer gazetteer, VenueTable venues)
    {
        List<string> reasons = [.. found.Reasons];
        var (commune, confidence) = (found.Commune, found.Confidence);
        var read = GivenPoint.Read(given.Lat, given.Lon, commune);
        if (read?.Reason is { } reason)
            reasons.Add(reason);
        if (read is { Doubtful: true })
            confidence *= 0.7;
        if (commune is null && read?.Point is { } alone && gazetteer.Within(alone, GivenPoint.FarthestMetres / 2) is [var nearest, ..])
        {
            // Without contours the nearest town point is a guess: the neighbour's may be nearer.
            (commune, confidence) = (nearest, 0.5);
            reasons.Add($"the nearest town of the coordinates is {nearest.Name}");
        }
        var venue = VenueName(parts.Venue, commune);
        var street = parts.Street;
        var known = commune is null ? null : (venue is null ? null : venues.Find(venue, commune.Insee)) ?? (raw is null ? null : venues.Find(raw, commune.Insee));
        if (known is not null)
        {
            if (known.Venue != venue)
                reasons.Add($"the venue is known as {known.Venue}");
            (venue, street) = (venue is not null && VenueTable.IsSame(venue, known.Venue) ? venue : known.Venue, street ?? known.Street);
        }
        var (point, precision) = (commune?.Point, commune is null ? PlacePrecision.Unknown : PlacePrecision.Commune);
        if (read?.Point is { } own)
        {
            (point, precision) = (own, street is not null && venue is null ? PlacePrecision.Street : PlacePrecision.Venue);
            reasons.Add("the source gives coordinates");
        }
        else if (known?.Point is { } learned)
        {
            (point, precision) = (learned, PlacePrecision.Venue);
            reasons.Add("the venue's point is known from another record");
        }
        else if (commune is not null && venues.FindGeocoded(street, venue, commune.Insee) is { } placed)
        {
            (point, precision) = (placed.Point, placed.Precision);
            reasons.Add("the geocoder placed the address");
        }
        var postalCode = parts.PostalCode ?? (commune is { PostalCodes: [var only] } ? only : null);
        return new(new(raw, venue, street, postalCode, commune?.ToRef(), point, precision), Math.Round(confidence, 2), found.Alternatives, reasons);
    }

    private static AddressParts Parts(string? place, string? address)
    {
        var ofPlace = place is null ? AddressParts.None : AddressGrammar.Read(place);
        var ofAddress = address is null ? AddressParts.None : AddressGrammar.Read(address);
        // "Place des Fêtes", "La Coopérative de Rue de Cirque": where the address has the street, the place's words are the venue's name.
        var venue = ofAddress.Street is not null && ofPlace is { Street: not null, PostalCode: null } ? place!.Trim() : ofPlace.Venue;
        return new(
            venue ?? ofAddress.Venue,
            ofAddress.Street ?? ofPlace.Street,
            ofAddress.PostalCode ?? ofPlace.PostalCode,
            ofAddress.Town ?? ofPlace.Town);
    }

    // "Donges" alone, or "Salle des Guifettes, Donges": the commune is no venue.
    private static string? VenueName(string? venue, Commune? commune)
    {
        if (venue is null || commune is null)
            return Capitalized(venue);
        if (Departments.Split(venue) is (var before, { } department) && department == commune.Department)
            venue = before; // "Foyer rural, Saint-Nazaire, Gard"
        var name = NameTokens.Words(commune.Name);
        var words = NameTokens.Words(venue);
        if (words.Count is > 0 && words.Count < name.Count && venue.Length > 4 && name.Take(words.Count).SequenceEqual(words))
            return null; // "Montoir" of Montoir-de-Bretagne
        if (IsTail(words, name) is false && !(name.Count > 1 && name[0] is "le" or "la" or "les" or "l" && IsTail(words, name[1..])))
            return Capitalized(venue);
        if (words.Count <= name.Count)
            return null;
        var cut = venue.LastIndexOfAny([',', ';', '-', '–', '(', ':']);
        while (cut > 0)
        {
            var tail = NameTokens.Words(venue.AsSpan(cut + 1));
            if (tail.Count > 0 && tail.SequenceEqual(name))
                return Capitalized(venue[..cut].Trim(' ', ',', ';', '-', '–', ':'));
            if (tail.Count > name.Count)
                break;
            cut = venue.LastIndexOfAny([',', ';', '-', '–', '(', ':'], cut - 1);
        }
        if (PlacedIn.Match(venue) is { Success: true } placed && NameTokens.Words(placed.Groups["town"].ValueSpan).SequenceEqual(name))
            return Capitalized(placed.Groups["venue"].Value.Trim(' ', ',', ';', '-', '–', ':'));
        return Capitalized(venue); // "Mairie de Donges" is the venue's own name
    }

    private static bool IsTail(List<string> words, List<string> name) => words.Count >= name.Count && words[^name.Count..].SequenceEqual(name);

    private static string? Capitalized(string? venue) =>
        string.IsNullOrWhiteSpace(venue) ? null : char.IsLower(venue[0]) ? char.ToUpperInvariant(venue[0]) + venue[1..] : venue;

    private static string? Raw(string? place, string? address, PlaceWords all)
    {
        var raw = string.Join(", ", new[] { place, address }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()));
        if (raw.Length == 0)
            raw = string.Join(' ', new[] { all.PostalCode, all.Commune }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()));
        return raw.Length == 0 ? null : raw.Length > LongestRaw ? raw[..LongestRaw] : raw;
    }

    private static string? CleanPostalCode(string? code)
    {
        var digits = code is { Length: <= 20 } ? string.Concat(code.Where(char.IsAsciiDigit)) : "";
        return digits.Length switch { 5 => digits, 4 => "0" + digits, _ => null };
    }

    private static string? IsNowhere(string? place, string? address)
    {
        var words = $"{place} {address}";
        if (words.Length > LongestRaw)
            return null;
        return Online.IsMatch(words) ? "it takes place online" : Itinerant.IsMatch(words) ? "it moves from place to place" : null;
    }

    private static Regex Linear(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex Online = Linear(
        @"^[\s(]*(en ligne|à distance|a distance|en visio(conf[ée]rence)?|visio(conf[ée]rence)?|webinaire|zoom|microsoft teams|teams|online|virtuel|par t[ée]l[ée]phone|sur internet|https?://\S+)\b[^,]{0,60}$");

    private static readonly Regex Itinerant = Linear(
        @"^[\s(]*(itin[ée]rant\w*|en itin[ée]rance|lieux? divers|divers lieux|plusieurs lieux|diff[ée]rents lieux|lieu (à|a) (d[ée]finir|pr[ée]ciser|confirmer|venir)|dans toute la (france|r[ée]gion)|partout en france)\b[^,]{0,60}$");

    private static readonly Regex PlacedIn = new(@"^(?<venue>.+)\s(à|au|aux|a)\s+(?<town>\P{Ll}.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
