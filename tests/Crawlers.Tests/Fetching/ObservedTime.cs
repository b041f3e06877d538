using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

/// <summary>A clock that tells which timers were set on it.</summary>
internal sealed class ObservedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>After how long each is due, in the order in which they were set.</summary>
    public ChannelReader<TimeSpan> Timers => _timers.Reader;

    /// <summary>Waits until a timer was set that is due after that long, and passes that time.</summary>
    public async Task PassAsync(TimeSpan due, CancellationToken cancellationToken)
    {
        while (await Timers.ReadAsync(cancellationToken) != due)
        {
        }
        Advance(due);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }
}
