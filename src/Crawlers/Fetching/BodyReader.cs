using System.Buffers;

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
            body = PackedBody.Unpack(body, names[i], maxBytes + 1);
            if (body.Length <= maxBytes)
                continue;
            if (!cut)
                return null;
            body = body[..maxBytes];
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
            {
                // Not "?:", where null would become an empty memory.
                if (cut)
                    return buffer.WrittenMemory[..maxBytes];
                return null;
            }
            idle.CancelAfter(idleTimeout);
        }
    }
}
