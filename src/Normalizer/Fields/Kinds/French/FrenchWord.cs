namespace Wiker.Ingest.Normalizer.Fields.Kinds.French;

/// <summary>A word in lower case, accents kept ("a" is no "à"), with its place in the text and the number of its sentence.</summary>
internal readonly record struct FrenchWord(string Text, int Start, int Sentence)
{
    /// <summary>The words of a text, in order; letters and digits part at a change from one to the other ("10h").</summary>
    public static List<FrenchWord> Read(string text)
    {
        List<FrenchWord> words = new((text.Length / 5) + 4);
        var sentence = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (text[i] is '.' or '!' or '?' or '\n' or ';' && (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]) || text[i] == '\n'))
                    sentence++;
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]) && char.IsDigit(text[i]) == char.IsDigit(text[start]))
                i++;
            words.Add(new(text[start..i].ToLowerInvariant(), start, sentence));
        }
        return words;
    }
}
