using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Places;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>
/// What the store knows of venues: points that sources give with the venue's name, people's corrections of places, and what the geocoder placed. A source that writes only "salle des Guifettes" is understood by what
/// another one, or an ambassador, said of it in the same commune.
/// </summary>
public sealed class LearnedVenues(WikerStore store)
{
    private readonly Lock _lock = new();
    private (string Stamp, VenueTable Table)? _known;

    /// <summary>What is known now; read anew only when it changed, in this process or another.</summary>
    public VenueTable Current()
    {
        using var session = store.Read();
        var stamp = session.Venues.Stamp();
        lock (_lock)
        {
            if (_known is { } known && known.Stamp == stamp)
                return known.Table;
            var table = new VenueTable(
                session.Venues.All().Select(v => new KnownVenue(v.Name, v.Street, v.Point, v.Insee)),
                session.Corrections.OfField("places").SelectMany(Aliases),
                // A named place or a street is a point on the ground that the thing lies near: never better than the street.
                session.Geocodes.Placed().Select(g => new GeocodedWords(g.Words, g.Insee, g.Point!.Value, PlacePrecision.Street)));
            _known = (stamp, table);
            return table;
        }
    }

    /// <summary>Learns what a source's records say of venues, and forgets what they no longer say.</summary>
    public void Learn(string sourceId)
    {
        using var session = store.Write();
        List<LearnedVenue> said = [.. session.Venues.Pointed(sourceId).SelectMany(Venues).Distinct()];
        if (new HashSet<LearnedVenue>(session.Venues.Of(sourceId)).SetEquals(said))
            return;
        session.Venues.Replace(sourceId, said);
        session.Commit();
    }

    /// <summary>Learns from every source that the store holds.</summary>
    public void LearnAll()
    {
        IReadOnlyList<string> sources;
        using (var session = store.Read())
            sources = [.. session.Sources.All().Select(s => s.Profile.Id)];
        foreach (var source in sources)
            Learn(source);
    }

    // The coordinates of an item are its first place's.
    private static IEnumerable<LearnedVenue> Venues(SourceRecord said) =>
        said.Content.Places is [{ Venue: { } name, Commune: { } commune, Point: { } point, Precision: PlacePrecision.Venue } place, ..]
            ? [new(commune.Insee, name, place.Street, point)]
            : [];

    // A person put one place in the stead of another: from now on the old words mean the new place in that commune. One that moved to another commune teaches nothing: every commune has its salle des fêtes.
    private static IEnumerable<(string Alias, string Insee, KnownVenue Means)> Aliases(Correction correction)
    {
        var (old, now) = (Places(correction.Replaced), Places(correction.Value));
        for (var i = 0; i < now.Count; i++)
        {
            if (now[i] is not { Venue: { } venue, Commune: { } commune } place)
                continue;
            var means = new KnownVenue(venue, place.Street, place.Precision == PlacePrecision.Venue ? place.Point : null, commune.Insee);
            yield return (venue, commune.Insee, means);
            if (old.Count != now.Count || (old[i].Commune is { } before && before.Insee != commune.Insee))
                continue;
            if (old[i].Venue is { } named)
                yield return (named, commune.Insee, means);
            if (old[i].Raw is { } raw)
                yield return (raw, commune.Insee, means);
        }
    }

    private static IReadOnlyList<Place> Places(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ModelJson.Stored.IReadOnlyListPlace) ?? [];
        }
        catch (JsonException)
        {
            return []; // a correction of an older form says nothing here
        }
    }
}
