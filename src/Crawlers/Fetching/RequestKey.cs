namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// An API's key, put on the wire as a query parameter or a header (exactly one is set) and nowhere else: addresses that are kept, logged or shown are without it.
/// </summary>
public sealed record RequestKey(string? Parameter, string? Header, string Value)
{
    /// <summary>The address as it is sent.</summary>
    internal Uri PutInto(Uri url)
    {
        if (Parameter is null)
            return url;
        var bare = Without(url);
        return new UriBuilder(bare) { Query = $"{bare.Query.TrimStart('?')}{(bare.Query.Length > 1 ? "&" : "")}{Uri.EscapeDataString(Parameter)}={Uri.EscapeDataString(Value)}" }.Uri;
    }

    /// <summary>The address without the key: answers repeat it in redirects and in links to their next page.</summary>
    public Uri Without(Uri url)
    {
        var parts = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        string[] kept = [.. parts.Where(p => !IsKey(p))];
        return kept.Length == parts.Length ? url : new UriBuilder(url) { Query = string.Join('&', kept) }.Uri;
    }

    /// <summary>Never the value: records are printed when something goes wrong.</summary>
    public override string ToString() => $"key in {Parameter ?? Header}";

    private bool IsKey(string part) =>
        part.Split('=', 2) is [var name, var value] && (string.Equals(Uri.UnescapeDataString(name), Parameter, StringComparison.Ordinal) || string.Equals(Uri.UnescapeDataString(value), Value, StringComparison.Ordinal));
}
