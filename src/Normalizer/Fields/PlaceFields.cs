using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Where an item takes place, and which communes it is about.</summary>
internal static class PlaceFields
{
    private const double Sure = 0.5;
    private const int MostPlaces = 20;

    /// <summary>The communes that title and text name with some certainty, the main one first.</summary>
    public static IReadOnlyList<CommuneMention> Named(ItemWords text, SourceProfile source, Gazetteer gazetteer) =>
        [.. CommuneMentions.Find(text.Title.Length == 0 ? text.Prose : $"{text.Title}\n{text.Prose}", source, gazetteer).Where(m => m.Confidence >= Sure)];

    /// <summary>
    /// The places that an item tells, the main one first. Without place fields an event may tell its venue in its text; else the places are the communes that the text names;
    /// only a text that names none stands at its source's own.
    /// </summary>
    public static IReadOnlyList<ReadPlace> Places(RawItem item, ItemWords text, IReadOnlyList<CommuneMention> named, RecordKind kind, SourceProfile source, Gazetteer gazetteer, VenueTable venues, FieldNotes notes)
    {
        var words = PlaceWords.Of(item);
        var isSilent = words.Places.Count + words.Addresses.Count == 0 && words.Commune is null && words.PostalCode is null && words.Lat is null && words.Lon is null;
        if (isSilent && kind == RecordKind.Event && ToldVenue(text, named, source, gazetteer, venues) is { } told)
        {
            notes.Note("places", told.Words, told.Value.Venue ?? told.Value.Raw ?? "", told.Confidence * 0.85, "in the text: " + told.Reason);
            return [new(told.Value, told.Confidence, [], [told.Reason])];
        }
        if (isSilent && named.Count > 0)
        {
            notes.Note("places", "", string.Join("; ", named.Take(MostPlaces).Select(m => m.Commune.Name)), named[0].Confidence * 0.85, "no place given: the communes that the text names", [.. named[0].Alternatives.Select(a => $"{a.Name} ({a.Insee})")]);
            return [.. named.Take(MostPlaces).Select(m => new ReadPlace(new(null, null, null, null, m.Commune.ToRef(), m.Commune.Point, PlacePrecision.Commune), m.Confidence, m.Alternatives, ["named in the text"]))];
        }
        if ((words.Lat is not null || words.Lon is not null) && !IsPoint(words.Lat, words.Lon))
            notes.Refuse("places", "coordinates-invalid", $"{words.Lat} {words.Lon}");
        var places = PlaceReading.Read(words, source, gazetteer, venues);
        if (places is [var main, ..])
        {
            notes.Note("places", string.Join(" / ", words.Places.Concat(words.Addresses)), string.Join("; ", places.Select(p => $"{p.Place.Venue ?? p.Place.Street ?? p.Place.Raw} {p.Place.Commune?.Name} ({p.Place.Precision})".Trim())),
                main.Confidence, string.Join("; ", main.Reasons), [.. main.Alternatives.Select(a => $"{a.Name} ({a.Insee})")]);
        }
        return places;
    }

    // A venue whose words name no commune lies in the one that the text is about, before the source's own.
    private static Understood<Place>? ToldVenue(ItemWords text, IReadOnlyList<CommuneMention> named, SourceProfile source, Gazetteer gazetteer, VenueTable venues)
    {
        var said = CommuneMentions.Read(text.Prose, source, gazetteer);
        var told = PlaceMentions.Find(text.Prose, said, named.Count > 0 ? named[0].Commune.Insee : source.Commune, source, gazetteer, venues).Place;
        // In a record the first letter is a capital, and the postcode is completed, as where a source gives its place apart.
        return told is { Value: { Venue: { Length: > 0 } venue } place }
            ? told with { Value = place with { Venue = char.ToUpperInvariant(venue[0]) + venue[1..], PostalCode = place.PostalCode ?? OnlyPostalCode(place, gazetteer) } }
            : null;
    }

    private static string? OnlyPostalCode(Place place, Gazetteer gazetteer) =>
        place.Commune is { } commune && gazetteer.Find(commune.Insee) is { PostalCodes: [var only] } ? only : null;

    private static bool IsPoint(string? lat, string? lon) =>
        double.TryParse(lat?.Trim().Replace(',', '.'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var y)
        && double.TryParse(lon?.Trim().Replace(',', '.'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var x)
        && new LatLon(y, x).IsPlausible;

    /// <summary>The communes that an item is about, main first: a text that names some is about them, an event first of all about where it takes place.</summary>
    public static IReadOnlyList<string> Communes(IReadOnlyList<CommuneMention> named, IReadOnlyList<ReadPlace> places, RecordKind kind, SourceProfile source, FieldNotes notes)
    {
        var placed = places.Where(p => p.Place.Commune is not null && p.Confidence > 0.4).Select(p => p.Place.Commune!.Insee).ToList();
        var codes = kind == RecordKind.News ? named.Select(m => m.Commune.Insee).Concat(placed) : placed.Concat(named.Select(m => m.Commune.Insee));
        List<string> communes = [.. codes.Distinct(StringComparer.Ordinal).Take(20)];
        if (communes.Count > 0)
            notes.Note("communes", string.Join(", ", named.Select(m => m.Commune.Name)), string.Join(", ", communes), named.Count > 0 ? named[0].Confidence : places[0].Confidence, named.Count > 0 ? "named in the text" : "its place's");
        else if (source.Commune is { } own)
        {
            communes.Add(own);
            notes.Note("communes", "", own, 0.6, "the source's own");
        }
        return communes;
    }
}
