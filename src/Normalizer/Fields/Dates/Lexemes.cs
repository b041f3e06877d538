namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>A text as lexemes; asking outside of it gives an empty one, so that the grammar can look around freely.</summary>
internal sealed class Lexemes(List<Lexeme> lexemes)
{
    public int Count => lexemes.Count;

    public Lexeme this[int index] => (uint)index < (uint)lexemes.Count ? lexemes[index] : default;
}
