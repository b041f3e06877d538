namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>How far a price reaches around its sum: the range or the label before it, and the units, conditions and further prices behind it.</summary>
internal static class PriceSpan
{
    private const int FarthestNext = 42;
    private const int LongestTail = 60;
    private const int LongestBrackets = 95;
    private const int LongestLabel = 26;

    private static readonly string[] Tails =
        ["/", "par ", "le ", "la ", "les ", "l'", "l’", "pour ", "avec ", "selon ", "ttc", "adulte", "enfant", "plein", "réduit", "tarif", "sur place", "en prévente", "en prevente", "la pièce", "pièce", "minimum", "tout compris", "tout public", "d'adhésion", "et plus", "chacun", "l'unité", "non adhérent", "non-adhérent", "adhérent", "étudiant", "mensuel", "annuel", "dès ", "sinon", "ou plus", "ou ce que ", "ht"];

    private static readonly string[] FreeTails = ["pour ", "aux ", "jusqu", "moins de", "- de", "-de", "sous ", "à partir", "les ", "avant "];

    private static readonly string[] Riders = ["demi-tarif", "tarif réduit", "tarifs réduits", "charges comprises", "charges incluses", "hors charges", "repas compris", "boisson comprise", "boissons comprises"];

    // "gratuit le premier dimanche du mois" is a day on which the prices before it don't hold.
    private static readonly string[] Days = ["le ", "chaque ", "tous les ", "ce ", "un "];

    /// <summary>Where the price of a mention begins.</summary>
    public static int Beginning(string text, List<PriceMention> mentions, int at)
    {
        var start = mentions[at].Start;
        if (mentions[at].IsFree)
            return start;
        if (RangeBefore(text, start) is { } range)
            return range;
        if ((WordBefore(text, start, "à partir de") ?? WordBefore(text, start, "dès")) is { } least)
            return least;
        // "de 6,20 € à 21,50 €"
        if (at + 1 < mentions.Count && !mentions[at + 1].IsFree && text[mentions[at].End..mentions[at + 1].Start].Trim() is "à" or "-" && WordBefore(text, start, "de") is { } from)
            return from;
        var sentence = PriceSentence.StartOf(text, start);
        var label = text.AsSpan(sentence, start - sentence);
        if (label.Length is > 2 and <= LongestLabel && (PriceWords.IsPass(label) || (IsFollowedBySum(text, mentions, at) && !label.ContainsAny(':', '(', ',') && !label.Contains(" à ", StringComparison.Ordinal) && !PriceWords.IsGenericLabel(label))))
            return sentence;
        return IsFollowedBySum(text, mentions, at) ? WhoseBefore(text, start) ?? start : start;
    }

    /// <summary>Where the price of a mention ends. <paramref name="isPrice"/> says which of the following mentions are prices.</summary>
    public static int End(string text, List<PriceMention> mentions, int at, Func<PriceMention, bool> isPrice)
    {
        var end = mentions[at].End;
        var isFree = mentions[at].IsFree;
        while (end < text.Length)
        {
            var next = end;
            while (next < text.Length && PriceSentence.IsSpace(text[next]))
                next++;
            if (next >= text.Length || text[next] is '.' or '!' or '?')
                return end;
            if (text[next] == '(')
            {
                var close = text.IndexOf(')', next);
                if (close < 0 || close - next > LongestBrackets || !IsCondition(text.AsSpan(next, close - next)))
                    return end;
                end = close + 1;
                continue;
            }
            var following = mentions.FindIndex(m => m.Start >= next);
            if (following >= 0 && mentions[following].Start - end <= FarthestNext && GoesOn(text, next, mentions[following]) && IsNext(text, mentions[following], isPrice))
            {
                (end, isFree) = (mentions[following].End, mentions[following].IsFree);
                continue;
            }
            if (text[next] is '\n' or ';')
                return end;
            var tail = text[next] is ',' ? next + 2 : next;
            if (text[next] == '+' || (text[next] is ',' && tail < text.Length && PriceSentence.StartsWithAny(text.AsSpan(tail), Riders)) || (isFree ? IsFreeTail(text, next) : IsTail(text, next)) || IsAges(text, next) || IsComprised(text, next))
            {
                var stop = TailEnd(text, text[next] is ',' ? tail : next + 1);
                if (stop - next > LongestTail || stop <= end)
                    return end;
                end = stop;
                continue;
            }
            return end;
        }
        return end;
    }

    /// <summary>Whether what follows a sum says for what or how much it is.</summary>
    public static bool IsUnit(ReadOnlySpan<char> after) => PriceSentence.StartsWithAny(after.TrimStart(), Tails.AsSpan(0, 8));

    // "(gratuit - 12 ans)", "(réduit)"
    private static bool IsCondition(ReadOnlySpan<char> brackets) =>
        brackets.ContainsAnyInRange('0', '9') || brackets.Contains("gratuit", StringComparison.OrdinalIgnoreCase) || PriceWords.TellsWhose(brackets);

    // ", ", " / ", " puis ": another price of the same list; a new line or ";" too when it is another tariff ("- enfants : 4 €").
    private static bool GoesOn(string text, int next, PriceMention following)
    {
        if (text[next] is '\n' or ';')
            return IsTariff(text, next + 1, following);
        if (PriceSentence.StandsAt(text, next, "au lieu d"))
            return !following.IsFree && following.Start - next <= 14;
        var isRange = !following.IsFree && text[next] is 'à' && following.Start - next <= 2;
        return isRange || ((text[next] is ',' or '/' or '-' or '–' or '+' or '•' or '|' || PriceSentence.StandsAt(text, next, "et ") || PriceSentence.StandsAt(text, next, "ou ") || PriceSentence.StandsAt(text, next, "puis ")) && !PriceSentence.HasEnd(text, next, following.Start));
    }

    // What stands between says whose the price is, or what follows a "gratuit" does.
    private static bool IsTariff(string text, int from, PriceMention mention)
    {
        if (PriceSentence.HasEnd(text, from, mention.Start))
            return false;
        var between = text.AsSpan(from, mention.Start - from);
        var line = mention.End;
        while (line < text.Length && line - mention.End < FarthestNext && text[line] is not ('\n' or '.' or ';'))
            line++;
        return PriceWords.TellsWhose(between) || (mention.IsFree && between.Trim(" -–•*").IsEmpty && PriceWords.TellsWhose(text.AsSpan(mention.End, line - mention.End)));
    }

    private static bool IsNext(string text, PriceMention mention, Func<PriceMention, bool> isPrice) =>
        (!mention.IsFree || (PriceSentence.StandsAt(text, mention.Start, "gratuit") && !PriceSentence.StartsWithAny(text.AsSpan(mention.End).TrimStart(), Days))) && isPrice(mention);

    private static bool IsTail(string text, int at) =>
        PriceSentence.StartsWithAny(text.AsSpan(at), Tails) && !PriceSentence.StandsAt(text, at, "pour tout") && !PriceWords.TellsWhat(text.AsSpan(at)) && !PriceWords.TellsWhen(text.AsSpan(at)) && !(at > 0 && PriceWords.Leaves(text.AsSpan(at - 1)));

    private static bool IsFreeTail(string text, int at) => PriceSentence.StartsWithAny(text.AsSpan(at), FreeTails) && !PriceSentence.StandsAt(text, at, "aux frais") && !PriceWords.IsForAll(text.AsSpan(at));

    // "De 640 à 1 550 €", "entre 5 et 10 €", "5-10 €", "6 ou 8 €" begin before the sum that carries the sign.
    private static int? RangeBefore(string text, int start)
    {
        var before = start;
        while (before > 0 && PriceSentence.IsSpace(text[before - 1]))
            before--;
        var isSpaced = before < start;
        var word = before;
        while (word > 0 && !PriceSentence.IsSpace(text[word - 1]) && !char.IsAsciiDigit(text[word - 1]))
            word--;
        var link = text.AsSpan(word, before - word);
        if (isSpaced ? link is not ("à" or "À" or "et" or "ou") : link is not ("-" or "–" or "/"))
            return null;
        if (PriceMentions.NumberBefore(text, word) is not { } low || start - low > 12 || (low > 0 && text[low - 1] is '/' or ':' or '.' or '-' or '–') || (!isSpaced && word > 0 && PriceSentence.IsSpace(text[word - 1])))
            return null;
        // "du 3 au 14 à 5 €", "2025/10 €"
        if (link is "et")
            return WordBefore(text, low, "entre");
        if (WordBefore(text, low, "de") is { } de)
            return de;
        return link is "à" or "À" ? text.AsSpan(0, low).TrimEnd() is [.., ':' or '('] ? low : null : low;
    }

    private static bool IsFollowedBySum(string text, List<PriceMention> mentions, int at) =>
        at + 1 < mentions.Count && !mentions[at + 1].IsFree && mentions[at + 1].Start - mentions[at].End <= FarthestNext
        && (!PriceSentence.HasEnd(text, mentions[at].End, mentions[at + 1].Start) || (text[mentions[at].End] == '\n' && IsTariff(text, mentions[at].End + 1, mentions[at + 1])));

    // "Tarifs : adultes : 8 € / enfants : 4 €": the first of several prices keeps the word that tells whose it is.
    private static int? WhoseBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && (PriceSentence.IsSpace(text[end - 1]) || text[end - 1] == ':'))
            end--;
        foreach (var word in PriceWords.Whose)
        {
            var from = end - word.Length;
            if (from >= 0 && PriceSentence.StandsAt(text, from, word) && (from == 0 || !char.IsLetter(text[from - 1])))
                return from;
        }
        return null;
    }

    private static int? WordBefore(string text, int at, string word)
    {
        while (at > 0 && PriceSentence.IsSpace(text[at - 1]))
            at--;
        var from = at - word.Length;
        return from >= 0 && PriceSentence.StandsAt(text, from, word) && (from == 0 || !char.IsLetter(text[from - 1])) ? from : null;
    }

    // "- 12 ans", "– 18 ans", "de 8 à 16 ans"
    private static bool IsAges(string text, int at)
    {
        var near = text.AsSpan(at, Math.Min(20, text.Length - at));
        return near.Length > 3 && (near[0] is '-' or '–' || near.StartsWith("de ", StringComparison.OrdinalIgnoreCase)) && near[..Math.Min(5, near.Length)].ContainsAnyInRange('0', '9') && near.Contains("ans", StringComparison.OrdinalIgnoreCase);
    }

    // "12 € boisson comprise": what the price holds, with no comma between.
    private static bool IsComprised(string text, int at)
    {
        if (!char.IsLetter(text[at]))
            return false;
        var part = text.AsSpan(at, TailEnd(text, at) - at).TrimEnd();
        var last = part[(part.LastIndexOf(' ') + 1)..];
        return last.StartsWith("compris", StringComparison.OrdinalIgnoreCase) || last.StartsWith("inclus", StringComparison.OrdinalIgnoreCase);
    }

    private static int TailEnd(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '(' or ')' or ';' or '\n' or '!' or '?' or '•' or '/' or ':' || (text[i] is '.' or ',' && !(i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i - 1]))) || (text[i] is '-' or '–' && PriceSentence.IsSpace(text[i - 1])) || (PriceSentence.IsSpace(text[i]) && PriceWords.Leaves(text.AsSpan(i))))
                return i;
        }
        return text.Length;
    }
}
