using Lucene.Net.Index;
using Lucene.Net.Search;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>The terms of a text query as queries of Lucene.</summary>
internal sealed class TextQuery(IndexText text)
{
    private readonly QueryTerms _terms = new(text);

    /// <summary>True when a record must hold some term to score by; false when everything asked for is stop words.</summary>
    public bool Requires => _terms.Required.Count > 0;

    /// <summary>True when only some records can match: those with a term, or with a title that begins a word as typed.</summary>
    public bool Selects => Requires || _terms.TypedBeginning is not null;

    /// <summary>True when some term must not occur.</summary>
    public bool Refuses => _terms.Unwanted.Count > 0;

    /// <summary>At most so many documents hold everything required: those of its rarest term. How many titles begin as typed isn't known before they are looked up.</summary>
    public int RarestCount(IndexReader reader) => _terms.Required.SelectMany(part => part).Select(term => new Term(TextDocument.Words, term.Term))
        .Concat(_terms.TypedWords.Select(word => new Term(TextDocument.TitleWords, word)))
        .Select(reader.DocFreq).DefaultIfEmpty(reader.NumDocs).Min();

    /// <summary>Matches documents with everything required and nothing unwanted.</summary>
    public Query Wanted()
    {
        var query = new BooleanQuery();
        foreach (var part in _terms.Required)
            query.Add(InWords(part), Occur.MUST);
        foreach (var word in _terms.TypedWords)
            query.Add(Selecting(new QueryWrapperFilter(new TermQuery(new(TextDocument.TitleWords, word)))), Occur.MUST);
        if (_terms.TypedBeginning is { } beginning)
            query.Add(Selecting(new PrefixFilter(new(TextDocument.TitleWords, beginning))), Occur.MUST);
        foreach (var part in _terms.Unwanted)
            query.Add(InWords(part), Occur.MUST_NOT);
        return query;
    }

    /// <summary>Matches documents with any of what must not occur.</summary>
    public Query Unwanted()
    {
        var query = new BooleanQuery();
        foreach (var part in _terms.Unwanted)
            query.Add(InWords(part), Occur.SHOULD);
        return query;
    }

    // Constant, and of no weight: what was typed selects, words rank.
    private static ConstantScoreQuery Selecting(Filter filter) => new(filter) { Boost = 0 };

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
