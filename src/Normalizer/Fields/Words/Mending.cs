using System.Net;
using System.Text;

namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>Damage that sources do to their own letters, undone: UTF-8 read as windows-1252 ("fÃªte"), entities escaped twice, lone surrogates, decomposed accents, and what comes out of PDFs: ligatures and words cut at a line's end.</summary>
internal static class Mending
{
    // windows-1252's 0x80–0x9F as Unicode, so that a letter can be turned back into the byte that it was.
    private const string Upper1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The text as its author meant it, NFC; a text without damage comes back as it is.</summary>
    public static string Mend(string text)
    {
        var whole = WithoutLoneSurrogates(text);
        // Twice: "FÃƒÂªte" was damaged by two programs in a row.
        for (var pass = 0; pass < 2 && MayBeMojibake(whole); pass++)
            whole = Redecode(whole);
        whole = WithoutPrintersTraces(whole);
        return whole.IsNormalized() ? whole : whole.Normalize();
    }

    /// <summary>Entities resolved, also those that were escaped twice (<c>&amp;amp;eacute;</c>); then <see cref="Mend"/>.</summary>
    public static string MendEntities(string text)
    {
        for (var pass = 0; pass < 2 && text.Contains('&', StringComparison.Ordinal); pass++)
            text = WebUtility.HtmlDecode(text);
        return Mend(text);
    }

    // "ﬁn", "asso-⏎ciation", soft hyphens.
    private static string WithoutPrintersTraces(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uFB00', '\uFB06') >= 0)
        {
            foreach (var (ligature, letters) in Ligatures)
                text = text.Replace(ligature, letters, StringComparison.Ordinal);
        }
        if (text.Contains('\u00AD', StringComparison.Ordinal))
            text = text.Replace("\u00AD\n", "", StringComparison.Ordinal).Replace("\u00AD", "", StringComparison.Ordinal);
        return text.Contains("-\n", StringComparison.Ordinal) ? Rejoined(text) : text;
    }

    private static readonly (string, string)[] Ligatures = [("\uFB00", "ff"), ("\uFB01", "fi"), ("\uFB02", "fl"), ("\uFB03", "ffi"), ("\uFB04", "ffl"), ("\uFB05", "st"), ("\uFB06", "st")];

    // First halves of words that keep their hyphen: "vide-⏎grenier", "rendez-⏎vous".
    private static readonly System.Collections.Frozen.FrozenSet<string> Compounds = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "vide", "rendez", "après", "avant", "mi", "non", "porte", "portes", "arc", "week", "saint", "sainte", "grand", "grande", "petit", "petite", "pique", "fest", "micro", "semi", "multi", "auto", "demi", "celui", "celle", "ceux", "peut", "c", "au", "là", "ci", "sous", "sur", "vice", "ex", "co", "quasi", "lui", "elle", "vous", "nous", "haut", "bas", "mini", "café", "ciné", "chou", "chef", "rez", "éco", "basse", "haute", "bon", "court", "franco", "belle", "beau", "pays", "lieu", "ping", "centre", "nouveau", "libre", "tout", "quant", "trente", "vingt", "quatre", "soixante", "dix");

    private static string Rejoined(string text)
    {
        var joined = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '-' && i > 1 && i + 2 < text.Length && text[i + 1] == '\n' && char.IsLower(text[i - 1]) && char.IsLower(text[i + 2]))
            {
                var start = i;
                while (start > 0 && char.IsLetter(text[start - 1]))
                    start--;
                if (Compounds.Contains(text[start..i]) || (start > 0 && text[start - 1] == '-'))
                    joined.Append('-');
                i++;
                continue;
            }
            joined.Append(text[i]);
        }
        return joined.ToString();
    }

    private static bool MayBeMojibake(string text) => text.AsSpan().IndexOfAny('Ã', 'Â', 'Å') >= 0 || text.Contains("â€", StringComparison.Ordinal);

    private static string Redecode(string text)
    {
        var mended = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[3];
        for (var i = 0; i < text.Length; i++)
        {
            // Only leads that French meets: "É»" at the end of a quotation is no damage.
            var length = text[i] switch { 'Ã' or 'Â' or 'Å' => 2, 'â' => 3, _ => 0 };
            if (length > 0 && i + length <= text.Length && TryBytes(text.AsSpan(i, length), bytes) && Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == length)
            {
                mended.Append(rune.ToString());
                i += length - 1;
            }
            else
            {
                mended.Append(text[i]);
            }
        }
        return mended.ToString();
    }

    private static bool TryBytes(ReadOnlySpan<char> letters, Span<byte> bytes)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var high = Upper1252.IndexOf(letters[i], StringComparison.Ordinal);
            if (high >= 0)
                bytes[i] = (byte)(0x80 + high);
            else if (letters[i] is >= '\u00A0' and <= '\u00FF')
                bytes[i] = (byte)letters[i];
            else
                return false;
        }
        return true;
    }

    private static string WithoutLoneSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return Replaced(text);
        }
        return text;

        static string Replaced(string text)
        {
            var whole = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes()) // gives U+FFFD for a lone one
                whole.Append(rune.ToString());
            return whole.ToString();
        }
    }
}
