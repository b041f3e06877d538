using AngleSharp.Dom;
using Ganss.Xss;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Bodies: HTML of a strict allow-list, paragraphs kept, without civil status.</summary>
internal static class Bodies
{
    private const int Longest = 200_000;

    private static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>The sanitized body; null when the item has none.</summary>
    public static string? Read(string? body, bool isHtml, string page)
    {
        if (string.IsNullOrWhiteSpace(body))
            return null;
        if (!isHtml && !body.Contains("</", StringComparison.Ordinal))
            return FromPlain(body);
        var capped = ItemWords.Capped(Mending.Mend(body), Longest);
        // Nothing to sanitize in text without a tag; a tree costs a hundred times more than looking.
        if (!capped.Contains('<', StringComparison.Ordinal))
            return FromPlain(System.Net.WebUtility.HtmlDecode(capped));
        if (IsTooDeep(capped))
            return FromPlain(PlainText.FromHtml(capped));
        var clean = Sanitizer.Sanitize(capped, page.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? page : "").Trim();
        // Words that stand in no block of their own (unwrapped divs) are looked at as lines.
        if (CivilStatus.MayHold(clean) && PlainText.FromHtml(clean, Longest) is var lines && !ReferenceEquals(CivilStatus.Without(lines), lines))
            return FromPlain(lines);
        return clean.Length == 0 || PlainText.FromHtml(clean).Length == 0 ? null : clean;
    }

    // The parser's time grows with the square of the nesting: 20,000 open tags cost seconds.
    private static bool IsTooDeep(string html)
    {
        var depth = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(html[i + 1]) && !IsVoid(html.AsSpan(i + 1)))
                depth++;
            else if (html[i + 1] == '/')
                depth--;
            if (depth > 200)
                return true;
        }
        return false;
    }

    private static bool IsVoid(ReadOnlySpan<char> tag) =>
        tag.StartsWith("br", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("img", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("hr", StringComparison.OrdinalIgnoreCase)
        || tag.StartsWith("p>", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("li", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("input", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("meta", StringComparison.OrdinalIgnoreCase);

    private static string? FromPlain(string text)
    {
        var lines = CivilStatus.Without(PlainText.FromLines(Mending.Mend(ItemWords.Capped(text, Longest)))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null : string.Concat(lines.Select(line => $"<p>{Escape(line)}</p>"));
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(["p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "h2", "h3", "h4", "h5", "h6", "blockquote", "a", "table", "thead", "tbody", "tr", "td", "th", "caption", "dl", "dt", "dd", "abbr", "sub", "sup", "hr"], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "colspan", "rowspan"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        });
        // A removed element's words are kept unless they are no words: scripts, styles, forms' controls.
        sanitizer.RemovingTag += (_, e) =>
        {
            if (e.Tag.LocalName is "script" or "style" or "iframe" or "object" or "embed" or "noscript" or "template" or "svg" or "math" or "form" or "select" or "button" or "textarea" or "video" or "audio" or "canvas" or "title" or "head")
                return;
            e.Cancel = true;
            while (e.Tag.FirstChild is { } child)
                e.Tag.Parent?.InsertBefore(child, e.Tag);
            if (e.Tag.LocalName is "div" or "section" or "article" && e.Tag.Parent is { } parent && e.Tag.NextSibling is not null)
                parent.InsertBefore(e.Tag.Owner!.CreateElement("br"), e.Tag);
            e.Tag.Remove();
        };
        sanitizer.PostProcessNode += (_, e) => Mark(e.Node);
        sanitizer.PostProcessDom += (_, e) => WithoutCivilStatus(e.Document.Body);
        return sanitizer;
    }

    private static void Mark(INode node)
    {
        if (node is not IElement { LocalName: "a" } link)
            return;
        if (link.GetAttribute("href") is { } address && (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || Links.Absolute(address, null) is not null))
            link.SetAttribute("rel", "nofollow noopener");
        else
            link.RemoveAttribute("href");
    }

    private static void WithoutCivilStatus(IElement? body)
    {
        if (body is null || !CivilStatus.MayHold(body.TextContent))
            return;
        var lines = body.QuerySelectorAll("p, li, h2, h3, h4, h5, h6, tr, dt, dd").Where(e => e.QuerySelector("p, li, tr") is null).ToList();
        foreach (var block in lines.Where(l => l.QuerySelector("br") is not null))
            WithoutLines(block);
        var kept = CivilStatus.Kept([.. lines.Select(l => l.TextContent.Trim())], i => IsHeading(lines[i]));
        for (var i = 0; i < lines.Count; i++)
        {
            if (!kept[i])
                lines[i].Remove();
        }
    }

    // A paragraph that is bold as a whole stands for a heading.
    private static bool IsHeading(IElement line) =>
        line.LocalName is ['h', >= '2' and <= '6'] || (line is { LocalName: "p", ChildElementCount: 1, FirstElementChild: { LocalName: "strong" or "b" } bold } && bold.TextContent.Trim() is var words && words == line.TextContent.Trim() && !PersonWords.IsOfNames(words));

    // One paragraph, its lines parted by <br>.
    private static void WithoutLines(IElement block)
    {
        List<List<INode>> lines = [[]];
        foreach (var child in block.ChildNodes)
        {
            if (child is IElement { LocalName: "br" })
                lines.Add([]);
            lines[^1].Add(child);
        }
        var kept = CivilStatus.Kept([.. lines.Select(line => string.Concat(line.Select(n => n.TextContent)).Trim())]);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var node in kept[i] ? [] : lines[i])
                node.Parent?.RemoveChild(node);
        }
    }
}
