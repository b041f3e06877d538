using System.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>A title, cleaned, with how sure it is and what was done to it.</summary>
internal sealed record TitleRead(string Title, double Confidence, string Reason);

/// <summary>Titles: one line, at most 200 characters, without shouting, the site's name, a leading date or a status mark.</summary>
internal static class Titles
{
    private const int Longest = 200;
    // Of a text that may not leave, fewer words than anyone would call a quotation (model.md §4 tests for eight).
    private const int MostWordsOfLink = 7;

    /// <summary>The title; from the first sentence of the text when the source gives none, or its first words where the text may not leave; null when there is no text either.</summary>
    public static TitleRead? Read(ItemWords words, IReadOnlyList<string> siteNames, Func<string, int> leadingDateLength, Reuse reuse)
    {
        var given = Clean(words.Title, siteNames, leadingDateLength);
        if (HasLetters(given))
            return new(given, given == words.Title ? 0.99 : 0.95, given == words.Title ? "as written" : "cleaned");
        var prose = words.Summary.Length > 0 ? words.Summary : words.Body;
        var line = prose.AsSpan(0, Math.Max(0, prose.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0 ? prose.Length : end)).ToString();
        var stop = Sentences.NextEnd(line, 0);
        var sentence = Clean((stop > 0 ? line[..stop] : line).TrimEnd('.', '…', ' '), siteNames, _ => 0);
        if (!HasLetters(sentence))
            return null;
        return reuse == Reuse.Link && sentence.Split(' ') is { Length: > MostWordsOfLink } many
            ? new(string.Join(' ', many.Take(MostWordsOfLink)).TrimEnd(',', ';', ':') + "…", 0.3, "no title: the first words of a text that may not leave")
            : new(sentence, 0.4, "no title: the first sentence");
    }

    private static string Clean(string title, IReadOnlyList<string> siteNames, Func<string, int> leadingDateLength)
    {
        var text = title.Replace('\n', ' ').Trim();
        text = WithoutStatusMark(text);
        text = WithoutSiteName(text, siteNames);
        text = WithoutLeadingDate(text, leadingDateLength);
        text = FrenchSpacing(Calmed(text)).Trim(' ', '-', '–', '—', '|', ':', '•', '>', '*', '·', ',');
        return Shortened(text);
    }

    // [ANNULÉ] Loto du club, Annulé : loto du club: the status is a field of its own, and what is left begins as a title does.
    private static string WithoutStatusMark(string text)
    {
        if (StatusWords.LeadingMark(text) is not (> 0 and var length) || length >= text.Length)
            return text;
        var rest = text[length..].TrimStart(' ', '-', '–', '—', ':', '!', '|', ']', ')');
        return rest.Length > 0 ? Capitalized(rest) : rest;
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string WithoutSiteName(string text, IReadOnlyList<string> siteNames)
    {
        for (var cut = LastSeparator(text); cut > 0; cut = LastSeparator(text))
        {
            var tail = Folding.FoldWords(text[cut..]);
            if (tail.Length == 0 || !(siteNames.Any(name => name == tail || (tail.Length > 6 && name.Contains(tail, StringComparison.Ordinal))) || IsSiteWord(tail)))
                break;
            text = text[..cut].TrimEnd(' ', '-', '–', '—', '|', '•', '·', '»', ':');
        }
        return text;
    }

    private static int LastSeparator(string text)
    {
        var best = text.LastIndexOf('|');
        foreach (var separator in (ReadOnlySpan<string>)[" - ", " – ", " — ", " • ", " · ", " » "])
            best = Math.Max(best, text.LastIndexOf(separator, StringComparison.Ordinal));
        return best;
    }

    private static bool IsSiteWord(string tail) =>
        tail.StartsWith("mairie de", StringComparison.Ordinal) || tail.StartsWith("mairie d ", StringComparison.Ordinal) || tail.StartsWith("commune de", StringComparison.Ordinal) || tail.StartsWith("commune d ", StringComparison.Ordinal)
        || tail.StartsWith("ville de", StringComparison.Ordinal) || tail.StartsWith("ville d ", StringComparison.Ordinal) || tail.StartsWith("site officiel", StringComparison.Ordinal) || tail is "accueil" or "actualites" or "agenda" or "mairie";

    // "14 mars : loto", "Samedi 14 mars - Loto": only when something is left.
    private static string WithoutLeadingDate(string text, Func<string, int> leadingDateLength)
    {
        var length = leadingDateLength(text);
        if (length <= 0 || length >= text.Length)
            return text;
        var rest = text.AsSpan(length).TrimStart();
        if (rest.IsEmpty || rest[0] is not (':' or '-' or '–' or '—' or '|' or ',' or '•'))
            return text;
        var left = rest.TrimStart([' ', ':', '-', '–', '—', '|', ',', '•']).ToString();
        return left.Length >= 3 && HasLetters(left) ? Capitalized(left) : text;
    }

    // A title that shouts is calmed; words of up to four letters without a common meaning stay: APE, AMAP, US.
    private static string Calmed(string text)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }
        if (upper < 8 || lower * 5 > upper)
            return text;
        var calm = new StringBuilder(text.Length);
        var first = true;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                calm.Append(text[i++]);
                continue;
            }
            var end = i;
            while (end < text.Length && (char.IsLetter(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                end++;
            var word = text[i..end];
            if (Acronyms.IsAcronym(word))
                calm.Append(word);
            else
                calm.Append(first || IsName(word, text, i) ? char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant() : word.ToLowerInvariant());
            first = false;
            i = end;
        }
        return calm.ToString();
    }

    private static readonly System.Collections.Frozen.FrozenSet<string> Names = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.Ordinal, "noel", "paques", "toussaint", "ascension", "pentecote", "halloween", "telethon", "epiphanie", "france", "europe", "bretagne", "normandie", "alsace", "corse", "loire", "rhone", "seine", "garonne", "emmaus", "saint", "sainte", "saints");

    // Feasts, regions and saints ("la Saint-Jean") keep a capital.
    private static bool IsName(string word, string text, int at) => Names.Contains(Folding.Fold(word)) || (at > 6 && text[at - 1] == '-' && Folding.Fold(text.AsSpan(Math.Max(0, at - 8), 7)) is var before && (before.EndsWith("saint", StringComparison.Ordinal) || before.EndsWith("sainte", StringComparison.Ordinal)));

    // French puts a space before ! ? : ; and inside « »; a plain one, so that texts compare.
    private static string FrenchSpacing(string text)
    {
        var spaced = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is '\u00A0' or '\u202F' or '\t' ? ' ' : text[i];
            if (c == ' ' && spaced.Length > 0 && spaced[^1] == ' ')
                continue;
            if (c is '!' or '?' && spaced.Length > 0 && char.IsLetterOrDigit(spaced[^1]))
                spaced.Append(' ');
            if (c is ',' or '.' && spaced.Length > 1 && spaced[^1] == ' ' && char.IsLetterOrDigit(spaced[^2]) && (i + 1 >= text.Length || text[i + 1] == ' '))
                spaced.Length--;
            spaced.Append(c);
        }
        return spaced.ToString();
    }

    private static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return text;
        var cut = text.LastIndexOf(' ', Longest - 2);
        return ItemWords.Capped(text, cut > Longest / 2 ? cut : Longest - 1).TrimEnd(' ', ',', ';', ':', '-') + "…";
    }

    private static bool HasLetters(string text) => text.Any(char.IsLetterOrDigit);
}
