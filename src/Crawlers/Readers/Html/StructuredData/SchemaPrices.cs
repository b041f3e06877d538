using System.Globalization;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>The price in words for people.</summary>
internal static class SchemaPrices
{
    /// <summary>"5 €", "5 € – 12 €", "gratuit", the range as written; null when none is stated.</summary>
    public static string? Of(SchemaNode node)
    {
        var prices = new List<string>();
        foreach (var offer in node.Nodes("offers").Append(node))
        {
            var specification = offer.Node("priceSpecification") ?? offer;
            var currency = specification.Text("priceCurrency") ?? offer.Text("priceCurrency");
            var (low, high) = (offer.Text("lowPrice") ?? specification.Text("minPrice"), offer.Text("highPrice") ?? specification.Text("maxPrice"));
            var price = (offer.Text("price") ?? specification.Text("price")) is { } single ? Written(single, currency)
                : low is not null && high is not null && low != high ? $"{Written(low, currency)} – {Written(high, currency)}"
                : (low ?? high) is { } one ? Written(one, currency)
                : null;
            if (price is not null && !prices.Contains(price))
                prices.Add(price);
        }
        if (prices.Count > 0)
            return string.Join(", ", prices.Take(8));
        return string.Equals(node.Text("isAccessibleForFree"), "true", StringComparison.OrdinalIgnoreCase) ? "gratuit" : node.Text("priceRange");
    }

    private static string Written(string price, string? currency)
    {
        if (!decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return price;
        if (amount == 0)
            return "gratuit";
        var number = amount == decimal.Truncate(amount) ? amount.ToString("0", CultureInfo.InvariantCulture) : amount.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
        return currency?.ToUpperInvariant() switch { "EUR" or "€" => $"{number} €", null => number, var other => $"{number} {other}" };
    }
}
