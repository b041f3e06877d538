using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>
/// A list page without selectors: siblings of one make, each with a heading or a leading link of its own, that together are most of the page's text,
/// or on a home page, which also shows pictures and short cuts, a good part of it.
/// </summary>
internal static partial class EntryList
{
    private const int FewestEntries = 2;
    private const int MostEntries = 500;
    private const double LeastShare = 0.5;
    private const double LeastShareOfHome = 0.25;
    private const int LongestTitle = 200;
    private const int LongestLabel = 140;

    /// <summary>The entries in document order; empty when the page isn't a list.</summary>
    public static IReadOnlyList<RawItem> In(HtmlPage page, bool isHome = false)
    {
        if (page.Main is not { } main)
            return [];
        var furniture = PageFurniture.Inside(main);
        var whole = ElementText.Of(main, furniture).Length;
        var best = Groups(main, furniture)
            .Select(g => (Entries: g, Length: g.Sum(e => ElementText.Of(e).Length)))
            .Where(g => g.Length >= whole * (isHome ? LeastShareOfHome : LeastShare))
            .OrderByDescending(g => g.Entries.Count)
            .FirstOrDefault();
        if (best.Entries is null)
            return [];
        var items = new List<RawItem>();
        foreach (var entry in best.Entries.Take(MostEntries))
        {
            var locator = string.Create(CultureInfo.InvariantCulture, $"{Make(entry)}:nth({items.Count + 1})");
            items.Add(ItemOf(entry, locator, page));
        }
        return items;
    }

    private static IEnumerable<List<IElement>> Groups(IElement main, HashSet<INode> furniture)
    {
        foreach (var parent in ElementWalk.Within(main).Prepend(main))
        {
            if (parent.ChildElementCount < FewestEntries || PageFurniture.IsInside(parent, furniture))
                continue;
            var groups = parent.Children.Where(c => !furniture.Contains(c)).GroupBy(Make, StringComparer.Ordinal).Where(g => g.Count() >= FewestEntries);
            foreach (var group in groups)
            {
                var entries = group.Where(e => TitleOf(e) is not null).ToList();
                // A group of two must be marked as one; three alike are a list by themselves.
                if (entries.Count(IsMarked) > entries.Count / 2 && (entries.Count >= 3 || entries.Count == 2 && entries[0].LocalName is "article" or "li") && entries.DistinctBy(e => ElementText.Line(TitleOf(e)!)).Count() > entries.Count / 2)
                    yield return entries;
            }
        }
    }

    /// <summary>Tag and first class that isn't a number of its own ("post-123").</summary>
    private static string Make(IElement element)
    {
        var name = element.ClassList.FirstOrDefault(c => !c.Any(char.IsAsciiDigit));
        return name is null ? element.LocalName : $"{element.LocalName}.{name}";
    }

    /// <summary>The element that names the entry: a heading with words, or in rows without headings the link that they begin with.</summary>
    private static IElement? TitleOf(IElement entry)
    {
        var heading = entry.QuerySelector(".entry-title, h1, h2, h3, h4, h5, [class*=titre], [class*=title]");
        if (heading is null || LinkOf(entry, heading) is null)
            return null;
        return ElementText.Line(heading) is { Length: > 2 and <= LongestTitle } ? heading : null;
    }

    private static IElement? LinkOf(IElement entry, IElement title) => HeadingLink(title) ?? entry.QuerySelector("a[href]");

    private static IElement? HeadingLink(IElement title) => title.QuerySelector("a[href]") ?? title.Closest("a[href]");

    /// <summary>Sections of one long page look alike too; an entry is marked as such, or its heading leads to a page of its own, or it is dated.</summary>
    private static bool IsMarked(IElement entry) =>
        entry.LocalName is "article" or "li"
        || HeadingLink(TitleOf(entry)!)?.GetAttribute("href") is { } href && !href.TrimStart().StartsWith('#')
        || entry.QuerySelector("time[datetime]") is not null
        || Labelled(entry, "[class*=date]", mustBeDate: true) is not null;

    private static RawItem ItemOf(IElement entry, string locator, HtmlPage page)
    {
        var title = TitleOf(entry)!;
        var time = entry.QuerySelector("time[datetime]");
        var date = Labelled(entry, "[class*=date], [class*=quand], [class*=when], [class*=horaire], [class*=schedule]", mustBeDate: true) ?? BareDate(entry);
        var occasion = !entry.ClassList.Contains("post") && !NewsWords().IsMatch(page.Url.AbsolutePath) && !NewsWords().IsMatch(page.Title ?? "")
            && (OccasionWords().IsMatch(page.Url.AbsolutePath) || OccasionWords().IsMatch(page.Title ?? "") || OccasionWords().IsMatch(entry.ClassName ?? ""));
        var image = entry.QuerySelector("img[src]");
        var item = new RawItem { Locator = locator, Page = page.Url.AbsoluteUri, IsHtml = true }
            .With(RawField.Title, ElementText.Line(title))
            .With(RawField.Link, page.Resolve(LinkOf(entry, title)?.GetAttribute("href")))
            .With(RawField.Place, Labelled(entry, "[class*=lieu], [class*=location], [class*=venue], [class*=place], [class*=salle]", mustBeDate: false))
            .With(RawField.Image, page.Resolve(image?.GetAttribute("src")))
            .With(RawField.ImageAlt, image?.GetAttribute("alt"))
            .With(RawField.Summary, SummaryOf(entry, title, date));
        if (PublicationLine.In(entry) is { } put)
            return (occasion && date is not null && !date.Contains(put, StringComparison.Ordinal) ? item.With(RawField.When, date) : item).With(RawField.Published, time is null || occasion ? put : time.GetAttribute("datetime"));
        // On an agenda the words are the occasion's; elsewhere, and on what WordPress marks as a post, they say when the text was put up.
        return occasion ? item.With(RawField.When, date ?? time?.GetAttribute("datetime")) : item.With(RawField.Published, time?.GetAttribute("datetime") ?? date);
    }

    /// <summary>The entry's words apart from its title, its date and the invitation to read on; HTML.</summary>
    private static string? SummaryOf(IElement entry, IElement title, string? date)
    {
        var without = PageFurniture.Inside(entry);
        without.Add(title);
        var lines = ElementText.Of(entry, without).Split('\n').Where(line => line != date && !ReadOn().IsMatch(line));
        return WebUtility.HtmlEncode(string.Join('\n', lines)).Replace("\n", "<br>", StringComparison.Ordinal);
    }

    private static string? Labelled(IElement entry, string selector, bool mustBeDate)
    {
        foreach (var element in entry.QuerySelectorAll(selector).Take(10))
        {
            if (ElementText.Line(element) is { Length: > 2 and <= LongestLabel } line && (!mustBeDate || WrittenDate().IsMatch(line)))
                return line;
        }
        return null;
    }

    /// <summary>A line of its own that is a whole date and nothing else, whatever its class.</summary>
    private static string? BareDate(IElement entry) =>
        ElementWalk.Within(entry).Where(e => e.ChildElementCount == 0 && e.TextContent.Length <= LongestLabel).Select(e => ElementText.Line(e)).FirstOrDefault(line => WholeDate().IsMatch(line));

    [GeneratedRegex(@"^((lun|mar|mercre|jeu|vendre|same)di|dimanche)?,?\s*(le\s+)?\d{1,2}(er)?\s+(janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)\s+(19|20)\d\d$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeDate();

    [GeneratedRegex(@"\d", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"^\W*(lire|en savoir|voir|d[ée]couvrir|read|continue|continuer)\b.{0,30}$|^\W*(plus d['’]infos?|d[ée]tails?|suite)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ReadOn();

    [GeneratedRegex(@"actualit|\bactus?\b|\bnews\b|nouvelles|\bblog\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NewsWords();

    [GeneratedRegex(@"agenda|[ée]v[ée]nement|events?|manifestation|calendrier|sortir|spectacle", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OccasionWords();
}
