using PhoneNumbers;

namespace Wiker.Ingest.Normalizer.Fields.Contacts;

/// <summary>Phone numbers as E.164.</summary>
internal static class Phones
{
    private const string DefaultRegion = "FR";
    private const int MostInText = 10;
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>One number as written, French unless it says otherwise; null when no such number can exist.</summary>
    public static string? E164(string text)
    {
        if (text.Length is < 4 or > 40 || !text.Any(char.IsAsciiDigit))
            return null;
        try
        {
            // "+33 (0)2 61 …" is how the French write for abroad.
            var number = Numbers.Parse(text.Replace("(0)", "", StringComparison.Ordinal), DefaultRegion);
            return Numbers.IsPossibleNumber(number) && (Numbers.IsValidNumber(number) || number.CountryCode == 33) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>True for French mobiles, which are a person's unless known otherwise (<c>model.md</c> §5).</summary>
    public static bool IsMobile(string e164) => e164.StartsWith("+336", StringComparison.Ordinal) || e164.StartsWith("+337", StringComparison.Ordinal);

    /// <summary>The numbers of a text with their places: ten digits that begin with 0, or +33, in groups or not.</summary>
    public static List<(string E164, int Start, int End)> Find(string text)
    {
        List<(string, int, int)> found = [];
        for (var i = text.AsSpan().IndexOfAny('0', '+'); i >= 0 && i < text.Length && found.Count < MostInText;)
        {
            var end = text[i] is '0' or '+' && (i == 0 || !(char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '-' or '/')) ? EndOfNumber(text, i) : -1;
            if (end > 0 && E164(text[i..end]) is { } number)
                found.Add((number, i, end));
            var next = end > 0 ? end : i + 1;
            var step = next < text.Length ? text.AsSpan(next).IndexOfAny('0', '+') : -1;
            i = step < 0 ? -1 : next + step;
        }
        return found;
    }

    private static int EndOfNumber(string text, int start)
    {
        var wanted = text[start] == '0' ? 10 : 11;
        var digits = 0;
        for (var i = start; i < text.Length && i < start + 24; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (text[start] == '+' && digits == 2 && text[i] == '0')
                    continue; // +33 (0)2
                if (++digits == wanted)
                    return i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) ? -1 : i + 1;
            }
            else if (text[i] is not (' ' or '.' or '-' or '/' or '\u00A0' or '\u202F' or '(' or ')') && i != start)
            {
                return -1;
            }
        }
        return -1;
    }
}
