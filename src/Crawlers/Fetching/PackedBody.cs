using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// Undoes content encodings, within a cap. .NET's unpackers take a stream that is cut short for a whole one (unless a switch of the whole process
/// says otherwise), so that half a page would pass for the page: here the end is looked for.
/// </summary>
internal static class PackedBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>At most <paramref name="maxBytes"/> of the content; <see cref="InvalidDataException"/> when it is cut, garbled, or packed in an unknown way.</summary>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, string encoding, int maxBytes) => encoding.ToLowerInvariant() switch
    {
        "identity" => packed,
        "gzip" or "x-gzip" => Gzip(packed, maxBytes),
        "br" => Brotli(packed.Span, maxBytes),
        "deflate" when IsZlib(packed.Span) => Inflate(packed, maxBytes, static s => new ZLibStream(s, CompressionMode.Decompress)),
        // RFC 9110 §8.4.1.2 means zlib; some servers send the bare stream.
        "deflate" => Inflate(packed, maxBytes, static s => new DeflateStream(s, CompressionMode.Decompress)),
        _ => throw new InvalidDataException($"unknown content encoding {encoding}"),
    };

    private static ReadOnlyMemory<byte> Brotli(ReadOnlySpan<byte> packed, int maxBytes)
    {
        var buffer = BufferFor(packed.Length, maxBytes);
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var status = decoder.Decompress(packed, buffer.GetSpan(ChunkBytes), out var consumed, out var written);
            packed = packed[consumed..];
            buffer.Advance(written);
            if (buffer.WrittenCount >= maxBytes)
                return buffer.WrittenMemory[..maxBytes];
            if (status == OperationStatus.Done)
                return buffer.WrittenMemory;
            if (status != OperationStatus.DestinationTooSmall)
                throw new InvalidDataException(status == OperationStatus.NeedMoreData ? "the packed body is cut short" : "the packed body is garbled");
        }
    }

    private static ReadOnlyMemory<byte> Gzip(ReadOnlyMemory<byte> packed, int maxBytes)
    {
        var body = Drain(new GZipStream(Source(packed), CompressionMode.Decompress), packed.Length, maxBytes);
        // RFC 1952: the last four bytes tell the length. They don't when the body is cut, has several members, or has something behind its end;
        // in the last two cases the first member is whole.
        var isWhole = body.Length >= maxBytes
            || (packed.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) == (uint)body.Length);
        if (!isWhole)
            Inflate(packed[GzipHeaderLength(packed.Span)..], maxBytes, static s => new DeflateStream(s, CompressionMode.Decompress));
        return body;
    }

    private static int GzipHeaderLength(ReadOnlySpan<byte> packed)
    {
        const int Crc = 2, Extra = 4, Name = 8, Comment = 16;
        if (packed.Length < 10)
            throw new InvalidDataException("the packed body is cut short");
        var flags = packed[3];
        var at = 10;
        if ((flags & Extra) != 0)
            at += packed.Length >= 12 ? 2 + BinaryPrimitives.ReadUInt16LittleEndian(packed[10..]) : packed.Length;
        for (var texts = ((flags & Name) != 0 ? 1 : 0) + ((flags & Comment) != 0 ? 1 : 0); texts > 0 && at < packed.Length; texts--)
            at += packed[at..].IndexOf((byte)0) is >= 0 and var end ? end + 1 : packed.Length;
        if ((flags & Crc) != 0)
            at += 2;
        return at < packed.Length ? at : throw new InvalidDataException("the packed body is cut short");
    }

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> packed, int maxBytes, Func<Stream, Stream> unpacker)
    {
        var source = new EndWatch(Source(packed));
        var body = Drain(unpacker(source), packed.Length, maxBytes);
        // An inflater that has met its final block asks for nothing more.
        return source.EndWasReached && body.Length < maxBytes ? throw new InvalidDataException("the packed body is cut short") : body;
    }

    private static ReadOnlyMemory<byte> Drain(Stream unpacker, int packedLength, int maxBytes)
    {
        using (unpacker)
        {
            var buffer = BufferFor(packedLength, maxBytes);
            while (buffer.WrittenCount < maxBytes && unpacker.Read(buffer.GetSpan(ChunkBytes)) is > 0 and var read)
                buffer.Advance(read);
            return buffer.WrittenMemory[..Math.Min(buffer.WrittenCount, maxBytes)];
        }
    }

    private static ArrayBufferWriter<byte> BufferFor(int packedLength, int maxBytes) =>
        new((int)Math.Clamp(packedLength * 4L, ChunkBytes, Math.Max(ChunkBytes, Math.Min(maxBytes, 1024 * 1024))));

    private static MemoryStream Source(ReadOnlyMemory<byte> packed) => MemoryMarshal.TryGetArray(packed, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(packed.ToArray(), writable: false);

    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    /// <summary>Tells whether someone read past the last byte.</summary>
    private sealed class EndWatch(Stream inner) : Stream
    {
        public bool EndWasReached { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            EndWasReached |= read == 0 && buffer.Length > 0;
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
