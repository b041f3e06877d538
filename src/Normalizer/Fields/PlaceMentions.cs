using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Names;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Where a running text says that it happens; online: on the net only, and then there is no commune.</summary>
internal readonly record struct ToldPlace(Understood<Place>? Place, bool IsOnline);

/// <summary>Finds the place that running text tells: venue, street and postcode, of those that it names the ones beside its main commune, and the commune.</summary>
internal static class PlaceMentions
{
    private const int Longest = 4_000;
    private const int Clause = 40; // letters
    private const double Instead = 4;
    private const double OfPeople = 0.6; // "87 gamins de Guilers ont envahi le dojo": theirs is not the place
    private static readonly System.Buffers.SearchValues<char> BookingEnds = System.Buffers.SearchValues.Create(".!?\n;(");
    private const int Beside = 4; // letters: ", ", " – ", " (", " à "

    /// <summary>
    /// The place that the text tells, in the commune that it names first, else in <paramref name="communeInsee"/>, else in that of its postcode; null when it tells none and no commune is known.
    /// Venue and street as written, and the postcode only when the text gives it.
    /// </summary>
    public static ToldPlace Find(string text, TextMentions named, string? communeInsee, SourceProfile source, Gazetteer gazetteer, VenueTable venues)
    {
        var words = new PlaceTokens(text, Math.Min(text.Length, Longest), gazetteer.Names, named.Spans);
        var main = named is { IsThere: true, Communes: [var first, ..] } ? first : null;
        var streets = StreetReading.Find(words);
        var houses = VenueReading.Find(words);
        RemoveBooking(words, streets);
        RemoveBooking(words, houses);
        var venue = Best(words, houses, streets, main, named.Spans);
        var street = BestStreet(words, streets, venue, main, named.Spans);
        // "square Kalsch, 12 rue Brasseur": of two ways the one without a number is the venue.
        if (venue is null or { Weight: < 3 } && street is { HasNumber: true } && Before(words, streets, street.Value) is { } open)
            venue = open;
        if (venue is { } v && street is { } s && v.Start <= s.Start && v.End >= s.End)
            street = null;
        if (main is null && OnlineWords.IsOnly(text) is not null)
            (venue, street) = (null, null);
        if (venue is null && street is null && main is null && OnlineWords.Find(text) is var (start, length))
            return new(new(new(text.Substring(start, length), null, null, null, null, null, PlacePrecision.Unknown), 0.85, text.Substring(start, length), start, length, "it takes place online"), true);
        venue ??= NameReading.Head(words) ?? NameReading.Find(words, street);
        var known = main?.Commune ?? (communeInsee is null ? null : gazetteer.Find(communeInsee));
        var postalCode = known is null ? null : PostcodeReading.Of(known, words, named.Spans);
        var (commune, confidence, reason) = (known, main is null ? 0.5 : Math.Min(named.MainConfidence, named.MainStanding <= Standing.People ? OfPeople : 1), main is null ? "the source's own commune" : "the commune that the text names");
        if (main is null && postalCode is null && (street ?? venue) is { } address && PostcodeReading.Alone(words, address.End, gazetteer) is { } alone)
        {
            (postalCode, commune, confidence, reason) = (alone, new SourceGround(source, gazetteer).Settle(gazetteer.FindByPostalCode(alone)).Commune, 0.7, $"postcode {alone}");
        }
        return new(Told(text, venue, street, postalCode, commune, confidence, reason, venues), false);
    }

    private static Understood<Place>? Told(string text, PlaceSpan? venue, PlaceSpan? street, string? postalCode, Commune? commune, double confidence, string reason, VenueTable venues)
    {
        if (venue is null && street is null && commune is null)
            return null;
        var start = Math.Min(venue?.Start ?? int.MaxValue, street?.Start ?? int.MaxValue);
        var end = Math.Max(venue?.End ?? 0, street?.End ?? 0);
        var raw = end == 0 ? null : end - start <= 160 ? text[start..end] : text[(venue ?? street)!.Value.Start..(venue ?? street)!.Value.End];
        var name = venue is { } v ? text[v.Start..v.End].Trim() : null;
        var (point, precision) = (commune?.Point, commune is null ? PlacePrecision.Unknown : PlacePrecision.Commune);
        var way = street is { } s ? text[s.Start..s.End].Trim() : null;
        if (name is not null && commune is not null && venues.Find(name, commune.Insee) is { } own)
        {
            if (!VenueTable.IsSame(name, own.Venue))
                (name, reason) = (own.Venue, $"{reason}; the venue is known as {own.Venue}");
            if (own.Point is { } learned)
                (point, precision, reason) = (learned, PlacePrecision.Venue, reason + "; the venue's point is known from another record");
        }
        if (precision == PlacePrecision.Commune && commune is not null && venues.FindGeocoded(way, name, commune.Insee) is { } placed)
            (point, precision, reason) = (placed.Point, placed.Precision, reason + "; the geocoder placed the address");
        var place = new Place(raw, name, way, postalCode, commune?.ToRef(), point, precision);
        return raw is null
            ? new(place, Math.Round(confidence, 2), "", 0, 0, reason)
            : new(place, Math.Round(Math.Min(confidence, 0.9), 2), raw, text.IndexOf(raw, StringComparison.Ordinal), raw.Length, reason);
    }

    private static PlaceSpan? Best(PlaceTokens words, List<PlaceSpan> venues, List<PlaceSpan> streets, CommuneMention? main, IReadOnlyList<MentionSpan> spans)
    {
        (PlaceSpan Span, double Score)? best = null;
        foreach (var venue in venues)
        {
            // "rue de l'Église" holds a church and is none.
            if (streets.Exists(s => s.Start <= venue.Start && s.End >= venue.End))
                continue;
            var score = venue.Weight + Nearness(words, venue, main, spans) - (IsInstead(words, venue) ? Instead : 0) + (streets.Exists(s => s.HasNumber && s.Start - venue.End is >= 1 and <= Beside) ? 1.5 : 0);
            if (venue.Weight == 1 && score < 2) // "les parents de l'école"
                continue;
            if (best is null || score > best.Value.Score)
                best = (venue, score);
        }
        return InGrounds(words, venues, best?.Span);
    }

    // "repli à la salle X en cas de pluie", "initialement prévu au théâtre": another place goes before it.
    private static bool IsInstead(PlaceTokens words, PlaceSpan venue)
    {
        for (var i = 0; i < words.Count; i++)
        {
            // "n'aura pas lieu à la mairie mais à la salle des fêtes"
            if (words.Is(i, "mais") && words[i].Start > venue.End && words[i].Start - venue.End <= Beside && i > 0 && Negates(words, venue))
                return true;
            if (words.Has(i, WordRole.Moved) && words[i].Start > venue.End && words.Sentence(words[i].Start) == words.Sentence(venue.Start))
                return true;
            if (words.Has(i, WordRole.Instead) && words.Sentence(words[i].Start) == words.Sentence(venue.Start) && (words[i].Start < venue.Start ? venue.Start - words[i].End <= Clause && !words.Text[words[i].End..venue.Start].ContainsAny(';', '(') : words[i].Start - venue.End <= "  en cas de ".Length && !IsFallback(words, i)))
                return true;
        }
        return false;
    }

    // "kiosque du jardin, repli au gymnase": the kiosque is what it falls back from.
    private static bool IsFallback(PlaceTokens words, int i) => words.Is(i, "repli", "replis") && !words.Gap(i).Contains('(');

    // "Billetterie : Maison de la presse, 5 rue Thiers", "billets en vente à l'office de tourisme"
    private static bool IsBooking(PlaceTokens words, PlaceSpan place)
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (words[i].Start >= place.Start || !words.Has(i, WordRole.Booking))
                continue;
            var between = words.Text[words[i].End..place.Start];
            if (between.Length > Clause || between.ContainsAny(BookingEnds))
                return false;
            if (between.TrimStart(' ').StartsWith(":") || between.StartsWith(" en vente"))
                return true;
        }
        return false;
    }

    private static void RemoveBooking(PlaceTokens words, List<PlaceSpan> places)
    {
        for (var i = places.Count - 1; i >= 0; i--)
        {
            if (IsBooking(words, places[i]))
                places.RemoveAt(i);
        }
    }

    private static bool Negates(PlaceTokens words, PlaceSpan venue)
    {
        for (var i = 0; i < words.Count && words[i].End <= venue.Start; i++)
        {
            if (words.Is(i, "pas") && venue.Start - words[i].End <= Clause && words.Sentence(words[i].Start) == words.Sentence(venue.Start))
                return true;
        }
        return false;
    }

    // "théâtre de verdure, parc Croizat": the grounds behind the comma only say where the venue lies.
    private static PlaceSpan? InGrounds(PlaceTokens words, List<PlaceSpan> venues, PlaceSpan? best)
    {
        if (best is not { } grounds || !(Begins(words, grounds, "parc") || Begins(words, grounds, "jardin") || Begins(words, grounds, "domaine") || Begins(words, grounds, "site")))
            return best;
        var before = venues.FindIndex(v => v.Weight >= 3 && grounds.Start - v.End == 2);
        return before >= 0 && words.Text[venues[before].End] == ',' ? venues[before] : best;
    }

    private static bool Begins(PlaceTokens words, PlaceSpan place, string noun) => words.Text[place.Start..].StartsWith(noun, StringComparison.OrdinalIgnoreCase);

    private static PlaceSpan? BestStreet(PlaceTokens words, List<PlaceSpan> streets, PlaceSpan? venue, CommuneMention? main, IReadOnlyList<MentionSpan> spans)
    {
        (PlaceSpan Span, double Score)? best = null;
        foreach (var street in streets)
        {
            var score = (street.HasNumber ? 2 : 0) + Nearness(words, street, main, spans) + (venue is { } v && street.Start - v.End is >= 1 and <= Beside ? 1 : 0);
            if (best is null || score > best.Value.Score)
                best = (street, score);
        }
        return best?.Span;
    }

    private static PlaceSpan? Before(PlaceTokens words, List<PlaceSpan> streets, PlaceSpan street)
    {
        foreach (var other in streets)
        {
            if (!other.HasNumber && street.Start - other.End is >= 1 and <= Beside && words.Text[other.End..street.Start].Contains(','))
                return other;
        }
        return null;
    }

    // Beside a name of the main commune, in its sentence, or in another commune's company.
    private static double Nearness(PlaceTokens words, PlaceSpan place, CommuneMention? main, IReadOnlyList<MentionSpan> spans)
    {
        if (main is null)
            return 0;
        var nearness = 0.0;
        foreach (var span in spans)
        {
            var gap = span.Start >= place.End ? span.Start - place.End : place.Start - span.Start - span.Length;
            var isBeside = gap is >= 0 and <= Beside + 2;
            if (span.Commune.Insee != main.Commune.Insee)
                nearness = isBeside && span.Start >= place.End ? Math.Min(nearness, -2) : nearness;
            else if (isBeside)
                nearness = Math.Max(nearness, 1.5);
            else if (words.Sentence(span.Start) == words.Sentence(place.Start))
                nearness = Math.Max(nearness, 0.5);
        }
        return nearness;
    }
}
