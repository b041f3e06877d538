using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using SkiaSharp;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>Real files of pictures, good and ill, made for one test each.</summary>
internal static class DrawnPictures
{
    /// <summary>Left half red, right half blue.</summary>
    public static byte[] Draw(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, SKColor? left = null)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        using var paint = new SKPaint { Color = left ?? SKColors.Red, BlendMode = SKBlendMode.Src };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, paint);
        using var drawn = surface.Snapshot();
        using var data = drawn.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>The JPEG with an Exif block: how a camera was held (TIFF tag 274), its owner, and where it was.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        var tiff = new List<byte>();
        tiff.AddRange("MM\0*"u8);
        Add32(tiff, 8);
        Add16(tiff, 3);
        Entry(tiff, 0x0112, 3, 1, (uint)orientation << 16);
        Entry(tiff, 0x013B, 2, 17, 50); // Artist, behind the directory
        Entry(tiff, 0x8825, 4, 1, 67); // GPS directory, behind it
        Add32(tiff, 0);
        tiff.AddRange("Odile Kervrannec\0"u8);
        Add16(tiff, 1);
        Entry(tiff, 1, 2, 2, (uint)'N' << 24);
        Add32(tiff, 0);
        byte[] block = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(block.Length + 2));
        return [0xFF, 0xD8, 0xFF, 0xE1, .. length, .. block, .. jpeg.AsSpan(2)];
    }

    /// <summary>A whole PNG of that many black pixels a side, in a few hundred kilobytes or less: unpacked as colours it takes four bytes for each.</summary>
    public static byte[] Bomb(int side)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        head[8] = 1; // one bit a pixel, grey
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + ((side + 7) / 8)];
            for (var i = 0; i < side; i++)
                deflate.Write(row);
        }
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] body = [.. type, .. content];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. crc];
    }

    private static void Entry(List<byte> to, ushort tag, ushort type, uint count, uint value)
    {
        Add16(to, tag);
        Add16(to, type);
        Add32(to, count);
        Add32(to, value);
    }

    private static void Add16(List<byte> to, ushort value) => to.AddRange([(byte)(value >> 8), (byte)value]);

    private static void Add32(List<byte> to, uint value)
    {
        Add16(to, (ushort)(value >> 16));
        Add16(to, (ushort)value);
    }
}
