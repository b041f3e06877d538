using System.Collections.Concurrent;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>Tells an outage of ours from one of theirs: when most of many hosts can't be reached at one time, it is our line, our resolver or our machine.</summary>
internal sealed class OutageWatch(TimeProvider time)
{
    private const int LeastHosts = 5;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, bool Reached)> _hosts = new(StringComparer.Ordinal);

    /// <summary>Notes how the last run at a host went.</summary>
    public void Note(string host, bool reached) => _hosts[host] = (time.GetUtcNow(), reached);

    /// <summary>True when at least five hosts, and more than half of those asked within the hour, could not be reached.</summary>
    public bool IsOurs()
    {
        var since = time.GetUtcNow() - Window;
        var (unreached, all) = (0, 0);
        foreach (var (_, host) in _hosts)
        {
            if (host.At < since)
                continue;
            all++;
            unreached += host.Reached ? 0 : 1;
        }
        return unreached >= LeastHosts && unreached * 2 > all;
    }
}
