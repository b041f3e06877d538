using System.Globalization;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>Addresses of pages that a query parameter counts.</summary>
internal static class NumberedPage
{
    private const int LastPage = 100_000;

    /// <summary>
    /// The address of the page after this one, all other parameters as they were; an address without the parameter is the page <paramref name="from"/>.
    /// Null beyond any sensible number.
    /// </summary>
    public static Uri? After(Uri page, string parameter, int from)
    {
        var parts = page.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        var name = Uri.EscapeDataString(parameter);
        var index = Array.FindIndex(parts, p => string.Equals(Uri.UnescapeDataString(p.Split('=')[0]), parameter, StringComparison.Ordinal));
        var current = index >= 0 && parts[index].Split('=', 2) is [_, var written] && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : from;
        if (current is < 0 or >= LastPage)
            return null;
        var next = string.Create(CultureInfo.InvariantCulture, $"{name}={current + 1}");
        var query = index >= 0 ? [.. parts[..index], next, .. parts[(index + 1)..]] : (string[])[.. parts, next];
        return new UriBuilder(page) { Query = string.Join('&', query) }.Uri;
    }
}
