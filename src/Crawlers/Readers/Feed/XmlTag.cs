namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>A start tag as loosely as templates write it: unquoted, valueless, repeated attributes.</summary>
internal sealed record XmlTag(int Length, bool Empty, IReadOnlyList<(string Name, string Value)> Attributes, IReadOnlyList<string> DeclaredPrefixes)
{
    private const int MaxAttributes = 200;

    /// <summary>Reads the tag that <paramref name="text"/> begins with, from behind its name; null when the text ends before the tag does.</summary>
    public static XmlTag? Read(ReadOnlySpan<char> text, int at)
    {
        List<(string, string)> attributes = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<string> prefixes = [];
        while (at < text.Length)
        {
            if (text[at] == '>')
                return new XmlTag(at + 1, false, attributes, prefixes);
            if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
                return new XmlTag(at + 2, true, attributes, prefixes);
            if (text[at] == '<')
                return new XmlTag(at, false, attributes, prefixes); // the closing ">" was forgotten
            var length = XmlNames.NameLength(text[at..]);
            if (length == 0)
            {
                at++;
                continue;
            }
            var name = text.Slice(at, length).ToString();
            at += length;
            var value = Value(text, ref at);
            if (value is null)
                return null;
            if (attributes.Count < MaxAttributes && IsAllowed(name, value) && seen.Add(name))
            {
                attributes.Add((name, value));
                if (name.StartsWith("xmlns:", StringComparison.Ordinal))
                    prefixes.Add(name[6..]);
            }
        }
        return null;
    }

    /// <summary>The value behind an attribute's name, "" when it has none; null when the text ends inside it.</summary>
    private static string? Value(ReadOnlySpan<char> text, ref int at)
    {
        var cursor = SkipSpace(text, at);
        if (cursor >= text.Length || text[cursor] != '=')
            return "";
        cursor = SkipSpace(text, cursor + 1);
        if (cursor >= text.Length)
            return null;
        int end;
        if (text[cursor] is '"' or '\'')
        {
            var start = cursor + 1;
            end = text[start..].IndexOf(text[cursor]);
            if (end < 0)
                return null;
            at = start + end + 1;
            return text.Slice(start, end).ToString();
        }
        end = text[cursor..].IndexOfAny(" \t\r\n>");
        if (end < 0)
            return null;
        at = cursor + end;
        return text.Slice(cursor, end).ToString();
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>Declarations that XML forbids: an empty or reserved namespace for a prefix.</summary>
    private static bool IsAllowed(string name, string value) => name switch
    {
        "xmlns:xml" or "xmlns:xmlns" => false,
        _ when name.StartsWith("xmlns", StringComparison.Ordinal) => (name == "xmlns" || value.Trim().Length > 0) && !value.StartsWith("http://www.w3.org/2000/xmlns/", StringComparison.Ordinal) && !value.StartsWith("http://www.w3.org/XML/1998/namespace", StringComparison.Ordinal),
        _ => true,
    };
}
