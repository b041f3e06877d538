namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>Finds many phrases of words in a text in one walk, accents and case aside; at each place the longest phrase wins. Safe to read from several threads once filled.</summary>
internal sealed class PhraseTree<T>
{
    private const int LongestWord = 40;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Node _root = new();

    private sealed class Node
    {
        public Dictionary<int, Node>? Next { get; set; }
        public List<T>? Values { get; set; }
    }

    /// <summary>A found phrase: its values and its span in the text.</summary>
    public readonly record struct Hit(IReadOnlyList<T> Values, int Start, int Length);

    /// <summary>
    /// Adds a phrase; a final "s" or "x" of each word is taken off both sides, so that plurals match. <paramref name="replaces"/>: true when a new value takes the place of a known one,
    /// as where singular and plural are both listed; null keeps both.
    /// </summary>
    public void Add(string phrase, T value, Func<T, T, bool?>? replaces = null)
    {
        var node = _root;
        foreach (var word in Folding.FoldWords(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var stem = Stem(word).ToString();
            if (!_ids.TryGetValue(stem, out var id))
                _ids[stem] = id = _ids.Count;
            node.Next ??= [];
            if (!node.Next.TryGetValue(id, out var next))
                node.Next[id] = next = new();
            node = next;
        }
        if (node == _root)
            return;
        node.Values ??= [];
        for (var i = 0; replaces is not null && i < node.Values.Count; i++)
        {
            if (replaces(node.Values[i], value) is not { } isNewer)
                continue;
            if (isNewer)
                node.Values[i] = value;
            return;
        }
        node.Values.Add(value);
    }

    /// <summary>The phrases of a text, left to right, none inside another.</summary>
    public List<Hit> Find(string text)
    {
        List<Hit> hits = [];
        List<(int Id, int Start, int End)> words = new(text.Length / 6 + 4);
        Read(text, words);
        for (var i = 0; i < words.Count;)
        {
            var (node, best, next) = (_root, (Node?)null, i + 1);
            for (var j = i; j < words.Count && words[j].Id >= 0 && node.Next is { } children && children.TryGetValue(words[j].Id, out var child); j++)
            {
                node = child;
                if (node.Values is not null)
                    (best, next) = (node, j + 1);
            }
            if (best is not null)
                hits.Add(new(best.Values!, words[i].Start, words[next - 1].End - words[i].Start));
            i = next;
        }
        return hits;
    }

    private void Read(string text, List<(int Id, int Start, int End)> words)
    {
        var ids = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[LongestWord * 2];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            var id = -1;
            if (i - start <= LongestWord)
            {
                var length = Folding.FoldInto(text.AsSpan(start, i - start), folded);
                if (ids.TryGetValue(Stem(folded[..length]), out var found))
                    id = found;
            }
            words.Add((id, start, i));
        }
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word.Length > 3 && (word[^1] == 's' || word[^1] == 'x') ? word[..^1] : word;
}
