using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Matching;
using Wiker.Ingest.Normalizer.Merging;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Applying;

/// <summary>How many source records a run brought, changed, found as they were, saw come back, or withdrew; and how many records were numbered anew.</summary>
public sealed record Applied(int Added, int Changed, int Unchanged, int Returned, int Withdrawn, int Numbered)
{
    /// <summary>Nothing yet.</summary>
    public static Applied Nothing { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public Applied Plus(Applied other) => new(
        Added + other.Added, Changed + other.Changed, Unchanged + other.Unchanged, Returned + other.Returned, Withdrawn + other.Withdrawn, Numbered + other.Numbered);
}

/// <summary>
/// Writes one chunk of items into the store within one session: source records by their keys, identity, and every record touched.
/// Doing the same chunk again changes nothing, so that a run cut short is simply gone on with.
/// </summary>
internal sealed class Application(StoreSession session, string sourceId, string runId, int normalizerVersion, DateTimeOffset now)
{
    private readonly Identification _identification = new(session);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    // Of what was touched: records made here that one source record says and nothing links to or from. Nothing of them need be read back to compute them.
    private readonly Dictionary<string, StoredSourceRecord> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _mergedInto = new(StringComparer.Ordinal);
    private readonly List<string> _seen = [];
    private readonly HashSet<string> _seenBefore = new(StringComparer.Ordinal);
    private IReadOnlySet<(string Part, SourceKey Key)>? _distrusted;
    private int _added;
    private int _changed;
    private int _unchanged;

    /// <summary>Applies one staged item.</summary>
    public void Apply(StagedItem staged)
    {
        if (staged.Records is null)
            SeeAgain(staged.RawHash);
        else if (staged.IsFallback)
            ApplyFallback(staged);
        else
            ApplyRead(staged.RawHash, staged.Raw!, staged.Records);
    }

    /// <summary>Notes what was seen, recomputes every record that was touched, and says what happened.</summary>
    public Applied Finish()
    {
        var returned = 0;
        foreach (var chunk in _seen.Chunk(500))
        {
            foreach (var back in session.SourceRecords.FindMany(session.SourceRecords.MarkSeen(chunk, runId, now)))
            {
                returned++;
                Touch(back.Record.RecordId);
            }
        }
        var numbered = new Recomputation(session).Recompute(WithSiblings(), _mergedInto, now, _made);
        return new Applied(_added, _changed, _unchanged, returned, 0, numbered);
    }

    /// <summary>Source records made again by a newer normalizer from an item that the store holds; neither seen nor aged by it.</summary>
    public void Renew(StoredItem item, IReadOnlyList<SourceRecord> records)
    {
        var before = session.SourceRecords.OfItem(item.Id);
        foreach (var said in records.Select(Trusted))
        {
            var row = before.FirstOrDefault(b => b.Record.Said.Part == said.Part);
            if (row is not null)
            {
                Update(row, said, item.Id);
                if (row.IsNoLongerYielded)
                    session.SourceRecords.LetReturn(row.Record.Id, now);
            }
            else if (before.Any(b => b.Record.Freshness != Freshness.Withdrawn))
                Add(said, item.Id);
        }
        WithdrawParts(before, records);
        session.Items.SetNormalizer(item.Id, normalizerVersion);
    }

    private void SeeAgain(string rawHash)
    {
        if (session.Items.FindByHash(sourceId, rawHash) is not { } itemId)
            return; // replaced since the run read it: another run has newer words
        foreach (var row in session.SourceRecords.OfItem(itemId).Where(r => !r.IsNoLongerYielded))
            See(row.Record.Id);
        _unchanged++;
    }

    // The row of a list whose detail page failed: known things are left as they are, new ones are better than nothing.
    private void ApplyFallback(StagedItem staged)
    {
        var known = staged.Records!.Select(r => session.SourceRecords.FindByKeys(sourceId, r.Part, r.Keys)).Where(id => id is not null).ToList();
        if (known.Count == 0)
            ApplyRead(staged.RawHash, staged.Raw!, staged.Records!);
        else
            known.ForEach(id => See(id!));
    }

    private void ApplyRead(string rawHash, string raw, IReadOnlyList<SourceRecord> read)
    {
        var records = read.Select(Trusted).ToList();
        var rows = new List<SourceRecordRow?>(records.Count);
        foreach (var said in records)
            rows.Add(session.SourceRecords.FindByKeys(sourceId, said.Part, said.Keys) is { } id ? session.SourceRecords.Find(id) : null);
        if (rows.Exists(r => r is not null && (r.SeenRun == runId || _seenBefore.Contains(r.Record.Id))))
            return; // a second item of one run for what is already seen: the first stands

        var held = session.Items.FindByHash(sourceId, rawHash);
        var itemId = held ?? session.Items.Add(sourceId, rawHash, raw, now, normalizerVersion);
        if (held is not null)
            session.Items.SetNormalizer(itemId, normalizerVersion);
        var before = rows.Where(r => r is not null).Select(r => r!.ItemId).Distinct().Where(i => i != itemId).ToList();
        for (var i = 0; i < records.Count; i++)
        {
            if (rows[i] is { } row)
                Update(row, records[i], itemId);
            else
                Add(records[i], itemId);
            if (rows[i] is not null)
                See(rows[i]!.Record.Id);
        }
        if (held is not null)
            WithdrawParts(session.SourceRecords.OfItem(itemId), records);
        foreach (var old in before)
        {
            WithdrawParts(session.SourceRecords.OfItem(old), []);
            session.Items.DeleteIfUnused(old);
        }
    }

    // An id that the source gives to different things finds nothing, and must not make one thing of them in matching either.
    private SourceRecord Trusted(SourceRecord said)
    {
        _distrusted ??= session.SourceRecords.Distrusted(sourceId);
        return said.Keys.Any(k => _distrusted.Contains((said.Part, k))) ? said with { Keys = [.. said.Keys.Where(k => !_distrusted.Contains((said.Part, k)))] } : said;
    }

    private void Add(SourceRecord said, long itemId)
    {
        var id = NewId.At(now);
        IReadOnlyList<string> keys = [.. SourceRecordMatching.BlockingKeys(said).Select(k => k.Value)];
        session.SourceRecords.AddKeys(sourceId, said.Part, id, said.Keys);
        session.Candidates.Add(id, NameFolding.Fold(said.Content.Title), keys);
        var belonging = _identification.FindRecord(id, said, keys, isNew: true, now) ?? new Belonging(NewId.At(now), LedgerCause.New, "nothing known is like it");
        session.Ledger.Append(now, id, belonging.RecordId, fromRecordId: null, belonging.Cause, belonging.Reason);
        var at = StoreSession.Rounded(now);
        var stored = new StoredSourceRecord { Id = id, RecordId = belonging.RecordId, FirstSeen = at, Changed = at, Freshness = Freshness.Seen, Said = said };
        session.SourceRecords.Add(stored, itemId, runId, LastDay.Of(said.Content));
        _seenBefore.Add(id);
        Touch(belonging.RecordId);
        if (belonging.Cause == LedgerCause.New && said is { Links.Count: 0, Part.Length: 0 })
            _made[belonging.RecordId] = stored;
        _added++;
    }

    private void Update(SourceRecordRow row, SourceRecord said, long itemId)
    {
        session.SourceRecords.AddKeys(sourceId, said.Part, row.Record.Id, said.Keys);
        if (Json(said) == Json(row.Record.Said))
        {
            if (row.ItemId != itemId)
                session.SourceRecords.SetItem(row.Record.Id, itemId);
            _unchanged++;
            return;
        }
        // A GUID made up anew at each fetch says nothing new of the thing; and when a source last said something new decides between sources.
        var saysNew = Json(said) != Json(row.Record.Said with { Keys = said.Keys });
        session.SourceRecords.Update(row.Record.Id, said, itemId, LastDay.Of(said.Content), saysNew ? now : row.Record.Changed);
        IReadOnlyList<string> keys = [.. SourceRecordMatching.BlockingKeys(said).Select(k => k.Value)];
        session.Candidates.Replace(row.Record.Id, NameFolding.Fold(said.Content.Title), keys);
        if (saysNew)
        {
            Touch(row.Record.RecordId);
            _changed++;
        }
        else
        {
            _unchanged++;
        }
        Reconsider(row, said, keys);
    }

    // A change of what is said may part it from its record, or show that it is what another record speaks of.
    private void Reconsider(SourceRecordRow row, SourceRecord said, IReadOnlyList<string> keys)
    {
        var id = row.Record.Id;
        if (_identification.HasLeft(row, said, keys, out var reason))
        {
            var joined = _identification.FindRecord(id, said, keys, isNew: false, now);
            var recordId = joined is not null && joined.RecordId != row.Record.RecordId ? joined.RecordId : NewId.At(now);
            session.Ledger.Append(now, id, recordId, row.Record.RecordId, LedgerCause.Split, reason);
            Touch(row.Record.RecordId);
            Touch(recordId);
        }
        else if (session.SourceRecords.OfRecord(row.Record.RecordId).Count == 1
            && _identification.FindRecord(id, said, keys, isNew: false, now) is { } joined && joined.RecordId != row.Record.RecordId)
        {
            Join(row.Record.RecordId, joined.RecordId, joined.Reason);
        }
    }

    /// <summary>Makes two records one; the oldest id survives.</summary>
    public string Join(string a, string b, string reason)
    {
        var (survivor, loser) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        foreach (var member in session.SourceRecords.OfRecord(loser))
            session.Ledger.Append(now, member.Record.Id, survivor, loser, LedgerCause.Merged, reason);
        _mergedInto[loser] = survivor;
        Touch(loser);
        Touch(survivor);
        return survivor;
    }

    /// <summary>Takes a source record out of its record, into a new one.</summary>
    public string Split(SourceRecordRow row, string reason)
    {
        var recordId = NewId.At(now);
        session.Ledger.Append(now, row.Record.Id, recordId, row.Record.RecordId, LedgerCause.Split, reason);
        Touch(row.Record.RecordId);
        Touch(recordId);
        return recordId;
    }

    /// <summary>Has the record computed again at the end.</summary>
    public void Touch(string recordId)
    {
        _touched.Add(recordId);
        _made.Remove(recordId);
    }

    // Parts that the item no longer yields (an article whose event is no longer announced).
    private void WithdrawParts(IReadOnlyList<SourceRecordRow> before, IReadOnlyList<SourceRecord> now)
    {
        var gone = before.Where(b => b.Record.Freshness != Freshness.Withdrawn && !now.Any(n => n.Part == b.Record.Said.Part)).ToList();
        if (gone.Count == 0)
            return;
        session.SourceRecords.Withdraw([.. gone.Select(g => g.Record.Id)]);
        gone.ForEach(g => Touch(g.Record.RecordId));
    }

    // A record links to the records of its item's other parts: when one of them moves, the other's links do.
    private HashSet<string> WithSiblings()
    {
        var all = new HashSet<string>(_touched, StringComparer.Ordinal);
        foreach (var id in _touched.Where(id => !_made.ContainsKey(id)))
        {
            foreach (var member in session.SourceRecords.OfRecord(id).Where(m => m.Record.Said.Links.Count > 0 || m.Record.Said.Part.Length > 0))
                all.UnionWith(session.SourceRecords.OfItem(member.ItemId).Select(s => s.Record.RecordId));
        }
        return all;
    }

    private void See(string id)
    {
        if (_seenBefore.Add(id))
            _seen.Add(id);
    }

    private static string Json(SourceRecord said) => JsonSerializer.Serialize(said with { Locator = "" }, ModelJson.Stored.SourceRecord);
}

/// <summary>The last day of an event, by which it is known to be past.</summary>
internal static class LastDay
{
    /// <summary>Null for what has no end: other kinds, rules, and what goes on from a day without a told end.</summary>
    public static DateOnly? Of(RecordContent content) =>
        content.Rule is not null || content.Occurrences is not { Count: > 0 } occurrences || occurrences.Any(o => o.GoesOn()) ? null : occurrences.Max(o => o.LastDay());
}
