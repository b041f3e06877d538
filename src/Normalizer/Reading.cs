using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields;

namespace Wiker.Ingest.Normalizer;

/// <summary>
/// How one field came to its value: from which words of the source, how sure (0 to 1), what else they could mean, and why this was taken.
/// <paramref name="Part"/> and <paramref name="Field"/> are those of the source record and its JSON.
/// </summary>
public sealed record Reading(string Part, string Field, string Words, string Value, double Confidence, IReadOnlyList<string> Alternatives, string Reason);

/// <summary>What the normalizer makes of one raw item: source records (the main one first; none when it can't stand), what could not be read, and how each field was read.</summary>
public sealed record Normalized(IReadOnlyList<SourceRecord> Records, IReadOnlyList<Rejection> Rejections, IReadOnlyList<Reading> Readings)
{
    /// <summary>A birth, a death or a wedding by name: nothing of the item is to be kept.</summary>
    public bool IsCivilStatus => Records.Count == 0 && Rejections.Any(r => r.Reason == CivilStatus.Refusal);
}
