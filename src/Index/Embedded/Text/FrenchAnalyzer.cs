using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>Only says how far two values of a field stand apart: documents bring their own <see cref="FrenchTokens"/>, queries theirs.</summary>
internal sealed class FrenchAnalyzer : Analyzer
{
    // No phrase reaches from the title into the text.
    private const int GapBetweenValues = 100;

    public override int GetPositionIncrementGap(string fieldName) => GapBetweenValues;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => throw new InvalidOperationException($"{fieldName} has no tokens of its own.");
}

/// <summary>The terms of <see cref="FrenchText"/> for Lucene.</summary>
internal sealed class FrenchTokens : TokenStream
{
    private readonly FrenchWords _words;
    private readonly string _text;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;

    public FrenchTokens(string text, FrenchWords? words = null)
    {
        (_text, _words) = (text, words ?? new());
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override void Reset()
    {
        base.Reset();
        _words.Reset(_text);
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (!_words.MoveNext())
            return false;
        var term = _words.Term;
        term.CopyTo(_term.ResizeBuffer(term.Length));
        _term.Length = term.Length;
        _increment.PositionIncrement = _words.PositionIncrement;
        return true;
    }

    public override void End()
    {
        base.End();
        _increment.PositionIncrement = _words.PositionIncrement;
    }
}
