using F23.StringSimilarity;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>A title's telling words (folded, without stop words, places and words of status) and its marks (see <see cref="TitleMarks"/>).</summary>
internal sealed record TitleWords(IReadOnlyList<string> Words, TitleMarks Marks)
{
    private const int LongestTitle = 300;
    private const double GenericWeight = 0.4;
    private const double SameWord = 0.93;
    private static readonly JaroWinkler Likeness = new();

    private static readonly HashSet<string> Stop =
    [
        .. ("le la les l de d du des un une a au aux et en dans par pour sur sous avec sans chez vers son sa ses ce cette ces the of and grand grande grands grandes traditionnel traditionnelle annuel annuelle "
            + "super mega notre nos votre vos organise organisee organises propose proposee presente p s qu que qui n ne samedi dimanche lundi mardi mercredi jeudi vendredi janvier fevrier mars avril mai juin juillet "
            + "aout septembre octobre novembre decembre h edition eme er re annule annulee annules reporte reportee report complet complete info infos rappel dernier dernieres places 1er").Split(' '),
    ];

    private static readonly HashSet<string> Generic =
    [
        .. ("fete fetes loto super vide grenier greniers concert marche noel repas bal soiree atelier ateliers exposition expo randonnee tournoi stage conference spectacle kermesse brocante belote concours portes ouvertes theatre "
            + "cinema reunion assemblee generale animation animations visite fest noz braderie bourse diner dansant danse musique film projection seance cours comite club amicale association asso union section sport sportive sportif "
            + "ecole laique club amis anciens syndicat office mairie commune communal communale municipal municipale maison salle place rentree ete hiver printemps automne journee nuit festival match course trail").Split(' '),
    ];

    // Clipped and full forms of one word.
    private static readonly Dictionary<string, string> Full = new(StringComparer.Ordinal)
    {
        ["foot"] = "football",
        ["basket"] = "basketball",
        ["hand"] = "handball",
        ["volley"] = "volleyball",
        ["expo"] = "exposition",
        ["asso"] = "association",
        ["cine"] = "cinema",
        ["rando"] = "randonnee",
        ["conf"] = "conference",
        ["assoc"] = "association",
        ["cdf"] = "comite",
    };

    private const int MostWords = 40;
    private IReadOnlyList<string> Distinct { get; } = [.. Words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostWords)];

    /// <summary>True for a word that many titles hold.</summary>
    public static bool IsGeneric(string word) => Generic.Contains(word) || word.Length < 3;

    public static TitleWords Of(string title, IEnumerable<string> places)
    {
        var all = NameTokens.Words(title.Length > LongestTitle ? title[..LongestTitle] : title);
        var placeNames = places.Select(p => NameTokens.Words(p)).ToList();
        var marks = TitleMarks.Of(all);
        List<string> telling = [.. WithoutNames(all, placeNames).Where(w => !Stop.Contains(w) && !IsYear(w)).Select(w => Full.GetValueOrDefault(w, w))];
        if (telling.Count == 0)
            telling = [.. all.Where(w => !Stop.Contains(w))];
        return new(telling.Count == 0 ? all : telling, marks);
    }

    /// <summary>How alike two titles are, 0 to 1, everyday words counting less (Dice over words that are equal but for a letter or two).</summary>
    public static double Similarity(TitleWords a, TitleWords b) => Compare(a, b).Similarity;

    /// <summary>
    /// How alike two titles are; whether every telling word of the shorter stands in the longer (<c>Contained</c>), and one of them isn't everyday (<c>Telling</c>).
    /// </summary>
    public static (double Similarity, bool Contained, bool Telling) Compare(TitleWords a, TitleWords b)
    {
        var (matched, ofA, ofB, telling) = Weigh(a, b);
        var contained = matched > 0 && matched >= Math.Min(ofA, ofB) - 1e-9;
        return (ofA + ofB == 0 ? 0 : 2 * matched / (ofA + ofB), contained, contained && telling);
    }

    private static (double Matched, double OfA, double OfB, bool Telling) Weigh(TitleWords a, TitleWords b)
    {
        var (x, y) = (a.Distinct, b.Distinct);
        var (ofA, ofB) = (x.Sum(Weight), y.Sum(Weight));
        // The likeliest pairs first, so that the answer doesn't depend on which title comes first.
        var pairs = x.SelectMany(w => y.Select(v => (W: w, V: v, Alike: Alike(w, v)))).Where(p => p.Alike >= SameWord)
            .OrderByDescending(p => p.Alike).ThenBy(p => Smaller(p.W, p.V), StringComparer.Ordinal).ThenBy(p => Larger(p.W, p.V), StringComparer.Ordinal);
        HashSet<string> usedX = [], usedY = [];
        var (matched, telling) = (0.0, false);
        foreach (var (w, v, _) in pairs)
        {
            if (usedX.Contains(w) || usedY.Contains(v))
                continue;
            usedX.Add(w);
            usedY.Add(v);
            matched += (Weight(w) + Weight(v)) / 2;
            telling |= !IsGeneric(w) && !IsGeneric(v);
        }
        return (matched, ofA, ofB, telling);
    }

    private static double Alike(string a, string b)
    {
        if (a == b)
            return 1;
        // Short words and numbers differ by what they mean, not by a slip: "U13" and "U15".
        if (a.Length < 4 || b.Length < 4 || a.Any(char.IsDigit) || b.Any(char.IsDigit))
            return 0;
        if (a + "s" == b || b + "s" == a || a + "x" == b || b + "x" == a)
            return 0.99;
        return Likeness.Similarity(Smaller(a, b), Larger(a, b));
    }

    private static double Weight(string word) => IsGeneric(word) ? GenericWeight : 1;

    private static string Smaller(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a : b;

    private static string Larger(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? b : a;

    private static bool IsYear(string word) => word.Length == 4 && word[0] is '1' or '2' && word.All(char.IsAsciiDigit);

    private static List<string> WithoutNames(List<string> words, List<List<string>> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i + name.Count <= words.Count; i++)
            {
                if (name.Count > 0 && words.GetRange(i, name.Count).SequenceEqual(name))
                {
                    words = [.. words[..i], .. words[(i + name.Count)..]];
                    i--;
                }
            }
        }
        return words;
    }
}
