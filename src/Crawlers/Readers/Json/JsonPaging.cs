using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Readers.Fields;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>The way from one page of an answer to the next, by what the definition says of it.</summary>
internal static class JsonPaging
{
    /// <summary>The next page's address; null when this page is the last.</summary>
    public static Uri? Next(JsonElement root, JsonNext? next, ItemAssembly assembly, FetchedPage page)
    {
        if (next is { Parameter: { } parameter, Cursor: { } cursor })
            return Values(root, cursor) is { Count: > 0 } values ? NumberedPage.With(page.Requested, parameter, values) : null;
        if (next?.Parameter is { } counted)
        {
            return Total(root, next) is { } total && NumberedPage.Of(page.Requested, counted, next.From) + next.Step >= next.From + total
                ? null
                : NumberedPage.After(page.Requested, counted, next.From, next.Step);
        }
        return next?.LinkPath is { } text && Values(root, text) is [var link, ..] ? assembly.Resolve(link) : null;
    }

    /// <summary>What is missing on a page without items, when the answer says that there are more than the pages before it can have held; null when nothing is.</summary>
    public static string? MissesSome(JsonElement root, JsonNext? next, FetchedPage page) =>
        next?.Parameter is { } parameter && Total(root, next) is { } total && NumberedPage.Of(page.Requested, parameter, next.From) is var here && here < next.From + total
            ? string.Create(CultureInfo.InvariantCulture, $"no item, where {parameter} {here} of {total} is to have some")
            : null;

    private static long? Total(JsonElement root, JsonNext next) =>
        next.Total is { } path && Values(root, path) is [var written, ..] && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;

    private static List<string> Values(JsonElement root, string text)
    {
        try
        {
            return JsonPath.TryParse(text, out var path, out _)
                ? [.. path.Find(root).SelectMany(v => v.ValueKind == JsonValueKind.Array ? v.EnumerateArray().AsEnumerable() : [v]).Select(v => JsonFeedValues.Text(v)).OfType<string>().Where(v => !string.IsNullOrWhiteSpace(v))]
                : [];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }
}
