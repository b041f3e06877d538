using System.Text;
using System.Text.Unicode;
using UtfUnknown;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Readers.Text;

/// <summary>
/// Turns a document's bytes into text. What the bytes prove (byte order mark, UTF-8 validity) beats what is declared, because servers and templates
/// declare charsets that the text was never written in. Never throws; every input gives some text.
/// </summary>
internal static class DocumentText
{
    private const int GuessedBytes = 64 * 1024;
    private const float SureGuess = 0.9f;

    /// <summary>Decodes a page. <paramref name="configured"/> is the charset that the source's definition names: only a byte order mark beats it.</summary>
    public static DecodedText Decode(FetchedPage page, string? configured = null) => Decode(page.Body.Span, page.ContentType, configured);

    /// <summary>As above, from bytes and the Content-Type header.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? contentType, string? configured = null)
    {
        if (ByteOrderMark(bytes, out var mark) is { } marked)
            return Decoded(marked, bytes[mark..], CharsetEvidence.ByteOrderMark);
        if (Charsets.Find(configured) is { } wanted)
            return Decoded(wanted, bytes, CharsetEvidence.Configured);
        if (WideAscii(bytes) is { } wide)
            return Decoded(wide, bytes, CharsetEvidence.Guess);

        var whole = WithoutTornTail(bytes);
        if (Utf8.IsValid(whole))
            return Decoded(Encoding.UTF8, whole, CharsetEvidence.ValidUtf8);

        // A UTF-8 page with a few windows-1252 bytes pasted in stays UTF-8; those bytes are read for what they are.
        var mixed = MixedText.Decode(bytes);
        if (mixed.ValidSequences > mixed.StrayBytes)
            return new DecodedText(mixed.Text, "utf-8", CharsetEvidence.ValidUtf8);

        var header = SingleByteOrEastern(Charsets.FromContentType(contentType));
        var document = SingleByteOrEastern(Charsets.FromDocument(bytes));
        // Apache's default charset is sent for every file; what the document itself says is better informed.
        if (header is not null && (document is null || header.CodePage != Charsets.Windows1252.CodePage))
            return Decoded(header, bytes, CharsetEvidence.Header);
        if (document is not null)
            return Decoded(document, bytes, CharsetEvidence.Document);
        if (Guess(bytes) is { } guessed)
            return Decoded(guessed, bytes, CharsetEvidence.Guess);
        return new DecodedText(mixed.Text, Charsets.Windows1252.WebName, CharsetEvidence.Fallback);
    }

    private static DecodedText Decoded(Encoding encoding, ReadOnlySpan<byte> bytes, CharsetEvidence evidence) =>
        new(encoding.GetString(bytes), encoding.WebName, evidence);

    private static Encoding? ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (var encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        // Notepad's mark before windows-1252 text exists: a mark that the bytes contradict proves nothing.
        if (length == 3 && !Utf8.IsValid(WithoutTornTail(bytes)))
            (encoding, length) = (null, 0);
        return encoding;
    }

    /// <summary>UTF-16 without a mark: markup and JSON begin with ASCII, so every second byte is zero.</summary>
    private static Encoding? WideAscii(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [> 0, 0, > 0, 0, > 0, 0, ..] => Encoding.Unicode,
        [0, > 0, 0, > 0, 0, > 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>A cut download may end inside a UTF-8 sequence; that must not turn the whole page into windows-1252.</summary>
    private static ReadOnlySpan<byte> WithoutTornTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var lead = bytes[^back];
            if (lead < 0x80)
                return bytes;
            if (lead < 0xC0)
                continue;
            var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            return needed > back && back < bytes.Length ? bytes[..^back] : bytes;
        }
        return bytes;
    }

    /// <summary>The bytes are known not to be UTF-8 or UTF-16 when this is asked, whatever was declared.</summary>
    private static Encoding? SingleByteOrEastern(Encoding? declared) =>
        declared is UTF8Encoding or UnicodeEncoding or UTF32Encoding ? null : declared;

    private static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, GuessedBytes)].ToArray()).Detected;
            // Its guesses among the Latin charsets are coin tosses on short French text; windows-1252 is right more often.
            return detected is { Confidence: >= SureGuess, Encoding: { IsSingleByte: false } } ? SingleByteOrEastern(detected.Encoding) : null;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or IndexOutOfRangeException or NullReferenceException)
        {
            return null; // the detector's state machines are not proof against every input
        }
    }
}
