using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers;

/// <summary>What a publisher asks of those who re-use its pages, told in headers (and, for HTML, in meta elements with the same words).</summary>
public static class AskedReuse
{
    private static readonly string[] Reserving = ["noindex", "none", "noai"];

    /// <summary>The stricter re-use that the page's headers ask for; null when they ask for none.</summary>
    public static Reuse? From(FetchedPage page) => From(page.RobotsHeaders);

    /// <summary>The same for the text of directives: header values joined by commas, or a meta element's content.</summary>
    public static Reuse? From(string? directives)
    {
        if (string.IsNullOrWhiteSpace(directives))
            return null;
        foreach (var part in directives.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // "unavailable_after: …" and "otherbot: noindex" carry a value or speak to another robot; only our own name and bare words count.
            var (name, value) = part.Split([':', '='], 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left.ToLowerInvariant(), right) : (part.ToLowerInvariant(), null);
            var reserved = name switch
            {
                "tdm-reservation" => value is "1" or "true",
                "x-robots-tag" or "wiker" or "wikerbot" => Reserving.Contains(value?.ToLowerInvariant()),
                "1" => value is null, // the bare value of a tdm-reservation header
                _ => value is null && Reserving.Contains(name),
            };
            if (reserved)
                return Reuse.Link;
        }
        return null;
    }
}
