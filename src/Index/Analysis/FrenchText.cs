namespace Wiker.Ingest.Index.Analysis;

/// <summary>
/// How French text becomes terms, the same for what is indexed and for what is asked: words at everything that isn't a letter or digit, elided articles cut
/// (<c>l'été</c>, <c>jusqu'au</c>; <c>aujourd'hui</c> stays one word), accents and ligatures folded, stop words left out, plurals and light endings cut.
/// Folding comes before stemming, so that a word typed without its accents always gives the term of the right spelling.
/// </summary>
public static class FrenchText
{
    /// <summary>How often a title's words are indexed beside the text's, so that they count for more: the same in every index.</summary>
    internal const int TitleWeight = 4;

    /// <summary>The terms of a text in order, stop words left out; empty when nothing but stop words and signs is in it.</summary>
    public static IReadOnlyList<string> Terms(string text) => [.. Positioned(text).Select(term => term.Term)];

    /// <summary>The terms with their positions; a stop word takes a position too, so that phrases keep their gaps.</summary>
    internal static IReadOnlyList<(string Term, int Position)> Positioned(string text)
    {
        var terms = new List<(string, int)>();
        var words = new FrenchWords();
        words.Reset(text);
        var position = -1;
        while (words.MoveNext())
        {
            position += words.PositionIncrement;
            terms.Add((words.Term.ToString(), position));
        }
        return terms;
    }
}
