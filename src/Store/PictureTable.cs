using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>Width and height in pixels.</summary>
public readonly record struct PixelSize(int Width, int Height);

/// <summary>Thumbnails of a picture: the name of their files under <c>pictures/</c> and how big each of the two is.</summary>
public sealed record KeptPicture(string Name, PixelSize Small, PixelSize Large);

/// <summary>A picture that records use.</summary>
/// <param name="Url">Where its source has it.</param>
/// <param name="Host">That address's host in lower case; of what is no address, only a text.</param>
/// <param name="Kept">Its thumbnails; null: none yet, or it can't be had or shown.</param>
/// <param name="ETag">Entity tag of what the thumbnails were made from.</param>
/// <param name="LastModified">The same, as sent.</param>
/// <param name="Due">When it is asked for next.</param>
/// <param name="Failures">Answers in a row that gave no picture, its own or its host's.</param>
/// <param name="Reason">Why the last answer gave none, in a word; null: it gave one, or none came yet.</param>
/// <param name="Detail">The same for people.</param>
public sealed record StoredPicture(
    string Url, string Host, KeptPicture? Kept, string? ETag, string? LastModified, DateTimeOffset Due, int Failures, string? Reason, string? Detail);

/// <summary>Pictures, which records use them, and how far the change log was followed for that.</summary>
public sealed class PictureTable
{
    private const string Columns =
        "p.url, p.host, p.name, p.small_width AS SmallWidth, p.small_height AS SmallHeight, p.large_width AS LargeWidth, p.large_height AS LargeHeight, p.etag AS ETag, p.last_modified AS LastModified, p.due, p.failures, p.reason, p.detail";

    private readonly StoreSession _session;

    internal PictureTable(StoreSession session) => _session = session;

    /// <summary>Number of the last change that the uses know.</summary>
    public long Cursor() => _session.Single<long>("SELECT number FROM picture_cursor");

    /// <summary>Notes how far the uses know the change log.</summary>
    public void SetCursor(long number) => _session.Execute("UPDATE picture_cursor SET number = @number", new { number });

    /// <summary>Notes that the record uses this picture and no other; one that is new is due at once. True when it used another before.</summary>
    public bool Use(string recordId, string sourceId, string url, DateTimeOffset now)
    {
        var before = _session.Single<string>("SELECT url FROM picture_uses WHERE record_id = @recordId", new { recordId });
        _session.Execute(
            """
            INSERT INTO picture_uses (record_id, source_id, url) VALUES (@recordId, @sourceId, @url)
            ON CONFLICT (record_id) DO UPDATE SET source_id = excluded.source_id, url = excluded.url
            """,
            new { recordId, sourceId, url });
        _session.Execute("INSERT INTO pictures (url, due) VALUES (@url, @now) ON CONFLICT (url) DO NOTHING", new { url, now = StoreSession.ToMilliseconds(now) });
        return before is not null && before != url;
    }

    /// <summary>Notes that the record uses none. True when it used one before.</summary>
    public bool Unuse(string recordId) => _session.Execute("DELETE FROM picture_uses WHERE record_id = @recordId", new { recordId }) > 0;

    /// <summary>Records that use the picture.</summary>
    public IReadOnlyList<string> UsersOf(string url) => _session.Query<string>("SELECT record_id FROM picture_uses WHERE url = @url ORDER BY record_id", new { url });

    /// <summary>Forgets pictures that no record uses; gives the names of thumbnails that no picture has any more, whose files are the caller's.</summary>
    public IReadOnlyList<string> DeleteUnused()
    {
        var names = _session.Query<string?>("DELETE FROM pictures WHERE NOT EXISTS (SELECT 1 FROM picture_uses u WHERE u.url = pictures.url) RETURNING name");
        return [.. names.OfType<string>().Distinct(StringComparer.Ordinal).Where(n => !HasName(n))];
    }

    /// <summary>The picture, or null when no record uses it.</summary>
    public StoredPicture? Find(string url) => _session.Single<Row>($"SELECT {Columns} FROM pictures p WHERE url = @url", new { url })?.ToStored();

    /// <summary>Thumbnails of the record's picture; null when it has none, or none yet.</summary>
    public KeptPicture? OfRecord(Record record) => record.Content.Image is { Url: { } url } ? KeptOf([url]).GetValueOrDefault(url) : null;

    /// <summary>Thumbnails by the pictures' addresses; those that have none are left out.</summary>
    public IReadOnlyDictionary<string, KeptPicture> KeptOf(IReadOnlyCollection<string> urls)
    {
        var kept = new Dictionary<string, KeptPicture>(urls.Count, StringComparer.Ordinal);
        foreach (var chunk in urls.Chunk(500))
        {
            foreach (var row in _session.Query<Row>($"SELECT {Columns} FROM pictures p WHERE name IS NOT NULL AND url IN @chunk", new { chunk }))
                kept[row.Url] = row.ToStored().Kept!;
        }
        return kept;
    }

    /// <summary>Pictures that are to be asked for by then, the longest due first, and of no host more than that many.</summary>
    public IReadOnlyList<StoredPicture> Due(DateTimeOffset now, int most, int mostOfHost) =>
    [
        // Left to itself SQLite walks all pictures by host, also when none is due.
        .. _session.Query<Row>(
            $"""
            SELECT {Columns} FROM (
                SELECT *, rowid AS n, ROW_NUMBER() OVER (PARTITION BY host ORDER BY due, rowid) AS place FROM pictures INDEXED BY pictures_due WHERE due <= @now) p
            WHERE place <= @mostOfHost ORDER BY due, n LIMIT @most
            """,
            new { now = StoreSession.ToMilliseconds(now), most, mostOfHost }).Select(r => r.ToStored()),
    ];

    /// <summary>Writes what came of asking; nothing when no record uses it any more.</summary>
    public void Save(StoredPicture picture) => _session.Execute(
        """
        UPDATE pictures SET name = @Name, small_width = @SmallWidth, small_height = @SmallHeight, large_width = @LargeWidth, large_height = @LargeHeight,
            etag = @ETag, last_modified = @LastModified, due = @Due, failures = @Failures, reason = @Reason, detail = @Detail WHERE url = @Url
        """,
        new
        {
            picture.Url,
            picture.Kept?.Name,
            SmallWidth = picture.Kept?.Small.Width ?? 0,
            SmallHeight = picture.Kept?.Small.Height ?? 0,
            LargeWidth = picture.Kept?.Large.Width ?? 0,
            LargeHeight = picture.Kept?.Large.Height ?? 0,
            picture.ETag,
            picture.LastModified,
            Due = StoreSession.ToMilliseconds(picture.Due),
            picture.Failures,
            picture.Reason,
            picture.Detail,
        });

    /// <summary>Puts off until that time whatever of the host is due before; each counts at least that many failures, so that the next pause is longer whichever is asked for.</summary>
    public void PutOff(string host, DateTimeOffset until, int failures) => _session.Execute(
        "UPDATE pictures SET due = @due, failures = MAX(failures, @failures) WHERE host = @host AND due < @due", new { host, due = StoreSession.ToMilliseconds(until), failures });

    /// <summary>The host answers again: what was put off for its sake alone is due.</summary>
    public void Resume(string host, DateTimeOffset now) => _session.Execute(
        "UPDATE pictures SET due = MIN(due, @now), failures = 0 WHERE host = @host AND failures > 0 AND reason IS NULL", new { host, now = StoreSession.ToMilliseconds(now) });

    /// <summary>Names of all thumbnails that a picture has.</summary>
    public IReadOnlyList<string> Names() => _session.Query<string>("SELECT DISTINCT name FROM pictures WHERE name IS NOT NULL");

    /// <summary>True when a picture has thumbnails of that name.</summary>
    public bool HasName(string name) => _session.Single<long>("SELECT EXISTS (SELECT 1 FROM pictures WHERE name = @name)", new { name }) != 0;

    /// <summary>Has pictures whose thumbnails bear one of these names asked for anew, whole.</summary>
    public void AskAgain(IEnumerable<string> names, DateTimeOffset now) => _session.ExecuteEach(
        "UPDATE pictures SET etag = NULL, last_modified = NULL, due = @now WHERE name = @name", names.Select(name => new { name, now = StoreSession.ToMilliseconds(now) }));

    /// <summary>Pictures of the source's records that could not be taken, as rejections of the field <c>image</c>.</summary>
    public IReadOnlyList<Rejection> RejectionsOf(string sourceId) =>
    [
        .. _session.Query<Row>(
            $"SELECT {Columns} FROM pictures p WHERE reason IS NOT NULL AND EXISTS (SELECT 1 FROM picture_uses u WHERE u.url = p.url AND u.source_id = @sourceId) ORDER BY p.rowid",
            new { sourceId }).Select(r => new Rejection(sourceId, r.Url, "image", r.Reason!, r.Detail ?? "")),
    ];

    private sealed record Row
    {
        public string Url { get; init; } = "";
        public string Host { get; init; } = "";
        public string? Name { get; init; }
        public long SmallWidth { get; init; }
        public long SmallHeight { get; init; }
        public long LargeWidth { get; init; }
        public long LargeHeight { get; init; }
        public string? ETag { get; init; }
        public string? LastModified { get; init; }
        public long Due { get; init; }
        public long Failures { get; init; }
        public string? Reason { get; init; }
        public string? Detail { get; init; }

        public StoredPicture ToStored() => new(
            Url,
            Host,
            Name is null ? null : new KeptPicture(Name, new((int)SmallWidth, (int)SmallHeight), new((int)LargeWidth, (int)LargeHeight)),
            ETag,
            LastModified,
            StoreSession.FromMilliseconds(Due),
            (int)Failures,
            Reason,
            Detail);
    }
}
