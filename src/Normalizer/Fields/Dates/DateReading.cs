using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>An occurrence, how sure it is, and which other days the words could mean.</summary>
internal sealed record SureOccurrence(Occurrence Occurrence, double Confidence, IReadOnlyList<DateOnly> Alternatives, string Reason);

/// <summary>What a text says of time. <paramref name="Deadline"/> is a last day that it names, which is no occasion; <paramref name="Words"/> the span that was read.</summary>
internal sealed record DateReading(
    IReadOnlyList<SureOccurrence> Occurrences,
    EventRule? Rule,
    double RuleConfidence,
    RecordStatus? Status,
    DateOnly? Deadline,
    string Words,
    IReadOnlyList<Range> Spans)
{
    public static DateReading None { get; } = new([], null, 0, null, null, "", []);

    public bool IsEmpty => Occurrences.Count == 0 && Rule is null;
}
