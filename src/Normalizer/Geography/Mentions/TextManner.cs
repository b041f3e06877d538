using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>How a text is written: whether its writer sets capitals and accents (some never do), and whether it speaks of foreign lands.</summary>
internal readonly record struct TextManner(bool WritesCapitals, bool BeginsWithCapital, bool WritesAccents, bool SpeaksOfAbroad)
{
    public static TextManner Of(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, WordRoles roles)
    {
        var (capitals, abroad) = (false, false);
        var (small, great) = (0, 0); // sentences that begin so
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i == 0 || (!tokens[i].Joined && text[tokens[i - 1].End..tokens[i].Start].ContainsAny('.', '!', '?')))
                _ = tokens[i].Capital ? great++ : char.IsLetter(text[tokens[i].Start]) ? small++ : 0;
            if (!tokens[i].Capital)
                continue;
            // The first letter of all may be the telephone's; alone letters ("A", "J'") say nothing.
            capitals |= i > 0 && tokens[i].Length > 1;
            abroad |= roles[tokens[i].Word].HasFlag(WordRole.Abroad);
        }
        // Who begins all sentences small writes "a chalonnes" too, and the name of a cat with its capital.
        capitals &= great > 0 || small < 2;
        return new(capitals, tokens is [{ Capital: true }, ..], text.ContainsAnyInRange('\u00C0', '\u00FF'), abroad);
    }
}
