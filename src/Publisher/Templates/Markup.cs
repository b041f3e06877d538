using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Wiker.Ingest.Publisher.Templates;

/// <summary>What a template writes; decides how values are escaped.</summary>
public enum OutputType
{
    /// <summary>HTML text and quoted attributes.</summary>
    Html,
    /// <summary>XML 1.0 text and quoted attributes.</summary>
    Xml,
    /// <summary>The inside of a JSON string.</summary>
    Json,
    /// <summary>Plain text: nothing is escaped.</summary>
    Text,
}

/// <summary>Text that already is of the output's type and is written as it stands. Only for text that we made or sanitized ourselves.</summary>
public sealed record Markup(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Escaping of values by the type of the output.</summary>
public static class Escaping
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly JavaScriptEncoder Json = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly SearchValues<char> XmlMarkup = SearchValues.Create("&<>\"'");

    /// <summary>The text so that a reader of that type reads exactly it, less the characters that the type can't hold.</summary>
    public static string Escape(string text, OutputType type) => type switch
    {
        OutputType.Html => Html.Encode(Legal(text)),
        OutputType.Xml => Xml(Legal(text)),
        OutputType.Json => Json.Encode(text),
        _ => text,
    };

    /// <summary>An address for <c>href</c> or <c>src</c>: as given when it is http(s), mailto or tel, else <c>#</c>.</summary>
    public static string SafeAddress(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" ? uri.AbsoluteUri : "#";

    /// <summary>The text without what XML 1.0 §2.2 leaves out: most control characters, lone surrogates, U+FFFE and U+FFFF.</summary>
    public static string Legal(string text)
    {
        var at = FirstIllegal(text);
        if (at < 0)
            return text;
        var kept = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                kept.Append(text[at]).Append(text[++at]);
            else if (!IsIllegal(text[at]) && !char.IsSurrogate(text[at]))
                kept.Append(text[at]);
        }
        return kept.ToString();
    }

    private static int FirstIllegal(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (IsIllegal(text[at]) || char.IsSurrogate(text[at]))
                return at;
        }
        return -1;
    }

    private static bool IsIllegal(char c) => c is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF';

    // "]]>" can't occur since every ">" is escaped; U+2028 is an ordinary character in XML.
    private static string Xml(string text)
    {
        if (text.AsSpan().IndexOfAny(XmlMarkup) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
