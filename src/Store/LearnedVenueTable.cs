using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>A venue whose point a source gives.</summary>
public sealed record LearnedVenue(string Insee, string Name, string? Street, LatLon Point);

/// <summary>Venues that sources give points of; see the migration for what they are for.</summary>
public sealed class LearnedVenueTable
{
    private readonly StoreSession _session;

    internal LearnedVenueTable(StoreSession session) => _session = session;

    /// <summary>Every venue, by source and name.</summary>
    public IReadOnlyList<LearnedVenue> All() => Rows("", new { });

    /// <summary>Those of one source, by name.</summary>
    public IReadOnlyList<LearnedVenue> Of(string sourceId) => Rows("WHERE source_id = @sourceId", new { sourceId });

    /// <summary>Changes whenever what is known of venues does, by a source, a geocoder's answer, or a person's word on places.</summary>
    public string Stamp() => _session.Single<string>(
        """
        SELECT (SELECT MAX(n) FROM venue_changes) || '/' || (SELECT COUNT(*) FROM corrections WHERE field = 'places')
        """) ?? "";

    /// <summary>Has the source's venues be these.</summary>
    public void Replace(string sourceId, IReadOnlyCollection<LearnedVenue> venues)
    {
        _session.Execute("DELETE FROM venues WHERE source_id = @sourceId", new { sourceId });
        _session.Execute(
            "INSERT INTO venues (source_id, insee, name, street, lat, lon) VALUES (@sourceId, @Insee, @Name, @Street, @Lat, @Lon) ON CONFLICT DO NOTHING",
            venues.Select(v => new { sourceId, v.Insee, v.Name, v.Street, v.Point.Lat, v.Point.Lon }));
        NoteChange();
    }

    /// <summary>Has the stamp be another one.</summary>
    internal void NoteChange() => _session.Execute("UPDATE venue_changes SET n = n + 1");

    /// <summary>What a source's items say that give coordinates of their own; a point that was itself learned says nothing new.</summary>
    public IEnumerable<SourceRecord> Pointed(string sourceId) => _session.Stream<string>(
        """
        SELECT r.said FROM source_records r JOIN items i ON i.id = r.item_id
        WHERE r.source_id = @sourceId AND r.freshness <> 'withdrawn' AND i.raw LIKE '%"lat"%' ORDER BY r.id
        """,
        new { sourceId }).Select(StoreSession.FromJson<SourceRecord>);

    private List<LearnedVenue> Rows(string where, object parameters) =>
        [.. _session.Query<Row>($"SELECT insee, name, street, lat, lon FROM venues {where} ORDER BY source_id, insee, name, lat, lon", parameters).Select(r => new LearnedVenue(r.Insee, r.Name, r.Street, new(r.Lat, r.Lon)))];

    private sealed record Row
    {
        public string Insee { get; init; } = "";
        public string Name { get; init; } = "";
        public string? Street { get; init; }
        public double Lat { get; init; }
        public double Lon { get; init; }
    }
}
