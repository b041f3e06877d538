using SkiaSharp;

namespace Wiker.Ingest.Demo.Drawing;

/// <summary>Draws plain shapes; colours are written as in CSS.</summary>
internal static class Brush
{
    /// <summary>One of several colours after the other.</summary>
    public static string Of(int i, params string[] colours) => colours[i % colours.Length];

    public static void Sky(SKCanvas canvas, string top, string bottom, float height)
    {
        using var shader = SKShader.CreateLinearGradient(new(0, 0), new(0, height), [SKColor.Parse(top), SKColor.Parse(bottom)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, 960, height, paint);
    }

    private static SKPaint Paint(string colour) => new() { Color = Colour(colour), IsAntialias = true };

    // As CSS writes it: an alpha stands last.
    private static SKColor Colour(string css) => css.Length == 9 ? SKColor.Parse("#" + css[7..] + css[1..7]) : SKColor.Parse(css);

    public static void Fill(SKCanvas canvas, string colour, float x, float y, float width, float height)
    {
        using var paint = Paint(colour);
        canvas.DrawRect(x, y, width, height, paint);
    }

    public static void Disc(SKCanvas canvas, float x, float y, float radius, string colour)
    {
        using var paint = Paint(colour);
        canvas.DrawCircle(x, y, radius, paint);
    }

    public static void Oval(SKCanvas canvas, string colour, float x, float y, float rx, float ry)
    {
        using var paint = Paint(colour);
        canvas.DrawOval(x, y, rx, ry, paint);
    }

    public static void Line(SKCanvas canvas, string colour, float width, float x1, float y1, float x2, float y2)
    {
        using var paint = Paint(colour);
        paint.StrokeWidth = width;
        paint.StrokeCap = SKStrokeCap.Round;
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public static void Poly(SKCanvas canvas, string colour, params float[] points)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0], points[1]);
        for (var i = 2; i < points.Length; i += 2)
            builder.LineTo(points[i], points[i + 1]);
        builder.Close();
        using var path = builder.Detach();
        using var paint = Paint(colour);
        canvas.DrawPath(path, paint);
    }
}
