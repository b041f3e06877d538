using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>
/// Writes and reads cursors: the position of the last item, sealed with a hash of its query, so that a cursor of another query, or one made up, is refused.
/// The key is secret and stays the same as long as cursors shall hold.
/// </summary>
public sealed class CursorSeal
{
    private const byte Form = 1;
    private const int SealLength = 16;
    private const int MostBytes = 600;
    private readonly byte[] _key;

    /// <summary>A seal with this key of at least 16 bytes.</summary>
    public CursorSeal(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 16, nameof(key));
        _key = [.. key];
    }

    /// <summary>The cursor that goes on after a position of this query.</summary>
    public string Write(RecordQuery query, IndexPosition position)
    {
        var id = Encoding.UTF8.GetBytes(position.Id);
        var snapshot = Encoding.UTF8.GetBytes(position.Snapshot ?? "");
        var bytes = new byte[1 + SealLength + 8 + 1 + id.Length + snapshot.Length];
        bytes[0] = Form;
        var body = bytes.AsSpan(1 + SealLength);
        BinaryPrimitives.WriteDoubleLittleEndian(body, position.SortValue);
        body[8] = checked((byte)id.Length);
        id.CopyTo(body[9..]);
        snapshot.CopyTo(body[(9 + id.Length)..]);
        SealOf(query, body).CopyTo(bytes.AsSpan(1));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The position that the query's cursor names; null when it is no cursor of this query.</summary>
    public IndexPosition? Read(RecordQuery query)
    {
        if (query.Cursor is not { } cursor || !Base64Url.IsValid(cursor, out var length) || length is < 1 + SealLength + 10 or > MostBytes)
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        var body = bytes.AsSpan(1 + SealLength);
        if (bytes[0] != Form || !CryptographicOperations.FixedTimeEquals(SealOf(query, body), bytes.AsSpan(1, SealLength)))
            return null;
        var idLength = body[8];
        var snapshot = Encoding.UTF8.GetString(body[(9 + idLength)..]);
        return new IndexPosition(BinaryPrimitives.ReadDoubleLittleEndian(body), Encoding.UTF8.GetString(body.Slice(9, idLength)), snapshot.Length == 0 ? null : snapshot);
    }

    // Limit and counts may change from page to page; everything else makes another query.
    private ReadOnlySpan<byte> SealOf(RecordQuery query, ReadOnlySpan<byte> body)
    {
        var asked = Encoding.UTF8.GetBytes(RecordQueryUrl.Format(query with { Cursor = null, Limit = null, Facets = [] }));
        byte[] sealedBytes = [.. SHA256.HashData(asked), .. body];
        return HMACSHA256.HashData(_key, sealedBytes).AsSpan(0, SealLength);
    }
}
