namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>How a text is written: whether its writer sets capitals and accents (some never do), and whether it speaks of foreign lands.</summary>
internal readonly record struct TextManner(bool WritesCapitals, bool BeginsWithCapital, bool WritesAccents, bool SpeaksOfAbroad)
{
    public static TextManner Of(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, WordRoles roles)
    {
        var (capitals, abroad) = (false, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Capital)
                continue;
            // The first letter of all may be the telephone's; alone letters ("A", "J'") say nothing.
            capitals |= i > 0 && tokens[i].Length > 1;
            abroad |= roles[tokens[i].Word].HasFlag(WordRole.Abroad);
        }
        return new(capitals, tokens is [{ Capital: true }, ..], text.ContainsAnyInRange('\u00C0', '\u00FF'), abroad);
    }
}
