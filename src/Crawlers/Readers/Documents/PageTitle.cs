using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>What a page is called, freed of the site's name.</summary>
internal static class PageTitle
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " • ", " · ", " :: ", " / ", " > ", " < ", " ~ ", "|"];

    /// <summary>The title and the heading that bears it (null when it comes from the head); null when the page has none.</summary>
    public static (string? Text, IElement? Heading) Of(HtmlPage page, PageMeta meta)
    {
        var site = Folded(meta.First("og:site_name", "application-name") ?? "");
        var stated = new[] { meta.First("og:title"), page.Title }.OfType<string>().ToList();
        var parts = stated.SelectMany(Parts).Where(p => Folded(p) is { Length: > 0 } folded && folded != site).ToList();
        var headings = Headings(page);
        // The heading that the head names too: a theme's first h1 is often the site's own name.
        foreach (var whole in stated.Concat(parts))
        {
            var wanted = Folded(whole);
            foreach (var heading in headings)
            {
                if (Folded(ElementText.Line(heading)) is var folded && folded.Length > 0 && folded != site && folded == wanted && !IsSiteName(heading, page))
                    return (ElementText.Line(heading), heading);
            }
        }
        var first = headings.FirstOrDefault(h => h.LocalName == "h1" && Folded(ElementText.Line(h)) is { Length: > 0 } f && f != site && !IsSiteName(h, page));
        if (first is not null)
            return (ElementText.Line(first), first);
        if (parts.Count > 0)
            return (parts[0], null);
        first = headings.FirstOrDefault(h => ElementText.Line(h).Length > 0);
        return first is null ? (stated.FirstOrDefault(s => s.Length > 0), null) : (ElementText.Line(first), first);
    }

    /// <summary>Letters and digits alone, in lower case without accents.</summary>
    public static string Folded(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static List<IElement> Headings(HtmlPage page)
    {
        if (page.Document.Body is not { } body)
            return [];
        return [.. ElementWalk.Within(body).Where(e => e.LocalName is "h1" or "h2" or "h3" && !PageFurniture.Holds(e, body)).OrderBy(e => e.LocalName, StringComparer.Ordinal).Take(60)];
    }

    /// <summary>A heading in the site's header whose link leads home.</summary>
    private static bool IsSiteName(IElement heading, HtmlPage page)
    {
        if (heading.ClassList.Contains("site-title") || heading.ParentElement?.ClassList.Contains("site-branding") == true)
            return true;
        var link = (heading.QuerySelector("a[href]") ?? heading.Closest("a[href]"))?.GetAttribute("href");
        return link is not null && page.Resolve(link) is { } target && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length <= 1 && page.Url.AbsolutePath.Length > 1;
    }

    private static string[] Parts(string title)
    {
        foreach (var separator in Separators)
        {
            if (title.Contains(separator, StringComparison.Ordinal))
                return title.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        return [title];
    }
}
