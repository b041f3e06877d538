using System.Buffers;
using System.IO.Compression;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>Reads a body within caps on size, silence and what it unpacks to. Cut bodies throw, as the HTTP stack and the unpackers do.</summary>
internal sealed class BodyReader(TimeSpan idleTimeout, TimeProvider time, int maxBytes, bool cut)
{
    private const int ChunkBytes = 16 * 1024;
    private const int MaxEncodings = 3;

    /// <summary>The body, unpacked; null when it is longer than the cap and isn't to be cut.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, string? encodings, CancellationToken ct)
    {
        var announced = content.Headers.ContentLength;
        if (announced > maxBytes && !cut)
            return null;
        if (await DrainAsync(content, announced, ct) is not { } body)
            return null;
        var names = (encodings ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > MaxEncodings)
            throw new InvalidDataException($"packed {names.Length} times");
        // The last one named was put on last (RFC 9110 §8.4). An empty body is empty whatever it says to be packed with.
        for (var i = names.Length - 1; i >= 0 && body.Length > 0; i--)
        {
            if (Unpack(body, names[i]) is not { } unpacked)
                return null;
            body = unpacked;
        }
        return body;
    }

    private async Task<ReadOnlyMemory<byte>?> DrainAsync(HttpContent content, long? announced, CancellationToken ct)
    {
        using var idle = new CancellationTokenSource(idleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, ct);
        await using var stream = await content.ReadAsStreamAsync(either.Token);
        // The announced length is a stranger's word: it saves growing, up to a megabyte.
        var buffer = new ArrayBufferWriter<byte>((int)Math.Clamp(announced + 1 ?? ChunkBytes, 256, 1024 * 1024));
        while (true)
        {
            var read = await stream.ReadAsync(buffer.GetMemory(1), either.Token);
            if (read == 0)
                return buffer.WrittenMemory;
            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
                return cut ? buffer.WrittenMemory[..maxBytes] : null;
            idle.CancelAfter(idleTimeout);
        }
    }

    private ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> packed, string encoding)
    {
        if (encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return packed;
        using var unpacker = Unpacker(packed, encoding);
        var buffer = new ArrayBufferWriter<byte>(Math.Clamp(packed.Length * 4, ChunkBytes, Math.Max(ChunkBytes, maxBytes)));
        while (true)
        {
            var read = unpacker.Read(buffer.GetSpan(ChunkBytes));
            if (read == 0)
                return buffer.WrittenMemory;
            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
                return cut ? buffer.WrittenMemory[..maxBytes] : null;
        }
    }

    private static Stream Unpacker(ReadOnlyMemory<byte> packed, string encoding)
    {
        var source = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(packed, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(packed.ToArray(), writable: false);
        return encoding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "deflate" when IsZlib(packed.Span) => new ZLibStream(source, CompressionMode.Decompress),
            // RFC 9110 §8.4.1.2 means zlib; some servers send the bare stream.
            "deflate" => new DeflateStream(source, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"unknown content encoding {encoding}"),
        };
    }

    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;
}
