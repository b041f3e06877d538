using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers.Fields;

/// <summary>Which items of a data source (csv, json, geojson) its definition takes.</summary>
internal static class ItemSelection
{
    /// <summary>True when each rule of <c>keep</c> finds an allowed value, and none of <c>drop</c> and <c>drop-at-once</c> does; <paramref name="find"/> gives the values of a path, column or property.</summary>
    public static bool Takes(ItemFilter? filter, Func<string, IEnumerable<string?>> find) =>
        filter is null || (filter.Keep.All(rule => HasOne(rule, find)) && !filter.Drop.Any(rule => HasOne(rule, find)) && !DropsAtOnce(filter, find));

    /// <summary>True when one of <c>drop-at-once</c> finds its value.</summary>
    public static bool DropsAtOnce(ItemFilter? filter, Func<string, IEnumerable<string?>> find) => filter is not null && filter.DropAtOnce.Any(rule => HasOne(rule, find));

    /// <summary>Everything that the filter looks at.</summary>
    public static IEnumerable<string> Selects(ItemFilter? filter) => filter is null ? [] : filter.Keep.Concat(filter.Drop).Concat(filter.DropAtOnce).Select(r => r.Select);

    private static bool HasOne(FilterRule rule, Func<string, IEnumerable<string?>> find) => find(rule.Select).Any(found => found is not null && rule.Values.Any(v => IsOne(found.AsSpan().Trim(), v)));

    private static bool IsOne(ReadOnlySpan<char> found, string value) =>
        value is [.. var beginning, '*'] ? found.StartsWith(beginning, StringComparison.Ordinal) : found.SequenceEqual(value);
}
