using System.Collections.Frozen;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>What became of an event, from the words that stand for it alone: "complet" in "programme complet" is no status.</summary>
internal static class StatusWords
{
    private const int LongestLine = 80;

    private static readonly FrozenDictionary<string, RecordStatus> Marks = new Dictionary<string, RecordStatus>(StringComparer.Ordinal)
    {
        ["annule"] = RecordStatus.Cancelled,
        ["annulee"] = RecordStatus.Cancelled,
        ["annules"] = RecordStatus.Cancelled,
        ["annulees"] = RecordStatus.Cancelled,
        ["annulation"] = RecordStatus.Cancelled,
        ["cancelled"] = RecordStatus.Cancelled,
        ["canceled"] = RecordStatus.Cancelled,
        ["eventcancelled"] = RecordStatus.Cancelled,
        ["supprime"] = RecordStatus.Cancelled,
        ["evenement annule"] = RecordStatus.Cancelled,
        ["reporte"] = RecordStatus.Postponed,
        ["reportee"] = RecordStatus.Postponed,
        ["reportes"] = RecordStatus.Postponed,
        ["reportees"] = RecordStatus.Postponed,
        ["report"] = RecordStatus.Postponed,
        ["postponed"] = RecordStatus.Postponed,
        ["eventpostponed"] = RecordStatus.Postponed,
        ["deplace"] = RecordStatus.Moved,
        ["deplacee"] = RecordStatus.Moved,
        ["changement de lieu"] = RecordStatus.Moved,
        ["changement de date"] = RecordStatus.Moved,
        ["changement d horaire"] = RecordStatus.Moved,
        ["nouvelle date"] = RecordStatus.Moved,
        ["moved"] = RecordStatus.Moved,
        ["rescheduled"] = RecordStatus.Moved,
        ["eventrescheduled"] = RecordStatus.Moved,
        ["eventmovedonline"] = RecordStatus.Moved,
        ["modifie"] = RecordStatus.Moved,
        ["complet"] = RecordStatus.Full,
        ["complete"] = RecordStatus.Full,
        ["completes"] = RecordStatus.Full,
        ["complets"] = RecordStatus.Full,
        ["full"] = RecordStatus.Full,
        ["soldout"] = RecordStatus.Full,
        ["sold out"] = RecordStatus.Full,
        ["guichets fermes"] = RecordStatus.Full,
        ["plus de place"] = RecordStatus.Full,
        ["confirmed"] = RecordStatus.Scheduled,
        ["eventscheduled"] = RecordStatus.Scheduled,
        ["scheduled"] = RecordStatus.Scheduled,
        ["confirme"] = RecordStatus.Scheduled,
        ["maintenu"] = RecordStatus.Scheduled,
        ["maintenue"] = RecordStatus.Scheduled,
        ["prevu"] = RecordStatus.Scheduled,
        ["programme"] = RecordStatus.Scheduled,
        ["tentative"] = RecordStatus.Scheduled,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A status field's word, or null when it is none of ours.</summary>
    public static RecordStatus? OfField(string text)
    {
        var folded = Folding.FoldWords(text);
        var word = folded.StartsWith("https schema org ", StringComparison.Ordinal) ? folded[17..] : folded.StartsWith("http schema org ", StringComparison.Ordinal) ? folded[16..] : folded;
        return Marks.TryGetValue(word, out var status) ? status : ReadProse(text)?.Status;
    }

    /// <summary>Length of a status mark that opens a title, its brackets included; 0 for none.</summary>
    public static int LeadingMark(string title)
    {
        var start = 0;
        while (start < title.Length && !char.IsLetterOrDigit(title[start]) && !char.IsPunctuation(title[start])) // "⚠ Complet :"
            start++;
        var open = start < title.Length && title[start] is '[' or '(' or '*' or '!';
        start += open ? 1 : 0;
        var end = start;
        while (end < title.Length && end < 40 && (char.IsLetter(title[end]) || (title[end] == ' ' && open)))
            end++;
        if (end == start || !Marks.TryGetValue(Folding.FoldWords(title[start..end]), out var status) || status == RecordStatus.Scheduled)
            return 0;
        var sign = end;
        while (sign < title.Length && title[sign] == ' ')
            sign++;
        // "Annulé : loto", "ANNULÉ - loto", "ANNULÉ Loto"; not "Complet et gratuit".
        var closed = sign < title.Length && title[sign] is ']' or ')' or '*' or ':' or '-' or '–' or '—' or '!' or '|' || (sign < title.Length && (char.IsSymbol(title[sign]) || char.IsSurrogate(title[sign])));
        if (open ? !closed : !closed && !IsShouted(title.AsSpan(start, end - start)))
            return 0;
        if (!closed)
            return end;
        sign++;
        while (sign < title.Length && (char.IsSurrogate(title[sign]) || char.IsSymbol(title[sign]) || char.GetUnicodeCategory(title[sign]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format))
            sign++; // an emoji has two halves, and marks behind it
        return sign;
    }

    /// <summary>The status that a title bears: a mark before or after it, or a verb of its own.</summary>
    public static RecordStatus? OfTitle(string title, int? year = null)
    {
        if (LeadingMark(title) is > 0 and var length)
            return Marks.GetValueOrDefault(Folding.FoldWords(title[..length]));
        if (OfTail(title) is { } tail)
            return tail;
        var trimmed = title.TrimEnd('!', ' ', '.', ']', ')', '*');
        var space = trimmed.LastIndexOf(' ');
        var last = space < 0 ? trimmed : trimmed[(space + 1)..];
        // "Loto ANNULÉ", "Concert annulé": of "complet" only the shouted form, since programmes are complete too.
        if (Marks.TryGetValue(Folding.FoldWords(last), out var mark) && mark != RecordStatus.Scheduled && (IsShouted(last) || mark is RecordStatus.Cancelled or RecordStatus.Postponed))
            return mark;
        return ReadProse(title, year)?.Status;
    }

    /// <summary>What sentences say: "le concert est annulé", "la sortie n'aura pas lieu", "c'est complet"; or a line that holds the mark alone.</summary>
    public static StatusRead? ReadProse(string text, int? year = null)
    {
        if (text.Length == 0)
            return null;
        var capped = text.Length > 4_000 ? text[..4_000] : text;
        foreach (var line in capped.AsSpan().EnumerateLines())
        {
            if (line.Length is > 3 and < 30 && Marks.TryGetValue(Once(Folding.FoldWords(line.ToString())), out var alone) && alone != RecordStatus.Scheduled)
                return new(alone, line.ToString(), 0.9);
            // "DON DU SANG - ANNULE"
            if (line.Length is > 6 and < LongestLine && IsShouted(line) && OfTail(line.ToString()) is { } shouted)
                return new(shouted, line.ToString(), 0.85);
        }
        return StatusProse.Read(capped, year);
    }

    /// <summary>What a bare text says: by a mark at its head, by its sentences, or at the end of its <paramref name="opening"/>.</summary>
    public static StatusRead? ReadText(string text, string opening, int? year)
    {
        if (LeadingMark(text) is > 0 and var length && Marks.TryGetValue(Folding.FoldWords(text[..length]), out var mark) && Real(mark) is { } leading)
            return StatusProse.Read(text, year) is { Status: RecordStatus.Moved or RecordStatus.Postponed } told ? told : new(leading, text[..length].Trim(), 0.9);
        var prose = ReadProse(text, year);
        // "Challenge : reporté⏎Le slalom n'aura pas lieu": not then, yet another day.
        return OfTail(opening) is { } tail && (prose is null || (tail == RecordStatus.Postponed && prose is { Status: RecordStatus.Cancelled })) ? new StatusRead(tail, opening, 0.8) : prose;
    }

    /// <summary>The status at the end of a line: "Loto du club - annulé", "Loto (complet)", "samedi 2 janvier à 19h30, complet"; null for none.</summary>
    public static RecordStatus? OfTail(string line)
    {
        var title = line.TrimEnd('!', ' ', '.');
        var cut = title.LastIndexOfAny(['-', '–', '—', ':', '(', '[', '|', '!', '*', ',', ';']);
        return cut > 0 && Marks.TryGetValue(Folding.FoldWords(title[(cut + 1)..]), out var mark) ? Real(mark) : null;
    }

    // "COMPLET COMPLET COMPLET"
    private static string Once(string words)
    {
        var first = words.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? words[..space] : words;
        return Array.TrueForAll(words.Split(' '), w => w == first) ? first : words;
    }

    private static bool IsShouted(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
        }
        return true;
    }

    private static RecordStatus? Real(RecordStatus mark) => mark == RecordStatus.Scheduled ? null : mark;
}
