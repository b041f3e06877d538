using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>
/// What the page and its headers ask of machines. <paramref name="NoIndex"/> quotes the word that keeps the page out, null when none does;
/// <paramref name="Asked"/> is the stricter re-use asked for.
/// </summary>
internal sealed record PageRights(string? NoIndex, bool NoFollow, Reuse? Asked)
{
    /// <summary>Reads meta robots, <c>tdm-reservation</c> and the headers that the fetcher kept.</summary>
    public static PageRights Of(HtmlPage page, FetchedPage fetched)
    {
        var (noIndex, noFollow, asked) = ((string?)null, false, AskedReuse.From(fetched));
        foreach (var meta in page.Document.QuerySelectorAll("meta[name][content]").Take(500))
        {
            var (name, content) = (meta.GetAttribute("name")!.Trim().ToLowerInvariant(), meta.GetAttribute("content")!);
            if (name is "tdm-reservation" && content.Trim() == "1")
                asked = Reuse.Link;
            else if (name is "robots" or "wiker" or "wikerbot")
                Take(content, "meta robots");
        }
        if (fetched.RobotsHeaders is { } headers)
            Take(headers, "X-Robots-Tag");
        return new(noIndex, noFollow, asked);

        void Take(string directives, string from)
        {
            foreach (var directive in directives.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                // A directive for one named robot ("googlebot: noindex") isn't ours, unless the name is; nor is one with a value.
                var colon = directive.LastIndexOf(':');
                if (colon > 0 && directive[..colon].Trim().ToLowerInvariant() is not ("x-robots-tag" or "wiker" or "wikerbot"))
                    continue;
                switch (directive[(colon + 1)..].Trim().ToLowerInvariant())
                {
                    case "noindex" or "none":
                        noIndex ??= $"{from}: {directive}";
                        break;
                    case "nofollow":
                        noFollow = true;
                        break;
                    case "noai" or "noml" or "notrain":
                        asked = Reuse.Link;
                        break;
                }
            }
        }
    }

    /// <summary>The stricter of two wishes.</summary>
    public static Reuse? Stricter(Reuse? a, Reuse? b) => a is null ? b : b is null || a > b ? a : b;
}
