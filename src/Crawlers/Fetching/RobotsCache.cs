using System.Collections.Concurrent;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>What a host's robots.txt means for one URL.</summary>
internal abstract record RobotsVerdict
{
    private RobotsVerdict() { }

    /// <summary>Go, with at least this long between requests.</summary>
    public sealed record Allowed(TimeSpan Gap) : RobotsVerdict;

    /// <summary>Stay out; the outcome says why.</summary>
    public sealed record Barred(FetchOutcome Outcome) : RobotsVerdict;
}

/// <summary>Fetches, keeps and asks robots.txt, one for each scheme, host and port (RFC 9309 §2.3). Missing files are remembered like any other.</summary>
internal sealed class RobotsCache(Exchange exchange, FetchingOptions options, TimeProvider time)
{
    private const int SweepAbove = 4096;
    private const int MaxRedirects = 5;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _sweepAbove = SweepAbove;

    public async Task<RobotsVerdict> AskAsync(Uri url, CancellationToken ct)
    {
        var entry = _entries.GetOrAdd($"{url.Scheme}://{AddressRules.HostOf(url)}:{url.Port}", _ => new Entry());
        // One asks for the file, the others wait; each with its own cancellation, so that one who leaves doesn't fail the rest.
        await entry.Door.WaitAsync(ct);
        try
        {
            if (entry.Until <= time.GetUtcNow())
            {
                Sweep();
                await RefreshAsync(entry, url, ct);
            }
            return entry.Verdict(url, options);
        }
        finally
        {
            entry.Door.Release();
        }
    }

    private async Task RefreshAsync(Entry entry, Uri url, CancellationToken ct)
    {
        var target = new Uri(url, "/robots.txt");
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            if (AddressRules.Refusal(target, options) is { } refusal)
            {
                Bar(entry, new FetchOutcome.Failed(FetchFault.ForbiddenAddress, $"robots.txt: {refusal}"));
                return;
            }
            switch (await exchange.SendAsync(new WireRequest(target, options.DelayPerHost, RobotsRules.MaxBytes, CutBody: true, Conditions: null), ct))
            {
                case ExchangeResult.Paused paused:
                    entry.Bar(new FetchOutcome.RateLimited(paused.Until), paused.Until);
                    return;
                case ExchangeResult.Faulted fault:
                    Bar(entry, new FetchOutcome.Failed(fault.Fault, $"robots.txt: {fault.Detail}"));
                    return;
                case ExchangeResult.Answered { Status: >= 300 and < 400 } moved when Redirection.Target(target, moved) is { } next:
                    target = next;
                    continue;
                case ExchangeResult.Answered { Status: >= 200 and < 300 } found:
                    entry.Keep(RobotsRules.Parse(found.Body.Span, FetchingOptions.ProductToken), time.GetUtcNow() + options.RobotsLifetime);
                    return;
                case ExchangeResult.Answered { Status: >= 500 } broken:
                    // RFC 9309 §2.3.1.4: a server that can't say is taken to forbid everything.
                    Bar(entry, new FetchOutcome.Blocked(BlockedBy.RobotsOut, $"robots.txt answered {broken.Status}, which forbids everything until it can be read"));
                    return;
                default:
                    // RFC 9309 §2.3.1.3: not there (4xx, odd answers): no rule.
                    entry.Keep(RobotsRules.AllowAll, time.GetUtcNow() + options.RobotsLifetime);
                    return;
            }
        }
        // RFC 9309 §2.3.1.2: lost in redirects is as good as not there.
        entry.Keep(RobotsRules.AllowAll, time.GetUtcNow() + options.RobotsLifetime);
    }

    private void Bar(Entry entry, FetchOutcome outcome) => entry.Bar(outcome, time.GetUtcNow() + options.RobotsRetryAfter);

    private void Sweep()
    {
        if (_entries.Count <= Volatile.Read(ref _sweepAbove))
            return;
        var now = time.GetUtcNow();
        foreach (var pair in _entries)
        {
            // An entry that someone is refreshing may be dropped: at worst its file is asked for twice.
            if (pair.Value.Until <= now)
                _entries.TryRemove(pair);
        }
        Volatile.Write(ref _sweepAbove, Math.Max(SweepAbove, _entries.Count * 2));
    }

    /// <summary>Read and written only by who is inside its door.</summary>
    private sealed class Entry
    {
        private RobotsRules? _rules;
        private FetchOutcome? _bar;

        public SemaphoreSlim Door { get; } = new(1);

        public DateTimeOffset Until { get; private set; } = DateTimeOffset.MinValue;

        public void Keep(RobotsRules rules, DateTimeOffset until) => (_rules, _bar, Until) = (rules, null, until);

        /// <summary>A file that we read before stands while a newer one can't be had (RFC 9309 §2.4).</summary>
        public void Bar(FetchOutcome outcome, DateTimeOffset until) => (_bar, Until) = (outcome, until);

        public RobotsVerdict Verdict(Uri url, FetchingOptions options)
        {
            if (_rules is null)
                return new RobotsVerdict.Barred(_bar!);
            if (_rules.Forbids(url.PathAndQuery) is { } line)
                return new RobotsVerdict.Barred(new FetchOutcome.Blocked(BlockedBy.Robots, line));
            var asked = _rules.CrawlDelay is { } delay && delay > options.DelayPerHost ? delay : options.DelayPerHost;
            var longest = options.MaxCrawlDelay > options.DelayPerHost ? options.MaxCrawlDelay : options.DelayPerHost;
            return new RobotsVerdict.Allowed(asked < longest ? asked : longest);
        }
    }
}
