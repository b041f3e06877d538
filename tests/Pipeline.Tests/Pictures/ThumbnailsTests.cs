using System.Text;
using SkiaSharp;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>What is made of a stranger's file, and what is refused before it is unpacked.</summary>
public sealed class ThumbnailsTests
{
    private static readonly PictureOptions Usual = new();

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_gives_two_small_ones_that_keep_its_shape(SKEncodedImageFormat format)
    {
        var made = Make(DrawnPictures.Draw(3_000, 1_500, format));

        (made.Small.Size, made.Large.Size).ShouldBe((new PixelSize(480, 240), new PixelSize(1_200, 600)));
        foreach (var thumbnail in (Thumbnail[])[made.Small, made.Large])
        {
            using var bitmap = SKBitmap.Decode(thumbnail.Jpeg);
            new PixelSize(bitmap.Width, bitmap.Height).ShouldBe(thumbnail.Size);
            IsNear(bitmap.GetPixel(bitmap.Width / 4, bitmap.Height / 2), SKColors.Red).ShouldBeTrue();
            IsNear(bitmap.GetPixel(bitmap.Width * 3 / 4, bitmap.Height / 2), SKColors.Blue).ShouldBeTrue();
            thumbnail.Jpeg.AsSpan(0, 3).ToArray().ShouldBe([0xFF, 0xD8, 0xFF]);
        }
        made.Small.Jpeg.Length.ShouldBeLessThan(made.Large.Jpeg.Length);
    }

    [Fact]
    public void A_small_picture_is_never_made_larger()
    {
        var made = Make(DrawnPictures.Draw(300, 200));
        (made.Small.Size, made.Large.Size).ShouldBe((new PixelSize(300, 200), new PixelSize(300, 200)));
    }

    // Corners as they lie in the file, by how the camera was held: where the file's left half (red) ends up.
    [Theory]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public void A_picture_stands_as_the_camera_was_held(ushort orientation, string red)
    {
        var made = Make(DrawnPictures.WithExif(DrawnPictures.Draw(800, 400), orientation));

        using var bitmap = SKBitmap.Decode(made.Small.Jpeg);
        (bitmap.Width > bitmap.Height).ShouldBe(orientation <= 4);
        var (x, y) = red switch
        {
            "left" => (bitmap.Width / 8, bitmap.Height / 2),
            "right" => (bitmap.Width * 7 / 8, bitmap.Height / 2),
            "top" => (bitmap.Width / 2, bitmap.Height / 8),
            _ => (bitmap.Width / 2, bitmap.Height * 7 / 8),
        };
        IsNear(bitmap.GetPixel(x, y), SKColors.Red).ShouldBeTrue();
        IsNear(bitmap.GetPixel(bitmap.Width - 1 - x, bitmap.Height - 1 - y), SKColors.Blue).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_of_the_file_is_kept_but_how_it_looks()
    {
        var file = DrawnPictures.WithExif(DrawnPictures.Draw(800, 400), 6);
        Encoding.Latin1.GetString(file).ShouldContain("Odile Kervrannec");

        var made = Make(file);
        foreach (var jpeg in (byte[][])[made.Small.Jpeg, made.Large.Jpeg])
        {
            var text = Encoding.Latin1.GetString(jpeg);
            text.ShouldNotContain("Exif");
            text.ShouldNotContain("Odile");
            // Application segments other than JFIF's own (0xE0) and comments hold metadata.
            Segments(jpeg).ShouldAllBe(marker => marker == 0xE0 || marker < 0xE0);
        }
    }

    [Fact]
    public void What_can_be_seen_through_stands_on_white()
    {
        var made = Make(DrawnPictures.Draw(400, 200, SKEncodedImageFormat.Png, SKColors.Transparent));
        using var bitmap = SKBitmap.Decode(made.Small.Jpeg);
        IsNear(bitmap.GetPixel(100, 100), SKColors.White).ShouldBeTrue();
        IsNear(bitmap.GetPixel(300, 100), SKColors.Blue).ShouldBeTrue();
    }

    [Fact]
    public void An_animation_gives_its_first_picture()
    {
        // A GIF of one colour table (red, blue) and two frames of 64 × 64, each one run of LZW codes.
        var made = Make(Gif(frames: 2));
        using var bitmap = SKBitmap.Decode(made.Small.Jpeg);
        IsNear(bitmap.GetPixel(32, 32), SKColors.Red).ShouldBeTrue();
    }

    [Fact]
    public void A_bomb_is_refused_by_its_head()
    {
        var bomb = DrawnPictures.Bomb(30_000);
        bomb.Length.ShouldBeLessThan(Usual.MostBytes);

        var before = GC.GetTotalAllocatedBytes();
        Refuse(bomb).ShouldBe(new ThumbnailOutcome.Refused("too-many-pixels", "30000 × 30000 pixels"));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void Many_pixels_within_the_cap_are_unpacked() => Make(DrawnPictures.Bomb(6_000)).Large.Size.ShouldBe(new PixelSize(1_200, 1_200));

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_file_that_was_cut_off_is_refused(SKEncodedImageFormat format)
    {
        var whole = Noise(format);
        var refused = Refuse(whole[..(whole.Length / 2)]);
        refused.Reason.ShouldBeOneOf("cut-off", "broken");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Page introuvable</body></html>", "a web page")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "an SVG, which may hold a program")]
    [InlineData("%PDF-1.7", "a PDF")]
    [InlineData("BM000000000000", "no JPEG, PNG, GIF or WebP")]
    [InlineData("", "an empty file")]
    public void What_is_no_picture_never_reaches_a_decoder(string file, string told) =>
        Refuse(Encoding.UTF8.GetBytes(file)).ShouldBe(new ThumbnailOutcome.Refused("not-a-picture", $"it is {told}"));

    [Fact]
    public void A_spacer_or_counter_is_no_picture_to_show() => Refuse(DrawnPictures.Draw(1, 1, SKEncodedImageFormat.Png)).Reason.ShouldBe("too-small");

    [Fact]
    public void Whatever_bytes_follow_a_right_beginning_nothing_is_thrown()
    {
        var random = new Random(20261124);
        byte[][] wholes = [DrawnPictures.Draw(200, 100), DrawnPictures.Draw(200, 100, SKEncodedImageFormat.Png), DrawnPictures.Draw(200, 100, SKEncodedImageFormat.Webp), Gif(2)];
        for (var i = 0; i < 400; i++)
        {
            byte[] file = [.. wholes[i % wholes.Length]];
            for (var n = random.Next(1, 20); n > 0; n--)
                file[random.Next(3, file.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => Thumbnails.Make(file, Usual));
        }
    }

    private static ThumbnailOutcome.Made Make(byte[] file) => Thumbnails.Make(file, Usual).ShouldBeOfType<ThumbnailOutcome.Made>();

    private static ThumbnailOutcome.Refused Refuse(byte[] file) => Thumbnails.Make(file, Usual).ShouldBeOfType<ThumbnailOutcome.Refused>();

    private static bool IsNear(SKColor a, SKColor b) => Math.Abs(a.Red - b.Red) < 25 && Math.Abs(a.Green - b.Green) < 25 && Math.Abs(a.Blue - b.Blue) < 25;

    private static byte[] Noise(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(300, 200);
        var random = new Random(7);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
                bitmap.SetPixel(x, y, new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
        }
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static IEnumerable<byte> Segments(byte[] jpeg)
    {
        // Until the scan (0xDA), segments follow each other with their lengths.
        for (var i = 2; i + 4 <= jpeg.Length && jpeg[i] == 0xFF && jpeg[i + 1] != 0xDA; i += 2 + (jpeg[i + 2] << 8 | jpeg[i + 3]))
            yield return jpeg[i + 1];
    }

    private static byte[] Gif(int frames)
    {
        var file = new List<byte>();
        file.AddRange("GIF89a"u8);
        file.AddRange([64, 0, 64, 0, 0x80, 0, 0, /* red */ 255, 0, 0, /* blue */ 0, 0, 255]);
        for (var frame = 0; frame < frames; frame++)
        {
            file.AddRange([0x2C, 0, 0, 0, 0, 64, 0, 64, 0, 0, 2]);
            // Codes of three bits: clear (4), then one pixel; the table starts anew before it would need a fourth bit.
            var bits = new List<int>();
            for (var pixel = 0; pixel < 64 * 64; pixel++)
            {
                if (pixel % 2 == 0)
                    bits.AddRange([0, 0, 1]);
                var value = frame == 0 ? 0 : 1;
                bits.AddRange([value, 0, 0]);
            }
            bits.AddRange([1, 0, 1]); // end (5)
            var packed = new byte[(bits.Count + 7) / 8];
            for (var i = 0; i < bits.Count; i++)
                packed[i / 8] |= (byte)(bits[i] << (i % 8));
            foreach (var block in packed.Chunk(255))
                file.AddRange([(byte)block.Length, .. block]);
            file.Add(0);
        }
        file.Add(0x3B);
        return [.. file];
    }
}
