using System.Collections.ObjectModel;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index;

/// <summary>
/// The index of published records: a projection of the change log, disposable. Two implementations answer alike: embedded, and Elasticsearch.
/// Nothing here leans on being in memory: every member but disposal may throw <see cref="IndexUnavailableException"/> while a server is away. All members are safe to call from several threads; writers are one at a time.
/// </summary>
public interface IRecordIndex : IAsyncDisposable
{
    /// <summary>The number of the last change that is durably applied; 0 for a new or discarded index.</summary>
    ValueTask<long> CursorAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The number of the last change that searches see: where to go on from. It need not be durable yet, and falls back to <see cref="CursorAsync"/>'s when a write fails
    /// or the process dies.
    /// </summary>
    ValueTask<long> AppliedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Applies changes, idempotently: an entry whose version isn't newer than the one held is skipped. Visible to searches when it returns.
    /// <paramref name="cursor"/> is the number up to which the log is now applied. After an exception ask <see cref="AppliedAsync"/> where to go on.
    /// </summary>
    ValueTask ApplyAsync(IReadOnlyList<IndexEntry> entries, long cursor, CancellationToken cancellationToken);

    /// <summary>Builds a new index from <paramref name="entries"/> beside the live one, which answers meanwhile, and switches over when it is whole.</summary>
    ValueTask RebuildAsync(IAsyncEnumerable<IndexEntry> entries, long cursor, CancellationToken cancellationToken);

    /// <summary>Answers a query; an empty answer is no fault.</summary>
    ValueTask<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken cancellationToken);
}

/// <summary>One record's state at a change number: its document, or a tombstone when <paramref name="Document"/> is null (withdrawn, refused, or merged away).</summary>
public sealed record IndexEntry(string Id, long Version, IndexDocument? Document);

/// <summary>What of a record can be searched, filtered and sorted.</summary>
public sealed record IndexDocument
{
    public required RecordKind Kind { get; init; }
    /// <summary>Weighs more than <see cref="Text"/> when ranking.</summary>
    public required string Title { get; init; }
    /// <summary>Everything else that may be searched: summary, bodies of any source, places in words, organizer, commune names.</summary>
    public required string Text { get; init; }
    /// <summary>Points that <c>near</c> counts by (for news also its communes' points), each with the commune that it lies in; the nearest counts. Points that aren't <see cref="LatLon.IsPlausible"/> are ignored.</summary>
    public required IReadOnlyList<IndexPoint> Points { get; init; }
    /// <summary>INSEE codes that it is about.</summary>
    public required IReadOnlyList<string> Communes { get; init; }
    public required IReadOnlyList<string> Themes { get; init; }
    public required IReadOnlyList<string> Sources { get; init; }
    public required RecordStatus? Status { get; init; }
    /// <summary>Events: every occurrence, rules already expanded, as wall time of the record's zone, sorted by start.</summary>
    public required IReadOnlyList<IndexSpan> Occurrences { get; init; }
    /// <summary><c>published ?? created</c>, UTC.</summary>
    public required DateTimeOffset Dated { get; init; }
    /// <summary>Offers and opportunities: last day that they hold; null: no end.</summary>
    public required DateOnly? Expires { get; init; }
}

/// <summary>A point with the INSEE code of the commune that it lies in (null when unknown).</summary>
public readonly record struct IndexPoint(LatLon Point, string? Commune);

/// <summary>
/// A span of wall-clock time, both ends inclusive for overlap. A day without a time spans 00:00 to 23:59; an unknown start is <see cref="DateTime.MinValue"/>;
/// an unknown end is the end of the start's day.
/// </summary>
public readonly record struct IndexSpan(DateTime Start, DateTime End);

/// <summary>A query with every name looked up, every default filled in and every day reckoned.</summary>
public sealed record IndexQuery
{
    /// <summary>Keep records with a point in this zone, and give their distance; null: no place condition.</summary>
    public IndexZone? Near { get; init; }
    /// <summary>Keep records that have one of these among their communes; empty: no condition.</summary>
    public IReadOnlyList<string> Communes { get; init; } = [];
    public BoundingBox? Bbox { get; init; }
    /// <summary>Never empty.</summary>
    public required IReadOnlyList<RecordKind> Kinds { get; init; }
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Sources { get; init; } = [];
    public IReadOnlyList<RecordStatus> Statuses { get; init; } = [];
    /// <summary>Events: keep those with an occurrence that overlaps [from, to], local days inclusive; null ends are open.</summary>
    public DateOnly? EventsFrom { get; init; }
    public DateOnly? EventsTo { get; init; }
    /// <summary>News: keep those dated in [from, to).</summary>
    public DateTimeOffset? NewsFrom { get; init; }
    public DateTimeOffset? NewsBefore { get; init; }
    /// <summary>Offers and opportunities that expired before this day are left out.</summary>
    public required DateOnly Today { get; init; }
    /// <summary>Text to match; null: none.</summary>
    public IndexText? Text { get; init; }
    public required QuerySort Sort { get; init; }
    /// <summary>1 to 5,000.</summary>
    public required int Limit { get; init; }
    /// <summary>Start after this position; null: from the start.</summary>
    public IndexPosition? After { get; init; }
    /// <summary>What to count over all matching records, on whichever page they stand; empty: nothing.</summary>
    public IReadOnlyList<QueryFacet> Facets { get; init; } = [];
    /// <summary>How fine to lay the cells of a map, one of <see cref="MapCell.Levels"/>; null: none are wanted.</summary>
    public int? MapLevel { get; init; }
}

/// <summary>
/// How many matching records have a value: a kind's name as the public writes it (<c>event</c>), a theme's or source's id, or an INSEE code that the record is about.
/// A record counts once for each of its values.
/// </summary>
public readonly record struct IndexFacetCount(string Value, int Count);

/// <summary>
/// A circle of <paramref name="RadiusMetres"/> around <paramref name="Centre"/>, plus the points that lie in the communes of <paramref name="Include"/>, minus those in <paramref name="Exclude"/>.
/// An EPCI is a zone with radius 0 and its members included. A commune in both lists is excluded. Of a record's points the nearest that is in the zone gives the distance;
/// a record without any point is in the zone when one of its communes is included (and not excluded), and comes last by distance.
/// </summary>
public sealed record IndexZone(LatLon Centre, double RadiusMetres, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude);

/// <summary>
/// Parsed text: every word (analysed, all must match), every phrase, and words that must not occur. Stop words ask for nothing: text of stop words alone is no condition.
/// A word that analysis takes apart (<c>Saint-Nazaire</c>) is a phrase.
/// </summary>
public sealed record IndexText(IReadOnlyList<string> Words, IReadOnlyList<string> Phrases, IReadOnlyList<string> Without)
{
    /// <summary>
    /// What somebody began to type of a title: every word but the last is a word of it as written (accents and articles aside, no endings cut), and the last is how one of its words
    /// begins. Only decides what matches, never how high it ranks; nothing but stop words asks for nothing. Null: none.
    /// </summary>
    public string? TitlePrefix { get; init; }
}

/// <summary>
/// The place of a hit in the order of its query: its sort value (metres; minutes since 0001-01-01 of the occurrence's start; score; Unix milliseconds of <see cref="IndexDocument.Dated"/>) and its id, which breaks ties.
/// By distance, −1 stands for "in the zone without a point". By date, records without an occurrence that counts come last and have −1 − the milliseconds from 0001-01-01 to
/// <see cref="IndexDocument.Dated"/>. By relevance without any word to score by, the order is that of <c>updated</c>.
/// <paramref name="Snapshot"/> names the state of the index that scores were reckoned in, where the order is by relevance; an index that no longer has it goes on with the present one.
/// In other orders it is the index's own, and may be null or another index's.
/// </summary>
public sealed record IndexPosition(double SortValue, string Id, string? Snapshot = null);

/// <summary>One hit. Distance is null without <see cref="IndexQuery.Near"/>, and for records that are in the zone without a point.</summary>
public sealed record IndexHit(string Id, double? DistanceMetres, IndexPosition Position);

/// <summary>The hits of one page in order, how many records match in all, and whether more follow.</summary>
public sealed record IndexAnswer(IReadOnlyList<IndexHit> Hits, int Total, bool HasMore)
{
    /// <summary>Most values of one facet.</summary>
    public const int MostFacetValues = 100;

    /// <summary>For each facet that was asked for its values, most frequent first, then by value; at most <see cref="MostFacetValues"/>.</summary>
    public IReadOnlyDictionary<QueryFacet, IReadOnlyList<IndexFacetCount>> Facets { get; init; } = ReadOnlyDictionary<QueryFacet, IReadOnlyList<IndexFacetCount>>.Empty;

    /// <summary>Most cells of one answer.</summary>
    public const int MostCells = 2_000;

    /// <summary>
    /// With <see cref="IndexQuery.MapLevel"/> the cells that hold a point of a matching record, from north to south and west to east; of the points those that lie in the query's zone count,
    /// without a zone all. Cells that the query's box doesn't touch are left out. Beyond <see cref="MostCells"/> those with the fewest records are.
    /// </summary>
    public IReadOnlyList<IndexCell> Cells { get; init; } = [];
}

/// <summary>A cell of a map: how many matching records have a point in it, the mean of those points, and the record's id where it is one alone.</summary>
public readonly record struct IndexCell(MapCell Cell, int Records, LatLon Mean, string? Id);
