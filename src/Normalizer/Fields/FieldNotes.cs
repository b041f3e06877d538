using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>What is noted while an item is read: how each field came to its value, and which values could not be read.</summary>
internal sealed class FieldNotes(string sourceId, string locator)
{
    private const int LongestQuote = 200;
    private readonly List<Reading> _readings = [];
    private readonly List<Rejection> _rejections = [];
    private Dictionary<string, double> _confidence = new(StringComparer.Ordinal);
    private string _part = "";

    public IReadOnlyList<Reading> Readings => _readings;

    public IReadOnlyList<Rejection> Rejections => _rejections;

    /// <summary>Another source record of the same item begins: what follows is noted for it.</summary>
    public void Begin(string part) => (_part, _confidence) = (part, new(StringComparer.Ordinal));

    /// <summary>Confidence of each field noted for the present part, by JSON name.</summary>
    public IReadOnlyDictionary<string, double> Confidence => _confidence;

    public void Note(string field, string words, string value, double confidence, string reason, IReadOnlyList<string>? alternatives = null)
    {
        var rounded = Math.Round(Math.Clamp(confidence, 0, 1), 2);
        _confidence[field] = rounded;
        _readings.Add(new(_part, field, Quote(words), Quote(value), rounded, alternatives ?? [], reason));
    }

    public void Refuse(string field, string reason, string detail)
    {
        // Two parts of an item read the same fields: once is enough.
        var rejection = new Rejection(sourceId, locator, field, reason, Quote(detail));
        if (!_rejections.Contains(rejection))
            _rejections.Add(rejection);
    }

    private static string Quote(string words) => words.Length <= LongestQuote ? words : ItemWords.Capped(words, LongestQuote) + "…";
}
