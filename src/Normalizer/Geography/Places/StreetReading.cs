using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>
/// Reads streets in running text: a number, bis or ter, the kind of way, its name. The name goes on while its words bind: capitals, hyphens, "de la" before a capital, one first word in
/// small letters ("place de la gare"); it ends where a time, a place ("à Donges") or a sentence goes on.
/// </summary>
internal static class StreetReading
{
    private const WordRole Binding = WordRole.Of | WordRole.Article;
    private const int MostWords = 9;

    /// <summary>Every street that the text tells, in its order.</summary>
    public static List<PlaceSpan> Find(PlaceTokens words)
    {
        List<PlaceSpan> streets = [];
        for (var i = 0; i < words.Count; i++)
        {
            var (name, isNameless) = Way(words, i);
            if (name < 0 || (words.InCommune(i) && (!words.BeginsCommune(i) || words.IsGlued(i + 1)))) // "La Côte-Saint-André" is no slope
                continue;
            var (start, hasNumber) = Number(words, WayStart(words, i));
            var end = Name(words, i, name, hasNumber, isNameless);
            if (end < 0)
                continue;
            streets.Add(new(words[start].Start, words[end - 1].End, hasNumber ? 2 : 1, hasNumber));
            i = end - 1;
        }
        return streets;
    }

    // The index of the first word of the name behind the kind of way that begins here, -1 when none does.
    private static (int Name, bool IsNameless) Way(PlaceTokens words, int i)
    {
        if (words.Is(i, "grande", "grand"))
            return words.Is(i + 1, "rue") && words.IsJoined(i + 1) ? (i + 2, true) : (-1, false);
        if (words.Is(i, "lieu") && words.Is(i + 1, "dit") && words.IsJoined(i + 1))
            return IsPartOf(words, i) ? (-1, false) : (i + 2, false);
        if (words.Is(i, "r")) // "79 r. de Thizy"
            return words.StartsWithDigit(i - 1) && words.IsJoined(i) && (words.Gap(i + 1) is ". " or "." || (words.Gap(i + 1) is " " && (words.Has(i + 1, WordRole.Of) || words.IsCapital(i + 1)))) ? (i + 1, false) : (-1, false);
        if (words.Is(i, "rond") && words.Is(i + 1, "point"))
            return (i + 2, false);
        if (words.Is(i, "zone") && words.Is(i + 1, "commerciale", "artisanale", "industrielle", "activités"))
            return (i + 2, false);
        if (words.Is(i, "zone") && words.Is(i + 1, "d") && words.Is(i + 2, "activités"))
            return (i + 3, false);
        if (words.Has(i, WordRole.Land))
            return words.Is(i, "domaine", "residence", "résidence") || (words.Is(i, "hameau") && IsPartOf(words, i)) ? (-1, false) : (i + 1, false);
        if (!words.Has(i, WordRole.Way | WordRole.LooseWay) || IsSide(words, i) || words.Is(i, "cote", "pont", "porte", "métro", "metro", "barrière", "périphérique", "échangeur", "portes", "all"))
            return (-1, false);
        // "Cours de yoga", "3 places", "une place": the words that mean something else ask for a number or a name in capitals.
        return (i + 1, false);
    }

    // "de l'autre côté du Rhône"
    private static bool IsSide(PlaceTokens words, int i) => words.Is(i, "côté", "côtés", "coté") || (words.Is(i, "cote") && words.Is(i - 1, "du", "autre", "d"));

    private static bool IsPartOf(PlaceTokens words, int i) => words.IsJoined(i) && words.Has(i - 1, WordRole.Of);

    private static int WayStart(PlaceTokens words, int i) => words.IsJoined(i) && words.Is(i - 1, "vieille", "petite", "basse", "haute") ? i - 1 : i;

    // "12 bis", "3 ter,", "12-14", "n° 5", "240,"
    private static (int Start, bool HasNumber) Number(PlaceTokens words, int way)
    {
        var i = way - 1;
        if (i < 0 || words.Gap(way) is not (" " or ", " or "," or "\u00A0" or "\n"))
            return (way, false);
        if (words.Word(i) is ['b' or 'B', 'i' or 'I', 's' or 'S'] or ['t' or 'T', 'e' or 'E', 'r' or 'R'] or [>= 'a' and <= 'd'] or [>= 'A' and <= 'D'] || words.Is(i, "quater"))
            i--;
        if (i < 0 || !IsHouseNumber(words, i))
            return (way, false);
        if (i > 0 && words.Gap(i) is "-" or "/" or " - " or " et " && IsHouseNumber(words, i - 1))
            i--;
        else if (i > 1 && words.Is(i - 1, "et") && IsHouseNumber(words, i - 2) && words.Gap(i) is " " && words.Gap(i - 1) is " ")
            i -= 2;
        // "20 h 30, place", "samedi 14, rue", "le 14 mars 2026, place" tell a time.
        var isTime = i > 0 && words.IsJoined(i) && (words.Is(i - 1, "h", "le", "les") || words.Has(i - 1, WordRole.Month) || (words.Has(i - 1, WordRole.Weekday) && words.Gap(way) is not " "))
            && !(words.Is(i - 1, "le") && words.Gap(way) is " ");
        // "RD 920, route de Lourdes"
        var isRoad = i > 0 && words.IsJoined(i) && words.Is(i - 1, "RD", "RN", "D", "CD");
        // "7j/7, route de Lourdes"
        var isAlways = i > 0 && words.Gap(i) is "/" && !IsHouseNumber(words, i - 1);
        return isRoad || isTime || isAlways || (i > 0 && words.Gap(i) is ":" or "." or "h") ? (way, false) : (i, true);
    }

    private static bool IsHouseNumber(PlaceTokens words, int i)
    {
        var word = words.Word(i);
        // "12bis"
        var digits = word.IndexOfAnyExceptInRange('0', '9') is var cut && cut < 0 ? word : word[..cut];
        return digits.Length is >= 1 and <= 4 && (digits.Length == word.Length || word[digits.Length..] is "bis" or "ter" or "B" or "A" or "b" or "a");
    }

    private static int Name(PlaceTokens words, int way, int name, bool hasNumber, bool isNameless)
    {
        var isLoose = words.Has(way, WordRole.LooseWay) && !words.Has(way, WordRole.Land);
        var isLand = words.Has(way, WordRole.Land) || words.Is(way, "lieu");
        var end = Extent(words, name, isLoose && !hasNumber && !words.Is(way, "place", "pl"));
        if (end > name)
        {
            // "une place", "prendre la route des vacances", "en cours de jeu"
            var isIndefinite = words.IsJoined(way) && !hasNumber && (words.Is(way - 1, "une", "un", "en", "seule", "aucune", "dernière", "dernières") || (words.StartsWithDigit(way - 1) && words[way - 1].Length < 5));
            return isIndefinite && (isLoose || isLand) ? -1 : end;
        }
        return isNameless && (hasNumber || words.IsGlued(way + 1) || (words.IsCapital(way) && words.IsCapital(way + 1))) ? name : -1;
    }

    // One past the last word of the name that begins at the index; the index itself when no name does.
    private static int Extent(PlaceTokens words, int from, bool needsCapital)
    {
        var (end, content) = (from, 0);
        for (var i = from; i < words.Count && i - from < MostWords && words.IsJoined(i);)
        {
            if (IsDateName(words, i, content, out var afterDate))
            {
                (i, end, content) = (afterDate, afterDate, content + 1);
                continue;
            }
            var next = i;
            while (next < words.Count && next - i < 4 && words.IsJoined(next) && words.Has(next, Binding) && !(words.IsCapital(next) && words.Word(next) is ['L', ..] && content == 0 && !words.Has(next, WordRole.Of)))
                next++;
            if (next >= words.Count || !words.IsJoined(next))
                break;
            if (IsDateName(words, next, content, out afterDate) && next > i)
            {
                (i, end, content) = (afterDate, afterDate, content + 1);
                continue;
            }
            var isGlued = words.IsGlued(next) && (next == i || words.IsGlued(i));
            if (!isGlued && Stops(words, next, i, content))
                break;
            var isBound = isGlued || words.IsCapital(next) || (content == 0 && !needsCapital && !words.StartsWithDigit(next)) || (content > 0 && next == i && words.Has(next - 1, WordRole.FirstName | WordRole.Title) && !words.StartsWithDigit(next))
                || (words.StartsWithDigit(next) && next == i + 2 && words.Word(next).Length <= 3 && words.IsCapital(next + 1)); // "de la 2e DB"
            if (!isBound)
                break;
            (i, end, content) = (next + 1, next + 1, content + 1);
        }
        return end;
    }

    private static bool Stops(PlaceTokens words, int next, int from, int content)
    {
        if (words.Has(next, WordRole.Locative | WordRole.Weekday) || words.Is(next, "de") || (words.IsDigits(next) && content > 0))
            return true;
        if (content > 0 && (words.Is(next, "au", "aux", "n", "dès", "et") || words.Has(next, WordRole.Small)))
            return true;
        // Behind the name stands the town: "rue Carnot Donges", "route de Lourdes"; straight behind the kind of way a town's name is the street's own.
        return content > 0 && from == next && words.BeginsCommune(next);
    }

    // "8-Mai-1945", "19 mars 1962", "4-Septembre": a day is a street's name too.
    private static bool IsDateName(PlaceTokens words, int i, int content, out int after)
    {
        after = i;
        if (content > 0 || !words.IsDigits(i) && !words.Is(i, "1er") || words[i].Length > 3 || !words.Has(i + 1, WordRole.Month) || !words.IsJoined(i + 1))
            return false;
        after = words.IsJoined(i + 2) && words.IsDigits(i + 2) && words[i + 2].Length == 4 ? i + 3 : i + 2;
        return true;
    }
}
