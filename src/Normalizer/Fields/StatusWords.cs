using System.Collections.Frozen;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>What became of an event, from the words that stand for it alone: "complet" in "programme complet" is no status.</summary>
internal static class StatusWords
{
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

    private static readonly string[] Subjects =
        ["evenement", "manifestation", "concert", "spectacle", "soiree", "sortie", "loto", "fete", "reunion", "seance", "vide grenier", "brocante", "marche", "rencontre", "repas", "atelier", "stage", "randonnee", "course", "tournoi", "match", "assemblee generale", "conseil municipal", "exposition", "visite", "projection", "bal", "feu d artifice", "celebration", "ceremonie", "animation", "cours", "conference"];

    /// <summary>A status field's word, or null when it is none of ours.</summary>
    public static RecordStatus? OfField(string text)
    {
        var folded = Folding.FoldWords(text);
        var word = folded.StartsWith("https schema org ", StringComparison.Ordinal) ? folded[17..] : folded.StartsWith("http schema org ", StringComparison.Ordinal) ? folded[16..] : folded;
        return Marks.TryGetValue(word, out var status) ? status : OfProse(text);
    }

    /// <summary>Length of a status mark that opens a title, its brackets included; 0 for none.</summary>
    public static int LeadingMark(string title)
    {
        var open = title.Length > 0 && title[0] is '[' or '(' or '*' or '!';
        var start = open ? 1 : 0;
        var end = start;
        while (end < title.Length && end < 40 && (char.IsLetter(title[end]) || (title[end] == ' ' && open)))
            end++;
        if (end == start || !Marks.TryGetValue(Folding.FoldWords(title[start..end]), out var status) || status == RecordStatus.Scheduled)
            return 0;
        var sign = end;
        while (sign < title.Length && title[sign] == ' ')
            sign++;
        // "Annulé : loto", "ANNULÉ - loto", "ANNULÉ Loto"; not "Complet et gratuit".
        var closed = sign < title.Length && title[sign] is ']' or ')' or '*' or ':' or '-' or '–' or '—' or '!' or '|';
        if (open ? !closed : !closed && !IsShouted(title.AsSpan(start, end - start)))
            return 0;
        return closed ? sign + 1 : end;
    }

    /// <summary>The status that a title bears: a mark before or after it, or a verb of its own.</summary>
    public static RecordStatus? OfTitle(string title)
    {
        if (LeadingMark(title) is > 0 and var length)
            return Marks.GetValueOrDefault(Folding.FoldWords(title[..length]));
        var cut = title.LastIndexOfAny(['-', '–', '—', ':', '(', '[', '|', '!', '*']);
        if (cut > 0 && Marks.TryGetValue(Folding.FoldWords(title[(cut + 1)..]), out var mark))
            return Real(mark);
        var trimmed = title.TrimEnd('!', ' ', '.', ']', ')', '*');
        var space = trimmed.LastIndexOf(' ');
        var last = space < 0 ? trimmed : trimmed[(space + 1)..];
        // "Loto ANNULÉ", "Concert annulé": of "complet" only the shouted form, since programmes are complete too.
        if (Marks.TryGetValue(Folding.FoldWords(last), out mark) && mark != RecordStatus.Scheduled && (IsShouted(last) || mark is RecordStatus.Cancelled or RecordStatus.Postponed))
            return mark;
        return OfProse(title);
    }

    /// <summary>What sentences say: "le concert est annulé", "la sortie n'aura pas lieu", "c'est complet"; or a line that holds the mark alone.</summary>
    public static RecordStatus? OfProse(string text)
    {
        if (text.Length == 0)
            return null;
        var capped = text.Length > 4_000 ? text[..4_000] : text;
        foreach (var line in capped.AsSpan().EnumerateLines())
        {
            if (line.Length is > 3 and < 30 && Marks.TryGetValue(Folding.FoldWords(line.ToString()), out var alone) && alone != RecordStatus.Scheduled && !Folding.FoldWords(line.ToString()).EndsWith("programme", StringComparison.Ordinal))
                return alone;
        }
        var folded = " " + Folding.FoldWords(capped) + " ";
        if (folded.Contains(" n aura pas lieu ", StringComparison.Ordinal) || folded.Contains(" n auront pas lieu ", StringComparison.Ordinal) || folded.Contains(" n aura finalement pas lieu ", StringComparison.Ordinal))
            return RecordStatus.Cancelled;
        if (folded.Contains(" affiche complet ", StringComparison.Ordinal) || folded.Contains(" c est complet ", StringComparison.Ordinal) || folded.Contains(" evenement complet ", StringComparison.Ordinal) || folded.Contains(" seance complete ", StringComparison.Ordinal) || folded.Contains(" a guichets fermes ", StringComparison.Ordinal) || folded.Contains(" plus de places disponibles ", StringComparison.Ordinal))
            return RecordStatus.Full;
        return OfVerb(folded, " annule", RecordStatus.Cancelled) ?? OfVerb(folded, " reporte", RecordStatus.Postponed);
    }

    private static RecordStatus? OfVerb(string folded, string verb, RecordStatus status)
    {
        for (var at = folded.IndexOf(verb, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(verb, at + verb.Length, StringComparison.Ordinal))
        {
            var end = folded.IndexOf(' ', at + 1);
            if (!Marks.ContainsKey(folded[(at + 1)..end]))
                continue;
            var before = folded[..at];
            // "est annulé", "sont annulées", or the subject at once: "concert annulé". "Toute inscription annulée" is none; "en cas de pluie" neither.
            var verbal = before.EndsWith(" est", StringComparison.Ordinal) || before.EndsWith(" sont", StringComparison.Ordinal) || before.EndsWith(" ete", StringComparison.Ordinal) || before.EndsWith(" est malheureusement", StringComparison.Ordinal) || before.EndsWith(" est donc", StringComparison.Ordinal) || before.EndsWith(" finalement", StringComparison.Ordinal);
            var near = before[Math.Max(0, before.Length - 90)..];
            if (near.Contains(" cas de ", StringComparison.Ordinal) || near.Contains(" si ", StringComparison.Ordinal) || near.Contains(" sera ", StringComparison.Ordinal) || near.Contains(" inscription", StringComparison.Ordinal) || near.Contains(" reservation", StringComparison.Ordinal))
                continue;
            if (verbal ? Array.Exists(Subjects, s => near.Contains(" " + s, StringComparison.Ordinal)) : Array.Exists(Subjects, s => before.EndsWith(" " + s, StringComparison.Ordinal)))
                return status;
        }
        return null;
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
