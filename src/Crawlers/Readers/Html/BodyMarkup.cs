using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>The inner HTML of an element, taken from a copy: without code and masked e-mails, its links and pictures absolute. Not sanitized.</summary>
internal static class BodyMarkup
{
    private const int MaxCharacters = 500_000;

    private static readonly FrozenSet<string> Code = FrozenSet.ToFrozenSet(
        ["script", "style", "template", "noscript", "link", "meta", "form", "button", "select", "input", "textarea"], StringComparer.Ordinal);

    /// <summary>Null when there is neither text nor a picture. Elements of <paramref name="without"/> are left out.</summary>
    public static string? Of(IElement element, IReadOnlySet<INode>? without, HtmlPage page)
    {
        var copy = (IElement)element.Clone(deep: true);
        var doomed = new List<IElement>();
        // A copy's selectors would miss ancestors outside of it, so what goes is found in the original, and both trees are walked in step.
        var (original, copied) = (new ElementWalk(element), new ElementWalk(copy));
        while (original.Next() is { } source && copied.Next() is { } target)
        {
            if (Code.Contains(source.LocalName) || source.HasAttribute("data-cfemail") || without?.Contains(source) == true)
                doomed.Add(target);
            else
                MakeAbsolute(target, page);
        }
        foreach (var gone in doomed)
            gone.Remove();
        foreach (var comment in copy.GetDescendants().OfType<IComment>().ToList())
            comment.Remove();
        var html = copy.InnerHtml.Trim();
        if (html.Length > MaxCharacters)
            return System.Net.WebUtility.HtmlEncode(ElementText.Of(element, without));
        return html.Length > 0 && (copy.QuerySelector("img") is not null || !string.IsNullOrWhiteSpace(copy.TextContent)) ? html : null;
    }

    private static void MakeAbsolute(IElement element, HtmlPage page)
    {
        var attribute = element.LocalName switch { "a" or "area" => "href", "img" or "iframe" or "video" or "audio" or "source" => "src", _ => null };
        if (attribute is not null && page.Resolve(element.GetAttribute(attribute)) is { } absolute)
            element.SetAttribute(attribute, absolute);
    }
}
