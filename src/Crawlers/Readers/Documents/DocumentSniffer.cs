using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>What kind of document bytes are: by what they begin with; the name and the declared type only settle what the bytes leave open.</summary>
internal static class DocumentSniffer
{
    private const int Window = 8_192;

    /// <summary>The kind, or null for what none of the readers takes (pictures, PDF, an empty file).</summary>
    public static SourceKind? KindOf(string text, string? fileName, string? contentType)
    {
        var start = text.AsSpan().TrimStart();
        var head = start[..Math.Min(start.Length, Window)];
        if (head.IsEmpty || head.Contains('\0') || head.StartsWith("%PDF", StringComparison.Ordinal) || head.StartsWith("PK\u0003", StringComparison.Ordinal))
            return null;
        if (head.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            return SourceKind.Calendar;
        if (head[0] is '{' or '[')
            return OfJson(head, start);
        if (head[0] == '<')
            return OfMarkup(head);
        var name = Path.GetExtension(fileName ?? "").ToUpperInvariant();
        if (name is ".CSV" or ".TSV" || contentType?.Contains("csv", StringComparison.OrdinalIgnoreCase) == true)
            return SourceKind.Csv;
        // Warnings of PHP stand before the document, a calendar or a feed as well as a page.
        if (head.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            return SourceKind.Calendar;
        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase))
            return SourceKind.Html;
        if (head.Contains("<rss", StringComparison.OrdinalIgnoreCase) || head.Contains("<feed", StringComparison.OrdinalIgnoreCase))
            return SourceKind.Feed;
        if (name is ".HTML" or ".HTM" || contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
            return SourceKind.Html;
        return LooksLikeTable(head) ? SourceKind.Csv : head.Contains('<') ? SourceKind.Html : null;
    }

    private static SourceKind OfJson(ReadOnlySpan<char> head, ReadOnlySpan<char> whole)
    {
        if (head.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase))
            return SourceKind.Feed;
        // Member order is free: the type may stand after a long list of features.
        return whole.Contains("\"FeatureCollection\"", StringComparison.Ordinal) || (head.Contains("\"Feature\"", StringComparison.Ordinal) && head.Contains("\"geometry\"", StringComparison.Ordinal))
            ? SourceKind.Geojson
            : SourceKind.Json;
    }

    private static SourceKind OfMarkup(ReadOnlySpan<char> head)
    {
        foreach (var root in (ReadOnlySpan<string>)["<html", "<!doctype html", "<head", "<body"])
        {
            if (head.Contains(root, StringComparison.OrdinalIgnoreCase))
                return SourceKind.Html;
        }
        foreach (var root in (ReadOnlySpan<string>)["<rss", "<feed", "<rdf:RDF", "<channel", "<atom:feed"])
        {
            if (head.Contains(root, StringComparison.OrdinalIgnoreCase))
                return SourceKind.Feed;
        }
        return head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? SourceKind.Feed : SourceKind.Html;
    }

    /// <summary>A header line and at least one more with as many separators.</summary>
    private static bool LooksLikeTable(ReadOnlySpan<char> head)
    {
        var end = head.IndexOf('\n');
        if (end <= 0)
            return false;
        var header = head[..end];
        var rest = head[(end + 1)..];
        var second = rest.IndexOf('\n') is var next and >= 0 ? rest[..next] : rest;
        foreach (var separator in (ReadOnlySpan<char>)[';', '\t', '|', ','])
        {
            var columns = header.Count(separator);
            if (columns >= 2 && second.Count(separator) >= columns)
                return true;
        }
        return false;
    }
}
