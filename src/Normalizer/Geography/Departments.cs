using System.Buffers;
using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>Départements by name, as they are written behind a commune's name to tell it from its namesakes.</summary>
internal static class Departments
{
    private const int LongestName = 32;

    private static readonly FrozenDictionary<string, string> Codes = new (string Code, string Name)[]
    {
        ("01", "Ain"), ("02", "Aisne"), ("03", "Allier"), ("04", "Alpes-de-Haute-Provence"), ("05", "Hautes-Alpes"), ("06", "Alpes-Maritimes"), ("07", "Ardèche"),
        ("08", "Ardennes"), ("09", "Ariège"), ("10", "Aube"), ("11", "Aude"), ("12", "Aveyron"), ("13", "Bouches-du-Rhône"), ("14", "Calvados"), ("15", "Cantal"),
        ("16", "Charente"), ("17", "Charente-Maritime"), ("18", "Cher"), ("19", "Corrèze"), ("2A", "Corse-du-Sud"), ("2B", "Haute-Corse"), ("21", "Côte-d'Or"),
        ("22", "Côtes-d'Armor"), ("23", "Creuse"), ("24", "Dordogne"), ("25", "Doubs"), ("26", "Drôme"), ("27", "Eure"), ("28", "Eure-et-Loir"), ("29", "Finistère"),
        ("30", "Gard"), ("31", "Haute-Garonne"), ("32", "Gers"), ("33", "Gironde"), ("34", "Hérault"), ("35", "Ille-et-Vilaine"), ("36", "Indre"),
        ("37", "Indre-et-Loire"), ("38", "Isère"), ("39", "Jura"), ("40", "Landes"), ("41", "Loir-et-Cher"), ("42", "Loire"), ("43", "Haute-Loire"),
        ("44", "Loire-Atlantique"), ("45", "Loiret"), ("46", "Lot"), ("47", "Lot-et-Garonne"), ("48", "Lozère"), ("49", "Maine-et-Loire"), ("50", "Manche"),
        ("51", "Marne"), ("52", "Haute-Marne"), ("53", "Mayenne"), ("54", "Meurthe-et-Moselle"), ("55", "Meuse"), ("56", "Morbihan"), ("57", "Moselle"),
        ("58", "Nièvre"), ("59", "Nord"), ("60", "Oise"), ("61", "Orne"), ("62", "Pas-de-Calais"), ("63", "Puy-de-Dôme"), ("64", "Pyrénées-Atlantiques"),
        ("65", "Hautes-Pyrénées"), ("66", "Pyrénées-Orientales"), ("67", "Bas-Rhin"), ("68", "Haut-Rhin"), ("69", "Rhône"), ("70", "Haute-Saône"),
        ("71", "Saône-et-Loire"), ("72", "Sarthe"), ("73", "Savoie"), ("74", "Haute-Savoie"), ("75", "Paris"), ("76", "Seine-Maritime"), ("77", "Seine-et-Marne"),
        ("78", "Yvelines"), ("79", "Deux-Sèvres"), ("80", "Somme"), ("81", "Tarn"), ("82", "Tarn-et-Garonne"), ("83", "Var"), ("84", "Vaucluse"), ("85", "Vendée"),
        ("86", "Vienne"), ("87", "Haute-Vienne"), ("88", "Vosges"), ("89", "Yonne"), ("90", "Territoire de Belfort"), ("91", "Essonne"), ("92", "Hauts-de-Seine"),
        ("93", "Seine-Saint-Denis"), ("94", "Val-de-Marne"), ("95", "Val-d'Oise"), ("971", "Guadeloupe"), ("972", "Martinique"), ("973", "Guyane"),
        ("974", "La Réunion"), ("974", "Réunion"), ("975", "Saint-Pierre-et-Miquelon"), ("976", "Mayotte"), ("987", "Polynésie française"),
        ("988", "Nouvelle-Calédonie"),
    }.ToFrozenDictionary(d => string.Join(' ', NameTokens.Words(d.Name)), d => d.Code, StringComparer.Ordinal);

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;.()\n\r!?:");

    private static readonly FrozenSet<string> Known = Codes.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The code of a département given by its name ("Pyrénées-Orientales", "dans le Gard") or its code ("66", "2a"); null for anything else.</summary>
    public static string? Find(ReadOnlySpan<char> words)
    {
        var text = words.Trim();
        if (text.Length is < 2 or > LongestName)
            return null;
        var name = string.Join(' ', NameTokens.Words(text));
        return Codes.GetValueOrDefault(name) ?? (text.Length <= 3 && Known.Contains(name.ToUpperInvariant()) ? name.ToUpperInvariant() : null);
    }

    /// <summary>
    /// The département written right behind a name that ends at <paramref name="end"/>: in brackets, after a comma up to the end of its clause, or after "en", "dans le", and after "d'" where something is put into the place ("à Fleury d'Aude", but "Val d'Allier" is a valley). Null when none is.
    /// </summary>
    public static string? Behind(ReadOnlySpan<char> text, int end, bool isPlaced)
    {
        var rest = text[end..Math.Min(text.Length, end + LongestName + 12)];
        // Nearly every name is followed by something else: no more than a look.
        if (rest.TrimStart(" \u00A0,(") is not ['d' or 'D' or 'e' or 'E', ..] && rest.TrimStart(" \u00A0") is not [',' or '(', ..])
            return null;
        var words = rest.TrimStart(" \u00A0,(");
        foreach (var before in isPlaced ? BeforesOfPlaced : Befores)
        {
            if (words.Length > before.Length && words.StartsWith(before, StringComparison.OrdinalIgnoreCase) && rest.Length > words.Length)
                return Longest(words[before.Length..]);
        }
        var at = 0;
        while (at < rest.Length && rest[at] is ' ' or '\u00A0')
            at++;
        if (at >= rest.Length || rest[at] is not ('(' or ','))
            return null;
        words = rest[(at + 1)..];
        var close = rest[at] == '(' ? words.IndexOf(')') : words.IndexOfAny(ClauseEnds);
        if (close < 0 && (rest[at] == '(' || end + rest.Length < text.Length))
            return null;
        return Find(close < 0 ? words : words[..close]);
    }

    // Longest first, for "dans la" begins "dans la Vienne".
    private static readonly string[] Befores = ["dans les ", "dans le ", "dans la ", "dans l'", "dans l’", "en "];

    private static readonly string[] BeforesOfPlaced = [.. Befores, "d'", "d’"];

    // "Haute-Savoie la fruitière": the name ends somewhere in these words.
    private static string? Longest(ReadOnlySpan<char> words)
    {
        var end = words.IndexOfAny(ClauseEnds);
        var clause = end < 0 ? words : words[..end];
        for (var length = clause.Length; length > 1; length = clause[..length].LastIndexOf(' '))
        {
            if (Find(clause[..length]) is { } code && (char.IsUpper(clause[0]) || char.IsDigit(clause[0])))
                return code;
        }
        return null;
    }

    /// <summary>Parts a name from the département behind it; the code is null, and the name whole, when none is written.</summary>
    public static (string Name, string? Code) Split(string words)
    {
        var text = words.AsSpan().Trim();
        var cut = text.LastIndexOfAny('(', ',');
        return cut > 0 && Find(text[(cut + 1)..].TrimEnd(')')) is { } code ? (text[..cut].TrimEnd().ToString(), code) : (words, null);
    }
}
