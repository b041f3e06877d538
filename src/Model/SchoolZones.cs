using System.Collections.Frozen;
using System.Text;

namespace Wiker.Ingest.Model;

/// <summary>Who shares a calendar of school holidays: three zones on the mainland, Corsica, and each territory overseas with its own.</summary>
public enum SchoolZone
{
    /// <summary>Zone A.</summary>
    A,
    /// <summary>Zone B.</summary>
    B,
    /// <summary>Zone C.</summary>
    C,
    Corse,
    Guadeloupe,
    Guyane,
    LaReunion,
    Martinique,
    Mayotte,
    NouvelleCaledonie,
    Polynesie,
    SaintBarthelemy,
    SaintMartin,
    SaintPierreEtMiquelon,
    WallisEtFutuna,
}

/// <summary>The school zone and the académie of a commune, by its INSEE code.</summary>
/// <remarks>
/// Académies by département: code de l'éducation, article R. 222-2 (Caen and Rouen are one académie, Normandie, since 2020).
/// Zones by académie: article 3 of the yearly arrêté on the school calendar, unchanged since 2018 (last seen: arrêté of 15 December 2020, NOR MENE2032706A);
/// Corsica and overseas set their own (D. 521-6 and D. 521-7).
/// </remarks>
public static class SchoolZones
{
    private static readonly (string Academy, SchoolZone Zone, string[] Departments)[] Academies =
    [
        ("Besançon", SchoolZone.A, ["25", "39", "70", "90"]),
        ("Bordeaux", SchoolZone.A, ["24", "33", "40", "47", "64"]),
        ("Clermont-Ferrand", SchoolZone.A, ["03", "15", "43", "63"]),
        ("Dijon", SchoolZone.A, ["21", "58", "71", "89"]),
        ("Grenoble", SchoolZone.A, ["07", "26", "38", "73", "74"]),
        ("Limoges", SchoolZone.A, ["19", "23", "87"]),
        ("Lyon", SchoolZone.A, ["01", "42", "69"]),
        ("Poitiers", SchoolZone.A, ["16", "17", "79", "86"]),
        ("Aix-Marseille", SchoolZone.B, ["04", "05", "13", "84"]),
        ("Amiens", SchoolZone.B, ["02", "60", "80"]),
        ("Lille", SchoolZone.B, ["59", "62"]),
        ("Nancy-Metz", SchoolZone.B, ["54", "55", "57", "88"]),
        ("Nantes", SchoolZone.B, ["44", "49", "53", "72", "85"]),
        ("Nice", SchoolZone.B, ["06", "83"]),
        ("Normandie", SchoolZone.B, ["14", "27", "50", "61", "76"]),
        ("Orléans-Tours", SchoolZone.B, ["18", "28", "36", "37", "41", "45"]),
        ("Reims", SchoolZone.B, ["08", "10", "51", "52"]),
        ("Rennes", SchoolZone.B, ["22", "29", "35", "56"]),
        ("Strasbourg", SchoolZone.B, ["67", "68"]),
        ("Créteil", SchoolZone.C, ["77", "93", "94"]),
        ("Montpellier", SchoolZone.C, ["11", "30", "34", "48", "66"]),
        ("Paris", SchoolZone.C, ["75"]),
        ("Toulouse", SchoolZone.C, ["09", "12", "31", "32", "46", "65", "81", "82"]),
        ("Versailles", SchoolZone.C, ["78", "91", "92", "95"]),
        ("Corse", SchoolZone.Corse, ["2A", "2B"]),
        ("Guadeloupe", SchoolZone.Guadeloupe, ["971"]),
        ("Martinique", SchoolZone.Martinique, ["972"]),
        ("Guyane", SchoolZone.Guyane, ["973"]),
        ("La Réunion", SchoolZone.LaReunion, ["974"]),
        ("Saint-Pierre-et-Miquelon", SchoolZone.SaintPierreEtMiquelon, ["975"]),
        ("Mayotte", SchoolZone.Mayotte, ["976"]),
        ("Saint-Barthélemy", SchoolZone.SaintBarthelemy, ["977"]),
        ("Saint-Martin", SchoolZone.SaintMartin, ["978"]),
        ("Wallis-et-Futuna", SchoolZone.WallisEtFutuna, ["986"]),
        ("Polynésie française", SchoolZone.Polynesie, ["987"]),
        ("Nouvelle-Calédonie", SchoolZone.NouvelleCaledonie, ["988"]),
    ];

    private static readonly FrozenDictionary<string, (string Academy, SchoolZone Zone)> ByDepartment =
        Academies.SelectMany(a => a.Departments.Select(d => (Department: d, a.Academy, a.Zone))).ToFrozenDictionary(d => d.Department, d => (d.Academy, d.Zone), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SchoolZone> ByName = Enum.GetValues<SchoolZone>()
        .Select(z => (Name: z.ToString().ToLowerInvariant(), Zone: z))
        // What the ministry and people call them besides.
        .Append((Name: "reunion", Zone: SchoolZone.LaReunion)).Append((Name: "polynesiefrancaise", Zone: SchoolZone.Polynesie))
        .ToFrozenDictionary(z => z.Name, z => z.Zone, StringComparer.Ordinal);

    /// <summary>The zone of a commune; null for what is no INSEE code of a territory that has schools.</summary>
    public static SchoolZone? Of(string? insee) => Find(insee)?.Zone;

    /// <summary>The académie of a commune (overseas and in Corsica the territory's name); null as for <see cref="Of"/>.</summary>
    public static string? AcademyOf(string? insee) => Find(insee)?.Academy;

    /// <summary>A zone by one of its names ("B", "Zone B", "Réunion", "saint pierre et miquelon"); null for none.</summary>
    public static SchoolZone? Named(string? text)
    {
        var name = Plain(text);
        return ByName.TryGetValue(name.StartsWith("zone", StringComparison.Ordinal) ? name[4..] : name, out var zone) ? zone : null;
    }

    /// <summary>Its French name: "zone B", "Corse", "La Réunion".</summary>
    public static string NameOf(SchoolZone zone) =>
        zone is SchoolZone.A or SchoolZone.B or SchoolZone.C ? $"zone {zone}" : Academies.First(a => a.Zone == zone).Academy;

    /// <summary>True for two writings of one académie's name.</summary>
    public static bool IsSameAcademy(string? a, string? b) => string.Equals(Plain(a), Plain(b), StringComparison.Ordinal);

    private static (string Academy, SchoolZone Zone)? Find(string? insee) =>
        insee is { Length: 5 } && ByDepartment.TryGetValue(insee is ['9', '7' or '8', ..] ? insee[..3] : insee[..2].ToUpperInvariant(), out var found) ? found : null;

    // Letters and digits alone, without accents: the ministry writes "Saint Pierre et Miquelon", others hyphens.
    private static string Plain(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
