using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>What a geocoder was asked for.</summary>
public enum GeocodeKind { Municipality, Street, Venue }

/// <summary>An answer of the geocoder; <paramref name="Point"/> null: nothing was taken, and <paramref name="Detail"/> says why.</summary>
public sealed record Geocode(GeocodeKind Kind, string Insee, string Words, LatLon? Point, string Detail, DateTimeOffset Asked);

/// <summary>What the geocoder answered; see the migration for what it holds.</summary>
public sealed class GeocodeTable
{
    private readonly StoreSession _session;

    internal GeocodeTable(StoreSession session) => _session = session;

    /// <summary>Streets and venues that have a point.</summary>
    public IReadOnlyList<Geocode> Placed() => Rows("WHERE lat IS NOT NULL AND kind <> 'municipality'", new { });

    /// <summary>What was asked since then and needn't be asked again.</summary>
    public IReadOnlyList<Geocode> AskedSince(DateTimeOffset moment) => Rows("WHERE asked >= @since", new { since = StoreSession.ToMilliseconds(moment) });

    /// <summary>Keeps answers, in place of those to the same questions. What is known of venues has another stamp when one of them has a point.</summary>
    public void Save(IEnumerable<Geocode> answers)
    {
        List<Geocode> kept = [.. answers];
        _session.ExecuteEach(
            """
            INSERT INTO geocodes (kind, insee, words, lat, lon, detail, asked) VALUES (@Kind, @Insee, @Words, @Lat, @Lon, @Detail, @Asked)
            ON CONFLICT (kind, insee, words) DO UPDATE SET lat = excluded.lat, lon = excluded.lon, detail = excluded.detail, asked = excluded.asked
            """,
            kept.Select(a => new { Kind = a.Kind.ToString().ToLowerInvariant(), a.Insee, a.Words, a.Point?.Lat, a.Point?.Lon, a.Detail, Asked = StoreSession.ToMilliseconds(a.Asked) }));
        if (kept.Exists(a => a.Point is not null))
            _session.Venues.NoteChange();
    }

    /// <summary>Lets go of what was asked before then; gives how many that were. What is known of venues has another stamp when any were.</summary>
    public int DeleteAskedBefore(DateTimeOffset moment)
    {
        var gone = _session.Execute("DELETE FROM geocodes WHERE asked < @before", new { before = StoreSession.ToMilliseconds(moment) });
        if (gone > 0)
            _session.Venues.NoteChange();
        return gone;
    }

    /// <summary>What every source record that isn't withdrawn says, as it is read.</summary>
    public IEnumerable<SourceRecord> Said() =>
        _session.Stream<string>("SELECT said FROM source_records WHERE freshness <> 'withdrawn' ORDER BY id").Select(StoreSession.FromJson<SourceRecord>);

    private List<Geocode> Rows(string where, object parameters) =>
        [.. _session.Query<Row>($"SELECT kind, insee, words, lat, lon, detail, asked FROM geocodes {where} ORDER BY kind, insee, words", parameters).Select(r => new Geocode(
            Enum.Parse<GeocodeKind>(r.Kind, ignoreCase: true), r.Insee, r.Words, r is { Lat: { } lat, Lon: { } lon } ? new LatLon(lat, lon) : null, r.Detail, StoreSession.FromMilliseconds(r.Asked)))];

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string Insee { get; init; } = "";
        public string Words { get; init; } = "";
        public double? Lat { get; init; }
        public double? Lon { get; init; }
        public string Detail { get; init; } = "";
        public long Asked { get; init; }
    }
}
