using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Finds the place that running text tells: the words that begin with a kind of venue or an address, to the end of their clause.</summary>
internal static class PlaceMentions
{
    private const int Longest = 90;

    private static readonly PhraseTree<bool> Venues = Fill();

    /// <summary>The first place that the text tells; null when it tells none.</summary>
    public static Understood<Place>? Find(string text, string? communeInsee, SourceProfile source, Gazetteer gazetteer, VenueTable venues)
    {
        foreach (var hit in Venues.Find(text.Length > 4_000 ? text[..4_000] : text))
        {
            if (!IsPlaced(text, hit.Start))
                continue;
            var start = hit.Start;
            var end = EndOfClause(text, hit.Start + hit.Length);
            // The house number belongs to its street.
            while (start > 0 && start > hit.Start - 8 && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] is ' ' or ',' && start > 1 && char.IsAsciiDigit(text[start - 2]) && !IsClock(text, start))))
                start--;
            var raw = WithoutLooseEnd(text[start..end].Trim(' ', ',', '-', '–', ':'));
            if (raw.Length < 3)
                continue;
            var read = PlaceReading.Read(new() { Places = [raw], Commune = communeInsee }, source, gazetteer, venues);
            return read is [var place, ..] ? new(place.Place, place.Confidence, raw, start, raw.Length, string.Join("; ", place.Reasons)) : null;
        }
        return null;
    }

    // "à la salle", ", salle", "au stade", at a line's start; not "la salle est réservée", "une place".
    private static bool IsPlaced(string text, int start)
    {
        if (start == 0)
            return true;
        var before = Folding.Fold(text.AsSpan(Math.Max(0, start - 12), Math.Min(12, start)));
        return before.EndsWith("a la ", StringComparison.Ordinal) || before.EndsWith("| ", StringComparison.Ordinal) || before.EndsWith("en l'", StringComparison.Ordinal) || before.EndsWith("de l'", StringComparison.Ordinal) || before.EndsWith("au ", StringComparison.Ordinal) || before.EndsWith("a l'", StringComparison.Ordinal) || before.EndsWith("aux ", StringComparison.Ordinal) || before.EndsWith("en ", StringComparison.Ordinal)
            || before.EndsWith("dans la ", StringComparison.Ordinal) || before.EndsWith("dans le ", StringComparison.Ordinal) || before.EndsWith("dans l'", StringComparison.Ordinal) || before.EndsWith("devant la ", StringComparison.Ordinal) || before.EndsWith("devant le ", StringComparison.Ordinal) || before.EndsWith("sur la ", StringComparison.Ordinal) || before.EndsWith("sur le ", StringComparison.Ordinal)
            || before.EndsWith(", ", StringComparison.Ordinal) || before.EndsWith(": ", StringComparison.Ordinal) || before.EndsWith("- ", StringComparison.Ordinal) || before.EndsWith('\n') || before.EndsWith('(') || before.EndsWith("; ", StringComparison.Ordinal) || before.EndsWith(". ", StringComparison.Ordinal)
            || (before.Length > 1 && char.IsAsciiDigit(before[^2]) && before[^1] == ' ');
    }

    // "rue de la Gare du" (lundi 16): the article belongs to what was cut off.
    private static string WithoutLooseEnd(string raw)
    {
        foreach (var end in (ReadOnlySpan<string>)[" du", " le", " de", " des", " la", " les", " à"])
        {
            if (raw.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return raw[..^end.Length].TrimEnd(',', ' ');
        }
        return raw;
    }

    private static bool IsClock(string text, int at) => text.AsSpan(Math.Max(0, at - 7), Math.Min(7, at)).ContainsAny('h', 'H', ':');

    private static int EndOfClause(string text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < Longest && text[end] is not (',' or ';' or '.' or '\n' or '!' or '?' or ':' or '(' or ')' or '|' or '•'))
        {
            if (text[end] is '-' or '–' or '—' && end > 0 && text[end - 1] == ' ')
                break;
            if (text[end] == ' ' && EndsClause(text.AsSpan(end + 1)))
                break;
            end++;
        }
        return end;
    }

    // What follows a place in its sentence: a time, a verb, a price.
    private static bool EndsClause(ReadOnlySpan<char> rest)
    {
        var folded = Folding.Fold(rest[..Math.Min(rest.Length, 16)]);
        foreach (var word in (ReadOnlySpan<string>)["a partir", "le lundi", "le mardi", "le mercredi", "le jeudi", "le vendredi", "le samedi", "le dimanche", "lundi ", "mardi ", "mercredi ", "jeudi ", "vendredi ", "samedi ", "dimanche ", "des ", "avec ", "pour ", "par ", "organise", "est ", "sera ", "ou ", "tarif", "entree", "gratuit", "jusqu", "ce ", "et ", "puis ", "tous les", "chaque "])
        {
            if (folded.StartsWith(word, StringComparison.Ordinal) && !(word == "des " && folded.StartsWith("des fetes", StringComparison.Ordinal)) && !(word == "des " && folded.Length > 4 && !char.IsAsciiDigit(folded[4])))
                return true;
        }
        return (folded.StartsWith("a ", StringComparison.Ordinal) && folded.Length > 2 && char.IsAsciiDigit(folded[2])) || (folded.StartsWith("de ", StringComparison.Ordinal) && folded.Length > 3 && char.IsAsciiDigit(folded[3])) || (folded.Length > 0 && char.IsAsciiDigit(folded[0]) && folded.AsSpan(0, Math.Min(4, folded.Length)).ContainsAny('h', ':'));
    }

    private static PhraseTree<bool> Fill()
    {
        var tree = new PhraseTree<bool>();
        foreach (var venue in (ReadOnlySpan<string>)["salle", "salle des fêtes", "salle polyvalente", "salle municipale", "foyer", "foyer rural", "gymnase", "stade", "complexe sportif", "halle", "halles", "église", "chapelle", "temple", "mairie", "école", "collège", "lycée", "médiathèque", "bibliothèque", "théâtre", "cinéma", "centre culturel", "centre socioculturel", "espace", "maison", "maison des associations", "château", "parc", "jardin public", "plage", "port", "étang", "plan d'eau", "piscine", "hippodrome", "terrain", "place", "parvis", "esplanade", "rue", "avenue", "boulevard", "allée", "chemin", "quai", "square", "impasse", "route", "office de tourisme", "musée", "ehpad", "résidence", "boulodrome", "dojo", "skatepark", "auditorium", "conservatoire", "ferme", "domaine", "abbaye", "moulin", "café", "bar", "restaurant", "hôtel de ville", "cour", "préau", "bourg", "centre-bourg"])
            tree.Add(venue, true);
        return tree;
    }
}
