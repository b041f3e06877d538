using System.Net;
using System.Xml.Linq;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Addresses in a feed, made absolute.</summary>
internal static class FeedLinks
{
    private const int LongestAddress = 2000;

    /// <summary>An absolute http(s) address, or null. An address in XML that is encoded twice (<c>&amp;amp;</c>) is mended.</summary>
    public static string? Absolute(string? address, Uri basis)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > LongestAddress)
            return null;
        var clean = address.Contains("&amp;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(address) : address;
        clean = string.Concat(clean.Where(c => c is not ('\r' or '\n' or '\t'))).Trim();
        // Never as an absolute address by itself: on Unix "/x" would become file:///x.
        return clean.Length > 0 && Uri.TryCreate(basis, clean, out var absolute) && absolute.Scheme is "http" or "https" && absolute.Host.Length > 0 ? absolute.AbsoluteUri : null;
    }

    /// <summary>What relative addresses of an element count from: <c>xml:base</c> of it and its parents (XML Base §4), else <paramref name="outermost"/>.</summary>
    public static Uri Base(XElement element, Uri outermost)
    {
        var own = (string?)element.Attribute(XNamespace.Xml + "base");
        var outer = element.Parent is { } parent ? Base(parent, outermost) : outermost;
        return Absolute(own, outer) is { } resolved ? new Uri(resolved) : outer;
    }

    /// <summary>An item's own page: the address before a feed service rewrote it, then the alternate link, then a GUID that says it is one.</summary>
    public static string? OfItem(XElement item, Uri basis)
    {
        foreach (var candidate in Candidates(item))
        {
            if (Absolute(candidate.Value, Base(candidate.Element, basis)) is { } address)
                return address;
        }
        return null;
    }

    private static IEnumerable<(XElement Element, string? Value)> Candidates(XElement item)
    {
        foreach (var original in item.Elements().Where(e => e.Name.LocalName is "origLink" or "origlink"))
            yield return (original, original.Value);
        foreach (var plain in item.Elements().Where(e => e.Name.LocalName == "link" && e.Name.Namespace == item.Name.Namespace && e.Attribute("href") is null))
            yield return (plain, plain.Value);
        foreach (var link in item.Elements().Where(e => e.Name.LocalName == "link" && e.Attribute("href") is not null && Relation(e) is "alternate").OrderBy(MarkupFirst))
            yield return (link, (string?)link.Attribute("href"));
        foreach (var guid in item.Elements().Where(e => e.Name.LocalName is "guid" && !string.Equals((string?)e.Attribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase)))
        {
            if (guid.Value.AsSpan().Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase))
                yield return (guid, guid.Value);
        }
        yield return (item, (string?)item.Attribute(XName.Get("about", XmlNames.Rdf)));
        // An Atom id may be a plain address; "urn:" and "tag:" don't resolve.
        foreach (var id in item.Elements().Where(e => e.Name.LocalName is "id" && e.Value.AsSpan().Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            yield return (id, id.Value);
    }

    private static string Relation(XElement link) => ((string?)link.Attribute("rel"))?.Trim().ToLowerInvariant() is { Length: > 0 } relation ? relation : "alternate";

    private static int MarkupFirst(XElement link) => (string?)link.Attribute("type") is null or "text/html" or "application/xhtml+xml" ? 0 : 1;
}
