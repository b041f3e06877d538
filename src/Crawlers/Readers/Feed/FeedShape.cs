using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Tells a feed from what comes in its place, and finds its items.</summary>
internal static class FeedShape
{
    private const int SearchedCharacters = 200_000;
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Root = new(@"<([a-z][a-z0-9]*:)?(rss|feed|rdf)[\s>]", Plain);
    private static readonly Regex Html = new(@"<(!doctype\s+html|html|head|body)[\s>]", Plain);
    private static readonly Regex HtmlTitle = new(@"<title[^>]{0,200}>(?<t>[^<]{1,200})", Plain);
    private static readonly Regex LinkTag = new(@"<link\s[^>]{0,1000}>", Plain);
    private static readonly Regex FeedType = new("""type\s*=\s*["']?application/(rss\+xml|atom\+xml|feed\+json)""", Plain);
    private static readonly Regex Href = new("""\shref\s*=\s*("(?<a>[^"]{1,1000})"|'(?<a>[^']{1,1000})'|(?<a>[^\s"'>]{1,1000}))""", Plain);

    public static bool IsFeed(XElement root) => root.Name.LocalName.ToLowerInvariant() is "rss" or "feed" or "rdf" or "channel";

    /// <summary>Where the feed begins in a document with something before it (a script's warning, blank lines); null when there is none.</summary>
    public static int? StartOf(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, SearchedCharacters));
        foreach (var match in Root.EnumerateMatches(head))
            return match.Index;
        return null;
    }

    /// <summary>What an HTML page in a feed's place says of itself, and the feed that it announces; null when the text is no HTML page.</summary>
    public static string? HtmlEvidence(string text)
    {
        var head = text.Length > SearchedCharacters ? text[..SearchedCharacters] : text;
        var html = Html.Match(head);
        if (!html.Success || (StartOf(head) is { } feed && feed < html.Index))
            return null;
        // A script's warning may bring its own <html> before a feed that is whole all the same.
        if (StartOf(head) is { } later && head.AsSpan(later).Contains("</item>", StringComparison.OrdinalIgnoreCase))
            return null;
        var title = FeedText.Line(HtmlTitle.Match(head).Groups["t"].Value) ?? FeedText.Line(head.Length > 500 ? head[..500] : head) ?? "";
        var announced = LinkTag.Matches(head).Select(m => m.Value).Where(tag => FeedType.IsMatch(tag)).Select(tag => Href.Match(tag).Groups["a"].Value).Where(a => a.Length > 0).Distinct().Take(5).ToList();
        return $"an HTML page in place of a feed: \"{(title.Length > 150 ? title[..150] : title)}\"" + (announced.Count == 0 ? "" : $"; it announces its feed at {string.Join(", ", announced)}");
    }

    /// <summary>Items inside the channel, and beside it as RSS 0.90 and 1.0 put them.</summary>
    public static IEnumerable<XElement> Items(XElement root, XElement channel)
    {
        var inside = channel.Elements().Where(IsItem);
        return ReferenceEquals(root, channel) ? inside : inside.Concat(root.Elements().Where(IsItem));
    }

    private static bool IsItem(XElement element) => element.Name.LocalName is "item" or "entry";
}
