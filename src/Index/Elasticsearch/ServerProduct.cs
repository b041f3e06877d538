namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>Which search server answers, by its own words.</summary>
/// <param name="Name">Elasticsearch or OpenSearch.</param>
/// <param name="Version">As it writes it: 8.18.0.</param>
public sealed record ServerProduct(string Name, string Version)
{
    private const string Elasticsearch = "Elasticsearch";
    private const string OpenSearch = "OpenSearch";

    /// <summary>Reads the answer to <c>GET /</c>; <paramref name="productHeader"/> is what <c>X-elastic-product</c> says. Null: a product or version that we don't know.</summary>
    internal static ServerProduct? Recognize(RootAnswer? answer, string? productHeader)
    {
        if (answer?.Version is not { Number: { } number } version)
            return null;
        var major = number.Split('.')[0];
        if (string.Equals(version.Distribution, "opensearch", StringComparison.OrdinalIgnoreCase))
            return major == "2" ? new(OpenSearch, number) : null;
        // OpenSearch's elders and other relatives speak alike; only Elasticsearch since 7.14 signs with the header.
        return version.Distribution is null && productHeader == Elasticsearch && major == "8" ? new(Elasticsearch, number) : null;
    }
}
