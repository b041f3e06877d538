using System.Xml.Linq;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>What is the same for all items of one feed.</summary>
internal sealed record FeedScope(FetchedPage Page, SourceDefinition Source, Uri Base, string? Language, FeedRules Rules)
{
    /// <summary>The stricter re-use that the page's headers ask for.</summary>
    public Reuse? Asked { get; } = AskedReuse.From(Page);

    /// <summary>A field's date as RFC 3339, or as written with a refusal.</summary>
    public RawItem AddDate(RawItem raw, string field, string? stated, List<Finding> refusals)
    {
        if (string.IsNullOrWhiteSpace(stated))
            return raw;
        if (FeedDates.Read(stated)?.ToInstant(Source.Profile.Timezone) is { } instant)
            return raw.With(field, instant);
        var words = stated.Trim();
        refusals.Add(new Finding.Refused(new Rejection(Source.Profile.Id, raw.Locator, field, "date-unreadable", words.Length > 200 ? words[..200] : words)));
        return raw.With(field, words);
    }
}

/// <summary>Turns one item's element into the source's own words.</summary>
internal static class FeedItemReader
{
    /// <summary>The item, after the refusals of values that couldn't be read.</summary>
    public static IEnumerable<Finding> Read(XElement item, ItemWords words, int number, FeedScope scope)
    {
        List<Finding> findings = [];
        var basis = FeedLinks.Base(item, scope.Base);
        var raw = new RawItem { Locator = $"item {number}", Page = scope.Page.Url.AbsoluteUri, IsHtml = true, AskedReuse = scope.Asked };
        raw = raw.With(RawField.Id, words.Id ?? Own(item, "guid")?.Value ?? Own(item, "id")?.Value ?? Dublin(item, "identifier"))
            .With(RawField.Title, Title(item, words))
            .With(RawField.Link, FeedLinks.OfItem(item, scope.Base))
            .With(RawField.Body, Body(item, words))
            .With(RawField.Summary, Summary(item, words))
            .With(RawField.Category, Categories(item, words))
            .With(RawField.Language, (string?)item.Attribute(XNamespace.Xml + "lang") ?? Dublin(item, "language") ?? scope.Language);
        raw = AddDates(raw, item, scope, findings);
        raw = FeedPictures.AddTo(raw, item, basis);
        raw = FeedEvents.AddTo(raw, item);
        raw = scope.Rules.AddTo(raw, item);
        if (raw.First(RawField.Title) is null && raw.First(RawField.Body) is null && raw.First(RawField.Summary) is null)
            findings.Add(new Finding.Refused(new Rejection(scope.Source.Profile.Id, raw.Locator, RawField.Title, "title-missing", "an item without title and text")));
        else
            findings.Add(new Finding.Found(raw));
        return findings;
    }

    private static string? Title(XElement item, ItemWords words)
    {
        var own = Own(item, "title");
        if (own is { HasElements: true })
            return FeedText.Line(FeedText.Html(own));
        return FeedText.Line(own?.Value ?? words.Title ?? Dublin(item, "title") ?? item.Element(XName.Get("title", XmlNames.Media))?.Value);
    }

    private static string? Body(XElement item, ItemWords words)
    {
        if (item.Element(XName.Get("encoded", XmlNames.Content)) is { } encoded)
            return FeedText.Html(encoded);
        if (Own(item, "content") is { } content)
            return content.Attribute("src") is null ? TextConstruct(content) : null;
        return string.IsNullOrWhiteSpace(words.Content) || words.Content == words.Summary ? null : words.Content;
    }

    private static string? Summary(XElement item, ItemWords words)
    {
        var element = Own(item, "description") ?? Own(item, "summary");
        return element is null ? words.Summary ?? Dublin(item, "description") : TextConstruct(element);
    }

    /// <summary>RFC 4287 §3.1: type "text", also by default in Atom, is no HTML; RSS descriptions are HTML, whatever they look like.</summary>
    private static string? TextConstruct(XElement element)
    {
        var isAtom = element.Name.NamespaceName is XmlNames.Atom or XmlNames.AtomOld;
        var type = (string?)element.Attribute("type");
        var isPlain = isAtom && !element.HasElements && (type is "text" or "text/plain" || (type is null && !element.Value.Contains("</", StringComparison.Ordinal)));
        return isPlain ? FeedText.Encoded(element.Value) : FeedText.Html(element);
    }

    private static IEnumerable<string?> Categories(XElement item, ItemWords words)
    {
        var named = item.Elements().Where(e => e.Name.LocalName is "category" && e.Name.Namespace == item.Name.Namespace)
            .Select(e => (string?)e.Attribute("label") ?? (string.IsNullOrWhiteSpace(e.Value) ? (string?)e.Attribute("term") : e.Value));
        var subjects = item.Elements(XName.Get("subject", XmlNames.DublinCore)).Select(e => e.Value);
        return named.Concat(subjects).Concat(words.Categories).Select(FeedText.Line).Where(c => c is not null).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static RawItem AddDates(RawItem raw, XElement item, FeedScope scope, List<Finding> refusals)
    {
        var published = (Own(item, "pubDate") ?? Own(item, "pubdate") ?? Own(item, "published") ?? Own(item, "issued") ?? Own(item, "created"))?.Value
            ?? Dublin(item, "date") ?? Terms(item, "issued") ?? Terms(item, "created");
        var modified = (Own(item, "updated") ?? Own(item, "modified"))?.Value ?? item.Element(XName.Get("updated", XmlNames.Atom))?.Value ?? Terms(item, "modified");
        // Many Atom feeds state nothing but "updated": it is all the date that the entry has.
        raw = scope.AddDate(raw, RawField.Published, string.IsNullOrWhiteSpace(published) ? modified : published, refusals);
        return scope.AddDate(raw, RawField.Modified, modified, string.IsNullOrWhiteSpace(published) ? [] : refusals);
    }

    /// <summary>The child element of the feed format itself, not a module's of the same name (<c>media:title</c>).</summary>
    private static XElement? Own(XElement item, string name) => item.Element(item.Name.Namespace + name) ?? (item.Name.Namespace == XNamespace.None ? null : item.Element(name));

    private static string? Dublin(XElement item, string name) => item.Element(XName.Get(name, XmlNames.DublinCore))?.Value;

    private static string? Terms(XElement item, string name) => item.Element(XName.Get(name, XmlNames.DublinTerms))?.Value;
}
