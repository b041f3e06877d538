using Wiker.Ingest.Normalizer.Fields;

namespace Wiker.Ingest.Normalizer;

/// <summary>Bodies that people write, by the same allow-list as those that sources do.</summary>
public static class BodySanitizing
{
    /// <summary>The body without anything that could act in a reader's browser; null when nothing is left.</summary>
    public static string? Sanitize(string? body) => Bodies.Read(body, isHtml: true, page: "");
}
