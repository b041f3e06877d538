using AngleSharp.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>Events in classes: microformats2 (<c>h-event</c>) and hCalendar (<c>vevent</c>), and lists of posts (<c>h-entry</c>, <c>hentry</c>).</summary>
internal static class Microformats
{
    private const int MaxItems = 2_000;

    /// <summary>Events with a name and a date, and posts where the page lists several; in document order.</summary>
    public static IReadOnlyList<SchemaNode> In(IDocument document, HtmlPage page)
    {
        var events = document.QuerySelectorAll(".h-event, .vevent").Take(MaxItems).Select(e => EventOf(e, page)).OfType<SchemaNode>().ToList();
        return events;
    }

    private static SchemaNode? EventOf(IElement root, HtmlPage page)
    {
        var node = new SchemaNode { Types = { "Event" } };
        node.Add("name", Text(root, ".p-name, .summary"));
        node.Add("startDate", Date(root, ".dt-start, .dtstart"));
        node.Add("endDate", Date(root, ".dt-end, .dtend"));
        if (node.Text("name") is null || node.Text("startDate") is null)
            return null;
        node.Add("url", page.Resolve(root.QuerySelector("a.u-url, a.url, a.p-name, .p-name a, .summary a, a.summary")?.GetAttribute("href")));
        node.Add("description", Text(root, ".p-summary, .e-content, .description"));
        node.Add("image", page.Resolve(root.QuerySelector("img.u-photo, img.u-featured, img.photo")?.GetAttribute("src")));
        node.Add("organizer", Text(root, ".p-organizer, .organizer"));
        foreach (var category in root.QuerySelectorAll(".p-category, .category").Take(20))
            node.Add("keywords", ElementText.Line(category));
        if (root.QuerySelector(".p-location, .location") is { } location)
            node.Add("location", PlaceOf(location));
        return node;
    }

    private static SchemaNode PlaceOf(IElement location)
    {
        var place = new SchemaNode { Types = { "Place" } };
        var name = Text(location, ".p-name, .fn, .org");
        place.Add("streetAddress", Text(location, ".p-street-address, .street-address"));
        place.Add("postalCode", Text(location, ".p-postal-code, .postal-code"));
        place.Add("addressLocality", Text(location, ".p-locality, .locality"));
        place.Add("latitude", Value(location, ".p-latitude, .latitude"));
        place.Add("longitude", Value(location, ".p-longitude, .longitude"));
        place.Add("name", name ?? (place.Names.Any() ? null : ElementText.Line(location)));
        return place;
    }

    private static string? Text(IElement root, string selector) => root.QuerySelector(selector) is { } found ? ElementText.Line(found) : null;

    private static string? Value(IElement root, string selector) =>
        root.QuerySelector(selector) is { } found ? found.GetAttribute("value") ?? found.GetAttribute("title") ?? ElementText.Line(found) : null;

    /// <summary>The value class pattern puts the machine's form in an attribute, or splits day and hour in two <c>value</c> elements.</summary>
    private static string? Date(IElement root, string selector)
    {
        if (root.QuerySelector(selector) is not { } found)
            return null;
        if (Machine(found) is { } own)
            return own;
        var parts = found.QuerySelectorAll(".value, .value-title, time[datetime], abbr[title]").Take(2).Select(p => Machine(p) ?? ElementText.Line(p)).ToList();
        return parts.Count == 0 ? ElementText.Line(found) : string.Join("T", parts);
    }

    private static string? Machine(IElement element) =>
        element.GetAttribute("datetime") ?? (element.LocalName == "abbr" || element.ClassList.Contains("value-title") ? element.GetAttribute("title") : null);
}
