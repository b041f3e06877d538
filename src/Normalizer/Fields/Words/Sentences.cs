namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>Where sentences end.</summary>
internal static class Sentences
{
    private static readonly System.Collections.Frozen.FrozenSet<string> Abbreviations = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.Ordinal,
        "m", "mm", "mme", "mmes", "mlle", "dr", "me", "st", "ste", "av", "bd", "cf", "ex", "p", "pp", "tel", "fax", "no", "env", "min", "max", "rdv", "art", "resp", "mgr",
        "janv", "fevr", "fev", "avr", "juil", "sept", "oct", "nov", "dec", "lun", "mar", "mer", "jeu", "ven", "sam", "dim");

    /// <summary>The index just after the last sentence that ends within the first <paramref name="limit"/> characters; 0 when none does.</summary>
    public static int LastEndWithin(string text, int limit)
    {
        var end = 0;
        for (var at = NextEnd(text, 0); at > 0 && at <= limit; at = NextEnd(text, at))
            end = at;
        return end;
    }

    /// <summary>The index just after the first sentence end at or after <paramref name="from"/>; 0 when there is none.</summary>
    public static int NextEnd(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…'))
                continue;
            var after = i + 1;
            while (after < text.Length && text[after] is '.' or '!' or '?' or '…' or '"' or '»' or '”' or ')')
                after++;
            if (text[i] == '.' && after == i + 1 && IsAbbreviation(text, i))
                continue;
            if (after >= text.Length || char.IsWhiteSpace(text[after]))
                return after;
        }
        return 0;
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '°'))
            start--;
        var word = text.AsSpan(start, dot - start);
        return word.Length == 1 && char.IsUpper(word[0]) || (word.Length is > 0 and <= 5 && Abbreviations.Contains(Folding.Fold(word)));
    }
}
