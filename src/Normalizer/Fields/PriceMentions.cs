using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>A sum of euros in a text, or a word for "nothing to pay". <paramref name="Start"/> is the place of its number.</summary>
internal readonly record struct PriceMention(int Start, int End, bool IsFree);

/// <summary>Finds sums ("9,50 €", "12 EUROS", "cinq euros") and words for "nothing to pay" ("entrée libre") in a text, in order.</summary>
internal static class PriceMentions
{
    private const int Most = 30;

    private static readonly string[] FreeWords = ["gratuitement", "gratuites", "gratuits", "gratuite", "gratuit"];

    private static readonly string[] FreePhrases =
    [
        "entrée libre et gratuite", "entrée gratuite", "entrée libre", "entree libre et gratuite", "entree gratuite", "entree libre", "libre et gratuite", "libre et gratuit", "prix libre", "participation libre", "libre participation", "tarif libre", "au chapeau", "chapeau à la sortie", "participation consciente",
    ];

    private static readonly FrozenSet<string> Numbers = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "quinze", "vingt", "trente", "cinquante", "cent");

    public static List<PriceMention> Of(string text)
    {
        List<PriceMention> found = [];
        for (var i = 0; i < text.Length && found.Count < Most; i++)
        {
            if (SignAt(text, i) is > 0 and var sign)
            {
                var end = i + sign;
                // "5€50"
                if (text[i] == '€' && i > 0 && text[i - 1] != ' ' && i + 2 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]))
                    end += 2;
                if ((NumberBefore(text, i) ?? WordBefore(text, i)) is { } start)
                    found.Add(new(start, end, false));
            }
            else if (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
            {
                foreach (var phrase in text[i] is 'e' or 'E' or 'l' or 'L' or 'p' or 'P' or 't' or 'T' or 'a' or 'A' or 'c' or 'C' ? FreePhrases : text[i] is 'g' or 'G' ? FreeWords : [])
                {
                    if (PriceSentence.StandsAt(text, i, phrase))
                    {
                        found.Add(new(i, i + phrase.Length, true));
                        i += phrase.Length - 1;
                        break;
                    }
                }
            }
        }
        return found;
    }

    /// <summary>Where the number begins that ends before a place: "1 550", "9,50", "6.20"; null for "4,7 M€" and "d'euros".</summary>
    public static int? NumberBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && PriceSentence.IsSpace(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (start < end && start > 1 && text[start - 1] is ',' or '.' && char.IsAsciiDigit(text[start - 2]))
            || (start < end && PriceSentence.IsSpace(text[start - 1]) && start > 1 && char.IsAsciiDigit(text[start - 2]) && DigitsAt(text, start) == 3)))
        {
            start--;
        }
        return start < end && (start == 0 || !char.IsLetter(text[start - 1])) ? start : null;
    }

    // How long the sign of euros is that stands there; 0 for none ("européen", "Eure").
    private static int SignAt(string text, int at)
    {
        if (text[at] == '€')
            return 1;
        if (text[at] is not ('e' or 'E') || (at > 0 && char.IsLetter(text[at - 1])) || !PriceSentence.StandsAt(text, at, "eur"))
            return 0;
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(at, end - at) is var word && (word.Equals("euros", StringComparison.OrdinalIgnoreCase) || word.Equals("euro", StringComparison.OrdinalIgnoreCase) || word.SequenceEqual("EUR")) ? end - at : 0;
    }

    private static int? WordBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && PriceSentence.IsSpace(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return start < end && (start == 0 || PriceSentence.IsSpace(text[start - 1])) && Numbers.Contains(text[start..end]) ? start : null;
    }

    private static int DigitsAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }
}
