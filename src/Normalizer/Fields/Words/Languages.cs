using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>The language of a text by the little words that it can't do without: French, English, Breton; others are told apart from these, not named.</summary>
internal static class Languages
{
    private const int LongestText = 2_000;
    private const int FewestHits = 6;
    private const double Lead = 2;

    private static readonly FrozenDictionary<string, string> Words = Fill();

    /// <summary>"fr", "en", "br", or "und" for a long text with none of their words; null when the text is too short to tell.</summary>
    public static string? Detect(string text)
    {
        var (fr, en, br, all) = (0, 0, 0, 0);
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[12];
        var capped = text.AsSpan(0, Math.Min(text.Length, LongestText));
        for (var i = 0; i < capped.Length;)
        {
            if (!char.IsLetter(capped[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < capped.Length && char.IsLetter(capped[i]))
                i++;
            all++;
            if (i - start > lower.Length)
                continue;
            var length = capped[start..i].ToLowerInvariant(lower);
            if (!lookup.TryGetValue(lower[..length], out var language))
                continue;
            fr += language == "fr" ? 1 : 0;
            en += language == "en" ? 1 : 0;
            br += language == "br" ? 1 : 0;
        }
        var (best, most, next) = fr >= en && fr >= br ? ("fr", fr, Math.Max(en, br)) : en >= br ? ("en", en, Math.Max(fr, br)) : ("br", br, Math.Max(fr, en));
        if (most >= FewestHits && most >= next * Lead)
            return best;
        return all >= 40 && most * 20 < all ? "und" : null;
    }

    // Words that two of the languages share ("a", "an", "on", "me") are left out.
    private static FrozenDictionary<string, string> Fill()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("fr", "le", "la", "les", "des", "du", "une", "et", "est", "sont", "dans", "pour", "avec", "sur", "au", "aux", "vous", "nous", "votre", "notre", "qui", "que", "ce", "cette", "ces", "par", "pas", "plus", "ou", "où", "il", "elle", "sera", "à", "été", "chez", "leur", "son", "sa", "ses", "dès", "tous", "tout", "venez", "jour", "heures", "de", "en", "un");
        Add("en", "the", "and", "of", "is", "are", "with", "for", "you", "your", "our", "this", "that", "will", "from", "have", "has", "was", "were", "by", "at", "be", "it", "we", "they", "which", "or", "but", "not", "all", "can", "to", "in");
        Add("br", "ar", "eus", "gant", "evit", "zo", "ez", "hag", "ur", "deiz", "pep", "oa", "vo", "vez", "gwener", "disul", "sadorn", "kemer", "perzh", "holl", "da", "ha", "eo", "er", "war", "brezhoneg", "yezh", "bugale", "ouzh", "e", "c");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string language, params ReadOnlySpan<string> list)
        {
            foreach (var word in list)
            {
                if (word.Length > 1)
                    words.TryAdd(word, language);
            }
        }
    }
}
