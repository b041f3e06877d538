namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Where the sentence of a price begins and ends; a stop ends one only before a space, so that "12.50 €" goes on.</summary>
internal static class PriceSentence
{
    public static bool HasEnd(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is '!' or '?' or '\n' or ')' || (text[i] == '.' && i + 1 < text.Length && IsSpace(text[i + 1])))
                return true;
        }
        return false;
    }

    public static int StartOf(string text, int at)
    {
        for (var i = at - 1; i > 0; i--)
        {
            if (text[i] is '\n' or '!' or '?' or '(' || (text[i] == '.' && i + 1 < text.Length && IsSpace(text[i + 1])))
            {
                var start = i + 1;
                while (start < at && IsSpace(text[start]))
                    start++;
                return start;
            }
        }
        return 0;
    }

    /// <summary>Whether a word stands at a place, in any case.</summary>
    public static bool StandsAt(string text, int at, string word) => text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text begins with one of these words, in any case.</summary>
    public static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    public static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';
}
