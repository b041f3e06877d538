namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>
/// Prices told in French sentences, as written: the first sum or word for "nothing to pay" that is a price, with its unit, its conditions and the prices that follow it ("7 €, gratuit - 12 ans").
/// Sums of budgets, prizes, fines and deposits are none, nor is "devis gratuit".
/// </summary>
internal static class PriceProse
{
    private const int Longest = 120;
    private const int FarthestNext = 42;
    private const int LongestTail = 60;
    private const int LongestBrackets = 95;
    private const int LongestLabel = 26;

    private readonly record struct Mention(int Start, int End, bool IsFree);

    private static readonly string[] FreeWords = ["gratuitement", "gratuites", "gratuits", "gratuite", "gratuit"];

    private static readonly string[] FreePhrases =
    [
        "entrée libre et gratuite", "entrée gratuite", "entrée libre", "entree libre et gratuite", "entree gratuite", "entree libre", "libre et gratuite", "libre et gratuit", "prix libre", "participation libre", "libre participation", "tarif libre", "au chapeau", "chapeau à la sortie", "participation consciente",
    ];

    private static readonly string[] SumsAfter = [" d'achat", " d’achat", " de bénéfice", " de subvention", " de réparation", " de travaux", " de recette", " de budget", " d'économie", " brut", " de dons", " de lots", " de caution", " d'amende", " de bons", " de chiffre"];

    private static readonly string[] Units = ["/", "par ", "le ", "la ", "les ", "l'", "l’", "pour "];

    private static readonly string[] Labels = ["entrée", "entree", "tarif", "prix", "participation", "billet", "place", "adulte", "plein tarif", "paf", "inscription", "cotisation", "adhésion"];

    private static readonly string[] Tails =
        ["/", "par ", "le ", "la ", "les ", "l'", "l’", "pour ", "avec ", "selon ", "ttc", "adulte", "enfant", "plein tarif", "tarif", "sur place", "en prévente", "en prevente", "la pièce", "pièce", "minimum", "tout compris", "tout public", "d'adhésion", "et plus", "chacun", "l'unité", "non adhérent", "non-adhérent", "adhérent", "étudiant", "mensuel", "annuel", "dès ", "sinon", "ht"];

    private static readonly string[] FreeTails = ["pour ", "aux ", "jusqu", "moins de", "- de", "-de", "sous ", "à partir", "les ", "avant "];

    private static readonly string[] Riders = ["demi-tarif", "tarif réduit", "tarifs réduits", "charges comprises", "charges incluses", "hors charges", "repas compris", "boisson comprise", "boissons comprises"];

    public static (string Price, int Start)? Read(string text, bool isNews)
    {
        var mentions = Mentions(text);
        for (var i = 0; i < mentions.Count; i++)
        {
            if (!IsPrice(text, mentions[i]) || (isNews && !IsLabelled(text, mentions[i])))
                continue;
            var start = mentions[i].IsFree ? mentions[i].Start : Beginning(text, mentions, i);
            return (Cut(text[start..End(text, mentions, i)]).TrimEnd(' ', ',', ';', '.', ':', '-', '–', '/', '+', '\n', '\u00A0', '\u202F'), start);
        }
        return null;
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

    private static List<Mention> Mentions(string text)
    {
        List<Mention> found = [];
        for (var i = 0; i < text.Length && found.Count < 30; i++)
        {
            if (text[i] == '€' || ((text[i] is 'e' or 'E') && StartsWith(text, i, "euro") && (i == 0 || !char.IsLetter(text[i - 1]))))
            {
                var end = text[i] == '€' ? i + 1 : i + (StartsWith(text, i, "euros") ? 5 : 4);
                if (NumberBefore(text, i) is { } start)
                    found.Add(new(start, end + (text[i] == '€' && i + 2 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && text[i - 1] != ' ' ? 2 : 0), false));
            }
            else if (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
            {
                foreach (var phrase in text[i] is 'e' or 'E' or 'l' or 'L' or 'p' or 'P' or 't' or 'T' or 'a' or 'A' or 'c' or 'C' ? FreePhrases : text[i] is 'g' or 'G' ? FreeWords : [])
                {
                    if (StartsWith(text, i, phrase))
                    {
                        found.Add(new(i, i + phrase.Length, true));
                        i += phrase.Length - 1;
                        break;
                    }
                }
            }
        }
        return found;
    }

    // "1 550", "9,50", "6.20": the number that ends before the sign; null for "4,7 M€" and "d'euros".
    private static int? NumberBefore(string text, int sign)
    {
        var end = sign;
        while (end > 0 && PriceSentence.IsSpace(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (start < end && start > 1 && text[start - 1] is ',' or '.' && char.IsAsciiDigit(text[start - 2]))
            || (start < end && PriceSentence.IsSpace(text[start - 1]) && start > 1 && char.IsAsciiDigit(text[start - 2]) && DigitsAt(text, start) == 3)))
        {
            start--;
        }
        return start < end && (start == 0 || !char.IsLetter(text[start - 1])) ? start : null;
    }

    private static int DigitsAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }

    private static bool IsPrice(string text, Mention mention)
    {
        var from = Math.Max(PriceSentence.StartOf(text, mention.Start), mention.Start - 60);
        // "contre caution (150 €)": brackets explain the word before them.
        if (from > 1 && text[from - 1] == '(')
            from = Math.Max(PriceSentence.StartOf(text, from - 1), from - 30);
        var before = text.AsSpan(from, mention.Start - from);
        if (mention.IsFree)
            return !PriceWords.TellGift(before);
        // Six figures are no ticket.
        if (mention.End - mention.Start > 9 || (mention.Start > 0 && text[mention.Start - 1] is '%'))
            return false;
        var after = text.AsSpan(mention.End, Math.Min(16, text.Length - mention.End));
        foreach (var word in SumsAfter)
        {
            if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        if (PriceWords.TellSum(before, isSmall: mention.End - mention.Start <= 7, hasUnit: StartsWithAny(after.TrimStart(), Units)))
            return false;
        // "+ 200 €" in prizes; "jusqu'à 49 000 €" of aid.
        return !(before.TrimEnd().EndsWith("+", StringComparison.Ordinal) && !before.Contains('€'));
    }

    private static bool IsLabelled(string text, Mention mention)
    {
        if (mention.IsFree)
            return !StartsWith(text, mention.Start, "gratuit");
        var from = Math.Max(0, mention.Start - 24);
        var before = text.AsSpan(from, mention.Start - from);
        foreach (var label in Labels)
        {
            if (before.Contains(label, StringComparison.OrdinalIgnoreCase) && before.TrimEnd().EndsWith(":", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    // "De 640 à 1 550 €" begins before its sum, and "Adulte 9,50 €, enfant 5 €" at the word that tells whose it is.
    private static int Beginning(string text, List<Mention> mentions, int at)
    {
        var start = mentions[at].Start;
        var before = start;
        while (before > 0 && PriceSentence.IsSpace(text[before - 1]))
            before--;
        if (before > 1 && text[before - 1] is 'à' or 'À' && before > 2 && PriceSentence.IsSpace(text[before - 2]))
        {
            var first = NumberBefore(text, before - 2);
            if (first is { } low && DeBefore(text, low) is { } de)
                return de;
        }
        // "de 6,20 € à 21,50 €"
        if (at + 1 < mentions.Count && !mentions[at + 1].IsFree && text[mentions[at].End..mentions[at + 1].Start].Trim() is "à" or "-" && DeBefore(text, start) is { } from)
            return from;
        var sentence = PriceSentence.StartOf(text, start);
        var label = text.AsSpan(sentence, start - sentence);
        if (label.Length is > 2 and <= LongestLabel && at + 1 < mentions.Count && mentions[at + 1].Start - mentions[at].End <= FarthestNext && !mentions[at + 1].IsFree && !label.ContainsAny(':', '(', ',') && !label.Contains(" à ", StringComparison.Ordinal) && !StartsWithAny(label, Labels[..6]))
            return sentence;
        return IsFollowed(text, mentions, at) ? WhoseBefore(text, start) ?? start : start;
    }

    private static bool IsFollowed(string text, List<Mention> mentions, int at) => at + 1 < mentions.Count && mentions[at + 1].Start - mentions[at].End <= FarthestNext && !PriceSentence.HasEnd(text, mentions[at].End, mentions[at + 1].Start);

    // "Tarifs : adultes : 8 € / enfants : 4 €": the first of several prices keeps the word that tells whose it is.
    private static int? WhoseBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && (PriceSentence.IsSpace(text[end - 1]) || text[end - 1] == ':'))
            end--;
        foreach (var word in PriceWords.Whose)
        {
            var from = end - word.Length;
            if (from >= 0 && StartsWith(text, from, word) && (from == 0 || !char.IsLetter(text[from - 1])))
                return from;
        }
        return null;
    }

    private static int? DeBefore(string text, int at)
    {
        while (at > 0 && PriceSentence.IsSpace(text[at - 1]))
            at--;
        return at >= 2 && text[at - 1] == 'e' && text[at - 2] is 'd' or 'D' && (at == 2 || !char.IsLetter(text[at - 3])) ? at - 2 : null;
    }

    private static int End(string text, List<Mention> mentions, int at)
    {
        var end = mentions[at].End;
        var isFree = mentions[at].IsFree;
        while (end < text.Length)
        {
            var next = end;
            while (next < text.Length && PriceSentence.IsSpace(text[next]))
                next++;
            if (next >= text.Length || text[next] is '.' or '!' or '?' or '\n' or ';')
                return end;
            if (text[next] == '(')
            {
                var close = text.IndexOf(')', next);
                if (close < 0 || close - next > LongestBrackets || !text.AsSpan(next, close - next).ContainsAnyInRange('0', '9') && text.AsSpan(next, close - next).IndexOf("gratuit", StringComparison.OrdinalIgnoreCase) < 0)
                    return end;
                end = close + 1;
                continue;
            }
            var following = mentions.FindIndex(m => m.Start >= next);
            var isRange = following >= 0 && !mentions[following].IsFree && text[next] is 'à' && mentions[following].Start - next <= 2;
            if (isRange || (text[next] is ',' or '/' or '-' or '–' or '+' or '•' || StartsWith(text, next, "et ") || StartsWith(text, next, "ou ") || StartsWith(text, next, "puis ")) && following >= 0 && mentions[following].Start - end <= FarthestNext && !PriceSentence.HasEnd(text, next, mentions[following].Start) && IsNext(text, mentions[following]))
            {
                (end, isFree) = (mentions[following].End, mentions[following].IsFree);
                continue;
            }
            var tail = text[next] is ',' ? next + 2 : next;
            if (text[next] == '+' || (text[next] is ',' && tail < text.Length && StartsWithAny(text.AsSpan(tail), Riders)) || (!isFree && StartsWithAny(text.AsSpan(next), Tails) && !StartsWith(text, next, "pour tout")) || (isFree && StartsWithAny(text.AsSpan(next), FreeTails)) || IsAges(text, next) || IsComprised(text, next))
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

    // "- 12 ans", "– 18 ans", "de 8 à 16 ans"
    private static bool IsAges(string text, int at)
    {
        var near = text.AsSpan(at, Math.Min(20, text.Length - at));
        return near.Length > 3 && (near[0] is '-' or '–' || near.StartsWith("de ", StringComparison.OrdinalIgnoreCase)) && near[..Math.Min(5, near.Length)].ContainsAnyInRange('0', '9') && near.Contains("ans", StringComparison.OrdinalIgnoreCase);
    }

    // "12 € boisson comprise": what the price holds, with no comma between.
    private static bool IsComprised(string text, int at)
    {
        var part = text.AsSpan(at, TailEnd(text, at) - at).TrimEnd();
        var last = part[(part.LastIndexOf(' ') + 1)..];
        return char.IsLetter(text[at]) && (last.StartsWith("compris", StringComparison.OrdinalIgnoreCase) || last.StartsWith("inclus", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsNext(string text, Mention mention) => (!mention.IsFree || StartsWith(text, mention.Start, "gratuit")) && IsPrice(text, mention);

    private static int TailEnd(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '(' or ')' or ';' or '\n' or '!' or '?' or '•' or '/' or ':' || (text[i] is '.' or ',' && !(i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i - 1]))) || (text[i] is '-' or '–' && PriceSentence.IsSpace(text[i - 1])) || (PriceSentence.IsSpace(text[i]) && StartsWithAny(text.AsSpan(i), PriceWords.Leaving)))
                return i;
        }
        return text.Length;
    }

    private static bool StartsWith(string text, int at, string word) => text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
