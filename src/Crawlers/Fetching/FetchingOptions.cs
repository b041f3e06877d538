using System.Net;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>How politely and how far the crawler goes. The defaults are those of a guest on small sites.</summary>
public sealed record FetchingOptions
{
    /// <summary>Our product token, by which a robots.txt may address us.</summary>
    public const string ProductToken = "WikerIngest";

    /// <summary>Sent with every request: who we are and the page that says how to reach and how to stop us.</summary>
    public string UserAgent { get; init; } = ProductToken + "/0.1 (+https://wiker.example/robot)";

    /// <summary>Least time between the end of one request to a host and the next; lengthened by up to <see cref="Jitter"/>.</summary>
    public TimeSpan DelayPerHost { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Share of the delay that chance adds, 0 to 1, so that our visits don't beat in time.</summary>
    public double Jitter { get; init; } = 0.25;

    /// <summary>A robots.txt may ask for a longer delay (Crawl-delay), up to this.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether requests to different hosts at one IP address are spaced too: many communes share one hoster.</summary>
    public bool SpacePerAddress { get; init; } = true;

    /// <summary>Least time between the starts of two requests to one IP address, when <see cref="SpacePerAddress"/> is on.</summary>
    public TimeSpan DelayPerAddress { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest body, in bytes, both as sent and after decompression.</summary>
    public int MaxBodyBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Longest time of one request, from connecting to the last byte; waiting for the host's turn doesn't count.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence within a body.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for connecting to one address.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Redirects that are followed before giving up.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>How long a robots.txt, also a missing one, is believed (RFC 9309 §2.4: at most 24 hours).</summary>
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a robots.txt that couldn't be had keeps us away before it is asked for again.</summary>
    public TimeSpan RobotsRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a host is left alone when it says 429 without saying for how long.</summary>
    public TimeSpan DefaultPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause that a Retry-After may ask for.</summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromHours(24);

    /// <summary>When set, only hosts with this ending (<c>.demo.test</c>) are spoken to; all others are forbidden addresses.</summary>
    public string? AllowedHostSuffix { get; init; }

    /// <summary>Name resolution; null for the system's. What it gives is checked like any other address.</summary>
    public Func<DnsEndPoint, CancellationToken, ValueTask<IPAddress[]>>? Resolve { get; init; }

    /// <summary>
    /// By host name, the endpoint to speak to in plain HTTP instead of the host itself, unchecked, whatever scheme and port the address names; null: none.
    /// For the demo and for tests: given by code only, never read from configuration, since it opens loopback.
    /// </summary>
    public Func<string, IPEndPoint?>? ConnectOverride { get; init; }

    /// <summary>
    /// A host that the operator's configuration names as a service of theirs: it may lie in a private network, and on loopback when the name itself says so. Never a host of a stranger's URL.
    /// </summary>
    internal string? ConfiguredHost { get; init; }
}
