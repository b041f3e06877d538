namespace Wiker.Ingest.Crawlers.Sources.Yaml;

/// <summary>The allowed word that somebody most likely meant.</summary>
internal static class NearestWord
{
    private const int MaxLength = 64;

    /// <summary>The hint of a fault's message, <c>; did you mean 'title'?</c>; empty when no word is near.</summary>
    public static string Hint(string word, IEnumerable<string> allowed) => Of(word, allowed) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>The nearest word by edit distance, case aside; null when more than a third of it (at least two letters), or all of it, would have to change.</summary>
    public static string? Of(string word, IEnumerable<string> allowed)
    {
        if (word.Length is 0 or > MaxLength)
            return null;
        string? nearest = null;
        var least = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in allowed.Where(c => c.Length <= MaxLength))
        {
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance < Math.Min(word.Length, candidate.Length))
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    // Optimal string alignment: insert, delete, replace, swap two neighbours ("titel").
    private static int Distance(string left, string right)
    {
        var cells = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            cells[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            cells[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(cells[i - 1, j] + 1, cells[i, j - 1] + 1), cells[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    best = Math.Min(best, cells[i - 2, j - 2] + 1);
                cells[i, j] = best;
            }
        }
        return cells[left.Length, right.Length];
    }
}
