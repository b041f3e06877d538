namespace Wiker.Ingest.Store;

/// <summary>What is kept of a fetched page: for conditional requests, and to read it again. The body lies in <c>pages/</c> under its hash.</summary>
public sealed record KeptPage(
    string Url,
    string FinalUrl,
    string? ETag,
    string? LastModified,
    string? ContentType,
    string? Robots,
    string BodyHash,
    DateTimeOffset Fetched);

/// <summary>Kept pages by source and address.</summary>
public sealed class PageTable
{
    private const string Columns = "url, final_url AS FinalUrl, etag AS ETag, last_modified AS LastModified, content_type AS ContentType, robots, body, fetched";
    private readonly StoreSession _session;

    internal PageTable(StoreSession session) => _session = session;

    /// <summary>The page as last fetched, or null.</summary>
    public KeptPage? Find(string sourceId, string url) =>
        _session.Single<Row>($"SELECT {Columns} FROM pages WHERE source_id = @sourceId AND url = @url", new { sourceId, url })?.ToKept();

    /// <summary>Keeps the page in place of the one before.</summary>
    public void Save(string sourceId, KeptPage page) => _session.Execute(
        """
        INSERT INTO pages (source_id, url, final_url, etag, last_modified, content_type, robots, body, fetched)
        VALUES (@sourceId, @Url, @FinalUrl, @ETag, @LastModified, @ContentType, @Robots, @BodyHash, @fetched)
        ON CONFLICT (source_id, url) DO UPDATE SET final_url = excluded.final_url, etag = excluded.etag, last_modified = excluded.last_modified,
            content_type = excluded.content_type, robots = excluded.robots, body = excluded.body, fetched = excluded.fetched
        """,
        new { sourceId, page.Url, page.FinalUrl, page.ETag, page.LastModified, page.ContentType, page.Robots, page.BodyHash, fetched = StoreSession.ToMilliseconds(page.Fetched) });

    /// <summary>Every kept page, with its source.</summary>
    public IReadOnlyList<(string SourceId, KeptPage Page)> All() =>
        [.. _session.Query<Row>($"SELECT source_id AS SourceId, {Columns} FROM pages ORDER BY source_id, url").Select(r => (r.SourceId, r.ToKept()))];

    /// <summary>Notes that the page is still what it was at that time.</summary>
    public void Confirm(string sourceId, string url, DateTimeOffset at) =>
        _session.Execute("UPDATE pages SET fetched = @at WHERE source_id = @sourceId AND url = @url", new { sourceId, url, at = StoreSession.ToMilliseconds(at) });

    /// <summary>Forgets pages neither fetched nor confirmed since; gives how many, and the bodies that no page names any more.</summary>
    public (int Count, IReadOnlyList<string> Unnamed) DeleteFetchedBefore(DateTimeOffset limit)
    {
        var before = new { limit = StoreSession.ToMilliseconds(limit) };
        var bodies = _session.Query<string>("SELECT DISTINCT body FROM pages WHERE fetched < @limit", before);
        var count = _session.Execute("DELETE FROM pages WHERE fetched < @limit", before);
        return (count, [.. bodies.Where(b => !Names(b))]);
    }

    /// <summary>Forgets the page; its body's file is the caller's.</summary>
    public void Delete(string sourceId, string url) => _session.Execute("DELETE FROM pages WHERE source_id = @sourceId AND url = @url", new { sourceId, url });

    /// <summary>True when a page still names the body.</summary>
    public bool Names(string bodyHash) => _session.Single<long>("SELECT EXISTS (SELECT 1 FROM pages WHERE body = @bodyHash)", new { bodyHash }) != 0;

    private sealed record Row
    {
        public string SourceId { get; init; } = "";
        public string Url { get; init; } = "";
        public string FinalUrl { get; init; } = "";
        public string? ETag { get; init; }
        public string? LastModified { get; init; }
        public string? ContentType { get; init; }
        public string? Robots { get; init; }
        public string Body { get; init; } = "";
        public long Fetched { get; init; }

        public KeptPage ToKept() => new(Url, FinalUrl, ETag, LastModified, ContentType, Robots, Body, StoreSession.FromMilliseconds(Fetched));
    }
}
