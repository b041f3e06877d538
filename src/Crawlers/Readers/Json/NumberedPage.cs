using System.Globalization;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>Addresses of pages that a query parameter counts, or that it takes to where the last one ended.</summary>
internal static class NumberedPage
{
    private const int LastPage = 100_000;

    /// <summary>What the parameter says on this page; <paramref name="from"/> for an address without it.</summary>
    public static int Of(Uri page, string parameter, int from) =>
        Parts(page).FirstOrDefault(p => IsOf(p, parameter))?.Split('=', 2) is [_, var written] && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : from;

    /// <summary>
    /// The address of the page after this one, all other parameters as they were; an address without the parameter is the page <paramref name="from"/>.
    /// Null beyond any sensible number.
    /// </summary>
    public static Uri? After(Uri page, string parameter, int from, int step = 1)
    {
        var current = Of(page, parameter, from);
        return current is < 0 or >= LastPage ? null : With(page, parameter, [(current + step).ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>The address with these values of the parameter in the place of those that it has, the first where it stood.</summary>
    public static Uri With(Uri page, string parameter, IReadOnlyList<string> values)
    {
        var parts = Parts(page);
        var index = Array.FindIndex(parts, p => IsOf(p, parameter));
        var name = Uri.EscapeDataString(parameter);
        string[] next = [.. values.Select(v => $"{name}={Uri.EscapeDataString(v)}")];
        var query = index < 0 ? [.. parts, .. next] : (string[])[.. parts[..index], .. next, .. parts[(index + 1)..].Where(p => !IsOf(p, parameter))];
        return new UriBuilder(page) { Query = string.Join('&', query) }.Uri;
    }

    private static string[] Parts(Uri page) => page.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOf(string part, string parameter) => string.Equals(Uri.UnescapeDataString(part.Split('=')[0]), parameter, StringComparison.Ordinal);
}
