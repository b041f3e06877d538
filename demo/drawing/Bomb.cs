using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Wiker.Ingest.Demo.Drawing;

/// <summary>A picture that is ill on purpose: small to fetch, too large to unpack.</summary>
internal static class Bomb
{
    /// <summary>A whole PNG of black pixels, one bit each: some fifty kilobytes that unpack, as colours, to 1.6 gigabytes.</summary>
    public static byte[] Of(int side)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        head[8] = 1;
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + (side / 8)];
            for (var i = 0; i < side; i++)
                deflate.Write(row);
        }
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] body = [.. type, .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. check];
    }
}
