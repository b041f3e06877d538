using System.Xml.Linq;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Pictures that an item carries: Media RSS, enclosures, iTunes, an RSS image element.</summary>
internal static class FeedPictures
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>The item with its pictures' addresses in document order, and the first one's alternative text and credit.</summary>
    public static RawItem AddTo(RawItem raw, XElement item, Uri basis)
    {
        List<string> addresses = [];
        foreach (var element in item.Descendants().Where(e => IsPicture(e)))
        {
            if (FeedLinks.Absolute(Address(element), FeedLinks.Base(element, basis)) is { } address && !addresses.Contains(address))
                addresses.Add(address);
        }
        if (addresses.Count == 0)
            return raw;
        return raw.With(RawField.Image, addresses)
            .With(RawField.ImageAlt, FeedText.Line(Media(item, "description") ?? Media(item, "title")))
            .With(RawField.Credit, FeedText.Line(Media(item, "credit") ?? Media(item, "copyright")));
    }

    private static string? Media(XElement item, string name) => item.Descendants(XName.Get(name, XmlNames.Media)).FirstOrDefault()?.Value;

    private static string? Address(XElement element) =>
        (string?)element.Attribute("url") ?? (string?)element.Attribute("href") ?? element.Elements().FirstOrDefault(e => e.Name.LocalName == "url")?.Value ?? (element.HasElements ? null : element.Value);

    private static bool IsPicture(XElement element) => (element.Name.LocalName, element.Name.NamespaceName) switch
    {
        ("content", XmlNames.Media) => IsImage(element),
        ("thumbnail", XmlNames.Media) => true,
        ("enclosure", _) => IsImage(element),
        ("link", _) => (string?)element.Attribute("rel") == "enclosure" && IsImage(element),
        ("image", XmlNames.Itunes) => true,
        ("image", var space) => element.Parent?.Name.NamespaceName == space,
        _ => false,
    };

    private static bool IsImage(XElement element)
    {
        if ((string?)element.Attribute("medium") is { Length: > 0 } medium)
            return medium == "image";
        if ((string?)element.Attribute("type") is { Length: > 0 } type)
            return type.StartsWith("image", StringComparison.OrdinalIgnoreCase);
        var path = (Address(element) ?? "").Split('?', '#')[0];
        return Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }
}
