namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>Redirects, followed by hand so that every hop is checked.</summary>
internal static class Redirection
{
    /// <summary>Where the answer sends us, without a fragment; null when it isn't a redirect or names no readable place.</summary>
    public static Uri? Target(Uri from, ExchangeResult.Answered answer)
    {
        if (answer.Status is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var to))
            return null;
        return to.Fragment.Length == 0 || !to.Scheme.StartsWith("http", StringComparison.Ordinal) ? to : new UriBuilder(to) { Fragment = "" }.Uri;
    }

    /// <summary>The old address may be forgotten.</summary>
    public static bool IsPermanent(int status) => status is 301 or 308;
}
