using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>Communes by cells of a tenth of a degree, so that a radius of 10 km reads a dozen cells instead of France.</summary>
internal sealed class PointGrid
{
    private const double CellDegrees = 0.1;
    private const int CellsAround = 3600;
    private const double MetresPerDegree = 111_194.9; // of a great circle on the sphere that LatLon measures on
    private readonly Dictionary<int, List<Commune>> _cells = [];

    public PointGrid(IEnumerable<Commune> communes)
    {
        foreach (var commune in communes)
        {
            if (commune.Point is not { } point)
                continue;
            var key = Key(Row(point.Lat), Column(point.Lon));
            if (!_cells.TryGetValue(key, out var cell))
                _cells[key] = cell = [];
            cell.Add(commune);
        }
    }

    public IReadOnlyList<Commune> Within(LatLon centre, double radiusMetres)
    {
        if (!double.IsFinite(centre.Lat) || !double.IsFinite(centre.Lon) || !(radiusMetres >= 0))
            return [];
        List<(double Metres, Commune Commune)> found = [];
        var degrees = Math.Min(180, radiusMetres / MetresPerDegree);
        var (south, north) = (Row(Math.Max(-90, centre.Lat - degrees)), Row(Math.Min(90, centre.Lat + degrees)));
        var widest = Math.Cos(double.DegreesToRadians(Math.Min(90, Math.Abs(centre.Lat) + degrees)));
        var halfWidth = widest < 0.01 ? 180 : Math.Min(180, degrees / widest);
        var (west, columns) = (Column(centre.Lon - halfWidth), Math.Min(CellsAround, (int)(2 * halfWidth / CellDegrees) + 2));
        if ((long)(north - south + 1) * columns > _cells.Count)
        {
            foreach (var cell in _cells.Values)
                Add(cell, centre, radiusMetres, found);
        }
        else
        {
            for (var row = south; row <= north; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    if (_cells.TryGetValue(Key(row, west + column), out var cell))
                        Add(cell, centre, radiusMetres, found);
                }
            }
        }
        found.Sort(static (a, b) => a.Metres.CompareTo(b.Metres) is var order and not 0 ? order : string.CompareOrdinal(a.Commune.Insee, b.Commune.Insee));
        return [.. found.Select(f => f.Commune)];
    }

    private static void Add(List<Commune> cell, LatLon centre, double radiusMetres, List<(double Metres, Commune Commune)> found)
    {
        foreach (var commune in cell)
        {
            var metres = commune.Point!.Value.MetresTo(centre);
            if (metres <= radiusMetres)
                found.Add((metres, commune));
        }
    }

    private static int Row(double lat) => (int)Math.Floor(lat / CellDegrees);

    private static int Column(double lon) => (int)Math.Floor(lon / CellDegrees);

    // Columns wrap at the date line: Wallis lies just east of it.
    private static int Key(int row, int column) => (row * CellsAround) + ((((column + (CellsAround / 2)) % CellsAround) + CellsAround) % CellsAround);
}
