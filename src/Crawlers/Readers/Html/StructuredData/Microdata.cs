using AngleSharp.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>Microdata (WHATWG HTML §5) and RDFa Lite: both nest items in elements and differ in the names of three attributes.</summary>
internal static class Microdata
{
    private const int MaxItems = 10_000;
    private const int MaxProperties = 50_000;
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\f'];

    /// <summary>The items that are nobody's property, in document order.</summary>
    public static IEnumerable<SchemaNode> In(IDocument document, HtmlPage page)
    {
        if (document.DocumentElement is not { } root)
            return [];
        return Read(root, new Syntax("itemscope", "itemtype", "itemprop", "itemid"), page, document)
            .Concat(Read(root, new Syntax("typeof", "typeof", "property", "resource"), page, document));
    }

    private static List<SchemaNode> Read(IElement root, Syntax syntax, HtmlPage page, IDocument document)
    {
        var top = new List<SchemaNode>();
        var items = new Dictionary<IElement, SchemaNode>();
        var (budget, properties) = (MaxItems, MaxProperties);
        foreach (var element in ElementWalk.Within(root))
        {
            var isItem = element.HasAttribute(syntax.Scope) && budget-- > 0;
            if (isItem)
                items[element] = ItemOf(element, syntax, page);
            var names = element.GetAttribute(syntax.Property);
            if (names is null && !isItem)
                continue;
            if (properties-- <= 0)
                break;
            var owner = OwnerOf(element, items);
            if (owner is not null && names is not null)
                AddTo(owner, names, element, isItem ? items[element] : null, page);
            else if (isItem)
                top.Add(items[element]);
        }
        foreach (var (element, item) in items)
            AddReferred(element, item, items, document, page);
        // RDFa also carries Dublin Core, FOAF and SIOC of older systems; only what claims a schema.org type counts there.
        return syntax.Scope == "typeof" ? top.FindAll(n => n.Types.Exists(t => SchemaTypes.IsKnown(t))) : top;
    }

    private static SchemaNode? OwnerOf(IElement element, Dictionary<IElement, SchemaNode> items)
    {
        if (items.Count == 0)
            return null;
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
        {
            if (items.TryGetValue(at, out var owner))
                return owner;
        }
        return null;
    }

    private static SchemaNode ItemOf(IElement element, Syntax syntax, HtmlPage page)
    {
        var node = new SchemaNode { Id = page.Resolve(element.GetAttribute(syntax.Id)) };
        foreach (var type in (element.GetAttribute(syntax.Type) ?? "").Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            // foaf:Document and sioc:Item would otherwise pass for types of ours.
            if (!type.Contains(':', StringComparison.Ordinal) || type.StartsWith("schema:", StringComparison.OrdinalIgnoreCase) || type.Contains("://", StringComparison.Ordinal))
                node.Types.Add(SchemaNode.LocalName(type));
        }
        return node;
    }

    private static void AddTo(SchemaNode owner, string names, IElement element, SchemaNode? item, HtmlPage page)
    {
        foreach (var name in names.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var local = NameOf(SchemaNode.LocalName(name));
            if (item is not null)
            {
                // An item in a property that wants an address ("url") is seldom meant; its text often is ("Salle des fêtes" as a Place).
                if (!item.Names.Any())
                    item.Add("@value", ElementText.Line(element));
                owner.Add(local, item);
            }
            else
            {
                owner.Add(local, ValueOf(element, local, page));
            }
        }
    }

    private static void AddReferred(IElement element, SchemaNode item, Dictionary<IElement, SchemaNode> items, IDocument document, HtmlPage page)
    {
        if (element.GetAttribute("itemref") is not { } references)
            return;
        foreach (var id in references.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            if (document.GetElementById(id) is not { } referred)
                continue;
            foreach (var property in ElementWalk.Within(referred).Prepend(referred).Where(e => e.HasAttribute("itemprop")))
            {
                if (OwnerOf(property, items) is null && property != element)
                    AddTo(item, property.GetAttribute("itemprop")!, property, items.GetValueOrDefault(property), page);
            }
        }
    }

    private static string? ValueOf(IElement element, string name, HtmlPage page)
    {
        // content is meant for meta only, but search engines take it anywhere, and templates rely on that.
        if (element.GetAttribute("content") is { Length: > 0 } content)
            return content;
        switch (element.LocalName)
        {
            case "meta":
                return null;
            case "time":
                return element.GetAttribute("datetime") ?? ElementText.Line(element);
            case "a" or "link" or "area":
                var href = element.GetAttribute("href");
                // <a itemprop="name" href="…">: the name is the text.
                return name is "name" or "headline" or "summary" or "startDate" or "endDate" or "articleSection" or "keywords"
                    ? ElementText.Line(element)
                    : HtmlFields.BareContact(href) ?? page.Resolve(href) ?? (name == "url" ? null : ElementText.Line(element));
            case "img" or "audio" or "video" or "source" or "embed" or "iframe":
                return page.Resolve(element.GetAttribute("src"));
            case "data" or "meter":
                return element.GetAttribute("value");
            case "abbr" when name is "startDate" or "endDate":
                return element.GetAttribute("title") ?? ElementText.Line(element);
        }
        if (name is "articleBody" or "text")
            return BodyMarkup.Of(element, null, page);
        var inner = name is "startDate" or "endDate" or "datePublished" or "dateModified" ? element.QuerySelector("time[datetime]")?.GetAttribute("datetime") : null;
        return inner ?? element.GetAttribute("datetime") ?? (name is "description" ? ElementText.Of(element) : ElementText.Line(element));
    }

    /// <summary>The names of data-vocabulary.org, schema.org's forerunner, that town sites still print.</summary>
    private static string NameOf(string name) => name switch
    {
        "street-address" => "streetAddress",
        "locality" => "addressLocality",
        "postal-code" => "postalCode",
        "tel" => "telephone",
        "photo" => "image",
        _ => name,
    };

    private sealed record Syntax(string Scope, string Type, string Property, string Id);
}
