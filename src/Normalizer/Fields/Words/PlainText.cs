using System.Net;
using System.Text;

namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>The words of a text without its markup. One pass, no tree: it is asked for every item, and an unclosed tag must cost nothing.</summary>
internal static class PlainText
{
    private static readonly string[] Silent = ["script", "style", "noscript", "template", "svg", "head", "iframe"];

    private static readonly System.Collections.Frozen.FrozenSet<string> Blocks = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "blockquote", "dd", "dt", "hr", "figure", "figcaption");

    /// <summary>Text of HTML: block elements end a line, entities are resolved, scripts and styles are gone. At most <paramref name="cap"/> characters are read.</summary>
    public static string FromHtml(string html, int cap = ItemWords.Cap)
    {
        var text = html.AsSpan(0, Math.Min(html.Length, cap));
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '<')
            {
                var run = text[i..].IndexOf('<');
                var end = run < 0 ? text.Length : i + run;
                plain.Append(text[i..end]);
                i = end;
            }
            else
            {
                i = SkipTag(text, i, plain);
            }
        }
        return FromLines(WebUtility.HtmlDecode(plain.ToString()));
    }

    /// <summary>Plain text with its white space settled: one space between words, line ends kept.</summary>
    public static string FromLines(string text)
    {
        var clean = new StringBuilder(text.Length);
        var (space, line) = (false, false);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
                line = true;
            else if (char.IsWhiteSpace(c) || c == '\u200B' || c == '\uFEFF')
                space = true;
            else if (!char.IsControl(c) && c != '\u00AD')
            {
                if (clean.Length > 0 && line)
                    clean.Append('\n');
                else if (clean.Length > 0 && space)
                    clean.Append(' ');
                (space, line) = (false, false);
                clean.Append(c);
            }
        }
        return clean.ToString();
    }

    private static int SkipTag(ReadOnlySpan<char> text, int at, StringBuilder plain)
    {
        var rest = text[at..];
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var closed = rest.IndexOf("-->", StringComparison.Ordinal);
            return closed < 0 ? text.Length : at + closed + 3;
        }
        var nameStart = rest.Length > 1 && rest[1] == '/' ? 2 : 1;
        if (rest.Length <= nameStart || !(char.IsAsciiLetter(rest[nameStart]) || rest[nameStart] is '!' or '?'))
        {
            plain.Append('<'); // "prix < 5 €" is no tag
            return at + 1;
        }
        var nameEnd = nameStart;
        while (nameEnd < rest.Length && char.IsAsciiLetterOrDigit(rest[nameEnd]))
            nameEnd++;
        var name = rest[nameStart..nameEnd];
        var close = rest.IndexOf('>');
        if (close < 0)
            return text.Length;
        if (nameStart == 1 && IsSilent(name, out var silent))
        {
            var end = rest.IndexOf($"</{silent}", StringComparison.OrdinalIgnoreCase);
            return end < 0 ? text.Length : at + end;
        }
        if (Blocks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            plain.Append('\n');
        else if (name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase))
            plain.Append(' ');
        return at + close + 1;
    }

    private static bool IsSilent(ReadOnlySpan<char> name, out string silent)
    {
        foreach (var one in Silent)
        {
            if (name.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                silent = one;
                return true;
            }
        }
        silent = "";
        return false;
    }
}
