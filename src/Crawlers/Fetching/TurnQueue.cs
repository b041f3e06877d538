namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// One lane for each key (a host, an IP address): turns are given one at a time, first come first served, with a gap between them.
/// A caller that gives up leaves its lane as if it had never come.
/// </summary>
internal sealed class TurnQueue(TimeProvider time)
{
    private const int SweepAbove = 1024;
    private readonly TimeProvider _time = time;
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private int _sweepAbove = SweepAbove;

    /// <summary>Waits for the key's turn, which lasts until it is disposed; the next one then starts no sooner than <paramref name="gap"/> later.</summary>
    public async ValueTask<Turn> WaitAsync(string key, TimeSpan gap, CancellationToken ct)
    {
        var lane = Enter(key);
        try
        {
            await lane.Door.WaitAsync(ct);
        }
        catch
        {
            Leave(lane);
            throw;
        }
        try
        {
            var wait = lane.Remaining(_time);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, ct);
            return new Turn(this, lane, gap);
        }
        catch
        {
            lane.Door.Release();
            Leave(lane);
            throw;
        }
    }

    private Lane Enter(string key)
    {
        lock (_lanes)
        {
            if (!_lanes.TryGetValue(key, out var lane))
                _lanes.Add(key, lane = new Lane());
            lane.Users++;
            return lane;
        }
    }

    private void Leave(Lane lane)
    {
        lock (_lanes)
        {
            lane.Users--;
            if (_lanes.Count <= _sweepAbove)
                return;
            foreach (var (key, idle) in _lanes)
            {
                if (idle.Users == 0 && idle.Remaining(_time) <= TimeSpan.Zero)
                    _lanes.Remove(key);
            }
            // Doubling keeps the cost of sweeping constant for each turn even when nothing can be swept.
            _sweepAbove = Math.Max(SweepAbove, _lanes.Count * 2);
        }
    }

    /// <summary>The right to send one request.</summary>
    internal sealed class Turn(TurnQueue queue, Lane lane, TimeSpan gap) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            if (_ended)
                return;
            _ended = true;
            lane.EndTurn(queue._time, gap);
            lane.Door.Release();
            queue.Leave(lane);
        }
    }

    /// <summary>Its state is written only by who is inside its door.</summary>
    internal sealed class Lane
    {
        /// <summary>Asynchronous waiters of a semaphore are let in in the order in which they came.</summary>
        public SemaphoreSlim Door { get; } = new(1);
        public int Users { get; set; }

        /// <summary>Reckoned by timestamps: a wall clock that is put back must not hold a host up.</summary>
        public TimeSpan Remaining(TimeProvider time) => _gap == TimeSpan.Zero ? TimeSpan.Zero : _gap - time.GetElapsedTime(_ended);

        public void EndTurn(TimeProvider time, TimeSpan gap) => (_ended, _gap) = (time.GetTimestamp(), gap);

        private long _ended;
        private TimeSpan _gap;
    }
}
