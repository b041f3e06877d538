using Lucene.Net.Index;
using Lucene.Net.Search;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>A text query in terms: what must occur and what must not. Words that are stop words ask nothing.</summary>
internal sealed class TextQuery
{
    // Nobody types more; a hostile query is cut.
    private const int MostTerms = 64;
    private readonly List<(string Term, int Position)[]> _required = [];
    private readonly List<(string Term, int Position)[]> _unwanted = [];

    public TextQuery(IndexText text)
    {
        // A word that falls into several terms (Saint-Nazaire) is a phrase.
        AddTo(_required, text.Words.Concat(text.Phrases));
        AddTo(_unwanted, text.Without);
    }

    /// <summary>True when a record must hold some term; false when everything asked for is stop words.</summary>
    public bool Requires => _required.Count > 0;

    /// <summary>True when some term must not occur.</summary>
    public bool Refuses => _unwanted.Count > 0;

    /// <summary>At most so many documents hold everything required: those of its rarest term.</summary>
    public int RarestCount(IndexReader reader) => _required.SelectMany(part => part).Select(term => term.Term).Distinct(StringComparer.Ordinal).Min(term => reader.DocFreq(new(TextDocument.Words, term)));

    /// <summary>Matches documents with everything required and nothing unwanted.</summary>
    public Query Wanted()
    {
        var query = new BooleanQuery();
        foreach (var part in _required)
            query.Add(InWords(part), Occur.MUST);
        foreach (var part in _unwanted)
            query.Add(InWords(part), Occur.MUST_NOT);
        return query;
    }

    /// <summary>Matches documents with any of what must not occur.</summary>
    public Query Unwanted()
    {
        var query = new BooleanQuery();
        foreach (var part in _unwanted)
            query.Add(InWords(part), Occur.SHOULD);
        return query;
    }

    private static void AddTo(List<(string, int)[]> parts, IEnumerable<string> texts)
    {
        var left = MostTerms;
        foreach (var text in texts)
        {
            (string, int)[] terms = [.. FrenchText.Positioned(text).Take(left)];
            if (terms.Length > 0)
                parts.Add(terms);
            left -= terms.Length;
        }
    }

    private static Query InWords((string Term, int Position)[] terms)
    {
        if (terms.Length == 1)
            return new TermQuery(new(TextDocument.Words, terms[0].Term));
        var phrase = new PhraseQuery();
        foreach (var (term, position) in terms)
            phrase.Add(new Term(TextDocument.Words, term), position - terms[0].Position); // Lucene loses a match that would begin before the document's first word
        return phrase;
    }
}
