namespace Wiker.Ingest.Normalizer.Geography.Names;

/// <summary>
/// One word of a text: where it stands, its number in the vocabulary (-1: no name and no context knows it), whether it begins with a capital,
/// and whether only a space, hyphen or apostrophe parts it from the word before (so that both can belong to one name).
/// </summary>
internal readonly record struct NameToken(int Start, int Length, int Word, bool Capital, bool Joined)
{
    public int End => Start + Length;
}

/// <summary>Cuts text into words folded the way that names are compared: no case, no accents, œ as oe, St as Saint, s/ as sur.</summary>
internal static class NameTokens
{
    private const int LongestWord = 48;
    private const int FoldTableSize = 0x250; // Latin, with all that French and its neighbours write
    private static readonly string[] Folded = [.. Enumerable.Range(0, FoldTableSize).Select(c => FoldLetter((char)c))];

    /// <summary>Adds the words of <paramref name="text"/> to <paramref name="into"/>; allocates nothing but the list's growth.</summary>
    public static void Read(ReadOnlySpan<char> text, Vocabulary words, List<NameToken> into)
    {
        Span<char> folded = stackalloc char[LongestWord];
        var previousEnd = -1;
        var previousIsSaint = false;
        for (var i = 0; TryNext(text, ref i, out var start);)
        {
            var length = Fold(text[start..i], folded);
            var word = length == 0 ? Vocabulary.Unknown : words.Find(Spell(folded[..length], text[i..]));
            var joined = previousEnd >= 0 && Joins(text[previousEnd..start], previousIsSaint);
            into.Add(new(start, i - start, word, char.IsUpper(text[start]), joined));
            (previousEnd, previousIsSaint) = (i, (length is 2 or 3 && folded[0] == 's' && folded[1] == 't') || folded[..length] is "av" or "bd" or "bld" or "bvd" or "imp" or "rte" or "sq" or "r" or "n" or "d");
        }
    }

    /// <summary>The folded words of a text, for building indexes and comparing names.</summary>
    public static List<string> Words(ReadOnlySpan<char> text)
    {
        Span<char> folded = stackalloc char[LongestWord];
        List<string> words = [];
        for (var i = 0; TryNext(text, ref i, out var start);)
        {
            var length = Fold(text[start..i], folded);
            if (length > 0)
                words.Add(Spell(folded[..length], text[i..]).ToString());
        }
        return words;
    }

    // Finds the next word, and leaves at behind it.
    private static bool TryNext(ReadOnlySpan<char> text, ref int at, out int start)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        start = at;
        if (at == text.Length)
            return false;
        at = EndOfWord(text, start);
        return true;
    }

    // "Crac'h", "Faa'a": an apostrophe before a lone h or a parts no words.
    private static int EndOfWord(ReadOnlySpan<char> text, int from)
    {
        var i = from;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsMark(text[i])))
            i++;
        // "La Ferté s/s Jouarre"
        if (i - from == 1 && text[from] is 's' or 'S' && i + 1 < text.Length && text[i] == '/' && text[i + 1] is 's' or 'S' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2])))
            return i + 2;
        var isInside = i - from >= 3 && i + 1 < text.Length && text[i] is '\'' or '\u2019' && text[i + 1] is 'h' or 'a' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2]));
        return isInside ? i + 2 : i;
    }

    private static ReadOnlySpan<char> Spell(ReadOnlySpan<char> folded, ReadOnlySpan<char> after) => folded switch
    {
        "st" => "saint",
        "ste" => "sainte",
        "sts" => "saints",
        "stes" => "saintes",
        "lez" => "les", // "lès", "lez": near
        "pce" => "provence",
        "gd" => "grand",
        "gde" => "grande",
        "gds" => "grands",
        "gdes" => "grandes",
        "fd" => "ferrand", // "Clermont-Fd"
        "mt" => "mont",
        "s/s" => "sous",
        "s" when after is ['/', 's', '/', ..] => "sous",
        "s" when after is ['/', ..] => "sur",
        "ss" when after is ['/', ..] => "sous",
        _ => folded,
    };

    private static int Fold(ReadOnlySpan<char> word, Span<char> into)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (IsMark(c) || c is '\'' or '\u2019')
                continue;
            if (c >= FoldTableSize)
            {
                if (length == into.Length)
                    return 0;
                into[length++] = char.ToLowerInvariant(c);
                continue;
            }
            foreach (var f in Folded[c])
            {
                if (length == into.Length)
                    return 0;
                into[length++] = f;
            }
        }
        return length;
    }

    private static bool Joins(ReadOnlySpan<char> gap, bool afterSaint) => gap switch
    {
        [var c] => IsSpace(c) || c is '-' or '\u2010' or '\u2011' or '\'' or '\u2019' or '/' || (c == '.' && afterSaint),
        ['/', '-'] => true, // "Villers-s/-Mer"
        ['.', '-'] => afterSaint, // "N.-D.-de-Monts", "St.-Malo"
        [var c, var d] => IsSpace(d) && (IsSpace(c) || c is '\'' or '\u2019' or '/' || (c == '.' && afterSaint)),
        _ => false,
    };

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F';

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static string FoldLetter(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return lower switch
        {
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            _ => string.Concat(lower.ToString().Normalize(System.Text.NormalizationForm.FormD).Where(d => !IsMark(d))),
        };
    }
}

/// <summary>Numbers for folded words.</summary>
internal sealed class Vocabulary
{
    public const int Unknown = -1;
    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spans;

    public Vocabulary(int capacity)
    {
        _words = new(capacity, StringComparer.Ordinal);
        _spans = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _words.Count;

    public int Find(ReadOnlySpan<char> folded) => _spans.TryGetValue(folded, out var number) ? number : Unknown;

    /// <summary>For each word whether a longer one begins with it.</summary>
    public bool[] Beginnings()
    {
        var begins = new bool[_words.Count];
        string[] sorted = [.. _words.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        for (var i = 0; i + 1 < sorted.Length; i++)
            begins[_words[sorted[i]]] = sorted[i + 1].StartsWith(sorted[i], StringComparison.Ordinal);
        return begins;
    }

    public int Add(ReadOnlySpan<char> folded)
    {
        if (_spans.TryGetValue(folded, out var number))
            return number;
        number = _words.Count;
        _spans[folded] = number;
        return number;
    }
}
