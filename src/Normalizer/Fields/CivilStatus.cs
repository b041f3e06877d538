using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Births, deaths and weddings by name are dropped wherever they stand (<c>model.md</c> §5).</summary>
internal static class CivilStatus
{
    private const int LongestHeading = 60;

    /// <summary>The text without the headings of civil status and the lines of names below them; the same instance when it has none.</summary>
    public static string Without(string text)
    {
        if (!MayHold(text))
            return text;
        var lines = text.Split('\n');
        var kept = Kept(lines);
        return string.Join('\n', lines.Where((_, i) => kept[i]));
    }

    /// <summary>True when a text may speak of civil status, so that the closer look is worth it.</summary>
    public static bool MayHold(string text)
    {
        var folded = Folding.Fold(text);
        return folded.Contains("etat civil", StringComparison.Ordinal) || folded.Contains("etat-civil", StringComparison.Ordinal) || folded.Contains("naissance", StringComparison.Ordinal)
            || folded.Contains("deces", StringComparison.Ordinal) || folded.Contains("mariage", StringComparison.Ordinal) || folded.Contains("carnet", StringComparison.Ordinal);
    }

    /// <summary>Which lines may stay.</summary>
    public static bool[] Kept(IReadOnlyList<string> lines)
    {
        var kept = new bool[lines.Count];
        var inside = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsHeading(lines[i], out var holdsNames))
                (kept[i], inside) = (false, true);
            else if (inside && IsOfNames(lines[i]))
                kept[i] = false;
            else
                (kept[i], inside) = (!holdsNames, inside && string.IsNullOrWhiteSpace(lines[i]));
        }
        return kept;
    }

    // "Naissances", "Décès :", "Mariages - 14 mars : A. B. et C. D."; not "Le mariage de Figaro" nor "Déclarer une naissance".
    private static bool IsHeading(string line, out bool holdsNames)
    {
        holdsNames = false;
        var words = Folding.FoldWords(line).Split(' ', 6);
        if (words.Length == 0 || words[0].Length == 0)
            return false;
        var opens = words[0] is "naissances" or "deces" or "mariages" or "pacs" or "naissance" or "mariage" || (words is ["etat", "civil", ..]) || (words[0] is "carnet" && words.Length > 1 && words[1] is "rose" or "blanc" or "noir" or "gris" or "bleu");
        if (!opens)
            return false;
        var sign = line.IndexOfAny([':', '-', '–']);
        holdsNames = sign > 0 && sign < 30 && IsOfNames(line[(sign + 1)..]);
        return holdsNames || (words.Length <= 4 && line.Length <= LongestHeading && words[0] is not ("naissance" or "mariage") && !Folding.Fold(line).Contains("demarche", StringComparison.Ordinal));
    }

    // Names: capitals or "Prénom NOM" with a day, and no sentence.
    private static bool IsOfNames(string line)
    {
        var (capitalized, others) = (0, 0);
        foreach (var word in line.Split([' ', ',', ';', '-', '–', '(', ')', '.', ':', '\''], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsDigit(word[0]) || word.Length <= 2)
                continue;
            if (char.IsUpper(word[0]))
                capitalized++;
            else if (!IsOfDates(word))
                others++;
        }
        return capitalized >= 2 && capitalized > 2 * others;
    }

    private static bool IsOfDates(string word) => Folding.Fold(word) is "janvier" or "fevrier" or "mars" or "avril" or "mai" or "juin" or "juillet" or "aout" or "septembre" or "octobre" or "novembre" or "decembre" or "ans" or "est" or "nee" or "fils" or "fille" or "epouse" or "veuve" or "avec" or "les" or "des";
}
