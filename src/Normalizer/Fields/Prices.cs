using System.Text.RegularExpressions;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Prices, as written: "5 €, gratuit -12 ans", "entrée libre", "prix libre".</summary>
internal static class Prices
{
    private const int Longest = 120;

    // Few texts speak of money; those that don't aren't searched closely.
    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(["€", "euro", "gratui", "libre", "chapeau"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A price field, on one line; null for one that says nothing.</summary>
    public static string? OfField(string? text)
    {
        if (text is null)
            return null;
        var line = Mending.MendEntities(ItemWords.Capped(text, 500)).ReplaceLineEndings(" ").Trim();
        line = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (!line.Any(char.IsLetterOrDigit))
            return null;
        return line.All(c => char.IsAsciiDigit(c) || c is '.' or ',') ? (decimal.TryParse(line.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var zero) && zero == 0 ? "Gratuit" : line + " €") : ItemWords.Capped(line, Longest);
    }

    /// <summary>The price that a text tells, with its span; null when it tells none.</summary>
    public static (string Price, int Start)? OfProse(string text)
    {
        var capped = ItemWords.Capped(text, 4_000);
        if (!capped.AsSpan().ContainsAny(Signs))
            return null;
        var match = Told.Match(capped);
        return match.Success ? (match.Value.Trim(',', ';', '.', ':', '-', '–', '/', '(', ' ', '\n'), match.Index) : null;
    }

    // An amount beside a word for paying, an amount with its conditions, or the words for "nothing to pay". Sums of prizes, rents and subsidies stand after other words.
    private static readonly Regex Told = new(
        @"(?:(?:tarifs?|prix|entr[ée]e|participation|adultes?|paf|places?|billets?)\s*(?:unique)?\s*(?::|=|de|à)?\s*\d{1,3}(?:[,.]\d{1,2})?\s*(?:€|euros?)[^.\n!?]{0,70})"
        + @"|(?:\b\d{1,3}(?:[,.]\d{1,2})?\s*(?:€|euros?)\s*(?:/|,|;|-|–|\(|par personne|l['’]entrée|la place|pour les|adultes?|plein tarif|gratuit)[^.\n!?]{0,60})"
        + @"|(?:entr[ée]e\s+(?:est\s+)?(?:libre(?:\s+et\s+gratuite)?|gratuite))|(?:\b(?:prix|participation|tarif)\s+libre\b)|(?:\blibre\s+participation\b)"
        + @"|(?:\bgratuit(?:e|ement)?\b(?:\s+pour\s+[^.,;\n]{1,40})?)|(?:\bau\s+chapeau\b)|(?:[\n,;:(.–-]\s*\d{1,3}(?:[,.]\d{1,2})?\s*(?:€|euros?))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
