using System.Text.Json.Nodes;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>A text query as clauses over terms: what must occur, what must not, how a title begins. Words that are stop words ask nothing.</summary>
internal sealed class TextClauses
{
    // Nobody types more; a hostile query is cut. The embedded index cuts alike.
    private const int MostTerms = 64;
    private readonly List<(string Term, int Position)[]> _required = [];
    private readonly List<(string Term, int Position)[]> _unwanted = [];
    private readonly string[] _typed = [];

    public TextClauses(IndexText? text)
    {
        if (text is null)
            return;
        // A word that falls into several terms (Saint-Nazaire) is a phrase.
        AddTo(_required, text.Words.Concat(text.Phrases));
        AddTo(_unwanted, text.Without);
        _typed = text.TitlePrefix is { } typed ? [.. TypedTitle.Words(typed).Take(MostTerms)] : [];
    }

    /// <summary>True when a record must hold some term, which it can be scored by.</summary>
    public bool Requires => _required.Count > 0;

    /// <summary>What gives the score: every required part.</summary>
    public IEnumerable<JsonObject> Scoring() => _required.Select(Part);

    /// <summary>What only decides what matches.</summary>
    public IEnumerable<JsonObject> Filters()
    {
        for (var at = 0; at < _typed.Length; at++)
            yield return at == _typed.Length - 1 ? Clauses.Prefix("title", _typed[at]) : Clauses.Term("title", _typed[at]);
        if (_unwanted.Count > 0)
            yield return Clauses.Not(_unwanted.Select(Part));
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

    private static JsonObject Part((string Term, int Position)[] terms) => terms.Length == 1
        ? Clauses.Term("words", terms[0].Term)
        : new() { ["match_phrase"] = new JsonObject { ["words"] = new JsonObject { ["query"] = TermText.Of(terms) } } };
}
