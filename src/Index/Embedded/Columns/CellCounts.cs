using System.Runtime.InteropServices;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>Counts matching rows by the cells of a map that their points lie in. For one search.</summary>
internal sealed class CellCounts(int level, RowQuery query)
{
    private readonly Dictionary<(int X, int Y), Tally> _cells = [];
    private int _rows;

    /// <summary>Null when no map is wanted.</summary>
    public static CellCounts? For(IndexQuery query, RowQuery rows) => query.MapLevel is { } level ? new(level, rows) : null;

    public void Add(ColumnSegment columns, int row)
    {
        _rows++;
        foreach (var point in columns.PointsOf(row))
        {
            if (query.Zone is { } zone && !zone.Holds(columns, point, out _))
                continue;
            var at = new LatLon(columns.Lats[point], columns.Lons[point]);
            var cell = MapCell.Of(at, level);
            ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (cell.X, cell.Y), out _);
            if (tally.LastRow != _rows)
                (tally.LastRow, tally.Records, tally.First) = (_rows, tally.Records + 1, tally.Records == 0 ? columns.KeyOf(row) : tally.First);
            (tally.Points, tally.Lat, tally.Lon) = (tally.Points + 1, tally.Lat + at.Lat, tally.Lon + at.Lon);
        }
    }

    /// <summary>The cells in the order of the contract, without those that the box doesn't touch: where a cell ends is reckoned once for each, not for every point in it.</summary>
    public IReadOnlyList<IndexCell> Sorted() =>
    [
        .. _cells.Where(c => query.Bbox is not { } box || new MapCell(level, c.Key.X, c.Key.Y).Touches(box))
            .OrderByDescending(c => c.Value.Records).ThenBy(c => c.Key.Y).ThenBy(c => c.Key.X)
            .Take(IndexAnswer.MostCells)
            .OrderBy(c => c.Key.Y).ThenBy(c => c.Key.X)
            .Select(c => new IndexCell(
                new(level, c.Key.X, c.Key.Y),
                c.Value.Records,
                new(c.Value.Lat / c.Value.Points, c.Value.Lon / c.Value.Points),
                c.Value.Records == 1 ? c.Value.First.ToString() : null)),
    ];

    private struct Tally
    {
        public int LastRow;
        public int Records;
        public int Points;
        public double Lat;
        public double Lon;
        public RecordKey First;
    }
}
