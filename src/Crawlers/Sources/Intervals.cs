using System.Globalization;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Intervals as definitions write them.</summary>
internal static class Intervals
{
    private const int MostDigits = 6;

    /// <summary>What a source is read when it doesn't say.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromHours(6);

    /// <summary>No source is read more often.</summary>
    public static TimeSpan Least { get; } = TimeSpan.FromMinutes(10);

    /// <summary>A longer one was a slip of the pen.</summary>
    public static TimeSpan Most { get; } = TimeSpan.FromDays(365);

    /// <summary>Reads <c>30m</c>, <c>6h</c>, <c>1d</c>; false for anything else, and for zero.</summary>
    public static bool TryParse(string value, out TimeSpan interval)
    {
        interval = default;
        if (value.Length is < 2 or > MostDigits + 1 || !int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        interval = value[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => default,
        };
        return interval > TimeSpan.Zero;
    }

    /// <summary>The written form; parts of a minute are dropped.</summary>
    public static string Format(TimeSpan interval)
    {
        var minutes = (long)interval.TotalMinutes;
        return minutes % (24 * 60) == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / (24 * 60)}d")
            : minutes % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}m");
    }
}
