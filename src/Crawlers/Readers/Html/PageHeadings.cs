using AngleSharp.Css.Dom;
using AngleSharp.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>Which heading an element stands under. A page's order is taken once, and each selector's matches once, so that a long list costs no more than a short one.</summary>
internal sealed class PageHeadings(IDocument document)
{
    private readonly Dictionary<ISelector, (int[] Places, IElement[] Elements)> _found = [];
    private Dictionary<IElement, int>? _order;

    /// <summary>
    /// The last element above <paramref name="row"/> that <paramref name="heading"/> selects, as one who reads from the top meets it; null when there is none.
    /// What holds the row or lies in it is not above it.
    /// </summary>
    public IElement? Above(IElement row, ISelector heading)
    {
        _order ??= Ordered();
        if (!_order.TryGetValue(row, out var place))
            return null;
        if (!_found.TryGetValue(heading, out var found))
            _found[heading] = found = Matches(heading);
        var at = Array.BinarySearch(found.Places, place);
        for (var i = (at < 0 ? ~at : at) - 1; i >= 0; i--)
        {
            if (!found.Elements[i].Contains(row))
                return found.Elements[i];
        }
        return null;
    }

    private Dictionary<IElement, int> Ordered()
    {
        var order = new Dictionary<IElement, int>(ReferenceEqualityComparer.Instance);
        foreach (var element in document.DocumentElement is { } root ? ElementWalk.Within(root) : [])
            order[element] = order.Count;
        return order;
    }

    private (int[], IElement[]) Matches(ISelector heading)
    {
        IElement[] elements = [.. _order!.Where(e => heading.Match(e.Key, null)).OrderBy(e => e.Value).Select(e => e.Key)];
        return ([.. elements.Select(e => _order![e])], elements);
    }
}
