using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>Text as a reader sees it: white space collapsed, block elements and <c>br</c> as line breaks; scripts, styles and masked e-mails left out.</summary>
internal static class ElementText
{
    private const int MaxCharacters = 500_000;

    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
            "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
            "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Silent = FrozenSet.ToFrozenSet(
        ["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select", "button"], StringComparer.Ordinal);

    /// <summary>The text in lines; never null, without blank lines. Elements in <paramref name="without"/> are left out with what they hold.</summary>
    public static string Of(IElement element, IReadOnlySet<INode>? without = null)
    {
        var text = new StringBuilder();
        // 0: nothing pending, 1: a blank, 2: a line break; written before the next letter, so that neither doubles nor ends the text.
        var pending = 0;
        INode? node = element;
        while (node is not null && text.Length < MaxCharacters)
        {
            var enter = true;
            if (node is IText words)
                Append(text, words.Data, ref pending);
            else if (node is IElement inner)
            {
                if (node != element && IsLeftOut(inner, without))
                    enter = false;
                else if (Blocks.Contains(inner.LocalName))
                    pending = 2;
                else if (inner.LocalName is "td" or "th")
                    pending = Math.Max(pending, 1);
            }
            node = Next(node, element, enter, ref pending);
        }
        return text.ToString();
    }

    /// <summary>The text on one line.</summary>
    public static string Line(IElement element) => Of(element).Replace('\n', ' ');

    /// <summary>True for elements whose text isn't read: code, and addresses masked against robots, which we don't unmask.</summary>
    private static bool IsLeftOut(IElement element, IReadOnlySet<INode>? without) =>
        Silent.Contains(element.LocalName) || element.HasAttribute("data-cfemail") || without?.Contains(element) == true;

    private static INode? Next(INode node, IElement root, bool enter, ref int pending)
    {
        if (enter && node.FirstChild is { } child)
            return child;
        while (true)
        {
            if (node is IElement left && Blocks.Contains(left.LocalName))
                pending = 2;
            else if (node is IHtmlTableCellElement)
                pending = Math.Max(pending, 1);
            if (node == root)
                return null;
            if (node.NextSibling is { } sibling)
                return sibling;
            node = node.Parent!;
        }
    }

    private static void Append(StringBuilder text, string data, ref int pending)
    {
        foreach (var c in data)
        {
            // U+00AD and zero-width characters are typesetting, not words.
            if (c is '\u00AD' or '\u200B' or '\uFEFF')
                continue;
            if (char.IsWhiteSpace(c))
            {
                pending = Math.Max(pending, 1);
                continue;
            }
            if (pending > 0 && text.Length > 0)
                text.Append(pending == 2 ? '\n' : ' ');
            pending = 0;
            text.Append(c);
        }
    }
}
