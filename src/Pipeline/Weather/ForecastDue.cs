using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Weather;

/// <summary>When a cell of the grid is asked for again. Pure.</summary>
internal static class ForecastDue
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);
    // A Retry-After is believed for a day at most; what lies further off was written under another clock.
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(30);
    private const double JitterShare = 0.1;

    /// <summary>After an answer: in the service's rhythm, and up to a tenth later, the same for one cell each time, so that all cells don't come at once.</summary>
    public static DateTimeOffset AfterAnswer(string cell, TimeSpan every, DateTimeOffset now) => now + Spread(cell, every);

    /// <summary>After so many failures in a row: a quarter of an hour, then twice that, up to half a day; never sooner than the rhythm's own gap where that is short (the demo).</summary>
    public static DateTimeOffset AfterFailure(string cell, int failures, TimeSpan every, DateTimeOffset now)
    {
        var first = every < FirstWait ? every : FirstWait;
        var wait = first * Math.Pow(2, Math.Min(failures - 1, 10));
        return now + Spread(cell, wait < LongestWait ? wait : LongestWait);
    }

    /// <summary>When the service asks to be left alone: then, and a little later for each cell.</summary>
    public static DateTimeOffset AfterPause(string cell, DateTimeOffset until, DateTimeOffset now) => (until > now ? until : now) + (FirstWait * JitterShare * DueTimes.Jitter(cell));

    /// <summary>True when it is its time.</summary>
    public static bool IsDue(ForecastCell? known, DateTimeOffset now) => known is null || known.NextDue <= now || known.NextDue > now + MostAhead;

    private static TimeSpan Spread(string cell, TimeSpan wait) => wait * (1 + (JitterShare * DueTimes.Jitter(cell)));
}
