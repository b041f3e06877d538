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
            var plain = text.Replace("(0)", "", StringComparison.Ordinal);
            var number = Numbers.Parse(plain, Region(plain));
            return Numbers.IsPossibleNumber(number) && (Numbers.IsValidNumber(number) || number.CountryCode == 33) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>True for French mobiles, overseas too, which are a person's unless known otherwise (<c>model.md</c> §5).</summary>
    public static bool IsMobile(string e164) => Array.Exists(Mobiles, prefix => e164.StartsWith(prefix, StringComparison.Ordinal));

    private static readonly string[] Mobiles = ["+336", "+337", "+26269", "+262639", "+59069", "+59469", "+59669"];

    // Overseas départements dial 0 like all of France, and have country codes of their own. 0639 stays out: 06 39 98 is also the range kept for fiction, and Mayotte writes 0639 as +262.
    private static readonly (string Prefix, string Region)[] Overseas =
        [("0262", "RE"), ("0263", "RE"), ("0692", "RE"), ("0693", "RE"), ("0269", "YT"), ("0590", "GP"), ("0690", "GP"), ("0691", "GP"), ("0594", "GF"), ("0694", "GF"), ("0596", "MQ"), ("0696", "MQ"), ("0697", "MQ"), ("0508", "PM")];

    private static string Region(string text)
    {
        Span<char> digits = stackalloc char[4];
        var count = 0;
        foreach (var c in text)
        {
            if (c == '+')
                return DefaultRegion;
            if (char.IsAsciiDigit(c) && count < 4)
                digits[count++] = c;
        }
        foreach (var (prefix, region) in Overseas)
        {
            if (digits.SequenceEqual(prefix))
                return region;
        }
        return DefaultRegion;
    }

    /// <summary>The numbers of a text with their places: ten digits that begin with 0, or +33, in groups or not.</summary>
    public static List<(string E164, int Start, int End)> Find(string text)
    {
        List<(string, int, int)> found = [];
        for (var i = text.AsSpan().IndexOfAny('0', '+'); i >= 0 && i < text.Length && found.Count < MostInText;)
        {
            var end = text[i] is '0' or '+' && (i == 0 || !(char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '-' or '/') || (found.Count > 0 && found[^1].Item3 == i - 1)) ? EndOfNumber(text, i) : -1;
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
        // "0033 2 61 …" dials abroad as "+33 2 61 …" does.
        var isAbroad = text[start] == '+' || text.AsSpan(start).StartsWith("00", StringComparison.Ordinal);
        var wanted = text[start] == '+' ? 11 : isAbroad ? 13 : 10;
        if (isAbroad && CountryLength(text, start) is { } country)
            wanted += country - 2;
        var digits = 0;
        for (var i = start; i < text.Length && i < start + 26; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (isAbroad && i > start && text[i] == '0' && text[i - 1] is '(' or ' ' && digits == wanted - 9)
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

    // +262, +590, +594, +596, +508: three figures where +33 has two.
    private static int? CountryLength(string text, int start)
    {
        var code = text.AsSpan(start + (text[start] == '+' ? 1 : 2)).TrimStart(' ');
        foreach (var overseas in (ReadOnlySpan<string>)["262", "590", "594", "596", "508"])
        {
            if (code.StartsWith(overseas, StringComparison.Ordinal))
                return 3;
        }
        return null;
    }
}
