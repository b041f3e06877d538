namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>
/// Everything of some records that isn't text, as plain arrays, one value a row; lists are slices between two starts. Rows are sorted by the latitude band and longitude of
/// their first point, so that neighbours on the ground are neighbours in memory. Immutable.
/// </summary>
internal sealed class ColumnSegment
{
    public required int Count { get; init; }
    public required UInt128[] PackedIds { get; init; }
    /// <summary>Ids that aren't ULIDs; null when all are.</summary>
    public required string?[]? Names { get; init; }
    public required int[] Slots { get; init; }
    public required byte[] Kinds { get; init; }
    public required byte[] Statuses { get; init; }
    /// <summary>UTC ticks.</summary>
    public required long[] Dated { get; init; }
    /// <summary>Day numbers.</summary>
    public required int[] Expires { get; init; }

    /// <summary>Row → its points, as indexes of the point columns; one more than there are rows.</summary>
    public required int[] PointStarts { get; init; }
    public required int[] Points { get; init; }
    /// <summary>The point columns, in the order of <see cref="Bands"/>.</summary>
    public required double[] Lats { get; init; }
    public required double[] Lons { get; init; }
    public required int[] PointCommunes { get; init; }
    public required int[] PointRows { get; init; }

    public required int[] SpanStarts { get; init; }
    /// <summary>First and last minutes of occurrences, since 0001-01-01, sorted in each row.</summary>
    public required uint[] SpanFrom { get; init; }
    public required uint[] SpanTo { get; init; }

    public required int[] TagStarts { get; init; }
    public required int[] Tags { get; init; }

    public required LatitudeBands Bands { get; init; }
    public required Postings RowsByTag { get; init; }
    public required Postings PointsByCommune { get; init; }

    public RecordKey KeyOf(int row) => Names?[row] is { } name ? new(default, name) : new(PackedIds[row], null);
    public ReadOnlySpan<int> PointsOf(int row) => Points.AsSpan(PointStarts[row], PointStarts[row + 1] - PointStarts[row]);
    public ReadOnlySpan<int> TagsOf(int row) => Tags.AsSpan(TagStarts[row], TagStarts[row + 1] - TagStarts[row]);
}

/// <summary>A segment and which of its rows were changed or withdrawn since it was built.</summary>
internal readonly record struct SegmentView(ColumnSegment Columns, ulong[]? Dead, int DeadCount)
{
    public int LiveCount => Columns.Count - DeadCount;

    public bool IsDead(int row) => Dead is not null && (Dead[row >> 6] & (1UL << row)) != 0;
}
