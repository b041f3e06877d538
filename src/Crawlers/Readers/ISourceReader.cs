using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers;

/// <summary>Turns bytes into the source's own words. Does no I/O and never throws on bytes: what can't be read is an outcome or a rejection.</summary>
public interface ISourceReader
{
    /// <summary>The kind of source that it reads.</summary>
    SourceKind Kind { get; }

    /// <summary>
    /// Reads one page. <paramref name="listing"/> is the row that led here when the page is a detail page: its fields stand, the page completes them.
    /// </summary>
    ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing);
}

/// <summary>What a reader made of one page: a closed family.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    /// <summary>Readable. The findings may be produced while they are enumerated (once); enumerating doesn't throw.</summary>
    public sealed record Items(IEnumerable<Finding> Findings) : ReadOutcome;

    /// <summary>Readable, and rightly without an item (an empty channel, an empty table).</summary>
    public sealed record Empty : ReadOutcome;

    /// <summary>Readable, but <paramref name="Selector"/>, which used to find the items, finds nothing: the source has changed.</summary>
    public sealed record Changed(string Selector) : ReadOutcome;

    /// <summary>An error page that came with status 200; <paramref name="Evidence"/> quotes it.</summary>
    public sealed record ErrorPage(string Evidence) : ReadOutcome;

    /// <summary>Not the kind of document that it should be, or cut beyond repair.</summary>
    public sealed record Broken(string Detail) : ReadOutcome;
}

/// <summary>One thing that a reader finds in a page.</summary>
public abstract record Finding
{
    private Finding() { }

    /// <summary>An item, whole.</summary>
    public sealed record Found(RawItem Item) : Finding;

    /// <summary>A page to read too: the next page of a list (<paramref name="Listing"/> null), or a row's detail page, read with that row as its listing.</summary>
    public sealed record Follow(Uri Url, RawItem? Listing) : Finding;

    /// <summary>
    /// An item that the definition doesn't take (<c>keep</c>, <c>drop</c>). <paramref name="Id"/>: what the source calls it; null when that isn't known. <paramref name="IsAtOnce"/>: by its own wish
    /// (<c>drop-at-once</c>), which no doubt of the run puts off.
    /// </summary>
    public sealed record LeftOut(string? Id, bool IsAtOnce) : Finding;

    /// <summary>An item or value that had to be left out.</summary>
    public sealed record Refused(Rejection Rejection) : Finding;
}
