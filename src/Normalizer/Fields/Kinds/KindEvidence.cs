using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Kinds;

/// <summary>What speaks for and against each kind, with its weight and its reason.</summary>
internal sealed class KindEvidence(double fading)
{
    private const int MostReasons = 4;
    private readonly List<(RecordKind Kind, double Weight, string Because, bool IsWord)> _entries = [];
    private readonly HashSet<(RecordKind, string)> _seen = [];

    public void Add(RecordKind kind, double weight, string because) => _entries.Add((kind, weight, because, false));

    /// <summary>A word of the text, once however often it stands there.</summary>
    public void AddWord(RecordKind kind, double weight, string word)
    {
        if (_seen.Add((kind, Folding.FoldWords(word))))
            _entries.Add((kind, weight, word, true));
    }

    /// <summary>What speaks for the kind, the strongest first and each one after it for less, less all that speaks against it.</summary>
    public double Score(RecordKind kind)
    {
        var (score, worth) = (0.0, 1.0);
        foreach (var (_, weight, _, _) in Of(kind))
        {
            score += weight > 0 ? weight * worth : weight;
            worth *= fading;
        }
        return score;
    }

    /// <summary>The weight of the text's own words for a kind, times and grammar aside.</summary>
    public double WordsOf(RecordKind kind) => _entries.Where(e => e.Kind == kind && e.IsWord).Sum(e => e.Weight);

    /// <summary>The strongest reasons for a kind: the words of the text, and all in a sentence.</summary>
    public (string Words, string Reason) Because(RecordKind kind)
    {
        var strongest = Of(kind).Where(e => e.Weight > 0.05).Take(MostReasons).ToList();
        return strongest.Count == 0 ? ("", "nothing says more") : (string.Join(", ", strongest.Where(e => e.IsWord).Select(e => e.Because)), "because: " + string.Join(", ", strongest.Select(e => e.IsWord ? $"'{e.Because}'" : e.Because)));
    }

    private IEnumerable<(RecordKind Kind, double Weight, string Because, bool IsWord)> Of(RecordKind kind) => _entries.Where(e => e.Kind == kind).OrderByDescending(e => e.Weight);
}
