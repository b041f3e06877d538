using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>Gives Lucene the terms of <see cref="FrenchText"/>.</summary>
internal sealed class FrenchAnalyzer : Analyzer
{
    /// <summary>Between title and text, so that no phrase reaches from one into the other.</summary>
    private const int GapBetweenValues = 100;

    public override int GetPositionIncrementGap(string fieldName) => GapBetweenValues;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new FrenchTokenizer(reader));
}

internal sealed class FrenchTokenizer : Tokenizer
{
    private readonly FrenchWords _words = new();
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;

    public FrenchTokenizer(TextReader input)
        : base(input)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override void Reset()
    {
        base.Reset();
        _words.Reset(m_input.ReadToEnd());
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
