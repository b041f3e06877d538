using Wiker.Ingest.Normalizer.Fields.Identity;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>
/// For whom and on which terms: ages, access, registration, and the legal numbers that a text writes. Records have no field of these; <c>wiker explain</c> shows them, since who asks what a text says should be told.
/// </summary>
internal static class Conditions
{
    private const int LongestText = 4_000;
    private const int Most = 8;

    private static readonly PhraseTree<string> Phrases = Fill();

    /// <summary>What was found, in the order of the text: the field's name, the value and where it stands.</summary>
    public static IReadOnlyList<Understood<string>> Find(string text)
    {
        var capped = ItemWords.Capped(text, LongestText);
        List<Understood<string>> found = [];
        foreach (var hit in Phrases.Find(capped))
            found.Add(new(hit.Values[0], 0.85, capped.Substring(hit.Start, hit.Length), hit.Start, hit.Length, hit.Values[0]));
        AddAges(capped, found);
        AddNumbers(capped, found);
        return [.. found.DistinctBy(f => (f.Value, Folding.FoldWords(f.Words))).OrderBy(f => f.Start).Take(Most)];
    }

    // "dès 6 ans", "à partir de 16 ans", "3-10 ans", "de 8 à 12 ans", "plus de 60 ans"; a jubilee ("fête ses 20 ans") is none.
    private static void AddAges(string text, List<Understood<string>> found)
    {
        for (var at = text.IndexOf(" ans", StringComparison.OrdinalIgnoreCase); at > 0; at = text.IndexOf(" ans", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (at + 4 < text.Length && char.IsLetterOrDigit(text[at + 4]))
                continue;
            var start = at;
            while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] is '-' or '–' && start > 1 && char.IsAsciiDigit(text[start - 2]))))
                start--;
            if (start == at)
                continue;
            var isRange = text.AsSpan(start, at - start).ContainsAny('-', '–');
            var opener = Array.Find(AgeOpeners, o => text.AsSpan(0, start).EndsWith(o, StringComparison.OrdinalIgnoreCase));
            if (isRange || opener is not null)
            {
                var from = start - (opener?.Length ?? 0);
                found.Add(new("ages", 0.85, text[from..(at + 4)].Trim(), from, at + 4 - from, "ages"));
            }
        }
    }

    private static readonly string[] AgeOpeners = ["dès ", "dès l'âge de ", "à partir de ", "plus de ", "moins de ", "- de ", "+ de ", "jusqu'à "];

    private static void AddNumbers(string text, List<Understood<string>> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(text[i - 1]))
                continue;
            if (text[i] is 'W' or 'w' && i + 10 <= text.Length && (i + 10 == text.Length || !char.IsLetterOrDigit(text[i + 10])) && LegalNumbers.Rna(text.Substring(i, 10)) is { } rna)
                found.Add(new("rna " + rna, 0.95, text.Substring(i, 10), i, 10, "rna"));
            if (!char.IsAsciiDigit(text[i]) || text[i] == '0')
                continue;
            var end = i;
            while (end < text.Length && end - i < 20 && (char.IsAsciiDigit(text[end]) || (text[end] is ' ' or '\u00A0' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                end++;
            // Nine or fourteen figures that pass their check: a phone begins with 0.
            if (end - i >= 9 && LegalNumbers.Siren(text[i..end]) is { } siren)
                found.Add(new("siren " + siren, 0.95, text[i..end], i, end - i, "siren"));
            i = Math.Max(i, end - 1);
        }
    }

    private static PhraseTree<string> Fill()
    {
        var tree = new PhraseTree<string>();
        Add("registration", "sur inscription", "sans inscription", "inscription obligatoire", "inscriptions obligatoires", "inscription conseillée", "inscription indispensable", "inscription préalable", "sur réservation", "sans réservation", "réservation obligatoire", "réservations obligatoires", "réservation conseillée", "réservation indispensable", "réservation recommandée", "sur rendez-vous", "sans rendez-vous", "places limitées", "nombre de places limité", "dans la limite des places disponibles");
        Add("access", "pmr", "accessible pmr", "accès pmr", "accessible aux personnes à mobilité réduite", "personnes à mobilité réduite", "accessible aux fauteuils roulants", "fauteuils roulants", "lsf", "langue des signes", "traduit en lsf", "boucle magnétique", "audiodescription", "sous-titré", "falc", "accessible aux poussettes");
        Add("ages", "tout public", "tous publics", "jeune public", "public adulte", "réservé aux adultes", "interdit aux mineurs");
        return tree;

        void Add(string field, params ReadOnlySpan<string> phrases)
        {
            foreach (var phrase in phrases)
                tree.Add(phrase, field);
        }
    }
}
