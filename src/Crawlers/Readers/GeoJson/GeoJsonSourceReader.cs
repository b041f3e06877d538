using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Coordinates;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Readers.Fields;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.GeoJson;

/// <summary>
/// Reads features (RFC 7946): a collection, a single one, a bare list, or one a line. The JSON is walked as it is and only geometries go to NetTopologySuite,
/// since its reader refuses a whole collection for one bad feature, and properties are of any shape.
/// </summary>
public sealed class GeoJsonSourceReader : ISourceReader
{
    private const int MaxFeatures = 200_000;

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Geojson;

    /// <inheritdoc/>
    /// <remarks>Features have no detail pages: <paramref name="listing"/> is never led here and is left aside.</remarks>
    public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(source);
        return source.Geojson is { } block
            ? JsonRoot.Read(page, block.Fields, ItemSelection.Selects(block.Filter), (roots, values) => ReadPage(roots, block, values, page, source))
            : new ReadOutcome.Broken("the definition has no geojson block");
    }

    private static ReadOutcome ReadPage(IReadOnlyList<JsonElement> roots, GeoJsonBlock block, JsonValues values, FetchedPage page, SourceDefinition source)
    {
        if (Features(roots) is not { } features)
            return new ReadOutcome.Changed("features");
        if (features.Count == 0)
            return new ReadOutcome.Empty();
        if (block.Fields.GetValueOrDefault(RawField.Title) is { Value: null, Default: null, Select: { } select } title && !features.Any(f => HasTitle(f, values, title)))
            return new ReadOutcome.Changed(select);
        var crs = block.Crs ?? FeaturePoint.StatedSystem(roots[0]);
        return new ReadOutcome.Items(Findings(features, block, values, new ItemAssembly(page, source, crs), CoordinateSystems.Of(crs)));
    }

    private static List<JsonElement>? Features(IReadOnlyList<JsonElement> roots)
    {
        if (roots is not [var root])
            return [.. roots.Take(MaxFeatures)];
        if (root.ValueKind == JsonValueKind.Array)
            return [.. root.EnumerateArray().Take(MaxFeatures)];
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (root.TryGetProperty("features", out var list))
            return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Take(MaxFeatures)] : list.ValueKind == JsonValueKind.Null ? [] : null;
        return root.TryGetProperty("properties", out _) && root.TryGetProperty("geometry", out _) ? [root] : null;
    }

    private static bool HasTitle(JsonElement feature, JsonValues values, FieldRule title)
    {
        try
        {
            return Properties(feature) is { } properties && values.Find(properties, title).Any(v => !string.IsNullOrWhiteSpace(v));
        }
        catch (InvalidOperationException)
        {
            return false; // an escaped half of a surrogate pair in a name: that feature is refused by itself later
        }
    }

    private static IEnumerable<Finding> Findings(List<JsonElement> features, GeoJsonBlock block, JsonValues values, ItemAssembly assembly, PlanePoints? plane)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < features.Count; i++)
        {
            findings.Clear();
            AddFeature(features[i], string.Create(CultureInfo.InvariantCulture, $"feature {i + 1}"), block, values, assembly, plane, findings);
            foreach (var finding in findings)
                yield return finding;
        }
    }

    private static void AddFeature(JsonElement feature, string locator, GeoJsonBlock block, JsonValues values, ItemAssembly assembly, PlanePoints? plane, List<Finding> findings)
    {
        try
        {
            if (Properties(feature) is not { } properties)
            {
                findings.Add(assembly.Refused(locator, null, "item-unreadable", "a feature without properties"));
                return;
            }
            if (ItemSelection.Of(block.Filter, select => values.FindAt(new JsonItem(properties), select)) is var choice and not ItemChoice.Taken)
            {
                findings.Add(ItemAssembly.LeftOut(choice, block.Fields, rule => values.Find(properties, rule), OwnId(feature)));
                return;
            }
            var mapped = block.Fields.ContainsKey(RawField.Lat) || block.Fields.ContainsKey(RawField.Lon);
            string? fault = null;
            var point = mapped ? null : FeaturePoint.Of(feature, plane, out fault);
            if (fault is not null)
                findings.Add(assembly.Refused(locator, RawField.Lat, "point-unreadable", fault));
            var first = findings.Count;
            assembly.Add(locator, block.Fields, (_, rule) => values.Find(properties, rule), point, findings);
            if (!block.Fields.ContainsKey(RawField.Id) && OwnId(feature) is { } id && findings.Count > first && findings[^1] is Finding.Found found)
                findings[^1] = new Finding.Found(found.Item.With(RawField.Id, id));
        }
        catch (InvalidOperationException e)
        {
            findings.Add(assembly.Refused(locator, null, "item-unreadable", e.Message));
        }
    }

    // A feature's own id stands outside of its properties (RFC 7946 §3.2).
    private static string? OwnId(JsonElement feature) => feature.TryGetProperty("id", out var id) && JsonFeedValues.Text(id)?.Trim() is { Length: > 0 } text ? text : null;

    private static JsonElement? Properties(JsonElement feature) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? properties : null;
}
