using System.Globalization;
using System.Text;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>Plain text in lines.</summary>
internal static class PlainLines
{
    /// <summary>RFC 5322 §2.1.1 asks for lines of at most 78 characters.</summary>
    public const int Width = 78;

    /// <summary>The text in one line: breaks of any kind (U+2028 too), control characters and marks that turn the reading direction become or leave a space; spaces aren't doubled. Cut at <paramref name="most"/> with "…".</summary>
    public static string Clip(string text, int most)
    {
        var line = new StringBuilder(Math.Min(text.Length, most) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            var isGap = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
                || rune.Value is 0xFFFD or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            // A no-break space stays what it is: "20 h 30".
            if (isGap && rune.Value is not (0xA0 or 0x202F))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else
            {
                line.Append(rune.ToString());
            }
            if (line.Length > most)
            {
                var end = line.ToString().LastIndexOf(' ', most - 1);
                line.Length = end > most / 2 ? end : char.IsLowSurrogate(line[most - 1]) ? most - 2 : most - 1;
                return line.Append('…').ToString();
            }
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>
    /// The text with lines of at most <see cref="Width"/>, broken at spaces; a continued line is indented like its first, under the text of a "* " item. One long word (an address) stays whole.
    /// Runs of empty lines become one.
    /// </summary>
    public static string Wrap(string text)
    {
        var wrapped = new StringBuilder(text.Length + 256);
        var wasEmpty = true;
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.TrimEnd();
            if (trimmed.Length > 0)
                WrapLine(trimmed, wrapped);
            else if (!wasEmpty)
                wrapped.Append('\n');
            wasEmpty = trimmed.Length == 0;
        }
        return wrapped.ToString().TrimEnd('\n') + "\n";
    }

    private static void WrapLine(ReadOnlySpan<char> line, StringBuilder wrapped)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        if (line[indent..].StartsWith("* "))
            indent += 2;
        while (line.Length > Width)
        {
            var at = line[..(Width + 1)].LastIndexOf(' ');
            if (at <= indent)
            {
                at = line[Math.Min(indent, line.Length)..].IndexOf(' ') is var next and >= 0 ? next + indent : -1;
                if (at <= indent)
                    break;
            }
            wrapped.Append(line[..at].TrimEnd()).Append('\n');
            line = string.Concat(new string(' ', indent), line[(at + 1)..].TrimStart());
        }
        wrapped.Append(line).Append('\n');
    }
}
