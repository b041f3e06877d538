using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;
using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>What came of a document that was read without a definition. <paramref name="Kind"/> is what it was taken for; null when nothing here reads such bytes.</summary>
public sealed record DocumentRead(ReadOutcome Outcome, SourceKind? Kind);

/// <summary>Reads a saved document of any known kind with no definition: <c>wiker read</c>, and the first look of discovery at an address.</summary>
public static class DocumentReading
{
    private static readonly SourceSchedule Never = new(TimeSpan.FromDays(1), null);

    /// <summary>
    /// Sniffs the kind and reads. <paramref name="fileName"/> (may be null) settles what bytes and Content-Type leave open; <paramref name="readers"/> are the readers
    /// by kind, of which those for feeds, calendars and data are used; <paramref name="profile"/> stands for the source. Never throws on bytes.
    /// </summary>
    public static DocumentRead Read(FetchedPage page, string? fileName, IReadOnlyList<ISourceReader> readers, SourceProfile profile)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(readers);
        ArgumentNullException.ThrowIfNull(profile);
        if (page.Body.IsEmpty)
            return new(new ReadOutcome.Broken("empty"), null);
        var text = DocumentText.Decode(page).Text;
        var kind = DocumentSniffer.KindOf(text, fileName, page.ContentType);
        var source = new SourceDefinition { Profile = profile, Kind = kind ?? SourceKind.Html, Url = page.Url, Schedule = Never, Origin = fileName ?? page.Url.ToString() };
        var outcome = kind switch
        {
            null => new ReadOutcome.Broken("none of the kinds that are read: page, feed, calendar, table, JSON, GeoJSON"),
            SourceKind.Html => PageReading.Read(page, profile),
            SourceKind.Json => Json(page, text, readers, source),
            SourceKind.Geojson => DataShapes.OfGeoJson(text) is { } block ? With(readers, source with { Geojson = block }, page) : Unmapped(),
            SourceKind.Csv => DataShapes.OfTable(text) is { } block ? With(readers, source with { Csv = block }, page) : Unmapped(),
            _ => With(readers, source, page),
        };
        return new(outcome, kind);
    }

    private static ReadOutcome Json(FetchedPage page, string text, IReadOnlyList<ISourceReader> readers, SourceDefinition source)
    {
        if (StatesLinkedData(text) && StructuredItems.InJsonLd(text, page.Url) is { Count: > 0 } stated)
            return new ReadOutcome.Items(stated.Select(i => new Finding.Found(i)).ToList());
        return DataShapes.OfJson(text) is { } block ? With(readers, source with { Json = block }, page) : Unmapped();
    }

    private static bool StatesLinkedData(string text) =>
        text.Contains("\"@type\"", StringComparison.Ordinal) && (text.Contains("\"@context\"", StringComparison.Ordinal) || text.Contains("\"@graph\"", StringComparison.Ordinal) || text.Contains("\"@id\"", StringComparison.Ordinal));

    private static ReadOutcome With(IReadOnlyList<ISourceReader> readers, SourceDefinition source, FetchedPage page) =>
        readers.FirstOrDefault(r => r.Kind == source.Kind) is { } reader
            ? reader.Read(page, source, null)
            : new ReadOutcome.Broken($"no reader for {JsonNamingPolicy.CamelCase.ConvertName(source.Kind.ToString())}");

    private static ReadOutcome.Broken Unmapped() => new("readable, but no column or property has a name that is known for a title");
}
