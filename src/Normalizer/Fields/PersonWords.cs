using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Whether words name persons, announce what befell them, or can't be about anyone.</summary>
internal static class PersonWords
{
    private const int LongestHeading = 60;
    private static readonly char[] Parts = [' ', ',', ';', '-', '–', '(', ')', '.', ':', '\'', '’', '\n', '\u00A0', '"', '«', '»', '!', '?'];

    private static readonly PhraseTree<bool> Announcements = Filled(
        "bienvenue à", "bienvenue au petit", "bienvenue aux", "est né", "est née", "sont nés", "sont nées", "né le", "née le", "a vu le jour", "nous a quitté", "nous ont quitté", "a quitté ce monde", "s'est éteint", "s'est éteinte",
        "se sont unis", "se sont unies", "se sont mariés", "se sont mariées", "ont dit oui", "se sont dit oui", "se sont pacsés", "condoléances", "félicitations", "vœux de bonheur", "a la joie", "ont la joie", "la douleur de", "est décédé", "est décédée", "sont décédés", "décédé le", "décédée le", "inhumé", "inhumée", "aux parents", "heureux parents", "les mariés", "jeunes mariés");

    private static readonly PhraseTree<bool> Formalities = Filled(
        "acte", "actes", "demande", "demander", "dossier", "formulaire", "démarche", "démarches", "pièces à fournir", "pièce", "pièces", "livret de famille", "déclarer", "déclaration", "justificatif", "copie", "extrait", "service-public", "délivre", "reconnaissance", "guichet", "service", "horaires", "ouvert", "ouverte", "publication des bans", "rendez-vous");

    private static readonly FrozenSet<string> Openers = FrozenSet.Create(
        StringComparer.Ordinal,
        "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "en", "au", "aux", "a", "pour", "par", "dans", "sur", "avec", "ce", "cet", "cette", "ces", "nous", "vous", "on", "il", "notre", "votre", "nos", "vos", "tous", "toute", "toutes", "chaque", "depuis", "apres", "avant", "afin", "si", "lors", "merci", "venez", "rendez", "pensez");

    private static readonly FrozenSet<string> Rubrics = FrozenSet.Create(
        StringComparer.Ordinal,
        "travaux", "agenda", "sport", "sports", "culture", "associations", "ecole", "ecoles", "urbanisme", "environnement", "jeunesse", "enfance", "divers", "informations", "infos", "evenements", "animations", "budget", "voirie", "loisirs", "sante", "social", "tourisme", "patrimoine", "contact", "contacts", "horaires", "commerces", "actualites", "elections", "dechets");

    private static readonly FrozenSet<string> Months = FrozenSet.Create(
        StringComparer.Ordinal, "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre");

    /// <summary>Names: capitals or "Prénom NOM" with a day, and no sentence.</summary>
    public static bool IsOfNames(string line)
    {
        var (capitalized, others) = (0, 0);
        foreach (var word in line.Split(Parts, StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsDigit(word[0]) || word.Length <= 2)
                continue;
            if (char.IsUpper(word[0]))
                capitalized++;
            else if (!IsBesideNames(Folding.Fold(word)))
                others++;
        }
        return capitalized >= 2 && capitalized > 2 * others;
    }

    /// <summary>Words that announce a birth, a death or a wedding.</summary>
    public static bool Announces(string text) => Announcements.Find(text).Count > 0;

    /// <summary>Two capitalized words in a row, the second no everyday beginning of a sentence.</summary>
    public static bool HasFullName(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] != ' ' || !char.IsUpper(text[i + 1]) || !char.IsLetter(text[i - 1]))
                continue;
            var start = i - 1;
            while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '-'))
                start--;
            if (char.IsUpper(text[start]) && i - start > 2 && !Openers.Contains(Folding.Fold(text.AsSpan(start, i - start))))
                return true;
        }
        return false;
    }

    /// <summary>A first name and a name, or "M. Kerouzic".</summary>
    public static bool HasPerson(string text) => HasFullName(text) || HasShoutedName(text) || HasAddressedPerson(text);

    /// <summary>At least a first name: a capitalized word that is no everyday beginning of a sentence.</summary>
    public static bool HasName(string text) =>
        text.Split(Parts, StringSplitOptions.RemoveEmptyEntries).Any(w => w.Length > 2 && char.IsUpper(w[0]) && Folding.Fold(w) is var folded && !Openers.Contains(folded) && !Months.Contains(folded) && Announcements.Find(w).Count == 0);

    // "Madame le Maire" is an office: who is meant bears a name.
    private static bool HasAddressedPerson(string text)
    {
        var words = text.Split(Parts, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i - 1] is "M" or "Mr" or "Mme" or "Mlle" or "Monsieur" or "Madame" or "Mademoiselle" && words[i].Length > 2 && char.IsUpper(words[i][0]))
                return true;
        }
        return false;
    }

    /// <summary>True when the text explains what to do and names nobody.</summary>
    public static bool IsOfFormalities(string text) =>
        Formalities.Find(text).Count > 0 && !Announces(text) && !HasShoutedName(text) && !Array.Exists(text.Split('\n'), IsOfNames);

    /// <summary>A sentence that begins with a little word and holds no other capital: it can't name anyone.</summary>
    public static bool NamesNobody(string line)
    {
        if (Announces(line))
            return false;
        var words = line.Split(Parts, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 4 && Openers.Contains(Folding.Fold(words[0])) && !Array.Exists(words[1..], w => char.IsUpper(w[0]));
    }

    /// <summary>A short line that is no sentence and no name: "Vie associative", "Le mot du maire", "Travaux".</summary>
    public static bool LooksLikeHeading(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length is 0 or > LongestHeading || !char.IsUpper(text[0]) || text.ContainsAny(",;()") || text[^1] is '.' or '!' or '…' || Announces(line))
            return false;
        var words = line.Split(Parts, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 8)
            return false;
        if (words.Length == 1)
            return Rubrics.Contains(Folding.Fold(words[0]));
        return !Array.Exists(words[1..], w => char.IsUpper(w[0])) && Array.Exists(words[1..], w => w.Length > 3 && char.IsLower(w[0]) && !IsBesideNames(Folding.Fold(w)))
            && !Array.Exists(words, w => char.IsDigit(w[0]));
    }

    // "Jean MODELE"
    private static bool HasShoutedName(string text)
    {
        var words = text.Split(Parts, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Length > 2 && words[i].All(char.IsUpper) && words[i - 1].Length > 1 && char.IsUpper(words[i - 1][0]) && !words[i - 1].All(char.IsUpper))
                return true;
        }
        return false;
    }

    private static bool IsBesideNames(string folded) => Months.Contains(folded) || folded is "ans" or "est" or "nee" or "fils" or "fille" or "epouse" or "veuve" or "avec" or "les" or "des";

    private static PhraseTree<bool> Filled(params ReadOnlySpan<string> phrases)
    {
        var tree = new PhraseTree<bool>();
        foreach (var phrase in phrases)
            tree.Add(phrase, true);
        return tree;
    }
}
