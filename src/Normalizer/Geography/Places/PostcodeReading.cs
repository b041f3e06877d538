using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>Reads postcodes in running text: five digits ("67 000" too) that are no price, surface, crowd or telephone.</summary>
internal static class PostcodeReading
{
    private static readonly string[] Units = ["€", "euro", "m²", "m2", "km", "habitant", "visiteur", "spectateur", "personne", "exemplaire", "véhicule", "pour ", "entrée", "%", "kwh", "foyer", "abonné", "signature", "électeur", "arbre", "litre", "tonne"];

    /// <summary>The postcode that goes with the commune: one of its own, else one of its département beside its name or before "CEDEX"; null when the text gives none.</summary>
    public static string? Of(Commune commune, PlaceTokens words, IReadOnlyList<MentionSpan> spans)
    {
        string? ofDepartment = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (At(words, i) is not { } code)
                continue;
            if (commune.PostalCodes.Contains(code))
                return code;
            var prefix = commune.Department is "2A" or "2B" ? "20" : commune.Department;
            if (ofDepartment is null && code.StartsWith(prefix, StringComparison.Ordinal) && IsBeside(words, i, commune, spans))
                ofDepartment = code;
        }
        return ofDepartment;
    }

    /// <summary>A postcode that stands behind an address, in brackets or behind "F-", for a text that names no commune; null when none does.</summary>
    public static string? Alone(PlaceTokens words, int addressEnd, Gazetteer gazetteer)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (At(words, i) is { } code && words[i].Start >= addressEnd && words[i].Start - addressEnd <= 4 && gazetteer.FindByPostalCode(code).Count > 0)
                return code;
        }
        return null;
    }

    private static string? At(PlaceTokens words, int i)
    {
        if (!words.IsDigits(i))
            return null;
        var isSplit = words[i].Length == 2 && i + 1 < words.Count && words[i + 1].Length == 3 && words.IsDigits(i + 1) && words.Gap(i + 1) is " " or "\u00A0" && words.Gap(i) is "-" or " - " or ", " or " ";
        if (words[i].Length != 5 && !isSplit)
            return null;
        if (isSplit && (i == 0 || !(words.Is(i - 1, "F") || words.IsCapital(i + 2))))
            return null;
        var code = isSplit ? $"{words.Word(i)}{words.Word(i + 1)}" : words.Word(i).ToString();
        var rest = words.Text[words[isSplit ? i + 1 : i].End..].TrimStart(" \u00A0\u202F");
        foreach (var unit in Units)
        {
            if (rest.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
                return null;
        }
        return code is ['0', '0', ..] or ['9', '9', ..] ? null : code;
    }

    private static bool IsBeside(PlaceTokens words, int i, Commune commune, IReadOnlyList<MentionSpan> spans)
    {
        foreach (var span in spans)
        {
            if (span.Commune.Insee == commune.Insee && (Math.Abs(span.Start - words[i].End) <= 4 || Math.Abs(words[i].Start - span.Start - span.Length) <= 4))
                return true;
        }
        return false;
    }
}
