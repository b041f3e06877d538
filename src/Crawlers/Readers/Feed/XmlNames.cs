using System.Collections.Frozen;
using System.Xml;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Namespaces of the feed modules, and which prefix everybody writes for them.</summary>
internal static class XmlNames
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string AtomOld = "http://purl.org/atom/ns#";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string Media = "http://search.yahoo.com/mrss/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string DublinTerms = "http://purl.org/dc/terms/";
    public const string Event = "http://purl.org/rss/1.0/modules/event/";
    public const string Xcal = "urn:ietf:params:xml:ns:xcal";
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public const string FeedBurner = "http://rssnamespace.org/feedburner/ext/1.0";

    private static readonly FrozenDictionary<string, string> ByPrefix = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["atom"] = Atom,
        ["a10"] = Atom,
        ["content"] = Content,
        ["media"] = Media,
        ["dc"] = DublinCore,
        ["dcterms"] = DublinTerms,
        ["ev"] = Event,
        ["xcal"] = Xcal,
        ["rdf"] = Rdf,
        ["itunes"] = Itunes,
        ["feedburner"] = FeedBurner,
        ["georss"] = "http://www.georss.org/georss",
        ["geo"] = "http://www.w3.org/2003/01/geo/wgs84_pos#",
        ["gml"] = "http://www.opengis.net/gml",
        ["wfw"] = "http://wellformedweb.org/CommentAPI/",
        ["slash"] = "http://purl.org/rss/1.0/modules/slash/",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["gd"] = "http://schemas.google.com/g/2005",
        ["xhtml"] = "http://www.w3.org/1999/xhtml",
        ["xlink"] = "http://www.w3.org/1999/xlink",
        ["mec"] = "http://webnus.net/rss/mec/",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The namespace that a prefix stands for when a document forgets to declare it.</summary>
    public static string ForPrefix(string prefix) => ByPrefix.GetValueOrDefault(prefix) ?? "urn:undeclared:" + prefix;

    /// <summary>Length of the qualified name at the start of the text; 0 when none starts there.</summary>
    public static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !XmlConvert.IsStartNCNameChar(text[0]))
            return 0;
        var length = 1;
        var colon = false;
        while (length < text.Length)
        {
            if (text[length] == ':' && !colon && length + 1 < text.Length && XmlConvert.IsStartNCNameChar(text[length + 1]))
                colon = true;
            else if (!XmlConvert.IsNCNameChar(text[length]))
                break;
            length++;
        }
        return length;
    }
}
