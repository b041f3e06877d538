using System.Text.Json.Nodes;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>The terms of a text query as clauses.</summary>
internal sealed class TextClauses(IndexText? text)
{
    private readonly QueryTerms _terms = new(text);

    /// <summary>True when a record must hold some term, which it can be scored by.</summary>
    public bool Requires => _terms.Required.Count > 0;

    /// <summary>What gives the score: every required part.</summary>
    public IEnumerable<JsonObject> Scoring() => _terms.Required.Select(Part);

    /// <summary>What only decides what matches.</summary>
    public IEnumerable<JsonObject> Filters()
    {
        foreach (var word in _terms.TypedWords)
            yield return Clauses.Term("title", word);
        if (_terms.TypedBeginning is { } beginning)
            yield return Clauses.Prefix("title", beginning);
        if (_terms.Unwanted.Count > 0)
            yield return Clauses.Not(_terms.Unwanted.Select(Part));
    }

    private static JsonObject Part((string Term, int Position)[] terms) => terms.Length == 1
        ? Clauses.Term("words", terms[0].Term)
        : new() { ["match_phrase"] = new JsonObject { ["words"] = new JsonObject { ["query"] = TermText.Of(terms) } } };
}
