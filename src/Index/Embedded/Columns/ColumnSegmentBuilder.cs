using System.Runtime.InteropServices;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>Collects rows in any order, new ones and those of older segments, and lays them out as one segment.</summary>
internal sealed class ColumnSegmentBuilder(TagTable tags)
{
    private readonly List<RecordKey> _keys = [];
    private readonly List<int> _slots = [];
    private readonly List<byte> _kinds = [];
    private readonly List<byte> _statuses = [];
    private readonly List<long> _dated = [];
    private readonly List<int> _expires = [];
    private readonly List<int> _pointStarts = [0];
    private readonly List<(double Lat, double Lon, int Commune)> _points = [];
    private readonly List<int> _spanStarts = [0];
    private readonly List<(uint From, uint To)> _spans = [];
    private readonly List<int> _tagStarts = [0];
    private readonly List<int> _tags = [];

    public int Count => _slots.Count;

    /// <summary>Adds a row from its stored form, read up to its kind.</summary>
    public void Add(RecordKey key, int slot, byte kind, ref RowReader reader)
    {
        _keys.Add(key);
        _slots.Add(slot);
        _kinds.Add(kind);
        _statuses.Add(reader.ReadByte());
        _dated.Add(reader.ReadInt64());
        _expires.Add(reader.ReadInt32());
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var (lat, lon) = (reader.ReadDouble(), reader.ReadDouble());
            if (!(Math.Abs(lat) <= 90 && Math.Abs(lon) <= 180))
                throw new InvalidDataException("A point of a stored row lies off the globe.");
            var commune = reader.ReadString();
            _points.Add((lat, lon, commune.Length == 0 ? TagTable.None : tags.Intern(TagKind.Commune, commune)));
        }
        for (var left = reader.ReadCount(); left > 0; left--)
            _spans.Add((reader.ReadUInt32(), reader.ReadUInt32()));
        foreach (var list in (ReadOnlySpan<TagKind>)[TagKind.Commune, TagKind.Theme, TagKind.Source])
        {
            for (var left = reader.ReadCount(); left > 0; left--)
                _tags.Add(tags.Intern(list, reader.ReadString()));
        }
        EndRow();
    }

    /// <summary>Copies a row of an older segment.</summary>
    public void Add(ColumnSegment from, int row)
    {
        _keys.Add(from.KeyOf(row));
        _slots.Add(from.Slots[row]);
        _kinds.Add(from.Kinds[row]);
        _statuses.Add(from.Statuses[row]);
        _dated.Add(from.Dated[row]);
        _expires.Add(from.Expires[row]);
        foreach (var point in from.PointsOf(row))
            _points.Add((from.Lats[point], from.Lons[point], from.PointCommunes[point]));
        for (var span = from.SpanStarts[row]; span < from.SpanStarts[row + 1]; span++)
            _spans.Add((from.SpanFrom[span], from.SpanTo[span]));
        _tags.AddRange(from.TagsOf(row));
        EndRow();
    }

    public ColumnSegment Build()
    {
        var order = RowOrder();
        var (pointStarts, pointOrder) = Slices(order, _pointStarts);
        var (spanStarts, spanOrder) = Slices(order, _spanStarts);
        var (tagStarts, tagOrder) = Slices(order, _tagStarts);
        var points = CollectionsMarshal.AsSpan(_points);
        var owners = Owners(pointStarts, pointOrder.Length);
        var byBand = BandOrder(points, pointOrder);
        var lats = new double[byBand.Length];
        var lons = new double[byBand.Length];
        var communes = new int[byBand.Length];
        var pointRows = new int[byBand.Length];
        var rowPoints = new int[byBand.Length];
        for (var at = 0; at < byBand.Length; at++)
        {
            (lats[at], lons[at], communes[at]) = points[pointOrder[byBand[at]]];
            pointRows[at] = owners[byBand[at]];
            rowPoints[byBand[at]] = at;
        }
        var allTags = Taken(tagOrder, _tags);
        return new()
        {
            Count = order.Length,
            PackedIds = Array.ConvertAll(order, row => _keys[row].Packed),
            Names = _keys.Exists(key => key.Name is not null) ? Array.ConvertAll(order, row => _keys[row].Name) : null,
            Slots = Taken(order, _slots),
            Kinds = Taken(order, _kinds),
            Statuses = Taken(order, _statuses),
            Dated = Taken(order, _dated),
            Expires = Taken(order, _expires),
            PointStarts = pointStarts,
            Points = rowPoints,
            Lats = lats,
            Lons = lons,
            PointCommunes = communes,
            PointRows = pointRows,
            SpanStarts = spanStarts,
            SpanFrom = Array.ConvertAll(spanOrder, span => _spans[span].From),
            SpanTo = Array.ConvertAll(spanOrder, span => _spans[span].To),
            TagStarts = tagStarts,
            Tags = allTags,
            Bands = new(lats, lons),
            RowsByTag = Postings.Of(allTags, Owners(tagStarts, allTags.Length)),
            PointsByCommune = Postings.Of(communes, Enumerable.Range(0, communes.Length).ToArray()),
        };
    }

    private void EndRow()
    {
        _pointStarts.Add(_points.Count);
        _spanStarts.Add(_spans.Count);
        _tagStarts.Add(_tags.Count);
    }

    private int[] RowOrder()
    {
        var keys = new ulong[Count];
        var order = new int[Count];
        for (var row = 0; row < Count; row++)
        {
            order[row] = row;
            keys[row] = ulong.MaxValue; // no point: last
            if (_pointStarts[row] < _pointStarts[row + 1])
            {
                var (lat, lon, _) = _points[_pointStarts[row]];
                keys[row] = LatitudeBands.SortKey(lat, lon);
            }
        }
        Array.Sort(keys, order);
        return order;
    }

    private static int[] BandOrder(ReadOnlySpan<(double Lat, double Lon, int Commune)> points, int[] pointOrder)
    {
        var keys = new ulong[pointOrder.Length];
        var order = new int[pointOrder.Length];
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = at;
            var (lat, lon, _) = points[pointOrder[at]];
            keys[at] = LatitudeBands.SortKey(lat, lon);
        }
        Array.Sort(keys, order);
        return order;
    }

    // The starts of the rows' lists in their new order, and for each new item the old index that it comes from.
    private static (int[] Starts, int[] Items) Slices(int[] order, List<int> starts)
    {
        var moved = new int[order.Length + 1];
        var items = new int[starts[^1]];
        var next = 0;
        for (var row = 0; row < order.Length; row++)
        {
            for (var item = starts[order[row]]; item < starts[order[row] + 1]; item++)
                items[next++] = item;
            moved[row + 1] = next;
        }
        return (moved, items);
    }

    private static int[] Owners(int[] starts, int count)
    {
        var owners = new int[count];
        for (var row = 0; row < starts.Length - 1; row++)
            owners.AsSpan(starts[row], starts[row + 1] - starts[row]).Fill(row);
        return owners;
    }

    private static T[] Taken<T>(int[] order, List<T> values)
    {
        var taken = new T[order.Length];
        for (var at = 0; at < order.Length; at++)
            taken[at] = values[order[at]];
        return taken;
    }
}
