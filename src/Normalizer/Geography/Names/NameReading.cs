using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Geography.Names;

/// <summary>Places that bear only a name: "au Xiroko", "à la Coupole", "LIEU : Viaduc Café". Read when a text tells neither venue nor street.</summary>
internal static class NameReading
{
    private const int MostWords = 5;
    private const int Weight = 4;
    private const WordRole NoPlace = WordRole.Weekday | WordRole.Month | WordRole.Title | WordRole.FirstName | WordRole.Event | WordRole.Way | WordRole.LooseWay | WordRole.Land | WordRole.Club | WordRole.Abroad | WordRole.Stop;

    /// <summary>The name that the text puts something into; else the words in capitals right before the street.</summary>
    public static PlaceSpan? Find(PlaceTokens words, PlaceSpan? street)
    {
        if (Field(words) is { } field)
            return field;
        for (var i = 1; i < words.Count; i++)
        {
            if (words.IsCapital(i) && !words.InCommune(i) && !words.Has(i, NoPlace) && words[i].Length > 2 && !words.Is(i, "Royaume", "Maroc", "Japon", "Brésil", "Mali", "Togo", "Bénin", "Cameroun", "Vietnam", "Danemark", "Mexique", "Burkina") && (IsPut(words, i) || IsLabelled(words, i)) && End(words, i) is var end && end > i)
                return new(words[words.Has(i - 1, WordRole.Article) && words.IsCapital(i - 1) && words.IsJoined(i) ? i - 1 : i].Start, words[end - 1].End, Weight, false);
        }
        return street is { HasNumber: true } numbered ? BeforeStreet(words, numbered) : null;
    }

    /// <summary>
    /// The head of an address: the words that begin the text or a line and stand right before a numbered street, "Le Bourg" or a postcode: an office ("Conseil départemental, 1 rue …"),
    /// or whatever fills the line before that of the street.
    /// </summary>
    public static PlaceSpan? Head(PlaceTokens words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && !words.Gap(i).Contains('\n'))
                continue;
            var end = i + 1;
            while (end < words.Count && words.IsJoined(end) && !words.StartsWithDigit(end))
                end++;
            if (end >= words.Count || end - i > MostWords || !words.IsCapital(i) || words.StartsWithDigit(i) || words.Has(i, WordRole.Event | WordRole.Weekday | WordRole.Month | WordRole.Way | WordRole.Stop | WordRole.Locative) || words.InCommune(i))
                continue;
            var isLine = words.Gap(end).Contains('\n');
            if ((isLine ? end - i > 1 : words.Gap(end) is ", " && words.Has(i, WordRole.Office | WordRole.Venue)) && BeginsAddress(words, end, isLine) && !TellsTime(words, i, end))
                return new(words[i].Start, words[end - 1].End, Weight, false);
        }
        return null;
    }

    // "Lieu : Le Quai / Adresse : …", "Chez Mado – Porto-Vecchio": a field of a form, or the whole of one, that is a name.
    private static PlaceSpan? Field(PlaceTokens words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var isLabelled = i > 0 && words.Is(i - 1, "lieu") && words.Gap(i).Trim() is ":" && words.IsCapital(i);
            if (!isLabelled && !(i == 0 && words.Is(i, "Chez") && words.IsCapital(1) && !words.Has(1, WordRole.Title)))
                continue;
            var end = i + 1;
            while (end < words.Count && words.IsJoined(end) && !words.BeginsCommune(end) && !words.StartsWithDigit(end))
                end++;
            var ends = end >= words.Count || (!words.IsJoined(end) && !words.Gap(end).ContainsAny(".!?"));
            if (ends && end - i is > 1 and <= MostWords && !words.InCommune(i) && !TellsTime(words, i, end))
                return new(words[i].Start, words[end - 1].End, Weight, false);
        }
        return null;
    }

    private static bool TellsTime(PlaceTokens words, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (words.BeginsTime(i) || words.Has(i, WordRole.Event))
                return true;
        }
        return false;
    }

    // "12 bis rue", "Le Bourg", "front de mer, 97500", "15400 Trizac"
    private static bool BeginsAddress(PlaceTokens words, int i, bool isLine)
    {
        if (words.StartsWithDigit(i))
            return words.Has(i + 1, WordRole.Way) || words.Has(i + 2, WordRole.Way) || (words.IsDigits(i) && words[i].Length == 5 && words.IsCapital(i + 1) && isLine);
        var isQuarter = words.Is(i, "bourg") || (words.Is(i, "le") && words.Is(i + 1, "bourg")) || words.Is(i, "lieu", "front") || words.Has(i, WordRole.Way | WordRole.Land);
        for (var j = i + 1; isQuarter && j < words.Count && j < i + 6; j++)
        {
            if (words.IsDigits(j) && words[j].Length == 5 && words.IsCapital(j + 1))
                return true;
        }
        return false;
    }

    // "Ouverture de Ti Boutik Péi, 118 rue X"
    private static PlaceSpan? BeforeStreet(PlaceTokens words, PlaceSpan street)
    {
        var last = words.Count - 1;
        while (last >= 0 && words[last].Start >= street.Start)
            last--;
        if (last < 0 || last + 1 >= words.Count || words.Gap(last + 1) is not (", " or " – " or " — " or " - " or " ★ " or "\n"))
            return null;
        var start = last + 1;
        while (start > 0 && words.IsCapital(start - 1) && !words.InCommune(start - 1) && !words.Has(start - 1, NoPlace) && last - start < MostWords && (start - 1 == last || words.IsJoined(start)))
            start--;
        if (start > last || last - start + 1 < 2 || (start > 1 && (words.Is(start - 1, "chez") || words.Is(start - 2, "chez"))))
            return null;
        return new(words[start].Start, words[last].End, Weight, false);
    }

    private static bool IsLabelled(PlaceTokens words, int i) => words.Is(i - 1, "lieu", "où") && words.Gap(i).ContainsAny(":|?");

    // "au X", "à la X", "à l'X": where something is put, not whom it is given.
    private static bool IsPut(PlaceTokens words, int i)
    {
        if (!words.IsJoined(i))
            return false;
        var isAt = words.Is(i - 1, "au") || (words.Has(i - 1, WordRole.Article) && !words.Has(i - 1, WordRole.Contracted) && words.IsJoined(i - 1) && words.Has(i - 2, WordRole.Locative));
        // "à La Fabrique" is a name with its article; "Crêpes Au Four" is no place.
        if (!isAt || words.Is(i - 1, "au") && words.IsCapital(i - 1) && i > 1 && words.IsJoined(i - 1))
            return false;
        var before = i - (words.Is(i - 1, "au") ? 2 : 3);
        return before < 0 || !words.IsJoined(before + 1) || !(words.Is(before, "reversés", "merci", "face", "grâce", "suite", "jusqu", "aide"));
    }

    private static int End(PlaceTokens words, int from)
    {
        var end = from + 1;
        while (end < words.Count && end - from < MostWords && words.IsJoined(end) && !words.BeginsTime(end) && !words.BeginsCommune(end))
        {
            var takes = words.IsCapital(end) || words.IsGlued(end) || (words.Has(end, WordRole.Of) && words.IsJoined(end + 1) && !words.BeginsTime(end + 1) && !words.BeginsCommune(end + 1) && end == from + 1);
            // "la Saline royale"
            takes |= end == from + 1 && words.Has(end, WordRole.Qualifies) && !words.Is(end, "pour", "sncf", "nouveau", "nouvelle", "ancien", "ancienne", "public", "publique");
            if (!takes)
                break;
            end += words.Has(end, WordRole.Of) && !words.IsCapital(end) ? 2 : 1;
        }
        return Math.Min(end, words.Count);
    }
}
