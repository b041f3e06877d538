using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Headings under which births, deaths and weddings are listed by name.</summary>
internal static class CivilHeading
{
    /// <summary>No heading is longer.</summary>
    public const int Longest = 60;

    private static readonly FrozenSet<string> Acts = FrozenSet.Create(StringComparer.Ordinal, "naissance", "naissances", "deces", "mariage", "mariages", "pacs", "bapteme", "baptemes", "parrainage", "parrainages", "obseques");

    private static readonly FrozenSet<string> Around = FrozenSet.Create(
        StringComparer.Ordinal,
        "et", "de", "du", "des", "d", "le", "la", "les", "l", "a", "au", "aux", "en", "pour", "dans", "mois", "annee", "trimestre", "semestre", "semaine", "an", "civil", "civils", "civile", "republicain", "republicains", "etat", "carnet", "rose", "blanc", "noir", "gris", "bleu", "familial",
        "famille", "familles", "avis", "liste", "rubrique", "commune", "notre", "nos", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "er", "eme", "e");

    /// <summary>What a line is: no such heading, a heading alone, or a heading with persons behind it ("Décès : Jean MODELE").</summary>
    public enum Holds { Nothing, Heading, Persons }

    /// <summary>"Naissances", "Décès :", "Carnet", "État civil de mars"; not "Le mariage de Figaro", "Naissance d'un quartier" nor "Déclarer une naissance".</summary>
    public static Holds Read(string line)
    {
        if (line.Length == 0 || !CivilStatus.MayHold(line))
            return Holds.Nothing;
        var head = Folding.FoldWords(line.Length <= 2 * Longest ? line : line[..(2 * Longest)]).Split(' ');
        if (!Opens(head, out var isSingular))
            return Holds.Nothing;
        var sign = line.AsSpan().IndexOfAny([':', '-', '–', '—', ',']);
        if (sign > 0 && sign < 5 && line.Contains("ivil", StringComparison.OrdinalIgnoreCase))
            sign = line.AsSpan(5).IndexOfAny([':', '-', '–', '—', ',']) is var later && later < 0 ? -1 : later + 5; // "État-civil : …"
        if (sign > 0 && sign < 40 && line[(sign + 1)..] is var rest && (PersonWords.IsOfNames(rest) || PersonWords.Announces(rest) || (!isSingular && PersonWords.HasFullName(rest))))
            return Holds.Persons;
        if (line.Length > Longest)
            return Holds.Nothing;
        // "Naissances à Donges": the name of a commune is told by its capital; "Naissance du Port" may be a book.
        var others = head.Where(w => !Acts.Contains(w) && !Around.Contains(w) && !w.All(char.IsAsciiDigit)).ToArray();
        return others.Length == 0 || (!isSingular && others.Length <= 4 && others.All(w => IsCapitalized(line, w)) && head[0] != "carnet") ? Holds.Heading : Holds.Nothing;
    }

    private static bool Opens(string[] words, out bool isSingular)
    {
        isSingular = words[0] is "naissance" or "mariage" or "bapteme" or "parrainage";
        if (Acts.Contains(words[0]))
            return true;
        // "Avis de décès", "Liste des naissances", "Nos mariages", "Les naissances".
        for (var i = 1; i < words.Length && i <= 3 && words[i - 1] is "avis" or "liste" or "rubrique" or "les" or "nos" or "de" or "des"; i++)
        {
            if (Acts.Contains(words[i]))
            {
                isSingular = words[i] is "naissance" or "mariage";
                return true;
            }
        }
        return words[0] == "carnet" || words is ["etat", "civil", ..] or ["l", "etat", "civil", ..];
    }

    private static bool IsCapitalized(string line, string folded)
    {
        foreach (var word in line.Split([' ', '\'', '’', '-', ',', ':', '(', ')', '.', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsUpper(word[0]) && Folding.FoldWords(word) == folded)
                return true;
        }
        return false;
    }
}
