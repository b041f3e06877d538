namespace Wiker.Ingest.Normalizer.Fields.Themes;

/// <summary>
/// Themes by the code of an organiser's activity: NAF of INSEE (rev. 2: "93.12Z" a sports club) or the object of an association in the RNA ("011000" sport). Only divisions that tell a theme are listed.
/// </summary>
internal static class ActivityThemes
{
    private static readonly (string Prefix, string Theme)[] Naf =
    [
        ("01", "circuits-courts"), ("02", "nature-environnement"), ("03", "circuits-courts"), ("10", "commerce-artisanat"), ("110", "circuits-courts"), ("38", "nature-environnement"), ("43", "commerce-artisanat"), ("45", "commerce-artisanat"),
        ("47", "commerce-artisanat"), ("49", "transports-travaux"), ("55", "patrimoine-tourisme"), ("56", "commerce-artisanat"), ("59", "culture"), ("78", "emploi-formation"), ("79", "patrimoine-tourisme"), ("8411", "vie-municipale"), ("851", "enfance-jeunesse"),
        ("852", "enfance-jeunesse"), ("853", "enfance-jeunesse"), ("8551", "sport"), ("8552", "culture"), ("8559", "emploi-formation"), ("86", "solidarite-sante"), ("8730", "seniors"), ("8810", "seniors"), ("8891", "enfance-jeunesse"), ("88", "solidarite-sante"),
        ("9001", "culture"), ("90", "culture"), ("9101", "culture"), ("9102", "patrimoine-tourisme"), ("9103", "patrimoine-tourisme"), ("9104", "nature-environnement"), ("931", "sport"), ("96", "commerce-artisanat"),
    ];

    private static readonly (string Prefix, string Theme)[] Rna =
    [
        ("006035", "musique"), ("006", "culture"), ("007", "culture"), ("009", "patrimoine-tourisme"), ("010", "patrimoine-tourisme"), ("011", "sport"), ("013", "nature-environnement"), ("014", "enfance-jeunesse"), ("015", "emploi-formation"), ("017", "solidarite-sante"), ("018", "solidarite-sante"),
        ("019", "solidarite-sante"), ("020", "solidarite-sante"), ("021", "enfance-jeunesse"), ("022", "seniors"), ("024", "nature-environnement"), ("030", "emploi-formation"), ("034", "patrimoine-tourisme"),
    ];

    /// <summary>The theme of a code written with or without its dot; null when the code tells none.</summary>
    public static string? Find(string code)
    {
        var plain = code.Replace(".", "", StringComparison.Ordinal).Trim();
        var isRna = plain.Length == 6 && plain.All(char.IsAsciiDigit);
        if (!isRna && (plain.Length is < 4 or > 5 || plain.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9')))
            return null;
        var best = (Prefix: "", Theme: (string?)null);
        foreach (var (prefix, theme) in isRna ? Rna : Naf)
        {
            if (prefix.Length > best.Prefix.Length && plain.StartsWith(prefix, StringComparison.Ordinal))
                best = (prefix, theme);
        }
        return best.Theme;
    }
}
