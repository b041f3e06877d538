using System.Collections.Frozen;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>
/// Judges markup before it is parsed, in one pass over its tags: the HTML tree builder is quadratic in nesting depth, and copies every formatting
/// element that was left open into each block that follows it, so a page of some kilobytes can keep it busy for minutes.
/// </summary>
internal static class MarkupBudget
{
    /// <summary>Elements open at once.</summary>
    public const int MaxDepth = 1_500;

    /// <summary>Elements that the tree would hold, re-opened formatting elements included.</summary>
    public const long MaxElements = 1_000_000;

    /// <summary>A custom element or attribute soup could give each tag its own name.</summary>
    private const int MaxNames = 2_000;

    // They close themselves (HTML §13.1.2.4 and void elements), so that counting them would take every hand-written list for a deep tree.
    private static readonly FrozenSet<string> NeverDeep = FrozenSet.ToFrozenSet(
        [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "basefont", "bgsound", "frame",
            "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp", "rt", "html", "head", "body",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> RawText = FrozenSet.ToFrozenSet(["script", "style", "textarea", "title"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the markup may be parsed, else why not.</summary>
    public static string? Exceeded(string markup)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var openByName = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var neverDeep = NeverDeep.GetAlternateLookup<ReadOnlySpan<char>>();
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var rawText = RawText.GetAlternateLookup<ReadOnlySpan<char>>();
        var (depth, openFormatting, elements) = (0, 0, 0L);
        var text = markup.AsSpan();

        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf('<');
            if (next < 0)
                break;
            at += next + 1;
            if (text[at..].StartsWith("!--", StringComparison.Ordinal))
            {
                at = After(text, at, "-->");
                continue;
            }
            var closes = at < text.Length && text[at] == '/';
            if (closes)
                at++;
            var name = NameAt(text, at);
            if (name.IsEmpty)
                continue;
            at += name.Length;
            if (closes)
            {
                if (openByName.TryGetValue(name, out var count) && count > 0)
                {
                    openByName[name] = count - 1;
                    depth--;
                    if (formatting.Contains(name))
                        openFormatting--;
                }
                continue;
            }
            elements += 1 + openFormatting;
            if (elements > MaxElements)
                return $"more than {MaxElements} elements";
            if (rawText.Contains(name))
            {
                at = AfterEndTag(text, at, name);
                continue;
            }
            if (neverDeep.Contains(name))
                continue;
            openByName.TryGetValue(name, out var already);
            openByName[name] = already + 1;
            if (formatting.Contains(name))
                openFormatting++;
            if (++depth > MaxDepth)
                return $"more than {MaxDepth} elements inside one another";
            if (open.Count > MaxNames)
                return $"more than {MaxNames} different elements";
        }
        return null;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or ':' or '_'))
            end++;
        return end > at && char.IsAsciiLetter(text[at]) ? text[at..end] : [];
    }

    private static int After(ReadOnlySpan<char> text, int at, string mark)
    {
        var found = text[at..].IndexOf(mark, StringComparison.Ordinal);
        return found < 0 ? text.Length : at + found + mark.Length;
    }

    private static int AfterEndTag(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> name)
    {
        while (true)
        {
            var found = text[at..].IndexOf("</", StringComparison.Ordinal);
            if (found < 0)
                return text.Length;
            at += found + 2;
            if (text[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at + name.Length;
        }
    }
}
