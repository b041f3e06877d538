using System.Globalization;
using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>The plain words of one item as CodeHollow.FeedReader reads them; null for what it didn't find.</summary>
internal sealed record ItemWords(string? Id, string? Title, string? Summary, string? Content, IReadOnlyList<string> Categories)
{
    private static readonly ItemWords None = new(null, null, null, null, []);

    /// <summary>
    /// Reads all items under the invariant culture, which CodeHollow's date parsing follows. Each item is read alone: one that it stumbles over
    /// (RSS 1.0 without a namespace does) is <see cref="None"/>, and our own reading of its elements stands in.
    /// </summary>
    public static IReadOnlyList<ItemWords> ReadAll(IReadOnlyList<XElement> items)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return [.. items.Select(Read)];
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static ItemWords Read(XElement item)
    {
        try
        {
            if (item.Name.LocalName == "entry")
            {
                var entry = new AtomFeedItem(item);
                return new ItemWords(entry.Id, entry.Title, entry.Summary, entry.Content, [.. Kept(entry.Categories)]);
            }
            if (item.Name.NamespaceName is "http://purl.org/rss/1.0/" or "http://my.netscape.com/rdf/simple/0.9/")
            {
                var old = new Rss10FeedItem(item);
                return new ItemWords(old.About, old.Title, old.Description, old.Content, []);
            }
            var rss = new Rss20FeedItem(item); // a superset of 0.91 and 0.92
            return new ItemWords(rss.Guid, rss.Title, rss.Description, rss.Content, [.. Kept(rss.Categories)]);
        }
        // Whatever the package throws concerns this item's words only; our own reading of the elements follows.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return None;
        }
    }

    private static IEnumerable<string> Kept(IEnumerable<string?>? categories) => categories?.OfType<string>() ?? [];
}
