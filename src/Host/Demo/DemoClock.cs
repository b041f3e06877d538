using System.Globalization;

namespace Wiker.Ingest.Host.Demo;

/// <summary>A clock that begins at 08:00, Paris time, of a chosen day and goes on at the real pace; timers run on the real clock.</summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>The environment variable that chooses the day, <c>yyyy-MM-dd</c>.</summary>
    public const string Variable = "WIKER_DEMO_DATE";

    private readonly TimeProvider _real;
    private readonly DateTimeOffset _start;
    private readonly long _started;

    public DemoClock(DateOnly day, TimeProvider real)
    {
        _real = real;
        var morning = day.ToDateTime(new TimeOnly(8, 0));
        _start = new DateTimeOffset(morning, Paris.GetUtcOffset(morning)).ToUniversalTime();
        _started = real.GetTimestamp();
    }

    /// <summary>The zone that the demo's dates are reckoned in.</summary>
    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The clock that the variable's value asks for, the real one when it is unset or blank; false when it isn't a day.</summary>
    public static bool TryFrom(string? value, TimeProvider real, out TimeProvider clock)
    {
        clock = real;
        if (string.IsNullOrWhiteSpace(value))
            return true;
        if (!DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        clock = new DemoClock(day, real);
        return true;
    }

    public override TimeZoneInfo LocalTimeZone => Paris;

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + _real.GetElapsedTime(_started);

    public override long GetTimestamp() => _real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _real.CreateTimer(callback, state, dueTime, period);
}
