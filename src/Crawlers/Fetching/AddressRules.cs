using System.Net;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>Which URLs are asked for at all, told before any name is resolved. The resolved address is checked again when connecting.</summary>
internal static class AddressRules
{
    private const int MaxUrlLength = 4096;
    private static readonly int[] WebPorts = [80, 443, 8080, 8443];

    /// <summary>Why this URL is refused; null when it may be tried.</summary>
    public static string? Refusal(Uri url, FetchingOptions options)
    {
        if (!url.IsAbsoluteUri)
            return "not an absolute address";
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            return $"scheme {url.Scheme} isn't http or https";
        if (url.UserInfo.Length > 0)
            return "the address holds credentials";
        if (url.AbsoluteUri.Length > MaxUrlLength)
            return $"the address is longer than {MaxUrlLength} characters";
        if (TryHostOf(url) is not { } host)
            return "the address's host can't be written in ASCII";
        if (host.Length == 0)
            return "the address has no host";
        if (options.AllowedHostSuffix is { } suffix && !host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            return $"{host} isn't under {suffix}";
        if (options.ConnectOverride?.Invoke(host) is not null)
            return null;
        // What the operator named may lie on any port; where it leads to is still checked when connecting.
        if (host == options.ConfiguredHost)
            return null;
        if (!WebPorts.Contains(url.Port))
            return $"port {url.Port} isn't one of the web's";
        // Literal addresses need no resolver: refuse them before anyone waits for a turn. Uri has already read decimal, octal and hexadecimal spellings.
        if (IPAddress.TryParse(host, out var literal) && !PublicAddress.IsPublic(literal))
            return $"{host} isn't on the public internet";
        return null;
    }

    private static string? TryHostOf(Uri url)
    {
        try
        {
            return HostOf(url);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>True when both lie at one scheme, host and port.</summary>
    internal static bool IsOneOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.Port == other.Port && TryHostOf(one) is { } host && string.Equals(host, TryHostOf(other), StringComparison.Ordinal);

    /// <summary>The host in lower-case ASCII (punycode), without brackets and without the root's dot.</summary>
    public static string HostOf(Uri url) => url.IdnHost.TrimEnd('.').ToLowerInvariant();
}
