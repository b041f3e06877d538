using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Matching;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Applying;

/// <summary>Where a source record belongs, and why.</summary>
internal sealed record Belonging(string RecordId, LedgerCause Cause, string Reason);

/// <summary>
/// Decides which record a source record makes: people's verdicts first, then careful matching against the candidates that share a blocking key.
/// Three outcomes: one thing, two things, or a question for a person.
/// </summary>
internal sealed class Identification(StoreSession session)
{
    // A key that very many share tells nothing; looking at more candidates than this would only cost time.
    private const int MostCandidatesPerKey = 40;

    /// <summary>
    /// The record that a new or changed source record joins, or null when it stands alone. <paramref name="keys"/> are its blocking keys;
    /// of one that <paramref name="isNew"/> nobody has said anything yet.
    /// </summary>
    public Belonging? FindRecord(string sourceRecordId, SourceRecord said, IReadOnlyList<string> keys, bool isNew, DateTimeOffset now)
    {
        if (keys.Count == 0)
            return null;
        var candidates = session.SourceRecords.FindMany(session.Candidates.Sharing(sourceRecordId, keys, MostCandidatesPerKey));
        if (candidates.Count == 0)
            return null;

        var context = new MatchContext(session.Candidates.NamesSharing(keys));
        var barred = isNew ? [] : Barred(sourceRecordId);
        var best = candidates
            .Select(c => (Row: c, Decision: SourceRecordMatching.Decide(said, c.Record.Said, context)))
            .Where(c => c.Decision.Outcome != MatchOutcome.Apart && !barred.Contains(c.Row.Record.RecordId))
            .OrderBy(c => c.Decision.Outcome == MatchOutcome.Merge ? 0 : 1)
            .ThenByDescending(c => c.Decision.Score)
            .ThenBy(c => c.Row.Record.RecordId, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Row is null)
            return null;
        var reason = string.Join("; ", best.Decision.Reasons);
        if (best.Decision.Outcome == MatchOutcome.Merge)
            return new Belonging(best.Row.Record.RecordId, LedgerCause.Matched, reason);
        session.Candidates.Ask(sourceRecordId, best.Row.Record.Id, best.Decision.Score, reason, now);
        return null;
    }

    /// <summary>True when a changed source record no longer speaks of the same thing as any other member of its record, and no person said that it does.</summary>
    public bool HasLeft(SourceRecordRow row, SourceRecord said, IReadOnlyList<string> keys, out string reason)
    {
        reason = "";
        var others = session.SourceRecords.OfRecord(row.Record.RecordId).Where(o => o.Record.Id != row.Record.Id && o.Record.Freshness != Freshness.Withdrawn).ToList();
        if (others.Count == 0)
            return false;
        var bound = LastWords(row.Record.Id);
        if (others.Exists(o => bound.TryGetValue(o.Record.Id, out var same) && same))
            return false;
        var context = new MatchContext(session.Candidates.NamesSharing(keys));
        var decisions = others.ConvertAll(o => SourceRecordMatching.Decide(said, o.Record.Said, context));
        if (decisions.Exists(d => d.Outcome != MatchOutcome.Apart))
            return false;
        reason = string.Join("; ", decisions[0].Reasons);
        return true;
    }

    // Records that hold a source record which a person set apart from this one.
    private HashSet<string> Barred(string sourceRecordId)
    {
        var apart = LastWords(sourceRecordId).Where(w => !w.Value).Select(w => w.Key).ToList();
        return apart.Count == 0 ? [] : session.SourceRecords.FindMany(apart).Select(r => r.Record.RecordId).ToHashSet(StringComparer.Ordinal);
    }

    // The latest verdict of each pair that names this source record, by the other one.
    private Dictionary<string, bool> LastWords(string sourceRecordId)
    {
        var words = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var verdict in session.Corrections.Verdicts([sourceRecordId]))
            words[verdict.SourceRecordA == sourceRecordId ? verdict.SourceRecordB : verdict.SourceRecordA] = verdict.Same;
        return words;
    }
}
