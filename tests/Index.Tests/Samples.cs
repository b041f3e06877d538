using System.Globalization;

namespace Wiker.Ingest.Index.Tests;

/// <summary>Short ways to write documents and queries in tests: Donges is the centre, days are in March 2026.</summary>
internal static class Samples
{
    public static readonly LatLon Donges = new(47.3183, -2.0756);
    public static readonly DateOnly Today = new(2026, 3, 10);
    public static readonly RecordKind[] AllKinds = Enum.GetValues<RecordKind>();

    /// <summary>A point so many metres north of Donges.</summary>
    public static LatLon North(double metres) => Donges with { Lat = Donges.Lat + (metres / 111_195.08) };

    public static IndexPoint At(double metresNorth, string? commune = "44052") => new(North(metresNorth), commune);

    public static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static IndexSpan Span(string start, string end) => new(DateTime.Parse(start, CultureInfo.InvariantCulture), DateTime.Parse(end, CultureInfo.InvariantCulture));

    /// <summary>A whole day, as the contract has it.</summary>
    public static IndexSpan Day(string day) => Span(day + "T00:00", day + "T23:59");

    public static IndexDocument Document(RecordKind kind = RecordKind.Service, string title = "Mairie", string text = "") => new()
    {
        Kind = kind,
        Title = title,
        Text = text,
        Points = [],
        Communes = [],
        Themes = [],
        Sources = [],
        Status = null,
        Occurrences = [],
        Dated = Moment("2026-03-01T12:00Z"),
        Expires = null,
    };

    public static IndexDocument Event(params IndexSpan[] occurrences) => Document(RecordKind.Event, "Fest-noz") with { Occurrences = occurrences, Status = RecordStatus.Scheduled };

    public static IndexQuery Query(QuerySort sort = QuerySort.Updated) => new() { Kinds = AllKinds, Today = Today, Sort = sort, Limit = 100 };

    public static IndexQuery Near(double radiusMetres, IReadOnlyList<string>? include = null, IReadOnlyList<string>? exclude = null) =>
        Query(QuerySort.Distance) with { Near = new(Donges, radiusMetres, include ?? [], exclude ?? []) };

    public static IndexQuery Words(params string[] words) => Query() with { Text = new(words, [], []) };

    public static IndexQuery Phrase(string phrase) => Query() with { Text = new([], [phrase], []) };
}
