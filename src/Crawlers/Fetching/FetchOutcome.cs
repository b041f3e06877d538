using System.Globalization;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>A document as it came: bytes and what the server said of them. Kept under <c>pages/</c>, so that it can be read again without the network.</summary>
public sealed record FetchedPage
{
    /// <summary>The address that was asked for.</summary>
    public required Uri Requested { get; init; }
    /// <summary>The address that answered, after redirects; relative links resolve against it.</summary>
    public required Uri Url { get; init; }
    /// <summary>The body, decompressed, whole.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
    /// <summary>The Content-Type header as sent; null when there was none.</summary>
    public string? ContentType { get; init; }
    /// <summary>Entity tag for the next conditional request.</summary>
    public string? ETag { get; init; }
    /// <summary>Last-Modified as sent, for the next conditional request.</summary>
    public string? LastModified { get; init; }
    /// <summary>X-Robots-Tag and tdm-reservation headers, joined by commas; null when none were sent.</summary>
    public string? RobotsHeaders { get; init; }
    /// <summary>When it came.</summary>
    public required DateTimeOffset FetchedAt { get; init; }
}

/// <summary>Who or what barred the way. <c>RobotsOut</c>: a robots.txt that can't be read just now, which forbids everything meanwhile.</summary>
public enum BlockedBy { Robots, RobotsOut, Login, Challenge, Status }

/// <summary>Why a fetch failed, classified from status codes and exception types.</summary>
public enum FetchFault { Dns, Refused, Timeout, Tls, TooLarge, TooManyRedirects, ForbiddenAddress, Broken, ServerError }

/// <summary>What came of one request: a closed family, expected failures included.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome() { }

    /// <summary>A body came. <paramref name="MovedTo"/> is set when every redirect on the way was permanent.</summary>
    public sealed record Fetched(FetchedPage Page, Uri? MovedTo = null) : FetchOutcome;

    /// <summary>The server says that what we hold is current.</summary>
    public sealed record NotModified : FetchOutcome;

    /// <summary>Asked to wait until then (429 or 503 with Retry-After).</summary>
    public sealed record RateLimited(DateTimeOffset Until) : FetchOutcome;

    /// <summary>Not allowed in; <paramref name="Evidence"/> quotes what said so (the robots line, the status).</summary>
    public sealed record Blocked(BlockedBy By, string Evidence) : FetchOutcome;

    /// <summary>410, or 404: it isn't there. <paramref name="Status"/> says which.</summary>
    public sealed record Gone(int Status) : FetchOutcome;

    /// <summary>No usable answer; <paramref name="Detail"/> is for people.</summary>
    public sealed record Failed(FetchFault Reason, string Detail) : FetchOutcome;

    /// <summary>Why there is no body, in a few words for the operator. A method: a record would print a property.</summary>
    public string Told() => this switch
    {
        Failed failed => failed.Detail,
        Gone gone => string.Create(CultureInfo.InvariantCulture, $"it isn't there (status {gone.Status})"),
        Blocked blocked => $"refused ({blocked.Evidence})",
        RateLimited limited => $"asked to wait until {limited.Until.ToString("u", CultureInfo.InvariantCulture)}",
        _ => "no answer",
    };
}
