using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>What one search of a letter found: the items to show, and how many there are in all.</summary>
internal sealed record LetterAnswer(LetterPart Part, IReadOnlyList<SearchItem> Items, int Total)
{
    /// <summary>The answers with at most that many items together; what is longest gives first, of equals the last.</summary>
    public static IReadOnlyList<LetterAnswer> Cut(IReadOnlyList<LetterAnswer> answers, int most)
    {
        var counts = answers.Select(a => a.Items.Count).ToArray();
        for (var left = counts.Sum(); left > most; left--)
        {
            var longest = counts.Length - 1;
            for (var i = longest; i >= 0; i--)
            {
                if (counts[i] > counts[longest])
                    longest = i;
            }
            counts[longest]--;
        }
        return [.. answers.Select((a, i) => a with { Items = [.. a.Items.Take(counts[i])] })];
    }
}
