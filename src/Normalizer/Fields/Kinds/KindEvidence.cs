using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Kinds;

/// <summary>What speaks for and against each kind, with its weight and its reason.</summary>
internal sealed class KindEvidence(double fading)
{
    private const int MostReasons = 4;
    private static readonly int Kinds = Enum.GetValues<RecordKind>().Length;
    private readonly List<Entry> _entries = new(32);

    // A word is cut out of its text only when it is a reason that is told.
    private readonly record struct Entry(RecordKind Kind, double Weight, string Because, int Start, int Length)
    {
        public bool IsWord => Length > 0;

        public string Word => Because.Substring(Start, Length);
    }

    public void Add(RecordKind kind, double weight, string because) => _entries.Add(new(kind, weight, because, 0, 0));

    /// <summary>A word of a text, by its place in it.</summary>
    public void AddWord(RecordKind kind, double weight, string text, int start, int length) => _entries.Add(new(kind, weight, text, start, length));

    /// <summary>What speaks for each kind, the strongest first and each one after it for less, less all that speaks against it.</summary>
    public double[] Scores()
    {
        _entries.Sort((a, b) => b.Weight.CompareTo(a.Weight));
        var scores = new double[Kinds];
        Span<double> worth = stackalloc double[Kinds];
        worth.Fill(1);
        foreach (var entry in _entries)
        {
            scores[(int)entry.Kind] += entry.Weight > 0 ? entry.Weight * worth[(int)entry.Kind] : entry.Weight;
            worth[(int)entry.Kind] *= fading;
        }
        return scores;
    }

    /// <summary>The weight of the text's own words for a kind, times and grammar aside.</summary>
    public double WordsOf(RecordKind kind)
    {
        var sum = 0.0;
        foreach (var entry in _entries)
            sum += entry.Kind == kind && entry.IsWord ? entry.Weight : 0;
        return sum;
    }

    /// <summary>The strongest reasons for a kind: the words of the text, and all in a sentence.</summary>
    public (string Words, string Reason) Because(RecordKind kind)
    {
        var strongest = _entries.Where(e => e.Kind == kind && e.Weight > 0.05).OrderByDescending(e => e.Weight).Take(MostReasons).ToList();
        return strongest.Count == 0 ? ("", "nothing says more") : (string.Join(", ", strongest.Where(e => e.IsWord).Select(e => e.Word)), "because: " + string.Join(", ", strongest.Select(e => e.IsWord ? $"'{e.Word}'" : e.Because)));
    }
}
