using System.Globalization;
using System.Text;

namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>Letters made comparable: lower case, no accents, "œ" as "oe", typographic apostrophes and dashes as plain ones.</summary>
internal static class Folding
{
    /// <summary>The folded text; every other character stays as it is.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (!NeedsFolding(text))
            return text.ToString();
        var folded = new StringBuilder(text.Length + 4);
        foreach (var c in text)
            Append(folded, c);
        return folded.ToString();
    }

    /// <summary>Folded words parted by one space each: what two writings of one title have in common.</summary>
    public static string FoldWords(string text)
    {
        var folded = Fold(text);
        var words = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (char.IsLetterOrDigit(c))
                words.Append(c);
            else if (words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }

    /// <summary>Folds letters one for one into <paramref name="target"/>, which must hold twice the letters; gives how many were written.</summary>
    public static int FoldInto(ReadOnlySpan<char> word, Span<char> target)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (c is 'œ' or 'Œ' or 'æ' or 'Æ')
            {
                target[length++] = c is 'œ' or 'Œ' ? 'o' : 'a';
                target[length++] = 'e';
            }
            else if (c is not (>= '\u0300' and < '\u0370'))
            {
                target[length++] = BaseLetter(c);
            }
        }
        return length;
    }

    private static bool NeedsFolding(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c >= 0x80 || char.IsAsciiLetterUpper(c))
                return true;
        }
        return false;
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case < '\u0080':
                folded.Append(char.ToLowerInvariant(c));
                break;
            case 'œ' or 'Œ':
                folded.Append("oe");
                break;
            case 'æ' or 'Æ':
                folded.Append("ae");
                break;
            case 'ß':
                folded.Append("ss");
                break;
            case '’' or '‘' or 'ʼ' or '´' or '′':
                folded.Append('\'');
                break;
            case '‐' or '‑' or '–' or '—' or '−':
                folded.Append('-');
                break;
            case '\u00A0' or '\u202F' or '\u2009':
                folded.Append(' ');
                break;
            case < '\u0250' or (>= '\u1E00' and < '\u1F00'):
                folded.Append(BaseLetter(c));
                break;
            default:
                // Combining marks of decomposed text vanish; other scripts stay.
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    folded.Append(char.ToLowerInvariant(c));
                break;
        }
    }

    // Latin letters with accents, decomposed once.
    private static readonly char[] Latin = [.. Enumerable.Range(0, 0x250).Select(i => Decompose((char)i))];

    private static char BaseLetter(char c) => c < Latin.Length ? Latin[c] : c is >= '\u1E00' and < '\u1F00' ? Decompose(c) : char.ToLowerInvariant(c);

    private static char Decompose(char c) => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
}
