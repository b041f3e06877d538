using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Kinds;

/// <summary>What a word is for a kind: the thing's own name, a sign that notices of the kind hold, or what a search looks for.</summary>
internal enum KindWordRole
{
    Name,
    Sign,
    Wanted,
}

/// <summary>A phrase of <c>config/kinds.yml</c> with the kind that it speaks for.</summary>
internal readonly record struct KindWord(RecordKind Kind, KindWordRole Role, double Weight);

/// <summary>All phrases of <c>config/kinds.yml</c> in one tree, so that a text is walked once.</summary>
internal sealed class KindLexicon
{
    private readonly PhraseTree<KindWord> _tree = new();

    public KindLexicon(IEnumerable<(string Phrase, KindWord Word)> words)
    {
        foreach (var (phrase, word) in words)
            _tree.Add(phrase, word, (known, added) => known.Kind == added.Kind && known.Role == added.Role ? added.Weight > known.Weight : null);
    }

    public List<PhraseTree<KindWord>.Hit> Find(string text) => _tree.Find(text);
}
