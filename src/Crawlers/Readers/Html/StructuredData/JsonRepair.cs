using System.Net;
using System.Text;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>
/// Mends what templates break when they print JSON: comments and CDATA around it, raw line breaks and unescaped quotes in strings, wrong escapes,
/// missing commas between documents, an end that was cut off. Only tried when the text isn't JSON as it stands.
/// </summary>
internal static class JsonRepair
{
    private const int MaxDepth = 60;

    /// <summary>The text as it stands, then its repairs, the boldest last.</summary>
    public static IEnumerable<string> Attempts(string text)
    {
        var bare = Bare(text);
        if (bare.Length == 0)
            yield break;
        yield return bare;
        yield return Mended(bare);
        if (bare.Contains("&quot;", StringComparison.OrdinalIgnoreCase) || bare.Contains("&#34;", StringComparison.Ordinal))
            yield return Mended(WebUtility.HtmlDecode(bare));
    }

    /// <summary>What lies between the first opening bracket and the end, comment and CDATA marks at its end taken off.</summary>
    private static string Bare(string text)
    {
        var start = text.AsSpan().IndexOfAny('{', '[');
        // "<![CDATA[" has a bracket of its own.
        var cdata = text.IndexOf("<![CDATA[", StringComparison.Ordinal);
        if (cdata >= 0 && cdata < start)
            start = text.AsSpan(cdata + 9).IndexOfAny('{', '[') is var after and >= 0 ? cdata + 9 + after : -1;
        if (start < 0)
            return "";
        var bare = text.AsSpan(start).TrimEnd();
        foreach (var tail in (ReadOnlySpan<string>)["-->", "//", "/*", "*/", "]]>", "//", "*/", "/*", ";"])
        {
            if (bare.EndsWith(tail, StringComparison.Ordinal))
                bare = bare[..^tail.Length].TrimEnd();
        }
        return bare.ToString();
    }

    private static string Mended(string text)
    {
        var json = new StringBuilder(text.Length + 16);
        var open = new Stack<char>();
        var (inString, documents) = (false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inString)
            {
                inString = StepInString(text, ref i, json);
                continue;
            }
            switch (c)
            {
                case '"' or '\u201C' or '\u201D':
                    json.Append('"');
                    inString = true;
                    break;
                case '{' or '[':
                    if (open.Count == 0 && documents++ > 0)
                        json.Append(','); // one document after the other: read as one list
                    if (open.Count == MaxDepth)
                        return text;
                    open.Push(c == '{' ? '}' : ']');
                    json.Append(c);
                    break;
                case '}' or ']':
                    if (open.Count > 0)
                        json.Append(open.Pop());
                    break;
                default:
                    if (open.Count > 0)
                        json.Append(c < ' ' ? ' ' : c);
                    break;
            }
        }
        if (inString)
            json.Append('"');
        while (open.TryPop(out var closer))
            json.Append(closer);
        return documents > 1 ? $"[{json}]" : json.ToString();
    }

    /// <summary>Copies one character of a string; false when it was the quote that ends it.</summary>
    private static bool StepInString(string text, ref int i, StringBuilder json)
    {
        var c = text[i];
        switch (c)
        {
            case '\\' when i + 1 < text.Length:
                var escaped = text[++i];
                if (escaped == 'u' && !IsHex(text.AsSpan(i + 1)))
                    json.Append("\\\\u");
                else if ("\"\\/bfnrtu".Contains(escaped, StringComparison.Ordinal))
                    json.Append('\\').Append(escaped);
                else
                    json.Append(escaped < ' ' ? ' ' : escaped); // \' and the like
                return true;
            case '\\':
                return true;
            case '"' when EndsString(text.AsSpan(i + 1)):
                json.Append('"');
                return false;
            case '"':
                json.Append("\\\"");
                return true;
            case '\n':
                json.Append("\\n");
                return true;
            default:
                json.Append(c < ' ' ? ' ' : c);
                return true;
        }
    }

    /// <summary>A quote ends its string when punctuation of JSON follows it; others are quotes of the text that nobody escaped.</summary>
    private static bool EndsString(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        return rest.IsEmpty || rest[0] is ':' or '}' or ']' || (rest[0] == ',' && rest[1..].TrimStart() is var next && (next.IsEmpty || next[0] is '"' or '{' or '[' or '}' or ']' || char.IsAsciiDigit(next[0])));
    }

    private static bool IsHex(ReadOnlySpan<char> text) => text.Length >= 4 && char.IsAsciiHexDigit(text[0]) && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]);
}
