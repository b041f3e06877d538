using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Merging;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Applying;

/// <summary>Computes records again from what the store holds, and numbers those that changed. Stateless but for the profiles that it has read.</summary>
internal sealed class Recomputation(StoreSession session)
{
    private readonly Dictionary<string, SourceProfile> _profiles = new(StringComparer.Ordinal);

    /// <summary>
    /// Recomputes these records; those that come out as they were keep their number. Gives how many were numbered anew.
    /// <paramref name="mergedInto"/>: survivors of records that lost all their members to a merge. <paramref name="made"/>: records made in this session, with the one
    /// source record that says them; nothing links to or from them. They are written without asking the store.
    /// </summary>
    public int Recompute(
        IEnumerable<string> recordIds,
        IReadOnlyDictionary<string, string> mergedInto,
        DateTimeOffset now,
        IReadOnlyDictionary<string, StoredSourceRecord>? made = null)
    {
        var numbered = 0;
        foreach (var id in recordIds.Order(StringComparer.Ordinal))
        {
            if (made is not null && made.TryGetValue(id, out var said))
            {
                numbered += Make(id, said, now);
                continue;
            }
            var current = session.Records.Find(id);
            var computed = Compute(id, now);
            if (computed is null)
            {
                if (current is null && !mergedInto.ContainsKey(id))
                    continue;
                session.Records.Bury(id, current?.Created ?? session.Records.CreatedOf(id) ?? now, mergedInto.GetValueOrDefault(id), now);
            }
            else if (current is not null && Same(current, computed))
            {
                continue;
            }
            else
            {
                session.Records.Save(computed, now);
            }
            numbered++;
        }
        return numbered;
    }

    /// <summary>The record as it should be, version and update left out; null when nothing says it any more.</summary>
    public Record? Compute(string id, DateTimeOffset now)
    {
        var members = session.SourceRecords.OfRecord(id);
        if (members.Count == 0)
            return null;
        return RecordMerging.Merge(new MergeInput(
            id,
            session.Records.CreatedOf(id) ?? StoreSession.Rounded(now),
            [.. members.Select(m => m.Record)],
            Profiles(members.Select(m => m.Record)),
            session.Corrections.Of([.. members.Select(m => m.Record.Id)]),
            Links(members)));
    }

    private int Make(string id, StoredSourceRecord said, DateTimeOffset now)
    {
        var input = new MergeInput(id, StoreSession.Rounded(now), [said], Profiles([said]), [], RecordLinks.None);
        if (RecordMerging.Merge(input) is not { } record)
            return 0;
        session.Records.Add(record, now);
        return 1;
    }

    /// <summary>True when both are alike but for number and time of change.</summary>
    public static bool Same(Record a, Record b) =>
        StoredForm(a) == StoredForm(b);

    private static string StoredForm(Record record) =>
        System.Text.Json.JsonSerializer.Serialize(record with { Version = 0, Updated = default }, ModelJson.Stored.Record);

    private Dictionary<string, SourceProfile> Profiles(IEnumerable<StoredSourceRecord> members)
    {
        var unread = members.Select(m => m.Said.SourceId).Where(s => !_profiles.ContainsKey(s)).ToHashSet(StringComparer.Ordinal);
        if (unread.Count > 0)
        {
            foreach (var (sourceId, profile) in session.Sources.Profiles(unread))
                _profiles[sourceId] = profile;
        }
        return _profiles;
    }

    // Parts of one raw item point at each other by part; what they point at is whatever record the other part makes now.
    private RecordLinks Links(IReadOnlyList<SourceRecordRow> members)
    {
        var targets = new SortedSet<(LinkRelation Relation, string Id)>();
        foreach (var member in members.Where(m => m.Record.Freshness != Freshness.Withdrawn && m.Record.Said.Links.Count > 0))
        {
            var siblings = session.SourceRecords.OfItem(member.ItemId);
            foreach (var link in member.Record.Said.Links)
            {
                if (siblings.FirstOrDefault(s => s.Record.Said.Part == link.TargetPart && s.Record.Freshness != Freshness.Withdrawn) is { } sibling)
                    targets.Add((link.Relation, sibling.Record.RecordId));
            }
        }
        return targets.Count == 0
            ? RecordLinks.None
            : new RecordLinks(Of(LinkRelation.OrganizedBy), Of(LinkRelation.About), Of(LinkRelation.PartOf), Of(LinkRelation.AnnouncedBy));

        IReadOnlyList<string> Of(LinkRelation relation) => [.. targets.Where(t => t.Relation == relation).Select(t => t.Id)];
    }
}
