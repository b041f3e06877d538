namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>Where a notice's opening ends: its first line or sentence, which says what the rest explains.</summary>
internal static class Openings
{
    private const int TooShort = 25;
    private const int Longest = 220;

    /// <summary>The opening of a text and what follows it. An outcry ("Soldes !", "Rugby.") takes the next sentence with it.</summary>
    public static (string Opening, string Following) Split(string text)
    {
        var end = 0;
        do
        {
            var line = text.IndexOf('\n', end);
            var sentence = Sentences.NextEnd(text, end);
            var next = line > end && (sentence == 0 || line < sentence) ? line : sentence;
            if (next <= end)
                next = text.Length;
            end = Math.Max(next, end + 1);
        }
        while (end < TooShort && end < text.Length);
        if (end > Longest)
            end = text.LastIndexOf(' ', Longest) is > 0 and var space ? space : Longest;
        end = Math.Min(end, text.Length);
        return (text[..end], text[end..].TrimStart());
    }
}
