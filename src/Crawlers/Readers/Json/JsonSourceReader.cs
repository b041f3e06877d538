using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
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
            ? JsonRoot.Read(page, block.Fields, [.. ItemSelection.Selects(block.Filter), .. block.Each is { } each ? [each] : Array.Empty<string>()], (roots, values) => ReadPage(roots, block, values, page, source))
            : new ReadOutcome.Broken("the definition has no json block");
    }

    private static ReadOutcome ReadPage(IReadOnlyList<JsonElement> roots, JsonBlock block, JsonValues values, FetchedPage page, SourceDefinition source)
    {
        if (Items(roots, block.Items) is not { } rows)
            return ErrorEvidence(roots[0]) is { } evidence ? new ReadOutcome.ErrorPage(evidence) : new ReadOutcome.Changed(block.Items!);
        if (rows.Count == 0)
            return JsonPaging.MissesSome(roots[0], block.Next, page) is { } missing ? new ReadOutcome.Broken(missing) : new ReadOutcome.Empty();
        if (block.Each is { } each && !rows.Any(r => IsThere(r, each)))
            return new ReadOutcome.Changed(each);
        List<JsonItem> items = [.. block.Each is null ? rows.Select(r => new JsonItem(r)) : rows.SelectMany(r => values.Elements(new JsonItem(r), block.Each).Select(e => new JsonItem(e, r))).Take(MaxItems)];
        // An answer without the list's envelope may be an error too: nothing in it is what the definition maps.
        if (items.Count > 0 && block.Fields.GetValueOrDefault(RawField.Title) is { } title && title.InOrder().All(r => r is { Value: null, Default: null }) && !items.Any(i => title.InOrder().Any(r => Finds(values, i, r))))
            return block.Items is null && ErrorEvidence(roots[0]) is { } error ? new ReadOutcome.ErrorPage(error) : new ReadOutcome.Changed(title.Select ?? title.Text ?? RawField.Title);
        // What is to be kept by a path that is gone would be lost without a word. Where no null is written at all (Opendatasoft's older form), a value that these items rightly lack looks the same:
        // such a page is believed, and a run that loses much by it is suspect.
        if (items.Count > 0 && block.Filter?.Keep.FirstOrDefault(rule => !items.Any(i => Has(values, i, rule.Select))) is { } lost && rows.Any(WritesNull))
            return new ReadOutcome.Changed(lost.Select);
        return new ReadOutcome.Items(Findings(items, roots[0], block, values, new ItemAssembly(page, source, block.Crs), page));
    }

    // Null counts: a row may rightly have none.
    private static bool IsThere(JsonElement row, string each) => JsonPath.TryParse(each, out var path, out _) && path.Find(row).Any();

    private static bool Finds(JsonValues values, JsonItem item, FieldRule rule)
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

    // Null counts: a whole page may rightly lack the value.
    private static bool Has(JsonValues values, JsonItem item, string select)
    {
        try
        {
            return values.IsThere(item, select);
        }
        catch (InvalidOperationException)
        {
            return false; // as above
        }
    }

    private static bool WritesNull(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Object => value.EnumerateObject().Any(p => WritesNull(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(WritesNull),
        _ => false,
    };

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

    private static IEnumerable<Finding> Findings(List<JsonItem> items, JsonElement root, JsonBlock block, JsonValues values, ItemAssembly assembly, FetchedPage page)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < items.Count; i++)
        {
            findings.Clear();
            AddItem(items[i], string.Create(CultureInfo.InvariantCulture, $"item {i + 1}"), block, values, assembly, findings);
            foreach (var finding in findings)
                yield return finding;
        }
        if (JsonPaging.Next(root, block.Next, assembly, page) is { } next && next != page.Requested && next != page.Url)
            yield return new Finding.Follow(next, null);
    }

    private static void AddItem(JsonItem item, string locator, JsonBlock block, JsonValues values, ItemAssembly assembly, List<Finding> findings)
    {
        try
        {
            if (item.Own.ValueKind != JsonValueKind.Object)
                findings.Add(assembly.Refused(locator, null, "item-unreadable", $"not an object but {item.Own.ValueKind}"));
            else if (ItemSelection.Of(block.Filter, select => values.FindAt(item, select)) is var choice and not ItemChoice.Taken)
                findings.Add(ItemAssembly.LeftOut(choice, block.Fields, rule => values.Find(item, rule)));
            else
                assembly.Add(locator, block.Fields, (_, rule) => values.Find(item, rule), null, findings);
        }
        catch (InvalidOperationException e)
        {
            findings.Add(assembly.Refused(locator, null, "item-unreadable", e.Message));
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
