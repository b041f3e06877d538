namespace Wiker.Ingest.Publisher.Site;

/// <summary>Addresses that sources give, before a page links to them.</summary>
internal static class WebAddress
{
    /// <summary>The address when a browser may follow it; null for any scheme but http and https.</summary>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri.AbsoluteUri : null;

    /// <summary>An address as people read it: host and path, without scheme.</summary>
    public static string Shown(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? (uri.Host + Uri.UnescapeDataString(uri.AbsolutePath)).TrimEnd('/') : address;
}
