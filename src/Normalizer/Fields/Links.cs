namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Addresses: absolute http(s) only, and one canonical writing of each for comparing.</summary>
internal static class Links
{
    private const int Longest = 2_000;

    private static readonly string[] Tracking = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "msclkid", "_ga", "phpsessid", "jsessionid", "xtor", "at_medium", "at_campaign"];

    /// <summary>The address, absolute (resolved against the page when relative); null when it is none for the web.</summary>
    public static string? Absolute(string? text, string? page)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest || text.AsSpan().ContainsAny('\n', '\r', '\0'))
            return null;
        var trimmed = text.Trim();
        if (trimmed.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            trimmed = "https://" + trimmed;
        // A path that begins with a slash is an absolute file address elsewhere than on Windows: try the page first.
        Uri? address = null;
        if (!trimmed.StartsWith('/') && Uri.TryCreate(trimmed, UriKind.Absolute, out var absolute))
            address = absolute;
        else if (Uri.TryCreate(page, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" && Uri.TryCreate(origin, trimmed, out var resolved))
            address = resolved;
        return address is { Scheme: "http" or "https", Host.Length: > 0 } ? address.AbsoluteUri : null;
    }

    /// <summary>The same page under one name: host in lower case, without fragment, tracking words, default port and final slash; https and http are one.</summary>
    public static string? Canonical(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var query = uri.Query.Length <= 1 ? "" : string.Join('&', uri.Query[1..].Split('&').Where(pair => pair.Length > 0 && !IsTracking(pair)));
        var host = uri.IdnHost.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : $":{uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        var path = uri.AbsolutePath.TrimEnd('/');
        return $"https://{host}{port}{path}{(query.Length > 0 ? "?" + query : "")}";
    }

    private static bool IsTracking(string pair) => Array.Exists(Tracking, word => pair.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
