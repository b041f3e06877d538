namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// What to ask for. <paramref name="ETag"/> and <paramref name="LastModified"/> are those of the copy that is held (null: none is held, and the answer
/// is never <see cref="FetchOutcome.NotModified"/>); <paramref name="Accept"/> null takes anything, documents and feeds first.
/// </summary>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null, string? Accept = null);
