using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>Hosts that asked to be left alone for a while. The scope is the one host that said so: a wider one stalls good hosts (FreshRSS#7870).</summary>
internal sealed class HostPauses(FetchingOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>Until when the host is to be left alone; null when it may be asked.</summary>
    public DateTimeOffset? Of(string host)
    {
        if (!_until.TryGetValue(host, out var until))
            return null;
        if (until > time.GetUtcNow())
            return until;
        _until.TryRemove(KeyValuePair.Create(host, until));
        return null;
    }

    /// <summary>Notes a host's wish and gives the moment until which it holds; the later of two wishes stands.</summary>
    public DateTimeOffset Pause(string host, string? retryAfter)
    {
        var now = time.GetUtcNow();
        var asked = Read(retryAfter, now) ?? now + options.DefaultPause;
        var until = asked < now + options.DelayPerHost ? now + options.DelayPerHost
            : asked > now + options.MaxPause ? now + options.MaxPause
            : asked;
        return _until.AddOrUpdate(host, until, (_, known) => known > until ? known : until);
    }

    /// <summary>Retry-After as seconds or as an HTTP date (RFC 9110 §10.2.3); null when it is neither.</summary>
    internal static DateTimeOffset? Read(string? retryAfter, DateTimeOffset now)
    {
        var text = retryAfter.AsSpan().Trim();
        if (text.IsEmpty)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
            return now.AddSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));
        return RetryConditionHeaderValue.TryParse(retryAfter, out var condition) ? condition.Date : null;
    }
}
