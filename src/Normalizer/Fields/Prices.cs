using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>A price as written, where it begins in the text, and how sure it is that no more and no less belongs to it.</summary>
internal readonly record struct PriceRead(string Price, int Start, double Confidence);

/// <summary>Prices, as written: "5 €, gratuit -12 ans", "entrée libre", "prix libre".</summary>
internal static class Prices
{
    // Few texts speak of money; those that don't aren't searched closely.
    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(["€", "euro", " eur", "gratui", "libre", "chapeau"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A price field, on one line; null for one that says nothing.</summary>
    public static string? OfField(string? text)
    {
        if (text is null)
            return null;
        var line = Mending.MendEntities(ItemWords.Capped(text, 500)).ReplaceLineEndings(" ").Trim();
        line = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (!line.Any(char.IsLetterOrDigit))
            return null;
        return line.All(c => char.IsAsciiDigit(c) || c is '.' or ',') ? (decimal.TryParse(line.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var zero) && zero == 0 ? "Gratuit" : line + " €") : PriceProse.Cut(line);
    }

    /// <summary>The price that a text tells, with its span; null when it tells none. <paramref name="isNews"/>: the text tells of sums, and only one that names itself a price is one.</summary>
    public static PriceRead? OfProse(string text, bool isNews = false)
    {
        var capped = ItemWords.Capped(text, 4_000);
        return capped.AsSpan().ContainsAny(Signs) ? PriceProse.Read(capped, isNews) : null;
    }
}
