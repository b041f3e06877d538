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
    private readonly string[] _typed;

    public TextQuery(IndexText text)
    {
        // A word that falls into several terms (Saint-Nazaire) is a phrase.
        AddTo(_required, text.Words.Concat(text.Phrases));
        AddTo(_unwanted, text.Without);
        _typed = text.TitlePrefix is { } typed ? [.. TypedTitle.Words(typed).Take(MostTerms)] : [];
    }

    /// <summary>True when a record must hold some term to score by; false when everything asked for is stop words.</summary>
    public bool Requires => _required.Count > 0;

    /// <summary>True when only some records can match: those with a term, or with a title that begins a word as typed.</summary>
    public bool Selects => Requires || _typed.Length > 0;

    /// <summary>True when some term must not occur.</summary>
    public bool Refuses => _unwanted.Count > 0;

    /// <summary>At most so many documents hold everything required: those of its rarest term. How many titles begin as typed isn't known before they are looked up.</summary>
    public int RarestCount(IndexReader reader) => _required.SelectMany(part => part).Select(term => new Term(TextDocument.Words, term.Term))
        .Concat(_typed.SkipLast(1).Select(word => new Term(TextDocument.TitleWords, word)))
        .Select(reader.DocFreq).DefaultIfEmpty(reader.NumDocs).Min();

    /// <summary>Matches documents with everything required and nothing unwanted.</summary>
    public Query Wanted()
    {
        var query = new BooleanQuery();
        foreach (var part in _required)
            query.Add(InWords(part), Occur.MUST);
        for (var at = 0; at < _typed.Length; at++)
        {
            var term = new Term(TextDocument.TitleWords, _typed[at]);
            // Constant, and of no weight: what was typed selects, words rank.
            query.Add(new ConstantScoreQuery(at == _typed.Length - 1 ? new PrefixFilter(term) : new QueryWrapperFilter(new TermQuery(term))) { Boost = 0 }, Occur.MUST);
        }
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
