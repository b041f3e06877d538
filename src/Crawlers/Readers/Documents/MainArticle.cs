using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>The one text that a page is about: its title, its body without the page's furniture, its date and picture.</summary>
internal static partial class MainArticle
{
    private const int ShortestBody = 40;
    private const int LongestDateLine = 80;

    // Where content systems put the text, the most telling first; taken when the page has exactly one.
    private static readonly string[] Containers =
    [
        "[itemprop=articleBody]", ".e-content", ".entry-content", ".post-content", ".article-content", ".article-body", ".article__content", ".tribe-events-single-event-description",
        ".field--name-body", ".field-name-body", ".node__content", ".item-page", ".com-content-article__body", ".crayon.article-texte", "#contenu .texte", ".contenu-principal .texte",
        ".page-content", ".news-text-wrap", ".content-body", "main article", "article", "main", "[role=main]", "#main-content", "#content", "#contenu", "#contenu-principal", ".main-content", "#main",
    ];

    /// <summary>The article as an item without a kind; null when the page has no title.</summary>
    public static RawItem? Of(HtmlPage page)
    {
        var meta = new PageMeta(page.Document);
        var (title, heading) = PageTitle.Of(page, meta);
        if (string.IsNullOrWhiteSpace(title) || page.Document.Body is not { } body)
            return null;
        var container = Container(body);
        var without = PageFurniture.Inside(container);
        if (heading is not null)
            without.Add(heading);
        var item = new RawItem { Locator = "article", Page = page.Url.AbsoluteUri, IsHtml = true }
            .With(RawField.Title, title)
            .With(RawField.Body, BodyMarkup.Of(container, without, page))
            .With(RawField.Link, page.Address);
        item = WithDate(item, meta, Surroundings(container, heading, body), page);
        item = WithImage(item, container, without, page);
        // The head's title still bears the site's name, and stands only for what the page lacks.
        return StructuredItems.Merge(item, meta.ToItem(page));
    }

    private static IElement Container(IElement body)
    {
        foreach (var selector in Containers)
        {
            var found = body.QuerySelectorAll(selector).Where(e => !PageFurniture.Holds(e, body)).Take(2).ToList();
            if (found is [var only] && ElementText.Of(only).Length >= ShortestBody)
                return only;
        }
        return Densest(body);
    }

    /// <summary>The block with the most running text that isn't links: for pages of no known system.</summary>
    private static IElement Densest(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        var furniture = PageFurniture.Inside(body);
        foreach (var element in ElementWalk.Within(body))
        {
            if (element.LocalName is not ("p" or "td" or "li" or "dd" or "pre" or "blockquote" or "div" or "font" or "center") || PageFurniture.IsInside(element, furniture))
                continue;
            var (own, linked) = OwnText(element);
            if (own < 25)
                continue;
            var score = own * (1 - ((double)linked / (own + linked)));
            Add(element.ParentElement, score);
            Add(element.ParentElement?.ParentElement, score / 2);
            if (element.LocalName is "div" or "td")
                Add(element, score);
        }
        return scores.Count == 0 ? body : scores.MaxBy(s => s.Value).Key;

        void Add(IElement? element, double score)
        {
            if (element is not null && (element == body || body.Contains(element)))
                scores[element] = scores.GetValueOrDefault(element) + score;
        }
    }

    /// <summary>Characters of an element's own text and of the links right inside it.</summary>
    private static (int Own, int Linked) OwnText(IElement element)
    {
        var (own, linked) = (0, 0);
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
                own += text.Data.AsSpan().Trim().Length;
            else if (child is IElement { LocalName: "a" } link)
                linked += link.TextContent.AsSpan().Trim().Length;
            else if (child is IElement { LocalName: "b" or "strong" or "em" or "i" or "span" or "font" or "u" } inline)
                own += inline.TextContent.AsSpan().Trim().Length;
        }
        return (own, linked);
    }

    /// <summary>What holds both the heading and the text: dates stand between them.</summary>
    private static IElement Surroundings(IElement container, IElement? heading, IElement body)
    {
        for (IElement? at = container; at is not null && at != body; at = at.ParentElement)
        {
            if (heading is null ? at.LocalName is "article" or "main" : at.Contains(heading))
                return at;
        }
        return container;
    }

    private static RawItem WithDate(RawItem item, PageMeta meta, IElement around, HtmlPage page)
    {
        // Drupal's date field with an end: what has an end is an occasion.
        if (around.QuerySelectorAll(".date-display-start[content]").Take(2).ToList() is [var start] && SchemaFields.IsMachineDate(start.GetAttribute("content")!))
            return item.With(RawField.Start, start.GetAttribute("content")).With(RawField.End, around.QuerySelector(".date-display-end[content]")?.GetAttribute("content"));
        var stated = meta.First("article:published_time", "og:article:published_time") is not null;
        if (!stated && PublicationLine.In(around) is { } put)
            (item, stated) = (item.With(RawField.Published, put), true);
        foreach (var element in ElementWalk.Within(around))
        {
            if (PageFurniture.Holds(element, around))
                continue;
            var isTime = element.LocalName == "time" && element.HasAttribute("datetime");
            if (!isTime && !(element.ClassName is { } classes && DateClass().IsMatch(classes) && element.QuerySelector("time[datetime]") is null))
                continue;
            var line = ElementText.Line(element);
            if (line.Length > LongestDateLine || !isTime && !WrittenDate().IsMatch(line))
                continue;
            if (!IsOccasion(element, page) || PublishedWords().IsMatch(line) || PublishedClass().IsMatch(element.ClassName ?? ""))
                return stated ? item : item.With(RawField.Published, isTime ? element.GetAttribute("datetime") : line);
            // The hour may stand in the text while datetime has a made-up midnight, so the words go along.
            return item.With(RawField.When, line.Length > 0 ? line : element.GetAttribute("datetime"));
        }
        return item;
    }

    /// <summary>A date on an agenda's page is the occasion's, elsewhere it says when the text was put up.</summary>
    private static bool IsOccasion(IElement element, HtmlPage page)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
        {
            if (at.ClassName is { } classes && OccasionWords().IsMatch(classes))
                return true;
        }
        return OccasionWords().IsMatch(page.Url.AbsolutePath);
    }

    private static RawItem WithImage(RawItem item, IElement container, HashSet<INode> without, HtmlPage page)
    {
        foreach (var image in container.QuerySelectorAll("img[src]").Take(20))
        {
            if (PageFurniture.IsInside(image, without) || int.TryParse(image.GetAttribute("width"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var width) && width < 100)
                continue;
            if (page.Resolve(image.GetAttribute("src")) is { } source)
                return item.With(RawField.Image, source).With(RawField.ImageAlt, image.GetAttribute("alt"));
        }
        return item;
    }

    [GeneratedRegex(@"(^|[\s_-])(date|dates|published|posted|posted-on|entry-date|entry-meta|post-meta|publication|publie|jour|quand|when|horaire|schedule|tribe-events-schedule)($|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DateClass();

    [GeneratedRegex(@"\b(19|20)\d\d\b|\b\d{1,2}(er)?\s+(janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)|\b\d{1,2}[/.]\d{1,2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"(^|[\s_-])(entry-date|published|updated|posted|posted-on|post-date)($|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PublishedClass();

    [GeneratedRegex(@"publi[ée]|post[ée]|mis\s+en\s+ligne|posted|published|mise?\s+[àa]\s+jour|r[ée]dig[ée]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PublishedWords();

    [GeneratedRegex(@"agenda|[ée]v[ée]nement|\bevents?\b|(^|[\s_/-])events?($|[\s_/-])|manifestation|calendrier|sortir|spectacle", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OccasionWords();
}
