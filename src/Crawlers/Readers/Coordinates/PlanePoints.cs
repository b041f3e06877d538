using ProjNet.CoordinateSystems.Transformations;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Coordinates;

/// <summary>A part of the world, in degrees.</summary>
internal readonly record struct Box(double South, double West, double North, double East)
{
    /// <summary>True for points in it and on its edge.</summary>
    public bool Holds(double lat, double lon) => lat >= South && lat <= North && lon >= West && lon <= East;
}

/// <summary>Turns points of a projection, in metres, into degrees, to within some centimetres. May be asked by several threads.</summary>
internal sealed class PlanePoints(MathTransform toDegrees, Box area)
{
    /// <summary>
    /// The point in degrees; null when it lies outside of the country that the projection is for: degrees taken for metres, metres of another zone and exchanged columns
    /// all give points somewhere, and one in Africa is worse than none.
    /// </summary>
    public LatLon? ToDegrees(double eastMetres, double northMetres)
    {
        var (lon, lat) = toDegrees.Transform(eastMetres, northMetres);
        return area.Holds(lat, lon) ? new LatLon(lat, lon) : null; // what isn't a number is in no area
    }
}
