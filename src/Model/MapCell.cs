namespace Wiker.Ingest.Model;

/// <summary>
/// A square of the web Mercator map that is 2^<paramref name="Level"/> squares wide, counted from 180° west and from the north (as tiles are: OGC 17-083r4, WebMercatorQuad).
/// Beyond 85.05° of latitude the outermost row counts.
/// </summary>
public readonly record struct MapCell(int Level, int X, int Y)
{
    private const double MostLatitude = 85.05112877980659;

    /// <summary>Levels that the index keeps, from a continent to a street.</summary>
    public static IReadOnlyList<int> Levels { get; } = [4, 6, 8, 10, 12, 14, 16, 18];

    /// <summary>The cell of a point.</summary>
    public static MapCell Of(LatLon point, int level)
    {
        var cells = 1 << level;
        var sine = Math.Sin(double.DegreesToRadians(Math.Clamp(point.Lat, -MostLatitude, MostLatitude)));
        var x = (point.Lon + 180) / 360 * cells;
        var y = (0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))) * cells;
        return new(level, Math.Clamp((int)x, 0, cells - 1), Math.Clamp((int)y, 0, cells - 1));
    }

    /// <summary>The level whose cells are 64 to 128 pixels wide at a zoom of 256-pixel tiles.</summary>
    public static int LevelOf(int zoom) => Levels.Last(level => level <= Math.Max(zoom + 2, Levels[0]));

    /// <summary>How many cells of a level a box touches, or more.</summary>
    public static long CountIn(BoundingBox box, int level)
    {
        var (first, last) = (Of(new(box.North, box.West), level), Of(new(box.South, box.East), level));
        return (last.X - first.X + 1L) * (last.Y - first.Y + 1L);
    }

    /// <summary>The cell's edges in degrees.</summary>
    public BoundingBox Bounds => new(Lon(X), Lat(Y + 1), Lon(X + 1), Lat(Y));

    /// <summary>True when the box and the cell share a point, edges included.</summary>
    public bool Touches(BoundingBox box) =>
        Bounds is var own && own.West <= box.East && own.East >= box.West && (own.South <= box.North || Y == (1 << Level) - 1) && (own.North >= box.South || Y == 0);

    private double Lon(int x) => ((double)x / (1 << Level) * 360) - 180;

    private double Lat(int y) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2.0 * y / (1 << Level))))));
}
