using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Readers.Html;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>What stands on every page of a site: menus, side columns, share buttons, cookie banners.</summary>
internal static partial class PageFurniture
{
    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(["nav", "aside", "footer", "form", "dialog", "script", "style", "noscript", "iframe", "svg"], StringComparer.Ordinal);

    /// <summary>True for an element that is furniture by its tag, role, class or id.</summary>
    public static bool Is(IElement element)
    {
        if (Elements.Contains(element.LocalName) || element.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "banner" or "search" || element.GetAttribute("aria-hidden") == "true")
            return true;
        if (element.LocalName is "body" or "html" or "main" or "article")
            return false;
        return element.Id is { Length: > 0 } id && Names().IsMatch(id) || element.ClassName is { Length: > 0 } classes && Names().IsMatch(classes);
    }

    /// <summary>True when the element lies in furniture below <paramref name="root"/>.</summary>
    public static bool Holds(IElement element, IElement root)
    {
        for (var at = element; at is not null && at != root; at = at.ParentElement)
        {
            if (Is(at))
                return true;
        }
        return false;
    }

    /// <summary>The furniture inside an element, outermost only.</summary>
    public static HashSet<INode> Inside(IElement root)
    {
        var found = new HashSet<INode>();
        foreach (var element in ElementWalk.Within(root))
        {
            if (Is(element))
                found.Add(element);
        }
        return found;
    }

    /// <summary>True when the node is one of these, or lies in one: <see cref="Inside"/> found once, for whoever asks of many.</summary>
    public static bool IsInside(INode node, IReadOnlySet<INode> furniture)
    {
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (furniture.Contains(at))
                return true;
        }
        return false;
    }

    // Whole words of a class list, split at blanks, hyphens and underscores: "navigation" is, "has-navigation-font" is taken too and does no harm.
    [GeneratedRegex(
        @"(^|[\s_-])(nav|navbar|navigation|menu|submenu|sidebar|footer|cookies?|cookie-?notice|tarteaucitron|rgpd|comments?|comment-?list|commentaires?|respond|share|sharing|sharedaddy|partage|social|breadcrumbs?|fil-?ariane|ariane|filariane|pagination|pager|related|jp-relatedposts|widgets?|skip-?links?|screen-reader-text|sr-only|visually-hidden|newsletter|banner|popup|modal|login|search|recherche|toolbar|wpadminbar|admin-?bar|entry-footer|post-navigation|print|outils)($|[\s_-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
