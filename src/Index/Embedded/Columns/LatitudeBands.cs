using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>
/// Points sorted by bands of latitude (0.02°, 2.2 km) and by longitude inside each band: a circle or a box is a few short runs of neighbouring points.
/// </summary>
internal sealed class LatitudeBands
{
    private const double BandsPerDegree = 50;
    private const int BandCount = (180 * 50) + 1;
    // Wider than the rounding of every formula here (0.2 m), so that a run never misses a point; the exact test is the caller's.
    private const double MarginDegrees = 2e-6;
    private const double EarthRadiusMetres = 6_371_008.8;
    private readonly double[] _lons;
    private readonly int[] _starts;
    private readonly int _firstBand;

    /// <summary>Takes the longitudes of points already sorted by <see cref="SortKey"/>.</summary>
    public LatitudeBands(double[] lats, double[] lons)
    {
        _lons = lons;
        if (lats.Length == 0)
        {
            _starts = [0];
            return;
        }
        _firstBand = BandOf(lats[0]);
        _starts = new int[BandOf(lats[^1]) - _firstBand + 2];
        foreach (var lat in lats)
            _starts[BandOf(lat) - _firstBand + 1]++;
        for (var band = 1; band < _starts.Length; band++)
            _starts[band] += _starts[band - 1];
    }

    /// <summary>Orders points by band, then by longitude to 1e-12 degrees, far inside the margin.</summary>
    public static ulong SortKey(double lat, double lon) => ((ulong)BandOf(lat) << 48) | (ulong)((lon + 180) * (((1L << 48) - 1) / 360.0));

    /// <summary>Adds the runs [start, end) that hold every point within <paramref name="radiusMetres"/> of <paramref name="centre"/>.</summary>
    public void AddCircle(LatLon centre, double radiusMetres, List<(int Start, int End)> runs)
    {
        var angle = radiusMetres / EarthRadiusMetres;
        var middle = double.DegreesToRadians(centre.Lat);
        var reach = double.RadiansToDegrees(angle) + MarginDegrees;
        var (south, north) = (centre.Lat - reach, centre.Lat + reach);
        if (north >= 90 || south <= -90 || angle >= Math.PI / 2)
        {
            AddBox(new(-180, Math.Max(south, -90), 180, Math.Min(north, 90)), runs); // a pole lies inside: every longitude counts
            return;
        }
        var widest = Math.Asin(Math.Sin(middle) / Math.Cos(angle));
        for (var band = BandOf(south); band <= BandOf(north); band++)
        {
            var low = double.DegreesToRadians((band / BandsPerDegree) - 90);
            var high = double.DegreesToRadians(((band + 1) / BandsPerDegree) - 90);
            var half = Math.Max(HalfWidth(middle, angle, Math.Max(low, middle - angle)), HalfWidth(middle, angle, Math.Min(high, middle + angle)));
            if (low <= widest && widest <= high)
                half = Math.Max(half, HalfWidth(middle, angle, widest));
            AddAround(band, centre.Lon, double.RadiansToDegrees(half) + MarginDegrees, runs);
        }
    }

    /// <summary>Adds the runs [start, end) that hold every point of a box.</summary>
    public void AddBox(BoundingBox box, List<(int Start, int End)> runs)
    {
        if (!(box.South <= box.North && box.West <= box.East))
            return;
        for (var band = BandOf(Math.Clamp(box.South, -90, 90)); band <= BandOf(Math.Clamp(box.North, -90, 90)); band++)
            AddRun(band, box.West - MarginDegrees, box.East + MarginDegrees, runs);
    }

    private static int BandOf(double lat) => Math.Clamp((int)((lat + 90) * BandsPerDegree), 0, BandCount - 1);

    // The longitude that a circle reaches at one latitude (spherical law of cosines).
    private static double HalfWidth(double middle, double angle, double lat)
    {
        var cosine = (Math.Cos(angle) - (Math.Sin(lat) * Math.Sin(middle))) / (Math.Cos(lat) * Math.Cos(middle));
        return Math.Acos(Math.Clamp(cosine, -1, 1));
    }

    private void AddAround(int band, double lon, double half, List<(int Start, int End)> runs)
    {
        AddRun(band, lon - half, lon + half, runs);
        if (half >= 180)
            return; // the whole band; a point must not be in two runs
        if (lon - half < -180)
            AddRun(band, lon - half + 360, double.PositiveInfinity, runs);
        if (lon + half > 180)
            AddRun(band, double.NegativeInfinity, lon + half - 360, runs);
    }

    private void AddRun(int band, double west, double east, List<(int Start, int End)> runs)
    {
        var at = band - _firstBand;
        if (at < 0 || at >= _starts.Length - 1)
            return;
        var start = LowerBound(_starts[at], _starts[at + 1], west);
        var end = LowerBound(start, _starts[at + 1], Math.BitIncrement(east));
        if (end > start)
            runs.Add((start, end));
    }

    private int LowerBound(int start, int end, double lon)
    {
        while (start < end)
        {
            var middle = (start + end) >>> 1;
            if (_lons[middle] < lon)
                start = middle + 1;
            else
                end = middle;
        }
        return start;
    }
}
