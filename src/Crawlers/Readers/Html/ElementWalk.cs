using AngleSharp.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>Visits the elements below one in document order, without recursion.</summary>
internal struct ElementWalk
{
    private readonly IElement _root;
    private IElement? _current;

    /// <summary>A walk below <paramref name="root"/>, which isn't part of it.</summary>
    public ElementWalk(IElement root) => _current = _root = root;

    /// <summary>The next element, or null at the end.</summary>
    public IElement? Next()
    {
        if (_current is null)
            return null;
        if (_current.FirstElementChild is { } child)
            return _current = child;
        for (var at = _current; at != _root; at = at.ParentElement!)
        {
            if (at.NextElementSibling is { } sibling)
                return _current = sibling;
        }
        return _current = null;
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<IElement> Within(IElement root)
    {
        var walk = new ElementWalk(root);
        while (walk.Next() is { } element)
            yield return element;
    }
}
