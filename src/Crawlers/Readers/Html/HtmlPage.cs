using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Text;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>A parsed page with the address that its links resolve against. Scripts don't run and nothing is loaded.</summary>
internal sealed class HtmlPage : IDisposable
{
    /// <summary>Larger bodies aren't parsed.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly HtmlParserOptions Options = new() { IsScripting = false };

    private readonly Uri _base;

    private HtmlPage(IHtmlDocument document, Uri url)
    {
        Document = document;
        Url = IsWebAddress(url) ? url : StatedAddress(document) ?? url;
        _base = BaseOf(document, Url);
        Headings = new PageHeadings(document);
    }

    /// <summary>The tree; nobody changes it.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>What stands above what.</summary>
    public PageHeadings Headings { get; }

    /// <summary>The address that answered; for a saved page without one, the address that it states as its own (canonical).</summary>
    public Uri Url { get; }

    /// <summary>The page's address to link to; null when nobody knows it (a saved file that doesn't state its own).</summary>
    public string? Address => IsWebAddress(Url) ? Url.AbsoluteUri : null;

    /// <summary>The title element's text, one line; null when there is none.</summary>
    public string? Title => Document.Head?.QuerySelector("title") is { } title ? ElementText.Line(title) : null;

    /// <summary>The part that holds what the page is about: <c>main</c>, else the body; null only for a document without either (framesets).</summary>
    public IElement? Main => Document.QuerySelector("main, [role=main]") ?? Document.Body;

    /// <summary>Parses a page; <paramref name="fault"/> says why, when it is null.</summary>
    public static HtmlPage? TryParse(FetchedPage fetched, out string? fault)
    {
        if (fetched.Body.Length > MaxBytes)
        {
            fault = $"larger than {MaxBytes} bytes";
            return null;
        }
        var markup = DocumentText.Decode(fetched).Text;
        fault = NotHtml(markup) ?? MarkupBudget.Exceeded(markup);
        return fault is null ? new HtmlPage(new HtmlParser(Options).ParseDocument(markup), fetched.Url) : null;
    }

    /// <summary>An empty page, for what came without one (a JSON-LD document).</summary>
    public static HtmlPage Blank(Uri url) => new(new HtmlParser(Options).ParseDocument(""), url);

    /// <summary>An absolute http(s) address, or null for everything else (<c>javascript:</c>, <c>mailto:</c>, <c>data:</c>, nonsense).</summary>
    public string? Resolve(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference))
            return null;
        // Editors leave line breaks and blanks in hrefs; browsers drop them (URL standard, basic parser, step 1 to 3).
        var trimmed = reference.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        if (trimmed is "#" || !Uri.TryCreate(_base, trimmed, out var absolute))
            return null;
        // Relative to a page whose address nobody knows: no address.
        return IsWebAddress(absolute) ? absolute.AbsoluteUri : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Document.Dispose();

    /// <summary>False for files and made-up hosts (RFC 2606's <c>.invalid</c>).</summary>
    private static bool IsWebAddress(Uri url) => url.Scheme is "http" or "https" && !url.Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);

    private static Uri? StatedAddress(IHtmlDocument document)
    {
        var stated = document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? document.QuerySelector("meta[property='og:url']")?.GetAttribute("content");
        return Uri.TryCreate(stated, UriKind.Absolute, out var url) && IsWebAddress(url) ? url : null;
    }

    private static Uri BaseOf(IHtmlDocument document, Uri url) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Uri.TryCreate(url, href.Trim(), out var stated) && stated.Scheme is "http" or "https"
            ? stated
            : url;

    private static string? NotHtml(string markup)
    {
        var start = markup.AsSpan().TrimStart();
        if (start.IsEmpty)
            return "empty";
        if (start.StartsWith("%PDF", StringComparison.Ordinal) || start.StartsWith("PK\u0003", StringComparison.Ordinal) || start[..Math.Min(start.Length, 1_000)].Contains('\0'))
            return "not text";
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            var head = start[..Math.Min(start.Length, 2_000)];
            return head.Contains("<html", StringComparison.OrdinalIgnoreCase) ? null : "XML, not HTML";
        }
        if (start[0] is '{' or '[' && !start.Contains("<html", StringComparison.OrdinalIgnoreCase))
            return "JSON, not HTML";
        return start.Contains('<') ? null : "no markup in it";
    }
}
