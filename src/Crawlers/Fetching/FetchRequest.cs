namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// What to ask for. <paramref name="ETag"/> and <paramref name="LastModified"/> are those of the copy that is held (null: none is held, and the answer
/// is never <see cref="FetchOutcome.NotModified"/>); <paramref name="Accept"/> null takes anything, documents and feeds first.
/// <paramref name="AsksRobots"/> false: an open API that a person asks by a command, which is no crawl (RFC 9309 §1 speaks of crawlers; portals bar them from their APIs);
/// turns, caps and checks of the address stay. <paramref name="MostBytes"/> lowers <see cref="FetchingOptions.MaxBodyBytes"/> for this one document; null leaves it.
/// </summary>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null, string? Accept = null, bool AsksRobots = true, int? MostBytes = null);
