using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>Holds a source for one run, over processes. A living run renews it from page to page, however slow the site; a dead process's ends by itself.</summary>
internal sealed class SourceLease : IDisposable
{
    private readonly WikerStore _store;
    private readonly string _sourceId;
    private readonly string _holder;
    private readonly TimeSpan _length;
    private readonly TimeProvider _time;
    private DateTimeOffset _taken;

    private SourceLease(WikerStore store, string sourceId, TimeSpan length, TimeProvider time)
    {
        (_store, _sourceId, _length, _time) = (store, sourceId, length, time);
        _holder = $"{Environment.ProcessId}:{NewId.At(time.GetUtcNow())}";
    }

    /// <summary>Null when another run holds the source.</summary>
    public static SourceLease? TryTake(WikerStore store, string sourceId, TimeSpan length, TimeProvider time)
    {
        var lease = new SourceLease(store, sourceId, length, time);
        return lease.Take() ? lease : null;
    }

    /// <summary>Prolongs it once a third has passed; false when it had ended and another run has the source now.</summary>
    public bool Renew() => _time.GetUtcNow() - _taken < _length / 3 || Take();

    /// <inheritdoc/>
    public void Dispose()
    {
        using var session = _store.Write();
        session.Sources.Release(_sourceId, _holder);
        session.Commit();
    }

    private bool Take()
    {
        _taken = _time.GetUtcNow();
        using var session = _store.Write();
        var got = session.Sources.TryLease(_sourceId, _holder, _taken, _taken + _length);
        session.Commit();
        return got;
    }
}
