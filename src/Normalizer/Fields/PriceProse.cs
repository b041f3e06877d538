namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>
/// Prices told in French sentences, as written: the first sum or word for "nothing to pay" that is a price, with its unit, its conditions and the prices that follow it ("7 €, gratuit - 12 ans").
/// Sums of budgets, prizes, fines and deposits are none, nor is "devis gratuit".
/// </summary>
internal static class PriceProse
{
    private const int Longest = 120;
    // Five figures are a budget or a house.
    private const int MostFigures = 4;
    private const double Plain = 0.9;
    // Whether a unit, a label or another price belongs to it is a matter of taste: "3 € (le mètre)".
    private const double Compound = 0.75;

    public static PriceRead? Read(string text, bool isNews)
    {
        var mentions = PriceMentions.Of(text);
        PriceRead? ofStands = null;
        for (var i = 0; i < mentions.Count; i++)
        {
            if (!IsPrice(text, mentions[i]) || (isNews && !IsLabelled(text, mentions[i])))
                continue;
            var (start, end) = (PriceSpan.Beginning(text, mentions, i), PriceSpan.End(text, mentions, i, m => IsPrice(text, m)));
            var price = Cut(text[start..end].Replace('\n', ' ')).TrimEnd(' ', ',', ';', '.', ':', '-', '–', '/', '+', '\u00A0', '\u202F');
            var isPlain = start == mentions[i].Start && price.Length <= mentions[i].End - start && !mentions.Exists(m => m.Start > end && IsPrice(text, m)) && !PriceSpan.IsUnit(text.AsSpan(end)) && ofStands is null;
            var read = new PriceRead(price, start, isPlain && !isNews ? Plain : Compound);
            // What those pay who sell comes after what those pay who come.
            if (mentions[i].IsFree || ofStands is not null || !PriceWords.TellStand(text.AsSpan(PriceSentence.StartOf(text, start), start - PriceSentence.StartOf(text, start))))
                return ofStands is null || PriceWords.TellsEntrance(text.AsSpan(0, mentions[i].Start)) || mentions[i].IsFree ? read : ofStands;
            ofStands = read with { Confidence = Compound };
        }
        return ofStands;
    }

    /// <summary>At most <see cref="Longest"/> characters of a price, cut between words, before brackets that would not close.</summary>
    public static string Cut(string price)
    {
        if (price.Length <= Longest)
            return price;
        var cut = Words.ItemWords.Capped(price, Longest);
        var end = price[cut.Length] is ' ' or '\u00A0' or '\u202F' or ',' or ';' ? cut.Length : cut.LastIndexOfAny([' ', '\u00A0', '\u202F', ',', ';', '/']);
        if (end > 0 && cut.LastIndexOf('(', end - 1) is var open and > 0 && cut.IndexOf(')', open) < 0)
            end = open;
        return end > 0 ? cut[..end].TrimEnd() : cut;
    }

    private static bool IsPrice(string text, PriceMention mention)
    {
        var from = Math.Max(PriceSentence.StartOf(text, mention.Start), mention.Start - 60);
        // "contre caution (150 €)": brackets explain the word before them.
        if (from > 1 && text[from - 1] == '(')
            from = Math.Max(PriceSentence.StartOf(text, from - 1), from - 30);
        var before = text.AsSpan(from, mention.Start - from);
        if (mention.IsFree)
            return !PriceWords.TellGift(before);
        if (Figures(text, mention) > MostFigures || IsTakenOff(text, mention.Start))
            return false;
        var after = text.AsSpan(mention.End, Math.Min(16, text.Length - mention.End));
        if (PriceWords.TellSumAfter(after) || PriceWords.TellSum(before, isSmall: mention.End - mention.Start <= 7, hasUnit: PriceSpan.IsUnit(after)))
            return false;
        // "+ 200 €" in prizes; "jusqu'à 49 000 €" of aid.
        return !(before.TrimEnd().EndsWith("+", StringComparison.Ordinal) && !before.Contains('€'));
    }

    private static int Figures(string text, PriceMention mention)
    {
        var figures = 0;
        for (var i = mention.Start; i < mention.End && text[i] is not (',' or '.' or '€'); i++)
            figures += char.IsAsciiDigit(text[i]) ? 1 : 0;
        return figures;
    }

    // "-10 € sur le second", "% 5 €"
    private static bool IsTakenOff(string text, int start) =>
        start > 0 && (text[start - 1] == '%' || (text[start - 1] is '-' or '−' && (start == 1 || PriceSentence.IsSpace(text[start - 2]))));

    // News tells of sums; a price is named as one.
    private static bool IsLabelled(string text, PriceMention mention)
    {
        if (mention.IsFree)
            return !PriceSentence.StandsAt(text, mention.Start, "gratuit");
        var from = Math.Max(PriceSentence.StartOf(text, mention.Start), mention.Start - 45);
        return PriceWords.NamesPrice(text.AsSpan(from, mention.Start - from));
    }
}
