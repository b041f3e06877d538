using Wiker.Ingest.Publisher.Templates;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>What the feed templates see, in <c>snake_case</c>. Absolute addresses only.</summary>
public sealed record FeedModel
{
    /// <summary>Heading of the feed.</summary>
    public required string Title { get; init; }
    /// <summary>One sentence on what it holds.</summary>
    public required string Description { get; init; }
    /// <summary>The site's page.</summary>
    public required string HomeUrl { get; init; }
    /// <summary>The feed's own address.</summary>
    public required string SelfUrl { get; init; }
    /// <summary>The next page's address, or null.</summary>
    public required string? NextUrl { get; init; }
    /// <summary>Version of the program, beside its name in the generator mark.</summary>
    public required string Version { get; init; }
    /// <summary>The newest change of its items, RFC 3339; the epoch for an empty feed, so that the same answer is the same bytes.</summary>
    public required string Updated { get; init; }
    /// <summary>The same as RFC 822 writes it.</summary>
    public required string UpdatedRfc822 { get; init; }
    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "fr";
    /// <summary>The items, in the answer's order.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }
}

/// <summary>One item of a feed.</summary>
public sealed record FeedItem
{
    /// <summary><c>urn:ulid:ID</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Title, with the status before it when the thing doesn't take place as planned.</summary>
    public required string Title { get; init; }
    /// <summary>Our own page of the record.</summary>
    public required string Url { get; init; }
    /// <summary>The page at the source, http(s) only; or null.</summary>
    public required string? SourceUrl { get; init; }
    /// <summary>Plain text: dates, place and summary.</summary>
    public required string Text { get; init; }
    /// <summary>HTML of the whole item, rendered from <c>feeds/item.html.scriban</c>.</summary>
    public required string Html { get; init; }
    /// <summary><c>published ?? created</c>, RFC 3339.</summary>
    public required string Published { get; init; }
    /// <summary>The same as RFC 822 writes it.</summary>
    public required string PublishedRfc822 { get; init; }
    /// <summary>Last change, RFC 3339.</summary>
    public required string Updated { get; init; }
    /// <summary>Theme ids and the kind.</summary>
    public required IReadOnlyList<string> Categories { get; init; }
    /// <summary>Decimal degrees, or null.</summary>
    public required string? Lat { get; init; }
    /// <summary>Decimal degrees, or null.</summary>
    public required string? Lon { get; init; }
    /// <summary>Name and page of the first source.</summary>
    public required string SourceName { get; init; }
    /// <summary>Attributions and licences of every source in one line.</summary>
    public required string Rights { get; init; }
    /// <summary>BCP 47 tag, or null.</summary>
    public required string? Language { get; init; }
    /// <summary>Its picture, or null.</summary>
    public required FeedPicture? Picture { get; init; }
}

/// <summary>A picture in a feed: our own thumbnail, a JPEG. The alternative text is never empty; <paramref name="CreditLine"/> says in words whose it is and is to be shown beside it.</summary>
public sealed record FeedPicture(string Url, int Width, int Height, string Alt, string Credit, string? Licence, string CreditLine);

/// <summary>What <c>feeds/item.html.scriban</c> sees. No member may be called like a keyword of Scriban (<c>when</c>).</summary>
public sealed record FeedItemText(
    string Dates, string Place, string? Status, string? Summary, Markup? Body, string? Price, string? Distance, string? Link, string SourceName, string Rights, FeedPicture? Picture);
