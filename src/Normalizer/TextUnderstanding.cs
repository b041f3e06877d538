using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer;

/// <summary>One value read out of a text: how sure (0 to 1), the words that it was read from, where they stand, and why.</summary>
public sealed record Understood<T>(T Value, double Confidence, string Words, int Start, int Length, string Reason);

/// <summary>What a bare text says (<c>model.md</c> §2, batch understanding). Lists are empty and values null when it doesn't say.</summary>
public sealed record TextUnderstanding
{
    /// <summary>Times, sorted; each with its own confidence.</summary>
    public required IReadOnlyList<Understood<Occurrence>> Dates { get; init; }
    /// <summary>Other days that the dates could mean.</summary>
    public required IReadOnlyList<DateOnly> OtherDates { get; init; }
    public required Understood<EventRule>? Rule { get; init; }
    /// <summary>Communes that the text itself names, main first.</summary>
    public required IReadOnlyList<Understood<Commune>> Communes { get; init; }
    /// <summary>Other communes that the names could mean, for those that several share.</summary>
    public required IReadOnlyList<CommuneRef> OtherCommunes { get; init; }
    public required Understood<Place>? Place { get; init; }
    /// <summary>It happens on the net only.</summary>
    public required bool IsOnline { get; init; }
    public required IReadOnlyList<Understood<string>> Themes { get; init; }
    /// <summary>Themes that its words point to without carrying them.</summary>
    public IReadOnlyList<Understood<string>> OtherThemes { get; init; } = [];
    public required Understood<RecordKind> Kind { get; init; }
    /// <summary>Kinds that it could also be, the likeliest first, each with its share.</summary>
    public IReadOnlyList<Understood<RecordKind>> OtherKinds { get; init; } = [];
    public required Understood<RecordStatus> Status { get; init; }
    public required Contacts Contacts { get; init; }
    public required Understood<string>? Price { get; init; }
    /// <summary>Ages, access, registration and legal numbers that it tells, which records have no field for; <see cref="Understood{T}.Reason"/> names which.</summary>
    public IReadOnlyList<Understood<string>> Conditions { get; init; } = [];
    /// <summary>Its language by its words: fr, en, br, und for another; null when it is too short to tell.</summary>
    public string? Language { get; init; }
}
