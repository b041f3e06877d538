namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>Places that bear only a name: "au Xiroko", "à la Coupole", "LIEU : Viaduc Café". Read when a text tells neither venue nor street.</summary>
internal static class NameReading
{
    private const int MostWords = 5;
    private const int Weight = 4;
    private const WordRole NoPlace = WordRole.Weekday | WordRole.Month | WordRole.Title | WordRole.FirstName | WordRole.Event | WordRole.Way | WordRole.LooseWay | WordRole.Land | WordRole.Club | WordRole.Abroad | WordRole.Stop;

    /// <summary>The name that the text puts something into; else the words in capitals right before the street.</summary>
    public static PlaceSpan? Find(PlaceTokens words, PlaceSpan? street)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words.IsCapital(i) && !words.InCommune(i) && !words.Has(i, NoPlace) && words[i].Length > 2 && (IsPut(words, i) || IsLabelled(words, i)) && End(words, i) is var end && end > i)
                return new(words[words.Has(i - 1, WordRole.Article) && words.IsCapital(i - 1) && words.IsJoined(i) ? i - 1 : i].Start, words[end - 1].End, Weight, false);
        }
        return street is { HasNumber: true } numbered ? BeforeStreet(words, numbered) : null;
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

    private static bool IsLabelled(PlaceTokens words, int i) => (words.Is(i - 1, "lieu") || words.Is(i - 1, "où")) && words.Gap(i).ContainsAny(":|?");

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
        return before < 0 || !words.IsJoined(before + 1) || !(words.Is(before, "reversés") || words.Is(before, "merci") || words.Is(before, "face") || words.Is(before, "grâce") || words.Is(before, "suite") || words.Is(before, "jusqu") || words.Is(before, "aide"));
    }

    private static int End(PlaceTokens words, int from)
    {
        var end = from + 1;
        while (end < words.Count && end - from < MostWords && words.IsJoined(end) && !words.BeginsTime(end) && !words.BeginsCommune(end))
        {
            var takes = words.IsCapital(end) || words.IsGlued(end) || (words.Has(end, WordRole.Of) && words.IsJoined(end + 1) && !words.BeginsTime(end + 1) && !words.BeginsCommune(end + 1) && end == from + 1);
            if (!takes)
                break;
            end += words.Has(end, WordRole.Of) && !words.IsCapital(end) ? 2 : 1;
        }
        return Math.Min(end, words.Count);
    }
}
