using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Readers.Text;

/// <summary>A document's text, for who looks through it and doesn't read it.</summary>
public static class PageText
{
    /// <summary>The text of a page; every input gives some.</summary>
    public static string Of(FetchedPage page) => DocumentText.Decode(page).Text;

    /// <summary>The text of a kept body.</summary>
    public static string Of(ReadOnlySpan<byte> body, string? contentType) => DocumentText.Decode(body, contentType).Text;
}
