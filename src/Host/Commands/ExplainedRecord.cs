using System.Text.Json.Nodes;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>explain RECORD --json</c> prints: each field with what supplied it, what people corrected, and what was read of each source record.</summary>
internal static class ExplainedRecord
{
    public static string Write(Composition parts, StoreSession session, Record record)
    {
        var rows = session.SourceRecords.OfRecord(record.Id);
        return new JsonObject
        {
            ["id"] = record.Id,
            ["kind"] = WireWord.Of(record.Content.Kind),
            ["version"] = record.Version,
            ["title"] = record.Content.Title,
            ["fields"] = new JsonArray([.. record.Provenance.Select(p => Field(record, p.Key, p.Value))]),
            ["corrections"] = new JsonArray([.. session.Corrections.Of([.. rows.Select(r => r.Record.Id)]).Select(Corrected)]),
            ["sourceRecords"] = new JsonArray([.. rows.Select(r => SourceRecordOf(parts, session, r))]),
        }.ToJsonString(ModelJson.Stored.Options);
    }

    private static JsonObject Field(Record record, string name, string from) => new JsonObject
    {
        ["field"] = name,
        ["value"] = Node(RecordField.Find(name)!.ToJson(record.Content).GetRawText()),
        ["confidence"] = record.Confidence.TryGetValue(name, out var sure) ? sure : null,
        ["from"] = from,
    };

    private static JsonNode Corrected(Correction correction) => new JsonObject
    {
        ["id"] = correction.Id,
        ["field"] = correction.Field,
        ["value"] = Node(correction.Value),
        ["replaced"] = Node(correction.Replaced),
        ["by"] = correction.By,
        ["at"] = correction.At,
    };

    private static JsonObject SourceRecordOf(Composition parts, StoreSession session, SourceRecordRow row)
    {
        IEnumerable<Reading> readings = session.Items.Find(row.ItemId) is { } item && session.Sources.Find(item.SourceId) is { } source
            ? parts.Normalization.Normalize(item.Raw, source.Profile, item.Reference).Readings.Where(r => r.Part == row.Record.Said.Part)
            : [];
        return new JsonObject
        {
            ["id"] = row.Record.Id,
            ["source"] = row.Record.Said.SourceId,
            ["freshness"] = WireWord.Of(row.Record.Freshness),
            ["locator"] = row.Record.Said.Locator,
            ["ledger"] = new JsonArray([.. session.Ledger.Of(row.Record.Id).Select(e => (JsonNode)new JsonObject
            {
                ["at"] = e.At,
                ["record"] = e.RecordId,
                ["cause"] = WireWord.Of(e.Cause),
                ["reason"] = e.Reason,
            })]),
            ["readings"] = new JsonArray([.. readings.Select(r => (JsonNode)new JsonObject
            {
                ["field"] = r.Field,
                ["value"] = r.Value,
                ["words"] = r.Words,
                ["confidence"] = r.Confidence,
                ["reason"] = r.Reason,
                ["alternatives"] = new JsonArray([.. r.Alternatives.Select(a => (JsonNode)a)]),
            })]),
        };
    }

    private static JsonNode? Node(string json) => JsonNode.Parse(json);
}
