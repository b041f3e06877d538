using System.Collections.Frozen;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>Licences as people know them. Their ids (<c>lov2</c>) stay in JSON and tables, for programs.</summary>
public static class LicenceWords
{
    // What stands for "no licence is stated".
    private const string None = "none";

    private static readonly Known OpenLicence1 = new("Licence Ouverte 1.0 (Etalab)", "Licence Ouverte 1.0");
    private static readonly Known OpenLicence2 = new("Licence Ouverte 2.0 (Etalab)", "Licence Ouverte 2.0");
    private static readonly Known OpenDatabase = new("ODbL 1.0", "ODbL");

    // By our own ids, SPDX's, and those of the portals of open data.
    private static readonly FrozenDictionary<string, Known> ById = new Dictionary<string, Known>
    {
        ["lov1"] = OpenLicence1,
        ["lov2"] = OpenLicence2,
        ["etalab-2.0"] = OpenLicence2,
        ["fr-lo"] = new("Licence Ouverte (Etalab)", "Licence Ouverte"),
        ["odbl"] = OpenDatabase,
        ["odbl-1.0"] = OpenDatabase,
        ["odc-odbl"] = OpenDatabase,
        ["cc0-1.0"] = new("Creative Commons Zéro (domaine public)", "CC0"),
        ["cc-by-3.0"] = new("Creative Commons Attribution 3.0", "CC BY 3.0"),
        ["cc-by-4.0"] = new("Creative Commons Attribution 4.0", "CC BY 4.0"),
        ["cc-by-sa-3.0"] = new("Creative Commons Attribution, Partage dans les mêmes conditions 3.0", "CC BY-SA 3.0"),
        ["cc-by-sa-4.0"] = new("Creative Commons Attribution, Partage dans les mêmes conditions 4.0", "CC BY-SA 4.0"),
        ["cc-by-nc-4.0"] = new("Creative Commons Attribution, Pas d’utilisation commerciale 4.0", "CC BY-NC 4.0"),
        ["cc-by-nd-4.0"] = new("Creative Commons Attribution, Pas de modification 4.0", "CC BY-ND 4.0"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>"Licence Ouverte 2.0 (Etalab)", "licence ODbL 1.0"; of an id that isn't known the id as it is: "licence xyz". Null when the source states none.</summary>
    public static string? Of(string id)
    {
        if (id == None)
            return null;
        var name = ById.GetValueOrDefault(id)?.Name ?? id;
        return name.StartsWith("licence", StringComparison.OrdinalIgnoreCase) ? name : SiteTexts.Licence(name);
    }

    /// <summary>The words that a source asks to be named by, with its licence behind them unless they name it themselves or it states none.</summary>
    public static string Beside(string attribution, string id) =>
        Of(id) is not { } licence || (ById.GetValueOrDefault(id) is { } known && attribution.Contains(known.Mark, StringComparison.OrdinalIgnoreCase)) ? attribution : $"{attribution}, {licence}";

    // Whoever writes the mark has named the licence.
    private sealed record Known(string Name, string Mark);
}
