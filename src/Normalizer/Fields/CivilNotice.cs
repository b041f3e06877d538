using System.Globalization;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>
/// A birth, a death or a wedding announced by name under no heading at all: "Armel Kerouzic nous a quittés", "Nolwenn et Armel se sont dit oui". One sign is never enough: news speaks
/// of funerals that close a street, of painters who were born here, of a dead singer's songs. A notice announces it of a named person and has another sign of the kind.
/// </summary>
internal static class CivilNotice
{
    private enum Sign { FormulaOfDeath, Death, OfDeath, Birth, OfBirth, Wedding, OfWedding }

    private const int MostWords = 250; // a notice is short; an article of this length is about more than that

    private static readonly PhraseTree<Sign> Signs = Filled(
        (Sign.FormulaOfDeath, ["la douleur de vous faire part", "la tristesse de vous faire part", "le regret de vous faire part", "vous fait part du décès", "vous font part du décès", "vous faire part du décès", "fait part du décès", "font part du décès", "vous annoncer le décès", "vous informer du décès", "tient lieu de faire-part", "ni fleurs ni couronnes", "rappelé à dieu", "rappelée à dieu"]),
        (Sign.Death, ["nous a quittés", "nous a quittées", "nous a quitté", "nous ont quittés", "a quitté ce monde", "s'est éteint", "s'est éteinte", "est décédé", "est décédée", "sont décédés", "décès de", "décès du", "disparition de", "sera inhumé", "sera inhumée", "a été inhumé", "a été inhumée", "obsèques de", "obsèques d"]),
        (Sign.OfDeath, ["condoléances", "obsèques auront lieu", "obsèques seront célébrées", "obsèques ont eu lieu", "obsèques religieuses", "obsèques civiles", "obsèques se dérouleront", "cérémonie religieuse", "cérémonie d'adieu", "messe d'adieu", "dans l'intimité", "à l'âge de", "dans sa", "famille en deuil", "à sa famille", "à son épouse", "à son époux", "à ses proches", "à ses enfants", "la famille remercie", "sera inhumé", "sera inhumée", "recueillir"]),
        (Sign.Birth, ["est né", "est née", "sont nés", "sont nées", "a vu le jour", "ont vu le jour", "la naissance de", "a pointé le bout de son nez", "a pointé son nez"]),
        (Sign.OfBirth, ["heureux parents", "aux parents", "ses parents", "parents comblés", "maternité", "petit frère", "petite sœur", "grand frère", "grande sœur", "au foyer de", "chez ses parents", "la joie de vous annoncer", "la joie d'annoncer", "bienvenue au petit", "bienvenue à la petite"]),
        (Sign.Wedding, ["se sont mariés", "se sont mariées", "se sont dit oui", "se sont pacsés", "se sont pacsées", "unis par les liens du mariage", "célébré le mariage", "célébré l'union"]),
        (Sign.OfWedding, ["vœux de bonheur", "félicitations", "jeunes mariés", "jeunes époux", "aux mariés", "aux époux", "en mairie", "à la mairie", "devant le maire", "par le maire", "maison commune", "tous nos vœux"]));

    /// <summary>True when the item is such a notice. <paramref name="year"/>: of the item; a sentence that names an earlier year is about the past.</summary>
    public static bool IsOne(ItemWords words, int year)
    {
        var text = words.AsWritten.Length == 0 ? words.Title : $"{words.Title}.\n{words.AsWritten}";
        var hits = Signs.Find(text);
        if (hits.Count == 0 || text.AsSpan().Count(' ') > MostWords || PersonWords.IsOfFormalities(text))
            return false;
        if (Has(hits, Sign.FormulaOfDeath) && PersonWords.HasPerson(text))
            return true;
        return Announces(Sign.Death, Sign.OfDeath, PersonWords.HasPerson)
            || Announces(Sign.Birth, Sign.OfBirth, PersonWords.HasName)
            || Announces(Sign.Wedding, Sign.OfWedding, PersonWords.HasName);

        // Announced in a sentence that names somebody, or under a title that does; the other sign may stand anywhere, but not in the same words.
        bool Announces(Sign announcement, Sign support, Func<string, bool> names)
        {
            foreach (var hit in hits.Where(h => h.Values.Contains(announcement)))
            {
                var sentence = SentenceAround(text, hit.Start);
                if (!IsOfThePast(sentence, year) && (names(sentence) || names(words.Title)) && hits.Exists(o => o.Start != hit.Start && o.Values.Contains(support)))
                    return true;
            }
            return false;
        }
    }

    private static bool Has(List<PhraseTree<Sign>.Hit> hits, Sign sign) => hits.Exists(h => h.Values.Contains(sign));

    private static string SentenceAround(string text, int at)
    {
        var start = 0;
        for (var end = Sentences.NextEnd(text, 0); end > 0 && end <= at; end = Sentences.NextEnd(text, end))
            start = end;
        var stop = Sentences.NextEnd(text, at);
        return text[start..(stop > 0 ? stop : text.Length)];
    }

    private static bool IsOfThePast(string sentence, int year)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            if (!char.IsAsciiDigit(sentence[i]))
                continue;
            var start = i;
            while (i < sentence.Length && char.IsAsciiDigit(sentence[i]))
                i++;
            if (i - start == 4 && int.Parse(sentence.AsSpan(start, 4), CultureInfo.InvariantCulture) is >= 1000 and < 2100 and var named && named < year - 1)
                return true;
        }
        return false;
    }

    private static PhraseTree<Sign> Filled(params ReadOnlySpan<(Sign Sign, string[] Phrases)> signs)
    {
        var tree = new PhraseTree<Sign>();
        foreach (var (sign, phrases) in signs)
        {
            foreach (var phrase in phrases)
                tree.Add(phrase, sign);
        }
        return tree;
    }
}
