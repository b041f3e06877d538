using AngleSharp.Dom;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>What the page says of itself in its head: OpenGraph, and the older names beside it.</summary>
internal sealed class PageMeta
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public PageMeta(IDocument document)
    {
        foreach (var meta in document.QuerySelectorAll("meta[content]").Take(500))
        {
            // Some templates write name= where OpenGraph asks for property=.
            var name = (meta.GetAttribute("property") ?? meta.GetAttribute("name"))?.Trim();
            var content = meta.GetAttribute("content")?.Trim();
            if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(content))
                continue;
            if (!_values.TryGetValue(name, out var values))
                _values[name] = values = [];
            values.Add(content);
        }
    }

    /// <summary>The first content of the first name that has one, or null.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
                return values[0];
        }
        return null;
    }

    /// <summary>Every content of a name.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>The fields that the head states, as an item without a title of its own standing; HTML in its summary.</summary>
    public RawItem ToItem(HtmlPage page)
    {
        var item = new RawItem { Locator = "meta", Page = page.Url.AbsoluteUri, IsHtml = true };
        var image = page.Resolve(First("og:image", "og:image:url", "twitter:image"));
        return item
            .With(RawField.Title, First("og:title", "twitter:title"))
            .With(RawField.Summary, First("og:description", "description", "twitter:description") is { } text ? System.Net.WebUtility.HtmlEncode(text) : null)
            .With(RawField.Image, image)
            .With(RawField.ImageAlt, image is null ? null : First("og:image:alt", "twitter:image:alt"))
            .With(RawField.Published, First("article:published_time", "og:article:published_time", "DC.date.issued", "DCTERMS.created", "datePublished"))
            .With(RawField.Modified, First("article:modified_time", "og:updated_time", "DCTERMS.modified"))
            .With(RawField.Category, All("article:tag"))
            .With(RawField.Start, First("event:start_time") is { } start && SchemaFields.IsMachineDate(start) ? start : null)
            .With(RawField.End, First("event:end_time") is { } end && SchemaFields.IsMachineDate(end) ? end : null)
            .With(RawField.Lat, First("place:location:latitude", "og:latitude"))
            .With(RawField.Lon, First("place:location:longitude", "og:longitude"));
    }
}
