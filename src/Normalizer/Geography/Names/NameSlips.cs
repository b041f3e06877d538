namespace Wiker.Ingest.Normalizer.Geography.Names;

/// <summary>
/// Long words of the names of towns, found again with one slip in them: a letter too many, too few, another, or two that changed places ("Concarnau", "thiery").
/// Words that are one deletion from each other meet under that deletion, so that a look-up costs as many questions as the word has letters.
/// </summary>
internal sealed class NameSlips
{
    /// <summary>Shorter words are too often another word.</summary>
    public const int ShortestWord = 6;
    private const int LongestWord = 24;
    private readonly Dictionary<string, List<(string Word, int Number)>> _under = new(StringComparer.Ordinal);

    /// <param name="names">The folded words of the names.</param>
    /// <param name="words">Their numbers.</param>
    public NameSlips(IEnumerable<string> names, Vocabulary words)
    {
        foreach (var word in names.Where(static w => w.Length is >= ShortestWord and <= LongestWord).Distinct(StringComparer.Ordinal))
        {
            var number = words.Find(word);
            foreach (var key in Shortened(word).Append(word).Distinct(StringComparer.Ordinal))
            {
                if (!_under.TryGetValue(key, out var list))
                    _under[key] = list = new(1);
                list.Add((word, number));
            }
        }
    }

    /// <summary>The numbers of the words that <paramref name="written"/> (folded) is one slip away from.</summary>
    public IEnumerable<int> Near(string written)
    {
        if (written.Length is < ShortestWord - 1 or > LongestWord)
            yield break;
        HashSet<int> given = [];
        foreach (var key in Shortened(written).Prepend(written))
        {
            foreach (var (word, number) in _under.GetValueOrDefault(key) ?? [])
            {
                if (IsOneSlip(word, written) && given.Add(number))
                    yield return number;
            }
        }
    }

    private static IEnumerable<string> Shortened(string word)
    {
        for (var i = 0; i < word.Length; i++)
            yield return word.Remove(i, 1);
    }

    // Both shortened to the same may still be two slips apart ("abcd", "bcde"): what differs begins and ends within two letters.
    private static bool IsOneSlip(string a, string b)
    {
        var head = a.AsSpan().CommonPrefixLength(b);
        var tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        var (restA, restB) = (a[head..^tail], b[head..^tail]);
        return (restA.Length <= 1 && restB.Length <= 1 && head > 0) || (restA.Length == 2 && restB.Length == 2 && restA[0] == restB[1] && restA[1] == restB[0] && head > 0);
    }
}
