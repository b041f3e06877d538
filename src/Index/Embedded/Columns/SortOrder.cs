using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>Between what is compared inside (ascending, always) and the <see cref="IndexPosition.SortValue"/> that a page's reader holds. Exact both ways.</summary>
internal static class SortOrder
{
    /// <summary>Records in the zone without a point come after every distance.</summary>
    public const double NoDistance = double.MaxValue;
    private const double NoDistanceValue = -1;
    // More than the minutes of ten thousand years; and more than their milliseconds.
    private const double LastMinute = 1e10;
    private const double MostMilliseconds = 1e15;
    private static readonly long UnixEpochTicks = DateTime.UnixEpoch.Ticks;

    public static double UnixMilliseconds(long ticks) => Math.Floor((double)((ticks / TimeSpan.TicksPerMillisecond) - (UnixEpochTicks / TimeSpan.TicksPerMillisecond)));

    /// <summary>The order by date of a record without an occurrence: after all that have one, newest first.</summary>
    public static double AfterEveryMinute(long datedTicks) => LastMinute + (MostMilliseconds - (datedTicks / TimeSpan.TicksPerMillisecond));

    public static double ToSortValue(QuerySort sort, double order) => sort switch
    {
        QuerySort.Distance => order.Equals(NoDistance) ? NoDistanceValue : order,
        QuerySort.Date => order <= LastMinute ? order : (order - LastMinute) - MostMilliseconds - 1,
        _ => order.Equals(0) ? 0 : -order,
    };

    public static double FromSortValue(QuerySort sort, double value) => sort switch
    {
        QuerySort.Distance => value < 0 ? NoDistance : value,
        QuerySort.Date => value >= 0 ? value : value + 1 + MostMilliseconds + LastMinute,
        _ => -value,
    };
}
