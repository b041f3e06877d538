using System.Buffers;
using System.Text.Json;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>The body of a bulk request: a line for each action, and after it one for its document where it has one.</summary>
internal sealed class BulkBody : IDisposable
{
    private readonly ArrayBufferWriter<byte> _body;
    private readonly Utf8JsonWriter _json;

    /// <summary>An empty body; <paramref name="bytes"/> is about how long it will be.</summary>
    public BulkBody(int bytes)
    {
        _body = new(bytes);
        _json = new(_body);
    }

    /// <summary>What was added until now.</summary>
    public ReadOnlyMemory<byte> Written => _body.WrittenMemory;

    /// <summary>Writes a document, unless that version or a newer one is held.</summary>
    public void AddIndex(string id, long version, ReadOnlySpan<byte> document)
    {
        Begin("index", id);
        _json.WriteNumber("version", version);
        _json.WriteString("version_type", "external");
        End();
        _body.Write(document);
        _body.Write("\n"u8);
    }

    /// <summary>Deletes a document, unless it was changed since it stood there.</summary>
    public void AddDelete(string? id, long sequence, long term)
    {
        Begin("delete", id);
        _json.WriteNumber("if_seq_no", sequence);
        _json.WriteNumber("if_primary_term", term);
        End();
    }

    public void Dispose() => _json.Dispose();

    private void Begin(string action, string? id)
    {
        _json.WriteStartObject();
        _json.WriteStartObject(action);
        _json.WriteString("_id", id);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _body.Write("\n"u8);
    }
}
