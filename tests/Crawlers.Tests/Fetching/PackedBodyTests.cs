using System.IO.Compression;
using CsCheck;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class PackedBodyTests
{
    private static readonly Gen<string> Encodings = Gen.Int[0, 4].Select(i => ((string[])["gzip", "br", "deflate", "GZIP", "x-gzip"])[i]);

    [Fact]
    public void Any_bytes_are_unpacked_within_the_cap_or_refused() => Gen.Select(Gen.Byte.Array[1, 200], Encodings, Gen.Bool).Sample((bytes, encoding, likeGzip) =>
    {
        byte[] packed = likeGzip ? [0x1f, 0x8b, 8, .. bytes] : bytes;
        try
        {
            return PackedBody.Unpack(packed, encoding, 100).Length <= 100;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return true;
        }
    });

    [Fact]
    public void Every_way_of_cutting_a_gzip_body_is_seen()
    {
        var text = new byte[3000];
        new Random(7).NextBytes(text.AsSpan(0, 500));
        var packed = Gzip(text);
        for (var kept = 1; kept < packed.Length - 8; kept++)
            Should.Throw<InvalidDataException>(() => PackedBody.Unpack(packed.AsMemory(0, kept), "gzip", 10_000), $"cut to {kept} of {packed.Length}");
    }

    [Fact]
    public void Members_one_after_another_and_padding_behind_the_end_are_taken()
    {
        byte[] two = [.. Gzip("Fête "u8), .. Gzip("de la mer"u8)];
        PackedBody.Unpack(two, "gzip", 100).ToArray().ShouldBe("Fête de la mer"u8.ToArray());
        byte[] padded = [.. Gzip("Fête"u8), 0, 0, 0, 0];
        PackedBody.Unpack(padded, "gzip", 100).ToArray().ShouldBe("Fête"u8.ToArray());
    }

    private static byte[] Gzip(ReadOnlySpan<byte> text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(text);
        return packed.ToArray();
    }
}
