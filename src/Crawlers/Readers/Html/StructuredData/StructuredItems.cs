using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>
/// What a page states in machine form, whatever the syntax. The site's own identity, which many content systems print on every page, isn't an item:
/// an organization counts where the page is about it.
/// </summary>
internal static class StructuredItems
{
    private const int MaxItems = 5_000;
    private const int MaxDepth = 8;

    // Ways from a page's top nodes to the things that it is about; what hangs elsewhere (publisher, author, superEvent) only serves them.
    private static readonly string[] Ways =
    [
        "itemListElement", "item", "mainEntity", "mainEntityOfPage", "hasPart", "subEvent", "subEvents", "event", "events", "about", "blogPost", "blogPosts",
        "dataFeedElement", "makesOffer", "hasOfferCatalog", "seeks", "department", "member", "@graph",
    ];

    private static readonly string[] IdentityRoles = ["publisher", "author", "creator", "copyrightHolder", "sourceOrganization", "isPartOf", "provider", "organizer", "sponsor", "funder"];

    /// <summary>The items in document order, those stated twice merged; empty when the page states none.</summary>
    public static IReadOnlyList<RawItem> In(HtmlPage page)
    {
        var json = JsonLd.In(page.Document).ToList();
        var micro = Microdata.In(page.Document, page).ToList();
        var formats = Microformats.In(page.Document, page);
        Resolve([.. json, .. micro]);
        var items = new List<RawItem>();
        var byTitle = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (syntax, nodes) in new (string, IReadOnlyList<SchemaNode>)[] { ("json-ld", json), ("microdata", micro), ("microformat", formats) })
        {
            var number = 0;
            foreach (var (node, kind) in Subjects(nodes, page))
            {
                node.Locator = string.Create(CultureInfo.InvariantCulture, $"{syntax} {(node.Types.Count > 0 ? node.Types[0] : "Thing")}:nth({++number})");
                if (items.Count < MaxItems && SchemaFields.ItemOf(node, kind, page) is { } item)
                    Add(items, byTitle, item);
            }
        }
        return items;
    }

    /// <summary>The items of a JSON-LD document that stands by itself; bodies count too, since it is about nothing else.</summary>
    public static IReadOnlyList<RawItem> InJsonLd(string text, Uri url)
    {
        using var page = HtmlPage.Blank(url);
        var nodes = JsonLd.Of(text);
        Resolve(nodes);
        var items = new List<RawItem>();
        foreach (var (node, kind) in Reached(nodes))
        {
            node.Locator = string.Create(CultureInfo.InvariantCulture, $"{node.Types[0]}:nth({items.Count + 1})");
            if (items.Count < MaxItems && SchemaFields.ItemOf(node, kind, page) is { } item)
                items.Add(item);
        }
        return items;
    }

    /// <summary>
    /// The item with what the page states and the row lacks. Of several stated things only the one that bears the row's title or address is taken.
    /// </summary>
    public static RawItem Complete(RawItem item, HtmlPage page)
    {
        var stated = In(page);
        var own = stated.FirstOrDefault(s => SameTitle(s, item) || IsPage(s, page)) ?? (stated.Count == 1 ? stated[0] : null);
        if (own is not null)
            item = Merge(item, own);
        return Merge(item, new PageMeta(page.Document).ToItem(page));
    }

    /// <summary><paramref name="item"/>'s values stand; a start comes with its end, a point with both degrees.</summary>
    public static RawItem Merge(RawItem item, RawItem more)
    {
        var (hasStart, hasPoint) = (item.First(RawField.Start) is not null || item.First(RawField.End) is not null, item.First(RawField.Lat) is not null || item.First(RawField.Lon) is not null);
        foreach (var (field, values) in more.Fields)
        {
            var barred = field switch
            {
                RawField.Start or RawField.End or RawField.Rrule or RawField.Exdate or RawField.Timezone => hasStart,
                RawField.Lat or RawField.Lon => hasPoint,
                RawField.ImageAlt or RawField.Credit => item.First(RawField.Image) is { } image && image != more.First(RawField.Image),
                _ => false,
            };
            if (!barred && item.First(field) is null)
                item = item with { Fields = item.Fields.SetItem(field, values) };
        }
        return item with { Kind = item.Kind ?? more.Kind };
    }

    private static void Add(List<RawItem> items, Dictionary<string, List<int>> byTitle, RawItem item)
    {
        var key = Folded(item.First(RawField.Title)!);
        if (!byTitle.TryGetValue(key, out var known))
            byTitle[key] = known = [];
        foreach (var i in known)
        {
            // The same thing in two syntaxes, not two dates of one programme.
            if (items[i].Kind == item.Kind && (Same(items[i], item, RawField.Start) || items[i].Locator.Split(' ')[0] != item.Locator.Split(' ')[0]) && Same(items[i], item, RawField.Link))
            {
                items[i] = Merge(items[i], item);
                return;
            }
        }
        known.Add(items.Count);
        items.Add(item);
    }

    private static bool Same(RawItem a, RawItem b, string field) => a.First(field) is not { } first || b.First(field) is not { } second || first == second;

    private static void Resolve(IReadOnlyList<SchemaNode> nodes)
    {
        var described = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (node.Id is { } id && !node.IsReference)
                described.TryAdd(id, node);
        }
        foreach (var node in nodes)
            node.Resolve(described);
    }

    private static List<(SchemaNode Node, RecordKind Kind)> Subjects(IReadOnlyList<SchemaNode> top, HtmlPage page)
    {
        var found = Reached(top);
        if (found.Exists(f => !IsBody(f.Kind)))
            found.RemoveAll(f => IsBody(f.Kind));
        else
            found = found.FindAll(f => IsSubject(f.Node, found.Count(o => o.Kind == f.Kind), IsSiteIdentity(top, f.Node), page));
        return found;
    }

    private static List<(SchemaNode Node, RecordKind Kind)> Reached(IReadOnlyList<SchemaNode> top)
    {
        var found = new List<(SchemaNode Node, RecordKind Kind)>();
        var seen = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance);
        foreach (var node in top)
            Walk(node, 0);
        return found;

        void Walk(SchemaNode node, int depth)
        {
            if (depth > MaxDepth || !seen.Add(node))
                return;
            if (SchemaTypes.KindOf(node) is { } kind)
                found.Add((node, kind));
            foreach (var way in Ways)
            {
                foreach (var next in node.Nodes(way))
                    Walk(next, depth + 1);
            }
        }
    }

    private static bool IsBody(RecordKind kind) => kind is RecordKind.Association or RecordKind.Business or RecordKind.Service;

    private static bool IsSiteIdentity(IReadOnlyList<SchemaNode> top, SchemaNode node) =>
        top.Any(t => IdentityRoles.Any(role => t.Nodes(role).Contains(node, ReferenceEqualityComparer.Instance)));

    /// <summary>A directory lists many bodies; a single one counts when the page bears its name, or is the home of its site and not just its maker's name plate.</summary>
    private static bool IsSubject(SchemaNode node, int ofItsKind, bool isIdentity, HtmlPage page)
    {
        if (node.Text("name") is not { } name)
            return false;
        if (ofItsKind >= 3)
            return true;
        var folded = Folded(name);
        var heading = page.Document.QuerySelector("h1");
        if (folded.Length > 2 && heading is not null && Folded(ElementText.Line(heading)).Contains(folded, StringComparison.Ordinal))
            return true;
        // A name plate says who; a description of a body says where, or when it opens.
        return page.Url.AbsolutePath.Length <= 1 && !isIdentity && node.Text("address", "telephone", "openingHours") is not null | node.Nodes("address").Any();
    }

    private static bool SameTitle(RawItem a, RawItem b) =>
        a.First(RawField.Title) is { } first && b.First(RawField.Title) is { } second && Folded(first) == Folded(second);

    private static bool IsPage(RawItem stated, HtmlPage page) =>
        stated.First(RawField.Link) is { } link && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && Uri.Compare(uri, page.Url, UriComponents.Host | UriComponents.PathAndQuery, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Letters and digits alone, in lower case: titles differ in quotes, dashes and blanks between a page's head and its heading.</summary>
    private static string Folded(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
