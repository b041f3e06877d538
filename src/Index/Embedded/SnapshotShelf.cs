namespace Wiker.Ingest.Index.Embedded;

/// <summary>Keeps for some minutes the snapshots that pages by relevance were answered from, so that the next page goes by the same scores. Bounded.</summary>
internal sealed class SnapshotShelf(TimeProvider time, TimeSpan keep, int most)
{
    private readonly Lock _lock = new();
    // Oldest first.
    private readonly List<(Snapshot Snapshot, DateTimeOffset Until)> _kept = [];

    /// <summary>The snapshot of that name, acquired for the caller, or null when it is no longer kept.</summary>
    public Snapshot? Take(string name)
    {
        lock (_lock)
        {
            DropOld();
            return _kept.Find(kept => kept.Snapshot.Name == name).Snapshot is { } found && found.TryAcquire() ? found : null;
        }
    }

    /// <summary>Keeps a snapshot that the caller holds, counted from now.</summary>
    public void Keep(Snapshot snapshot)
    {
        lock (_lock)
        {
            DropOld();
            var at = _kept.FindIndex(kept => ReferenceEquals(kept.Snapshot, snapshot));
            if (at >= 0)
                _kept.RemoveAt(at);
            else if (!snapshot.TryAcquire())
                return;
            _kept.Add((snapshot, time.GetUtcNow() + keep));
            if (_kept.Count > most)
                DropFirst();
        }
    }

    /// <summary>Lets go of those whose time is over.</summary>
    public void Sweep()
    {
        lock (_lock)
            DropOld();
    }

    public void Clear()
    {
        lock (_lock)
        {
            while (_kept.Count > 0)
                DropFirst();
        }
    }

    private void DropOld()
    {
        var now = time.GetUtcNow();
        while (_kept.Count > 0 && _kept[0].Until <= now)
            DropFirst();
    }

    private void DropFirst()
    {
        var first = _kept[0].Snapshot;
        _kept.RemoveAt(0);
        first.Release();
    }
}
