using System.Text;
using System.Text.RegularExpressions;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>
/// The text of a page. Bytes that are valid UTF-8 are UTF-8 whatever is declared: text in another charset with letters beyond ASCII practically never is,
/// while small sites often moved to UTF-8 and kept <c>iso-8859-1</c> in their template. Only then the declarations count (byte order mark, header, meta),
/// and windows-1252 where none is usable, as browsers do in France.
/// </summary>
internal static partial class HtmlCharset
{
    private const int DeclarationWindow = 4_096;

    static HtmlCharset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The whole body as text, without a byte order mark; unreadable bytes become U+FFFD.</summary>
    public static string Decode(FetchedPage page)
    {
        var bytes = page.Body.Span;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (System.Text.Unicode.Utf8.IsValid(WithoutCutEnd(bytes)))
            return Encoding.UTF8.GetString(bytes);
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
        return (Named(page.ContentType) ?? Named(head) ?? Encoding.GetEncoding(1252)).GetString(bytes);
    }

    /// <summary>A saved page may end in the middle of a character.</summary>
    private static ReadOnlySpan<byte> WithoutCutEnd(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            if (bytes[^back] >= 0xC0)
                return bytes[..^back];
        }
        return bytes;
    }

    private static Encoding? Named(string? declaration)
    {
        if (declaration is null || CharsetLabel().Match(declaration) is not { Success: true } match)
            return null;
        try
        {
            // The web's latin-1 is windows-1252 (Encoding standard §4.2). A UTF-8 that isn't valid is a page with some broken characters.
            var encoding = Encoding.GetEncoding(match.Groups["label"].Value);
            return encoding.CodePage is 28591 or 20127 ? Encoding.GetEncoding(1252) : encoding.CodePage is 65000 or 1200 or 1201 ? null : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*(?<label>[A-Za-z0-9_:.-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CharsetLabel();
}
