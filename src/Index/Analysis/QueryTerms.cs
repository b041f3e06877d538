namespace Wiker.Ingest.Index.Analysis;

/// <summary>
/// A text query in terms, the same for every index: what must occur, what must not, how a word of the title begins. Words that are stop words ask nothing.
/// Terms come in parts: one that holds several is a phrase, whose terms keep their distances.
/// </summary>
internal sealed class QueryTerms
{
    // Nobody types more; a hostile query is cut.
    private const int MostTerms = 64;

    /// <summary>The terms of that query; none at all where it is null.</summary>
    public QueryTerms(IndexText? text)
    {
        if (text is null)
            return;
        // A word that falls into several terms (Saint-Nazaire) is a phrase.
        Required = Parts(text.Words.Concat(text.Phrases));
        Unwanted = Parts(text.Without);
        if (text.TitlePrefix is { } typed && TypedTitle.Words(typed).Take(MostTerms).ToArray() is [.. var words, var beginning])
            (TypedWords, TypedBeginning) = (words, beginning);
    }

    /// <summary>Parts that a record must hold, which it can be scored by; empty when everything asked for is stop words.</summary>
    public IReadOnlyList<(string Term, int Position)[]> Required { get; } = [];

    /// <summary>Parts none of which a record may hold.</summary>
    public IReadOnlyList<(string Term, int Position)[]> Unwanted { get; } = [];

    /// <summary>Words of the title as written, all of which must stand there.</summary>
    public IReadOnlyList<string> TypedWords { get; } = [];

    /// <summary>How one of the title's words begins; null: nothing was typed.</summary>
    public string? TypedBeginning { get; }

    private static List<(string Term, int Position)[]> Parts(IEnumerable<string> texts)
    {
        var parts = new List<(string, int)[]>();
        var left = MostTerms;
        foreach (var text in texts)
        {
            (string, int)[] terms = [.. FrenchText.Positioned(text).Take(left)];
            if (terms.Length > 0)
                parts.Add(terms);
            left -= terms.Length;
        }
        return parts;
    }
}
