using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Readers.Fields;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>Reads the answers of APIs and JSON exports: items by a path, fields by paths in each, and the way to the next page.</summary>
public sealed class JsonSourceReader : ISourceReader
{
    private const int MaxItems = 200_000;
    private static readonly string[] ErrorNames = ["error", "errors", "error_code", "errorCode", "exception", "message"];

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Json;

    /// <inheritdoc/>
    /// <remarks>Pages of an answer are lists: <paramref name="listing"/> is never led here and is left aside.</remarks>
    public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(source);
        return source.Json is { } block
            ? JsonRoot.Read(page, block.Fields, (roots, values) => ReadPage(roots, block, values, page, source))
            : new ReadOutcome.Broken("the definition has no json block");
    }

    private static ReadOutcome ReadPage(IReadOnlyList<JsonElement> roots, JsonBlock block, JsonValues values, FetchedPage page, SourceDefinition source)
    {
        if (Items(roots, block.Items) is not { } items)
            return ErrorEvidence(roots[0]) is { } evidence ? new ReadOutcome.ErrorPage(evidence) : new ReadOutcome.Changed(block.Items!);
        if (items.Count == 0)
            return new ReadOutcome.Empty();
        // An answer without the list's envelope may be an error too: nothing in it is what the definition maps.
        if (block.Fields.GetValueOrDefault(RawField.Title) is { Value: null, Default: null, Select: { } select } title && !items.Any(i => Finds(values, i, title)))
            return block.Items is null && ErrorEvidence(roots[0]) is { } error ? new ReadOutcome.ErrorPage(error) : new ReadOutcome.Changed(select);
        return new ReadOutcome.Items(Findings(items, roots[0], block, values, new ItemAssembly(page, source, block.Crs), page));
    }

    private static bool Finds(JsonValues values, JsonElement item, FieldRule rule)
    {
        try
        {
            return values.Find(item, rule).Any(v => !string.IsNullOrWhiteSpace(v));
        }
        catch (InvalidOperationException)
        {
            return false; // an escaped half of a surrogate pair in a name: that item is refused by itself later
        }
    }

    // Null: the path leads nowhere. A null at its end is an empty list, as some servers write one.
    private static List<JsonElement>? Items(IReadOnlyList<JsonElement> roots, string? path)
    {
        if (path is null)
            return roots is [{ ValueKind: JsonValueKind.Array } list] ? [.. list.EnumerateArray().Take(MaxItems)] : [.. roots.Take(MaxItems)];
        if (!JsonPath.TryParse(path, out var way, out _))
            return null;
        var found = roots.SelectMany(way.Find).ToList();
        // "[*]" over an empty list finds nothing, rightly: what it is the list of tells.
        if (found.Count == 0)
            return path.EndsWith("[*]", StringComparison.Ordinal) && path.Length > 3 && Items(roots, path[..^3]) is { Count: 0 } ? [] : null;
        return [.. found.Where(f => f.ValueKind != JsonValueKind.Null).SelectMany(f => f.ValueKind == JsonValueKind.Array ? f.EnumerateArray().AsEnumerable() : [f]).Take(MaxItems)];
    }

    private static IEnumerable<Finding> Findings(List<JsonElement> items, JsonElement root, JsonBlock block, JsonValues values, ItemAssembly assembly, FetchedPage page)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < items.Count; i++)
        {
            findings.Clear();
            AddItem(items[i], string.Create(CultureInfo.InvariantCulture, $"item {i + 1}"), block, values, assembly, findings);
            foreach (var finding in findings)
                yield return finding;
        }
        if (Next(root, block.Next, assembly, page) is { } next && next != page.Requested && next != page.Url)
            yield return new Finding.Follow(next, null);
    }

    private static void AddItem(JsonElement item, string locator, JsonBlock block, JsonValues values, ItemAssembly assembly, List<Finding> findings)
    {
        try
        {
            if (item.ValueKind == JsonValueKind.Object)
                assembly.Add(locator, block.Fields, (_, rule) => values.Find(item, rule), null, findings);
            else
                findings.Add(assembly.Refused(locator, null, "item-unreadable", $"not an object but {item.ValueKind}"));
        }
        catch (InvalidOperationException e)
        {
            findings.Add(assembly.Refused(locator, null, "item-unreadable", e.Message));
        }
    }

    private static Uri? Next(JsonElement root, JsonNext? next, ItemAssembly assembly, FetchedPage page)
    {
        if (next?.Parameter is { } parameter)
            return NumberedPage.After(page.Requested, parameter, next.From);
        if (next?.LinkPath is not { } text || !JsonPath.TryParse(text, out var path, out _))
            return null;
        try
        {
            return path.Find(root).Select(v => JsonFeedValues.Text(v)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) is { } link ? assembly.Resolve(link) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? ErrorEvidence(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in ErrorNames)
        {
            if (root.TryGetProperty(name, out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                return WrongContent.Short($"{name}: {error.GetRawText()}");
        }
        return null;
    }
}
