using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>What came of a person's request: the record that now stands, or why not, in words for that person.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome() { }

    /// <summary>Done; the record as it now is.</summary>
    public sealed record Done(Record Record) : CorrectionOutcome;

    /// <summary>Not done, and why.</summary>
    public sealed record Refused(string Reason) : CorrectionOutcome;
}

/// <summary>
/// What people do to records: correct a field, merge, split. Kept apart from what sources say, so that it survives every crawl and re-normalization.
/// The console and the command line both come through here.
/// </summary>
public sealed class Corrections(WikerStore store, RemovalKey removalKey, TimeProvider time)
{
    /// <summary>
    /// Corrects one field. <paramref name="value"/> is JSON in the field's own shape, or plain text for a field of text; <c>null</c> empties it.
    /// </summary>
    public CorrectionOutcome Correct(string recordId, string fieldName, string value, string by)
    {
        var now = time.GetUtcNow();
        using var session = store.Write();
        if (Find(session, recordId) is not { } record)
            return Unknown(recordId);
        if (RecordField.Find(fieldName) is not { } field || !field.IsOf(record.Content.Kind))
            return new CorrectionOutcome.Refused($"'{fieldName}' is no field of {Kind(record)}; it has {string.Join(", ", RecordField.All.Where(f => f.IsOf(record.Content.Kind)).Select(f => f.Name))}.");
        if (Parse(field, record.Content, value, out var json) is { } fault)
            return new CorrectionOutcome.Refused($"'{value}' is no value for '{fieldName}': {fault}");

        var removals = removalKey.Load(session);
        session.Corrections.Add(new Correction
        {
            Id = NewId.At(now),
            SourceRecordId = Supplier(session, record, fieldName),
            Field = fieldName,
            Value = MaskedJson.Mask(json, removals),
            Replaced = field.ToJson(record.Content).GetRawText(),
            By = removals.Mask(by),
            At = now,
        });
        new Recomputation(session).Recompute([record.Id], new Dictionary<string, string>(), now);
        return Commit(session, record.Id);
    }

    /// <summary>Says that two records are one thing; the oldest id survives, the other answers with it for ever.</summary>
    public CorrectionOutcome Merge(string idA, string idB, string by)
    {
        var now = time.GetUtcNow();
        using var session = store.Write();
        if (Find(session, idA) is not { } a)
            return Unknown(idA);
        if (Find(session, idB) is not { } b)
            return Unknown(idB);
        if (a.Id == b.Id)
            return new CorrectionOutcome.Refused($"{idA} and {idB} are one record already.");
        if (a.Content.Kind != b.Content.Kind)
            return new CorrectionOutcome.Refused($"{Kind(a)} and {Kind(b)} cannot be one record.");

        foreach (var x in a.Sources)
        {
            foreach (var y in b.Sources)
                session.Corrections.Add(new Verdict(NewId.At(now), x.SourceRecordId, y.SourceRecordId, Same: true, by, now));
        }
        var application = new Application(session, a.Sources[0].SourceId, "", Normalization.Version, now);
        var survivor = application.Join(a.Id, b.Id, $"{by} says that they are one");
        application.Finish();
        return Commit(session, survivor);
    }

    /// <summary>Says that a source record speaks of another thing than the rest of its record; it gets a record of its own.</summary>
    public CorrectionOutcome Split(string recordId, string sourceRecordId, string by)
    {
        var now = time.GetUtcNow();
        using var session = store.Write();
        if (Find(session, recordId) is not { } record)
            return Unknown(recordId);
        if (session.SourceRecords.Find(sourceRecordId) is not { } row || row.Record.RecordId != record.Id)
            return new CorrectionOutcome.Refused($"{sourceRecordId} is no source record of {record.Id}; it has {string.Join(", ", record.Sources.Select(s => s.SourceRecordId))}.");
        var others = session.SourceRecords.OfRecord(record.Id).Where(m => m.Record.Id != sourceRecordId).ToList();
        if (others.Count == 0)
            return new CorrectionOutcome.Refused($"{record.Id} has no other source record to be split from.");

        foreach (var other in others)
            session.Corrections.Add(new Verdict(NewId.At(now), sourceRecordId, other.Record.Id, Same: false, by, now));
        var application = new Application(session, row.Record.Said.SourceId, "", Normalization.Version, now);
        var split = application.Split(row, $"{by} says that they are two");
        application.Finish();
        return Commit(session, split);
    }

    private static CorrectionOutcome Commit(StoreSession session, string id)
    {
        var record = session.Records.Find(id);
        session.Commit();
        return record is null ? new CorrectionOutcome.Refused($"{id} is not shown by any source now; what you said is kept.") : new CorrectionOutcome.Done(record);
    }

    // An id that was merged away stands for its survivor.
    private static Record? Find(StoreSession session, string id)
    {
        for (var hops = 0; hops < 20; hops++)
        {
            if (session.Records.Find(id) is { } record)
                return record;
            if (session.Records.FindTombstone(id)?.MergedInto is not { } next)
                return null;
            id = next;
        }
        return null;
    }

    // The correction hangs on whoever supplied the value that is replaced; on an earlier correction's source record; else on the most trusted source.
    private static string Supplier(StoreSession session, Record record, string fieldName)
    {
        var provenance = record.Provenance.GetValueOrDefault(fieldName);
        if (record.Sources.Any(s => s.SourceRecordId == provenance))
            return provenance!;
        var members = session.SourceRecords.OfRecord(record.Id).Select(m => m.Record.Id).ToList();
        return session.Corrections.Of(members).LastOrDefault(c => c.Id == provenance)?.SourceRecordId ?? record.Sources[0].SourceRecordId;
    }

    private static string? Parse(RecordField field, RecordContent content, string value, out string json)
    {
        // Text fields may be given without quotes, as people write on a command line.
        foreach (var candidate in new[] { value, JsonSerializer.Serialize(value, ModelJson.Stored.String) })
        {
            try
            {
                var element = JsonElement.Parse(candidate);
                if (field.TrySet(content, element, out var changed, out var fault))
                {
                    // Whoever wrote it: a page shows a body as it is.
                    if (field.Name == "body")
                        changed = changed with { Body = BodySanitizing.Sanitize(changed.Body) };
                    json = field.ToJson(changed).GetRawText();
                    return field.Name == "title" && string.IsNullOrWhiteSpace(changed.Title) ? "a record has a title" : null;
                }
                if (candidate != value)
                {
                    json = "";
                    return fault;
                }
            }
            catch (JsonException)
            {
                // Not JSON: the second candidate is the text itself.
            }
        }
        json = "";
        return "it is neither JSON nor text of that field's shape";
    }

    private static string Kind(Record record) =>
        $"{(record.Content.Kind is RecordKind.News or RecordKind.Business or RecordKind.Service ? "a" : "an")} {WireWord.Of(record.Content.Kind)}";

    private static CorrectionOutcome.Refused Unknown(string id) => new($"No record has the id {id}.");
}
