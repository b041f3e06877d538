using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>
/// Reads venues in running text: a word for a building or an open place, what qualifies it, its name; without the commune behind it and without what explains it. The weight says how much
/// the text puts something there: "à la salle", "LIEU : salle" above ", salle" above "la salle" above "de la salle".
/// </summary>
internal static partial class VenueReading
{
    private const int Told = 5;
    private const int Segment = 4;
    private const int Bare = 3;
    private const int Articled = 2;
    private const int Owned = 1;
    private const int MostWords = 10;

    // Too common to be a place by themselves.
    private static readonly string[] NeedName =
    [
        "salle", "salles", "espace", "monument", "bâtiment", "batiment", "maison", "centre", "parc", "site", "base", "complexe", "domaine", "pole", "pôle", "local", "locaux", "champ", "terrain", "terrains", "port", "plage", "lac", "étang", "etang", "île", "ile", "bois", "forêt", "foret",
        "tour", "pont", "hall", "hangar", "accueil", "bureau", "cour", "siège", "siege", "parking", "villa", "palais", "jardin", "fort", "pointe", "plateau", "house", "zone", "za", "zi", "zac", "zae", "hôtel", "hotel", "fondation", "institut", "office", "front", "forum", "opera", "opéra", "temple", "cave", "four", "base", "club",
        "ciné", "cine", "case", "cases", "carbet", "carbets", "logis", "pavillon", "grange", "granges", "observatoire", "bastide", "belvédère", "distillerie", "bergerie", "filature", "minoterie", "marche", "dock", "docks", "marché", "refuge", "usine", "golf", "camping", "moulin", "ferme", "château", "chateau", "manoir", "musée", "collège", "lycée", "école", "écoles", "residence", "résidence", "cite", "cité",
    ];

    public static List<PlaceSpan> Find(PlaceTokens words)
    {
        List<PlaceSpan> venues = [];
        for (var i = 0; i < words.Count; i++)
        {
            var isShop = words.Has(i, WordRole.Shop);
            if (ParkAndRide(words, i) is { } ride)
            {
                venues.Add(ride);
                continue;
            }
            if (!words.Has(i, WordRole.Venue) && !isShop && !IsCoveredMarket(words, i) && !IsForecourt(words, i) && !IsCompound(words, i) || (words.Has(i, WordRole.Way) && !IsForecourt(words, i)) || (words.IsGlued(i) && words.Gap(i) is not ("'" or "’")) || words.InCommune(i) || words.Is(i, "fermé", "fermés") || words.Is(i + 1, "social") || words.InNetAddress(i) || IsInArea(words, i))
                continue;
            var end = Extent(words, i, out var isNamed);
            var weight = Weight(words, i);
            // "bois de chauffage" is no wood; a place in nature has a name.
            if (isNamed && IsNature(words, i) && !HasCapital(words, i + 1, end) && !(IsShore(words, i) && (words.Has(i + 1, WordRole.Qualifies) || words.Is(i + 2, "plaisance", "pêche"))))
                isNamed = false;
            var isGreat = i > 0 && words.IsJoined(i) && words.IsCapital(i) && words.Word(i - 1) is "Petit" or "Petite" or "Grand" or "Grande" or "Vieux" or "Vieille" or "Nouveau" or "Bon" or "Bonne" or "Beau" or "Belle";
            if (isGreat)
                (isNamed, weight) = (true, Weight(words, i - 1));
            // "la CCI organise" is who, "à la CCI" is where.
            if ((weight < Bare && IsInstitution(words, i)) || IsTeam(words, i) || IsRegion(words, i) || (words.IsGlued(i + 1) && words.Is(i, "ciné", "cine") && !words.Is(i + 1, "théâtre"))) // "ciné-débat"
                continue;
            if (weight == 0 || (!isNamed && (isShop || IsTooCommon(words, i)) && !(words.IsJoined(i) && IsFormer(words, i - 1))))
                continue;
            var start = i;
            // "La Cave d'Angoulême", "Le VIP": a sign's article belongs to it.
            if (isShop && isNamed && words.IsJoined(i) && words.Word(i - 1) is "La" or "Le" or "L" && !Begins(words, i - 1))
                start = i - 1;
            // "Petit Théâtre", "Grand Palais", "ancienne gare"
            else if (isGreat || (i > 0 && words.IsJoined(i) && IsFormer(words, i - 1)))
                start = i - 1;
            venues.Add(new(words[start].Start, EndOf(words, end - 1), isShop && !words.Has(i, WordRole.Venue) ? Math.Min(weight, Segment) : weight, false));
            i = Math.Max(i, end - 1);
        }
        return venues;
    }

    private static bool HasCapital(PlaceTokens words, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (words.IsCapital(i))
                return true;
        }
        return false;
    }

    private static int EndOf(PlaceTokens words, int last)
    {
        var end = words[last].End;
        return end + 1 < words.Text.Length && words.Text[end] is ' ' or '\u00A0' && words.Text[end + 1] == '»' ? end + 2 : end < words.Text.Length && words.Text[end] == '»' ? end + 1 : end;
    }

    private static bool IsTooCommon(PlaceTokens words, int i)
    {
        foreach (var word in NeedName)
        {
            if (words.Is(i, word))
                return true;
        }
        return false;
    }

    private static bool Begins(PlaceTokens words, int i) => i == 0 || words.Gap(i).ContainsAny(".!?\n") || words.Gap(i).ContainsAny("|•*");

    // 0: no place that anything is put into ("une salle", "notre école", "en salle").
    private static int Weight(PlaceTokens words, int i)
    {
        // "cinéma de plein air", "le Tour de France", "café-débat"
        if ((words.Is(i + 1, "de") && words.Is(i + 2, "plein")) || (words.Is(i, "tour") && words.Has(i + 1, WordRole.Of) && !(words.Is(i - 1, "la") && words.IsJoined(i) && !words.Is(i + 2, "table"))) || (words.IsGlued(i + 1) && words.Has(i, WordRole.Shop) && words.Is(i + 1, "débat", "rencontre", "philo", "lecture", "couture")))
            return 0;
        if (i == 0)
            return Segment;
        if (!words.IsJoined(i))
        {
            // "LIEU : salle", "Où ? Champ de foire"
            if (IsLabel(words, i - 1))
                return Told + 1;
            // "Bureau de vote n° 2 : salle X"
            if (words.Gap(i).Contains(':'))
                return Told;
            return words.Gap(i).ContainsAny("«") ? 0 : Segment;
        }
        var before = words.Role(i - 1);
        // "à l'ancienne gare" is a place, "l'ancienne gare" mostly what is told about.
        if (IsFormer(words, i - 1))
            return words.IsJoined(i - 1) && Weight(words, i - 1) is Told and var former ? former : 0;
        if (words.Is(i - 1, "ex"))
            return 0;
        // "dans leur foyer rural", "à notre local"
        if (words.Is(i - 1, "leur", "son", "sa") && words.Is(i - 2, "dans") && words.IsJoined(i - 1))
            return Bare;
        if (words.Is(i - 1, "son", "sa", "ses", "leurs", "un", "une", "cette", "ce", "leur", "sans", "quelle", "toute", "chaque"))
            return 0;
        if (words.Is(i - 1, "en"))
            return words.Is(i, "mairie", "église") ? Told : 0;
        if (words.Is(i - 1, "du", "des"))
            return !words.IsJoined(i - 1) ? Owned : words.Has(i - 2, WordRole.Leaving) ? Told : IsShown(words, i - 2) ? Bare : Owned;
        if (before.HasFlag(WordRole.Contracted))
            return Told; // au, aux
        if (before.HasFlag(WordRole.Article))
            return OfArticle(words, i - 1);
        if (before.HasFlag(WordRole.Of) || words.Is(i - 1, "notre", "nos", "votre", "vos"))
            return before.HasFlag(WordRole.Of) ? 0 : Articled;
        if (before.HasFlag(WordRole.Calling) || before.HasFlag(WordRole.Leaving) || before.HasFlag(WordRole.Weekday) || words.StartsWithDigit(i - 1) || words.Is(i - 1, "vous"))
            return Told;
        return before.HasFlag(WordRole.Locative) ? 0 : Bare;
    }

    private static int OfArticle(PlaceTokens words, int article)
    {
        if (!words.IsJoined(article))
            return Articled;
        var before = article - 1;
        if (IsLandmark(words, before))
            return words.Is(before - 1, "pas", "loin", "mètres") ? 0 : Articled;
        if (words.Has(before, WordRole.Locative) && words.Is(before - 1, "non", "plus")) // "et non à la salle"
            return 0;
        if (words.Has(before, WordRole.Locative) || words.Is(before, "dans", "ds", "devant", "sur", "sous", "en", "vers"))
            return Told;
        return !words.Has(before, WordRole.Of) ? Articled : words.IsJoined(before) && words.Has(before - 1, WordRole.Leaving) ? Told : words.IsJoined(before) && IsShown(words, before - 1) ? Bare : Owned;
    }

    // "derrière l'église", "face à la poste", "à deux pas de la gare", "près du stade": what helps to find the venue.
    private static bool IsLandmark(PlaceTokens words, int i) =>
        words.IsJoined(i + 1) && (words.Is(i, "derrière", "près", "proche") || ((words.Has(i, WordRole.Of) || words.Has(i, WordRole.Locative)) && words.IsJoined(i) && words.Is(i - 1, "pas", "près", "côté", "face", "proximité", "loin", "mètres")));

    // "visite du château", "kermesse de l'école"
    private static bool IsShown(PlaceTokens words, int i) => words.Is(i, "visite", "visites", "nocturne", "guidée", "kermesse", "portes", "inauguration");

    private static bool IsLabel(PlaceTokens words, int i) => words.Is(i, "lieu", "où", "ou", "adresse", "rdv", "vous", "départ", "rencontre", "repli");

    // One past the last word of the venue's name.
    private static int Extent(PlaceTokens words, int noun, out bool isNamed)
    {
        isNamed = false;
        var (end, content, qualified) = (noun + 1, 0, 0);
        for (var i = noun + 1; i < words.Count && i - noun < MostWords;)
        {
            if (words.Gap(i) is " « " or " «" or " «\u00A0" or " \"" or " “")
            {
                end = QuoteEnd(words, i);
                isNamed = true;
                break;
            }
            if (!words.IsJoined(i))
                break;
            if (words.Is(i, "n") && words.IsDigits(i + 1) && words.Gap(i + 1) is "° " or "°" or "o ") // "salle n° 3"
            {
                (i, end, isNamed, content) = (i + 2, i + 2, true, content + 1);
                continue;
            }
            if (words.IsGlued(i))
            {
                (i, end, isNamed, content) = (i + 1, i + 1, true, content + 1);
                continue;
            }
            if (words.BeginsCommune(i) || words.BeginsTime(i) && !IsRoom(words, i))
                break;
            // "temple neuf", "salle bleue", "galerie l'Encre bleue"
            if (!words.IsCapital(i) && words.Has(i, WordRole.Describes) && (content == 0 || words.IsCapital(i - 1)) && !words.Has(i + 1, WordRole.Describes))
            {
                (i, end, isNamed, content) = (i + 1, i + 1, true, content + 1);
                continue;
            }
            // "maison pour tous"
            if (words.Is(i, "pour") && words.Is(i + 1, "tous") && words.IsJoined(i + 1))
            {
                (i, end, isNamed, content) = (i + 2, i + 2, true, content + 1);
                continue;
            }
            if ((content == 0 || words.Has(i - 1, WordRole.Venue)) && !words.IsCapital(i) && words.Has(i, WordRole.Qualifies) && !words.Is(i, "pour"))
            {
                (i, end, isNamed, qualified) = (i + 1, i + 1, true, qualified + 1);
                continue;
            }
            // "kiosque à musique", "moulin à vent", "grange aux Dîmes"
            if (i == noun + 1 && words.IsJoined(i + 1) && ((words.Is(i, "à") && IsMadeFor(words, i + 1)) || (words.Is(i, "aux") && (words.IsCapital(i + 1) || words.Is(noun, "halle", "monument")) && !words.BeginsCommune(i + 1))))
            {
                (i, end, isNamed, content) = (i + 2, i + 2, true, content + 1);
                continue;
            }
            if (i == noun + 1 && words.Is(noun, "maison") && words.Is(i, "commune"))
            {
                (i, end, isNamed) = (i + 1, i + 1, true);
                continue;
            }
            if (IsPair(words, i, content))
            {
                (i, end, content) = (i + 2, i + 2, content + 1);
                continue;
            }
            var next = i;
            while (next < words.Count && next - i < 4 && words.IsJoined(next) && (words.Has(next, WordRole.Of | WordRole.Article) || IsAtInName(words, next)) && !words.Has(next, WordRole.Locative) && !words.BeginsCommune(next))
                next++;
            if (next >= words.Count || !words.IsJoined(next) || words.BeginsCommune(next) || (words.BeginsTime(next) && !IsRoom(words, next) && !IsMonthInName(words, next, content)) || IsStop(words, next) || (!words.IsCapital(next) && words.Has(next, WordRole.Way)))
                break;
            var isBare = next == i;
            var takes = words.IsCapital(next) && !words.Has(next, WordRole.Locative)
                || words.IsGlued(next) && !isBare
                || IsRoom(words, next)
                || (!isBare && (content == 0 || words.Has(next, WordRole.Venue) || (words.Has(i - 1, WordRole.Venue) && !words.IsCapital(i - 1))) && !words.StartsWithDigit(next) && words.Has(i, WordRole.Of))
                || (isBare && qualified == 0 && IsUncapitalized(words, noun, next));
            if (!takes)
                break;
            (i, end, isNamed, content) = (next + 1, next + 1, true, content + 1);
        }
        // "salle de l'Isle": too common a word takes the commune's name as its own.
        if (!isNamed && IsTooCommon(words, noun) && CommuneBehind(words, noun + 1) is > 0 and var past)
            (end, isNamed) = (past, true);
        return end;
    }

    private static bool IsMadeFor(PlaceTokens words, int i) => words.Is(i, "musique", "pain", "vent", "eau", "huile", "chaux", "papier", "sel");

    private static int CommuneBehind(PlaceTokens words, int i)
    {
        if (!words.IsJoined(i) || !words.Has(i, WordRole.Of))
            return 0;
        i++;
        if (i >= words.Count || !words.BeginsCommune(i))
            return 0;
        i++;
        while (i < words.Count && words.InCommune(i) && !words.BeginsCommune(i)) // "la ferme de Bonneval, Cliousclat"
            i++;
        return i;
    }

    private static int QuoteEnd(PlaceTokens words, int i)
    {
        for (var j = i + 1; j < words.Count && j - i < MostWords; j++)
        {
            if (words.Gap(j).ContainsAny("»\"”"))
                return j;
        }
        return Math.Min(words.Count, i + MostWords);
    }

    // "salle B12", "salle 2": a room's number, and nothing of a time or a price.
    private static bool IsRoom(PlaceTokens words, int i)
    {
        var word = words.Word(i);
        if (word.Length > 3 || !word.ContainsAnyInRange('0', '9') || words.IsHour(i) || words.Has(i + 1, WordRole.Month))
            return false;
        var rest = words.Text[words[i].End..];
        return rest.IsEmpty || rest[0] is ',' or '.' or ')' or '\n' or ';';
    }

    // In a clause that sets no capitals the word behind "salle" is its name: "salle coat kaer samedi".
    private static bool IsUncapitalized(PlaceTokens words, int noun, int i)
    {
        if (words.IsCapital(noun) || words.Role(i) != WordRole.None && !words.Has(i, WordRole.FirstName) || words[i].Length < 4 || words.StartsWithDigit(i) || !(words.Is(i - 1, "salle") || words.Is(i - 2, "salle")))
            return false;
        for (var j = noun; j < words.Count && (j == noun || words[j].Joined); j++)
        {
            if (words.IsCapital(j))
                return false;
        }
        return true;
    }

    // "Parc aux Lièvres", "salle Ty an Holl"
    private static bool IsAtInName(PlaceTokens words, int i) => words.Is(i, "aux", "au", "an", "ar", "di") && words.IsCapital(i - 1) && words.IsCapital(i + 1) && !words.IsCapital(i);

    private static bool IsStop(PlaceTokens words, int i) =>
        words.Has(i, WordRole.Locative) || words.Is(i, "des") || (!words.IsCapital(i) && words.Is(i, "au", "aux")) || words.Is(i, "et", "bourg", "ancien", "ancienne", "village", "commune", "ville") && !words.Is(i - 2, "hôtel", "hotel") || words.Is(i, "RDV");
}
