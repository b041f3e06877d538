namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// Fetches one document as a polite guest: asks robots.txt, waits for the host's turn, asks only for what has changed, follows redirects with every hop
/// checked, stays within caps on size and time, and reaches public addresses only. Safe for use from many threads; one for each process, since
/// politeness is shared. Every expected failure is a <see cref="FetchOutcome"/>; nothing is thrown but the caller's own cancellation.
/// </summary>
public sealed class PoliteFetcher : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly TimeProvider _time;
    private readonly Exchange _exchange;
    private readonly RobotsCache _robots;

    /// <summary>Delays, timeouts and cache lifetimes follow <paramref name="time"/>.</summary>
    public PoliteFetcher(FetchingOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _exchange = new Exchange(options, time);
        _robots = new RobotsCache(_exchange, options, time);
    }

    /// <summary>
    /// A fetcher for a service that the operator's configuration names, which may lie in their network, or on loopback when its name says so; redirects to elsewhere are checked like all others.
    /// </summary>
    public static PoliteFetcher OfService(Uri address, int maxBodyBytes, TimeSpan totalTimeout, TimeProvider time) => new(
        new FetchingOptions { ConfiguredHost = AddressRules.HostOf(address), MaxBodyBytes = maxBodyBytes, TotalTimeout = totalTimeout, SpacePerAddress = false }, time);

    /// <summary>
    /// Fetches <paramref name="request"/>. May wait long for the host's turn (cancel with <paramref name="ct"/>); a host that asked to be left alone is
    /// answered for at once, without a request.
    /// </summary>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        var url = request.Url;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var allPermanent = true;
        for (var hop = 0; hop <= _options.MaxRedirects; hop++)
        {
            if (AddressRules.Refusal(url, _options) is { } refusal)
                return new FetchOutcome.Failed(FetchFault.ForbiddenAddress, refusal);
            if (!seen.Add(url.AbsoluteUri))
                return new FetchOutcome.Failed(FetchFault.TooManyRedirects, $"redirects lead back to {url}");
            if (_exchange.Pauses.Of(AddressRules.HostOf(url)) is { } until)
                return new FetchOutcome.RateLimited(until);
            // What holds for an API's host says nothing of where it redirects to.
            var verdict = request.AsksRobots || AddressRules.HostOf(url) != AddressRules.HostOf(request.Url) ? await _robots.AskAsync(url, ct) : new RobotsVerdict.Allowed(_options.DelayPerHost);
            if (verdict is RobotsVerdict.Barred barred)
                return barred.Outcome;

            var gap = ((RobotsVerdict.Allowed)verdict).Gap;
            switch (await _exchange.SendAsync(new WireRequest(url, gap, Math.Min(request.MostBytes ?? int.MaxValue, _options.MaxBodyBytes), CutBody: false, request), ct))
            {
                case ExchangeResult.Paused paused:
                    return new FetchOutcome.RateLimited(paused.Until);
                case ExchangeResult.Faulted fault:
                    return new FetchOutcome.Failed(fault.Fault, fault.Detail);
                case ExchangeResult.Answered answer when Redirection.Target(url, answer) is { } next:
                    allPermanent &= Redirection.IsPermanent(answer.Status);
                    url = request.Key?.Without(next) ?? next;
                    break;
                case ExchangeResult.Answered { Status: >= 200 and < 300 and not 206, Headers.IsChallenge: false } answer:
                    return new FetchOutcome.Fetched(Page(request.Url, url, answer), hop > 0 && allPermanent ? url : null);
                case ExchangeResult.Answered answer:
                    return StatusOutcome.Of(answer, wasConditional: request.ETag is not null || request.LastModified is not null);
            }
        }
        return new FetchOutcome.Failed(FetchFault.TooManyRedirects, $"more than {_options.MaxRedirects} redirects");
    }

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();

    private FetchedPage Page(Uri requested, Uri url, ExchangeResult.Answered answer) => new()
    {
        Requested = requested,
        Url = url,
        Body = answer.Body,
        ContentType = answer.Headers["Content-Type"],
        ETag = answer.Headers["ETag"],
        LastModified = answer.Headers["Last-Modified"],
        RobotsHeaders = answer.Headers.Robots,
        FetchedAt = _time.GetUtcNow(),
    };
}
