using System.Net;
using System.Text;
using System.Xml;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Character data for XML: every reference becomes its character, forbidden characters go, what markup needs is escaped.</summary>
internal static class XmlCharacters
{
    private const int LongestReference = 34; // the longest HTML entity name has 31 letters

    /// <summary>Writes text in which references are still encoded; <c>&amp;ecirc;</c> becomes its letter, an unknown or bare <c>&amp;</c> stays as text.</summary>
    public static void WriteDecoded(StringBuilder output, ReadOnlySpan<char> text, bool attributeValue)
    {
        while (!text.IsEmpty)
        {
            var ampersand = text.IndexOf('&');
            WriteEscaped(output, ampersand < 0 ? text : text[..ampersand], attributeValue);
            if (ampersand < 0)
                return;
            text = text[ampersand..];
            var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
            if (end > 1 && Decode(text[..(end + 1)]) is { } character)
            {
                WriteEscaped(output, character, attributeValue);
                text = text[(end + 1)..];
            }
            else
            {
                output.Append("&amp;");
                text = text[1..];
            }
        }
    }

    /// <summary>Writes literal text (CDATA).</summary>
    public static void WriteEscaped(StringBuilder output, ReadOnlySpan<char> text, bool attributeValue = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '"' when attributeValue:
                    output.Append("&quot;");
                    break;
                default:
                    if (XmlConvert.IsXmlChar(c))
                        output.Append(c);
                    else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        output.Append(c).Append(text[++i]);
                    break;
            }
        }
    }

    private static string? Decode(ReadOnlySpan<char> reference)
    {
        var name = reference[1..^1];
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '#')
                return null;
        }
        var decoded = WebUtility.HtmlDecode(reference.ToString());
        if (decoded.Length > 0 && decoded[0] != '&')
            return decoded;
        return name is "amp" or "AMP" or "#38" or "#x26" or "#X26" or "#038" ? "&" : name[0] == '#' ? "" : null;
    }
}
