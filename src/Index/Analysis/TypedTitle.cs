namespace Wiker.Ingest.Index.Analysis;

/// <summary>What somebody began to type of a title, in words as <see cref="IndexText.TitlePrefix"/> has them.</summary>
public static class TypedTitle
{
    /// <summary>The words in order, accents folded, stop words left out, no endings cut; the last is a beginning. A last letter that is on its way to an article (<c>fête d</c>) asks for nothing beside others.</summary>
    public static IReadOnlyList<string> Words(string typed)
    {
        var walk = FrenchWords.AsWritten();
        walk.Reset(typed);
        var words = new List<string>();
        while (walk.MoveNext())
            words.Add(walk.Term.ToString());
        if (words.Count > 1 && FrenchLexicon.Elided.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
        return words;
    }
}
