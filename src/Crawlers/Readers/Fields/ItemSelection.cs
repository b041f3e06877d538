using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Fields;

/// <summary>What a definition does with an item: takes it, leaves it out, or leaves it out by its own wish (<c>drop-at-once</c>).</summary>
internal enum ItemChoice { Taken, Dropped, DroppedAtOnce }

/// <summary>Which items of a data source (csv, json, geojson) its definition takes.</summary>
internal static class ItemSelection
{
    /// <summary>
    /// Taken when each rule of <c>keep</c> finds an allowed value, and none of <c>drop</c> and <c>drop-at-once</c> does; one that <c>drop-at-once</c> finds is dropped at once, whatever the others say.
    /// <paramref name="find"/> gives the values of a path, column or property.
    /// </summary>
    public static ItemChoice Of(ItemFilter? filter, Func<string, IEnumerable<string?>> find)
    {
        if (filter is null)
            return ItemChoice.Taken;
        if (filter.DropAtOnce.Any(rule => HasOne(rule, find)))
            return ItemChoice.DroppedAtOnce;
        return filter.Keep.All(rule => HasOne(rule, find)) && !filter.Drop.Any(rule => HasOne(rule, find)) ? ItemChoice.Taken : ItemChoice.Dropped;
    }

    /// <summary>Everything that the filter looks at.</summary>
    public static IEnumerable<string> Selects(ItemFilter? filter) => filter is null ? [] : filter.Keep.Concat(filter.Drop).Concat(filter.DropAtOnce).Select(r => r.Select);

    private static bool HasOne(FilterRule rule, Func<string, IEnumerable<string?>> find) => find(rule.Select).Any(found => found is not null && rule.Values.Any(v => IsOne(found.AsSpan().Trim(), v)));

    private static bool IsOne(ReadOnlySpan<char> found, string value) =>
        value is [.. var beginning, '*'] ? found.StartsWith(beginning, StringComparison.Ordinal) : found.SequenceEqual(value);
}
