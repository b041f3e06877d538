using System.Globalization;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>
/// Reads list and detail pages by the CSS selectors of <see cref="HtmlBlock"/>; what a page states in machine form completes its detail pages,
/// and is all where no field is mapped. Safe to call from several threads.
/// </summary>
public sealed class HtmlSourceReader : ISourceReader
{
    private const int MaxRows = 5_000;

    // A detail "page" that is a document: it is linked, not read.
    private static readonly string[] DocumentEndings = [".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip", ".ics", ".mp3", ".mp4"];

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Html;

    /// <inheritdoc/>
    public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(source);
        using var html = HtmlPage.TryParse(page, out var fault);
        if (html is null)
            return new ReadOutcome.Broken(fault!);
        var definition = HtmlDefinition.Of(source);
        var rights = PageRights.Of(html, page);
        if (listing is not null)
            return Detail(html, definition, rights, source, listing);
        return definition.RowsText is null || definition.HasNoFields && definition.Link is null
            ? Whole(html, definition, rights, source)
            : List(html, definition, rights, source);
    }

    private static ReadOutcome Detail(HtmlPage page, HtmlDefinition definition, PageRights rights, SourceDefinition source, RawItem listing)
    {
        if (rights.NoIndex is not null)
            return Refused(page, rights, source);
        var item = page.Document.DocumentElement is { } root ? definition.Fill(listing, root, page) : listing;
        // A row's page that is gone but answers 200 would lend the item its error message.
        if (item.Fields.Count == listing.Fields.Count && PageVerdict.ErrorEvidence(page) is { } evidence)
            return new ReadOutcome.ErrorPage(evidence);
        item = StructuredItems.Complete(item, page) with { IsHtml = true, AskedReuse = PageRights.Stricter(listing.AskedReuse, rights.Asked) };
        return new ReadOutcome.Items([new Finding.Found(item)]);
    }

    private static ReadOutcome Whole(HtmlPage page, HtmlDefinition definition, PageRights rights, SourceDefinition source)
    {
        if (rights.NoIndex is not null)
            return Refused(page, rights, source);
        var stated = StructuredItems.In(page);
        if (definition.HasNoFields || stated.Count > 1 && stated.All(i => i.Kind == RecordKind.Event))
        {
            return stated.Count > 0
                ? new ReadOutcome.Items([.. stated.Select(i => new Finding.Found(i with { AskedReuse = rights.Asked })), .. NextPage(page, definition)])
                : Nothing(page, definition.RowsText ?? "script[type=\"application/ld+json\"], [itemscope]");
        }
        var blank = new RawItem { Locator = "html", Page = page.Url.AbsoluteUri, IsHtml = true, AskedReuse = rights.Asked };
        var item = page.Document.DocumentElement is { } root ? definition.Fill(blank, root, page) : blank;
        if (item.First(RawField.Title) is null && stated.Count == 0 && PageVerdict.ErrorEvidence(page) is { } evidence)
            return new ReadOutcome.ErrorPage(evidence);
        item = StructuredItems.Complete(item, page);
        item = item.With(RawField.Link, item.First(RawField.Link) ?? page.Address);
        return new ReadOutcome.Items([new Finding.Found(item), .. NextPage(page, definition)]);
    }

    private static ReadOutcome List(HtmlPage page, HtmlDefinition definition, PageRights rights, SourceDefinition source)
    {
        var findings = new List<Finding>();
        if (definition.Rows is { } selector && page.Document.DocumentElement is { } root)
        {
            var number = 0;
            foreach (var row in ElementWalk.Within(root).Where(e => selector.Match(e, root)).Take(MaxRows))
            {
                number++;
                var locator = string.Create(CultureInfo.InvariantCulture, $"{definition.RowsText}:nth({number})");
                var item = definition.Fill(new RawItem { Locator = locator, Page = page.Url.AbsoluteUri, IsHtml = true, AskedReuse = rights.Asked }, row, page);
                if (RowFinding(item, row, page, definition, rights) is { } finding)
                    findings.Add(finding);
            }
        }
        if (findings.Count == 0 && rights.NoIndex is null)
            return Nothing(page, definition.RowsText!);
        if (rights.NoIndex is not null)
            findings.Add(new Finding.Refused(Refusal(page, rights, source)));
        findings.AddRange(NextPage(page, definition));
        return new ReadOutcome.Items(findings);
    }

    /// <summary>Null for a row without anything (a spacer, a heading row of a table).</summary>
    private static Finding? RowFinding(RawItem item, IElement row, HtmlPage page, HtmlDefinition definition, PageRights rights)
    {
        var link = definition.Link?.Find(row, page).FirstOrDefault();
        if (link is not null && Uri.TryCreate(link, UriKind.Absolute, out var detail) && LeadsElsewhere(detail, page))
        {
            // Archives often ask not to be indexed and to be followed: then the list's words stay out, and each detail page speaks for itself.
            var listing = rights.NoIndex is null ? item : item with { Fields = RawItem.NoFields };
            if (IsReadable(detail))
                return rights is { NoIndex: not null, NoFollow: true } ? null : new Finding.Follow(detail, listing.With(RawField.Link, link));
        }
        if (rights.NoIndex is not null)
            return null;
        item = item.With(RawField.Link, item.First(RawField.Link) ?? link);
        return item.Fields.Count > 0 ? new Finding.Found(item) : null;
    }

    private static IEnumerable<Finding> NextPage(HtmlPage page, HtmlDefinition definition)
    {
        if (page.Document.DocumentElement is { } root && definition.Next?.Find(root, page).FirstOrDefault() is { } next
            && Uri.TryCreate(next, UriKind.Absolute, out var address) && LeadsElsewhere(address, page))
        {
            yield return new Finding.Follow(address, null);
        }
    }

    private static ReadOutcome Nothing(HtmlPage page, string selector) =>
        PageVerdict.ErrorEvidence(page) is { } evidence ? new ReadOutcome.ErrorPage(evidence)
        : PageVerdict.SaysEmpty(page) ? new ReadOutcome.Empty()
        : new ReadOutcome.Changed(selector);

    private static ReadOutcome.Items Refused(HtmlPage page, PageRights rights, SourceDefinition source) =>
        new([new Finding.Refused(Refusal(page, rights, source))]);

    private static Rejection Refusal(HtmlPage page, PageRights rights, SourceDefinition source) =>
        new(source.Profile.Id, page.Url.AbsoluteUri, null, "noindex", rights.NoIndex!);

    private static bool LeadsElsewhere(Uri address, HtmlPage page) =>
        Uri.Compare(address, page.Url, UriComponents.HttpRequestUrl, UriFormat.UriEscaped, StringComparison.Ordinal) != 0;

    private static bool IsReadable(Uri address) =>
        !Array.Exists(DocumentEndings, ending => address.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
