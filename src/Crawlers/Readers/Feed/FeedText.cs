using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wiker.Ingest.Crawlers.Readers.Text;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Text out of the several layers of encoding that feeds wrap it in.</summary>
internal static class FeedText
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string TagNames = "a|abbr|b|big|br|center|div|em|font|h[1-6]|i|img|li|mark|ol|p|s|small|span|strong|sub|sup|u|ul";

    private static readonly Regex Breaking = new($@"</?(br|p|div|li|h[1-6]|ul|ol)(\s[^<>]*)?/?>", Plain);
    private static readonly Regex Tag = new($@"</?({TagNames})(\s[^<>]*)?/?>", Plain);
    private static readonly Regex StillEncoded = new(@"&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", Plain);
    private static readonly HashSet<string> VoidElements = new(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"], StringComparer.OrdinalIgnoreCase);

    /// <summary>One line of plain text: tags out, entities decoded, a second layer of encoding undone, white space collapsed; null when nothing is left.</summary>
    public static string? Line(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;
        var text = html;
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
        {
            text = WebUtility.HtmlDecode(WithoutTags(text));
            if (text.Contains('&', StringComparison.Ordinal) && StillEncoded.IsMatch(text))
                text = WebUtility.HtmlDecode(text);
            text = WithoutTags(text);
        }
        text = string.Join(' ', Mojibake.Mend(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    /// <summary>What an element holds, as HTML: its text when that is encoded HTML, else its child elements written as HTML; null when blank.</summary>
    public static string? Html(XElement? element)
    {
        if (element is null)
            return null;
        if (!element.HasElements)
            return string.IsNullOrWhiteSpace(element.Value) ? null : element.Value.Trim();
        // Atom wraps XHTML in one div that is no part of the content (RFC 4287 §3.1.1.3).
        var holder = (string?)element.Attribute("type") == "xhtml" && element.Elements().Count() == 1 && element.Elements().First() is { Name.LocalName: "div" } div ? div : element;
        var output = new StringBuilder();
        WriteNodes(output, holder);
        return output.ToString().Trim() is { Length: > 0 } html ? html : null;
    }

    /// <summary>Plain text as HTML that shows the same.</summary>
    public static string? Encoded(string? plain) => string.IsNullOrWhiteSpace(plain) ? null : WebUtility.HtmlEncode(plain.Trim()).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private static string WithoutTags(string text) => text.Contains('<', StringComparison.Ordinal) ? Tag.Replace(Breaking.Replace(text, " "), "") : text;

    private static void WriteNodes(StringBuilder output, XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText text)
                XmlCharacters.WriteEscaped(output, text.Value);
            else if (node is XElement element)
                WriteElement(output, element);
        }
    }

    private static void WriteElement(StringBuilder output, XElement element)
    {
        var name = element.Name.LocalName;
        output.Append('<').Append(name);
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace == XNamespace.None))
        {
            output.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
            XmlCharacters.WriteEscaped(output, attribute.Value, attributeValue: true);
            output.Append('"');
        }
        output.Append('>');
        if (VoidElements.Contains(name))
            return;
        WriteNodes(output, element);
        output.Append("</").Append(name).Append('>');
    }
}
