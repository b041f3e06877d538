using System.Text.RegularExpressions;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>A page without selectors: what it states in machine form, else the entries that it lists, else its main article.</summary>
internal static partial class PageReading
{
    /// <summary>Reads the page; <paramref name="profile"/> names the source in refusals.</summary>
    public static ReadOutcome Read(FetchedPage fetched, SourceProfile profile)
    {
        using var page = HtmlPage.TryParse(fetched, out var fault);
        if (page is null)
            return new ReadOutcome.Broken(fault!);
        var rights = PageRights.Of(page, fetched);
        var items = ItemsOf(page);
        if (items.Count > 0)
        {
            // Who asks to see one document sees it, rights aside; the refusal goes along for whoever means to crawl it.
            Finding[] refusal = rights.NoIndex is { } words ? [new Finding.Refused(new Rejection(profile.Id, page.Url.AbsoluteUri, null, "noindex", words))] : [];
            return new ReadOutcome.Items([.. items.Select(i => new Finding.Found(i with { AskedReuse = rights.Asked })), .. refusal]);
        }
        return PageVerdict.ErrorEvidence(page) is { } evidence ? new ReadOutcome.ErrorPage(evidence)
            : PageVerdict.SaysEmpty(page) ? new ReadOutcome.Empty()
            : new ReadOutcome.Broken("no title and no text to be found");
    }

    private static IReadOnlyList<RawItem> ItemsOf(HtmlPage page)
    {
        var stated = StructuredItems.In(page);
        if (stated.Count > 1)
            return stated;
        if (PageVerdict.ErrorEvidence(page) is not null)
            return stated;
        var article = MainArticle.Of(page);
        if (stated.Count == 1)
            return [WithArticle(stated[0], article)];
        if (EntryTable.In(page) is { Count: > 0 } rows)
            return rows;
        if (EntryList.In(page, IsHome(article)) is { Count: > 0 } entries)
            return entries;
        return article is null || article.First(RawField.Body) is null && PageVerdict.SaysEmpty(page) ? [] : [article];
    }

    /// <summary>A page whose only headline says that it is the site's first one isn't about a thing of its own.</summary>
    private static bool IsHome(RawItem? article) => article?.First(RawField.Title) is { } title && HomeWords().IsMatch(title);

    /// <summary>One stated thing is what the page is about, so the page's text is its own; an article that only repeats the site's name plate isn't.</summary>
    private static RawItem WithArticle(RawItem stated, RawItem? article)
    {
        if (article is null)
            return stated;
        var about = stated.Kind is RecordKind.Association or RecordKind.Business or RecordKind.Service
            ? article.With(RawField.Published).With(RawField.When)
            : stated.First(RawField.Start) is not null ? article.With(RawField.When) : article;
        return StructuredItems.Merge(stated, about);
    }

    [GeneratedRegex(@"^\W*((page d['’])?accueil|home( page)?|bienvenue)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HomeWords();
}
