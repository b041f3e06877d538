using SkiaSharp;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>
/// Makes two small pictures of a stranger's file. What it says of itself is checked before anything is unpacked; what comes out is drawn anew, upright and on white, so that nothing
/// of the file is kept but how it looks: no place where it was taken, no name of a camera's owner, no hidden bytes. Pure.
/// </summary>
internal static class Thumbnails
{
    /// <summary>Side of the square, in pixels, that the small one fits into.</summary>
    public const int SmallSide = 480;
    /// <summary>Side of the square, in pixels, that the large one fits into.</summary>
    public const int LargeSide = 1_200;

    /// <summary>Part of the names of thumbnails: raised when the same file would come out otherwise.</summary>
    public const byte Version = 1;

    private const int JpegQuality = 82;

    /// <summary>Both thumbnails, never larger than the file's own picture, or why there are none. An animation gives its first picture.</summary>
    public static ThumbnailOutcome Make(ReadOnlySpan<byte> file, PictureOptions options)
    {
        if (!PictureSignature.IsPicture(file))
            return new ThumbnailOutcome.Refused("not-a-picture", $"it is {PictureSignature.Describe(file)}");
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return new ThumbnailOutcome.Refused("broken", "its head can't be read");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        // A file of some kilobytes may unpack to gigabytes: its head tells before anything is unpacked.
        if ((long)width * height > options.MostPixels)
            return new ThumbnailOutcome.Refused("too-many-pixels", FormattableString.Invariant($"{width} × {height} pixels"));
        if (width < options.LeastSide || height < options.LeastSide)
            return new ThumbnailOutcome.Refused("too-small", FormattableString.Invariant($"{width} × {height} pixels"));
        return Unpack(codec, out var refusal) is { } picture ? Draw(picture, codec.EncodedOrigin) : refusal!;
    }

    private static SKImage? Unpack(SKCodec codec, out ThumbnailOutcome.Refused? refusal)
    {
        // A JPEG unpacks to any eighth of its size for less time and memory; never to less than what is made of it.
        var eighths = MathF.Ceiling(8f * Math.Min(1f, (float)LargeSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        var size = codec.EncodedFormat == SKEncodedImageFormat.Jpeg ? codec.GetScaledDimensions(eighths / 8) : codec.Info.Size;
        using var colours = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours)))
        {
            refusal = new("too-many-pixels", FormattableString.Invariant($"no memory for {size.Width} × {size.Height} pixels"));
            return null;
        }
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            refusal = result == SKCodecResult.IncompleteInput ? new("cut-off", "the file ends before its picture does") : new("broken", $"it can't be unpacked ({result})");
            return null;
        }
        refusal = null;
        bitmap.SetImmutable(); // shared with the image, not copied
        return SKImage.FromBitmap(bitmap);
    }

    private static ThumbnailOutcome Draw(SKImage picture, SKEncodedOrigin origin)
    {
        using (picture)
        {
            return Draw(picture, origin, LargeSide) is { } large && Draw(picture, origin, SmallSide) is { } small
                ? new ThumbnailOutcome.Made(small, large)
                : new ThumbnailOutcome.Refused("broken", "it can't be drawn");
        }
    }

    private static Thumbnail? Draw(SKImage picture, SKEncodedOrigin origin, int side)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)side / Math.Max(width, height));
        var size = new PixelSize(Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)));
        // No colour space: nothing about colours is written into the file, and browsers take it for what it is, sRGB.
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (surface is null)
            return null;
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale((float)size.Width / width, (float)size.Height / height);
        canvas.Concat(Upright(origin, width, height));
        canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return jpeg is null ? null : new Thumbnail(size, jpeg.ToArray());
    }

    // The eight orientations of Exif (TIFF tag 274), as what is to be done to the stored picture; width and height are those of the upright one.
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
