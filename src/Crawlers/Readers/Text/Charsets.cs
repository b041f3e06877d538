using System.Text;
using System.Text.RegularExpressions;

namespace Wiker.Ingest.Crawlers.Readers.Text;

/// <summary>Charset labels as the web uses them (WHATWG Encoding: ISO-8859-1 and ASCII mean windows-1252), and where documents state them.</summary>
internal static class Charsets
{
    private const int DeclarationBytes = 4096;
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex HeaderCharset = new("""charset\s*=\s*["']?\s*(?<label>[A-Za-z0-9_.:-]{1,40})""", Plain);
    private static readonly Regex XmlEncoding = new("""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*(?<label>[A-Za-z0-9_.:-]{1,40})""", Plain);
    private static readonly Regex MetaCharset = new("""<meta[^>]{0,300}?charset\s*=\s*["']?\s*(?<label>[A-Za-z0-9_.:-]{1,40})""", Plain);

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding of a label, or null for none and unknown ones.</summary>
    public static Encoding? Find(string? label)
    {
        switch (label?.Trim().ToLowerInvariant())
        {
            case null or "":
                return null;
            case "utf-8" or "utf8" or "unicode-1-1-utf-8" or "utf8mb4":
                return Encoding.UTF8;
            case "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "ansi" or "cp1252" or "windows-1252" or "x-cp1252":
                return Windows1252;
            case "utf-7" or "unicode-1-1-utf-7":
                return null; // never used honestly
            case var name:
                try
                {
                    return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
                }
                catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
                {
                    return null;
                }
        }
    }

    /// <summary>The charset parameter of a Content-Type header.</summary>
    public static Encoding? FromContentType(string? contentType) => contentType is null ? null : Captured(HeaderCharset, contentType);

    /// <summary>The XML declaration's encoding or the HTML meta charset, within the first 4 KB.</summary>
    public static Encoding? FromDocument(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        return Captured(XmlEncoding, head) ?? Captured(MetaCharset, head);
    }

    private static Encoding? Captured(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? Find(match.Groups["label"].Value) : null;
}
