using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline.Weather;

/// <summary>
/// A cell of a grid over the globe, 10 km in each direction, in one time zone: neighbours in one cell share a forecast. Rows are even in latitude; each row has columns of its own width,
/// so that a cell stays 10 km wide from Dunkerque to La Réunion.
/// </summary>
public sealed record WeatherCell(int Row, int Column, string Zone)
{
    private const double SideMetres = 10_000;
    private const double MetresPerDegree = 111_195; // of a great circle of the mean radius that LatLon reckons by

    private static readonly double RowDegrees = SideMetres / MetresPerDegree;

    /// <summary>The cell that a point lies in.</summary>
    public static WeatherCell Of(LatLon point, string zone)
    {
        var row = (int)Math.Floor(point.Lat / RowDegrees);
        return new WeatherCell(row, (int)Math.Floor(point.Lon / ColumnDegrees(row)), zone);
    }

    /// <summary>Its middle, which the forecast is asked for.</summary>
    public LatLon Middle => new(Math.Round(MiddleOf(Row), 4), Math.Round((Column + 0.5) * ColumnDegrees(Row), 4));

    /// <summary>Names it in the store.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Row}/{Column}/{Zone}");

    private static double MiddleOf(int row) => Math.Clamp((row + 0.5) * RowDegrees, -89.9, 89.9);

    private static double ColumnDegrees(int row) => RowDegrees / Math.Cos(double.DegreesToRadians(MiddleOf(row)));
}
