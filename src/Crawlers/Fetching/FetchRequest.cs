namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// What to ask for. <paramref name="ETag"/> and <paramref name="LastModified"/> are those of the copy that is held (null: none is held, and the answer
/// is never <see cref="FetchOutcome.NotModified"/>); <paramref name="Accept"/> null takes anything, documents and feeds first.
/// <paramref name="AsksRobots"/> false: a documented open API that a command, the configuration or a definition names, which invites programs in its terms while its portal bars crawlers from it (RFC 9309 §1 speaks of crawlers);
/// turns, caps and checks of the address stay. <paramref name="Key"/> goes to the scheme, host and port of <paramref name="Url"/> only, never on to others that it redirects to.
/// <paramref name="MostBytes"/> lowers <see cref="FetchingOptions.MaxBodyBytes"/> for this one document; null leaves it.
/// </summary>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null, string? Accept = null, bool AsksRobots = true, RequestKey? Key = null, int? MostBytes = null);
