using System.Text.Json.Serialization;
using Wiker.Ingest.Index.Analysis;
using Wiker.Ingest.Index.Elasticsearch.Queries;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>A record's document as the server keeps it (<see cref="IndexShape"/> has the types). A tombstone has <see cref="Id"/> and <see cref="Gone"/> alone.</summary>
internal sealed record IndexedRecord
{
    public required string Id { get; init; }
    /// <summary>A tombstone's moment in Unix milliseconds; null for a live record.</summary>
    public long? Gone { get; init; }
    public string? Kind { get; init; }
    /// <summary>The title's words as written, for what somebody began to type.</summary>
    public string? Title { get; init; }
    /// <summary>Terms of title (so often as it weighs) and text.</summary>
    public IReadOnlyList<string>? Words { get; init; }
    /// <summary>All points, for plain circles.</summary>
    public IReadOnlyList<IndexedPlace>? At { get; init; }
    /// <summary>The same with their communes, as nested documents.</summary>
    public IReadOnlyList<IndexedPoint>? Points { get; init; }
    public bool? Placed { get; init; }
    public IReadOnlyList<string>? Communes { get; init; }
    public IReadOnlyList<string>? Themes { get; init; }
    public IReadOnlyList<string>? Sources { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<IndexedSpan>? Occurrences { get; init; }
    /// <summary>Unix milliseconds.</summary>
    public long? Dated { get; init; }
    /// <summary>Day number of the last day; <see cref="NeverExpires"/> without one.</summary>
    public int? Expires { get; init; }

    public const int NeverExpires = int.MaxValue;

    public static IndexedRecord Of(IndexEntry entry, DateTimeOffset now)
    {
        if (entry.Document is not { } document)
            return Tombstone(entry.Id, now);
        IndexPoint[] points = [.. document.Points.Where(p => p.Point.IsPlausible)];
        var title = TermText.Of(document.Title);
        return new IndexedRecord
        {
            Id = entry.Id,
            Kind = WireWord.Of(document.Kind),
            Title = TermText.AsWritten(document.Title),
            Words = [.. Enumerable.Repeat(title, FrenchText.TitleWeight), TermText.Of(document.Text)],
            At = [.. points.Select(p => new IndexedPlace(p.Point.Lat, p.Point.Lon))],
            // -0.0 + 0.0 is 0.0: the server holds the two apart.
            Points = [.. points.Select(p => new IndexedPoint(new(p.Point.Lat, p.Point.Lon), p.Point.Lat + 0.0, p.Point.Lon + 0.0, p.Commune) { Cells = MapCells.KeysOf(p.Point) })],
            Placed = points.Length > 0,
            Communes = document.Communes,
            Themes = document.Themes,
            Sources = document.Sources,
            Status = document.Status is { } status ? WireWord.Of(status) : null,
            Occurrences = [.. document.Occurrences.Select(s => new IndexedSpan(Moments.Minutes(s.Start), Moments.Minutes(s.End)))],
            Dated = Moments.UnixMilliseconds(document.Dated),
            Expires = document.Expires?.DayNumber ?? NeverExpires,
        };
    }

    public static IndexedRecord Tombstone(string id, DateTimeOffset now) => new() { Id = id, Gone = now.ToUnixTimeMilliseconds() };
}

internal sealed record IndexedPlace(double Lat, double Lon);

/// <summary>A point twice: as the server's type, which rounds to a centimetre, and exactly.</summary>
internal sealed record IndexedPoint(IndexedPlace? At, double Lat, double Lon, string? Commune)
{
    /// <summary>Its cells of a map: <see cref="MapCells.KeysOf"/>.</summary>
    public IReadOnlyDictionary<string, long>? Cells { get; init; }

    [JsonIgnore]
    public LatLon Point => new(Lat, Lon);
}

/// <summary>Minutes since 0001-01-01.</summary>
internal sealed record IndexedSpan(long Start, long End);

/// <summary>Up to where an index is built, and from what; a document of its own beside the records.</summary>
internal sealed record IndexState(long Cursor, string Store, string Format)
{
    /// <summary>No record's id: those are ULIDs.</summary>
    public const string Id = "~state";
}

/// <summary>Moments as numbers, in the units of <see cref="IndexPosition"/>.</summary>
internal static class Moments
{
    private static readonly long EpochMilliseconds = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond;

    public static long Minutes(DateTime wall) => wall.Ticks / TimeSpan.TicksPerMinute;

    /// <summary>Rounded down, also before 1970.</summary>
    public static long UnixMilliseconds(DateTimeOffset moment) => (moment.UtcTicks / TimeSpan.TicksPerMillisecond) - EpochMilliseconds;

    /// <summary>Rounded up: the first millisecond that isn't before it.</summary>
    public static long UnixMillisecondsUp(DateTimeOffset moment) => ((moment.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond) - EpochMilliseconds;

    /// <summary>Milliseconds since 0001-01-01 of a count since 1970.</summary>
    public static long SinceYearOne(long unixMilliseconds) => unixMilliseconds + EpochMilliseconds;

    public static long SinceEpoch(long milliseconds) => milliseconds - EpochMilliseconds;
}
