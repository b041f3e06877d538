using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>Kinds of venue that more than one word tells, and words for venues that mean something else.</summary>
internal static partial class VenueReading
{
    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(".,!?;:\n(");

    // "P+R Jean Monnet"
    private static PlaceSpan? ParkAndRide(PlaceTokens words, int i)
    {
        if (!words.Is(i, "P") || !words.Is(i + 1, "R") || words.Gap(i + 1) is not "+")
            return null;
        var end = Extent(words, i + 1, out var isNamed);
        return isNamed ? new(words[i].Start, words[end - 1].End, Segment, false) : null;
    }

    private static bool IsNature(PlaceTokens words, int i) =>
        words.Is(i, "bois", "case", "cases", "carbet", "forêt", "foret", "plage", "lac", "étang", "port", "pont", "tour", "pointe", "île")
        || words.Is(i, "plateau", "ferme", "usine", "cave");

    // "tiers-lieu", "city-stade", "stand de tir"
    private static bool IsCompound(PlaceTokens words, int i) =>
        (words.IsGlued(i + 1) && ((words.Is(i, "tiers") && words.Is(i + 1, "lieu")) || (words.Is(i, "city") && words.Is(i + 1, "stade")) || (words.Is(i, "skate") && words.Is(i + 1, "park")) || (words.Is(i, "pump") && words.Is(i + 1, "track"))))
        || (words.Is(i, "stand") && words.Is(i + 1, "de") && words.Is(i + 2, "tir")) || (words.Is(i, "plan") && words.Is(i + 1, "d") && words.Is(i + 2, "eau"));

    // "le Stade rennais", "le Judo club de Fougères": who plays, not where.
    private static bool IsTeam(PlaceTokens words, int i) =>
        (words.Is(i, "stade") && words.IsCapital(i) && i + 1 < words.Count && words.IsJoined(i + 1) && !words.IsCapital(i + 1) && (words.Word(i + 1).EndsWith("ais") || words.Word(i + 1).EndsWith("ois") || words.Word(i + 1).EndsWith("ain") || words.Word(i + 1).EndsWith("ien")))
        || (words.Is(i, "club") && words.IsJoined(i) && words.IsCapital(i - 1) && !words.Has(i - 1, WordRole.Article | WordRole.Contracted | WordRole.Locative));

    // "le challenge Île-de-France": where everything of a club is.
    private static bool IsRegion(PlaceTokens words, int i) => words.Is(i, "île", "ile") && words.Is(i + 1, "de") && words.Is(i + 2, "france");

    private static bool IsShore(PlaceTokens words, int i) => words.Is(i, "plage", "port", "lac", "étang");

    private static bool IsFormer(PlaceTokens words, int i) => words.Is(i, "ancien", "ancienne");

    private static bool IsInstitution(PlaceTokens words, int i) => words.Is(i, "cci", "cfa", "mfr", "iut", "cantine", "réfectoire", "self");

    private static bool IsCoveredMarket(PlaceTokens words, int i) => words.Is(i, "marché", "marche") && words.IsJoined(i + 1) && words.Is(i + 1, "couvert");

    // "parvis de l'église": always of a building, which tells where.
    private static bool IsForecourt(PlaceTokens words, int i) =>
        words.Is(i, "parvis") && words.IsJoined(i + 1) && words.Has(i + 1, WordRole.Of) && (words.Has(i + 2, WordRole.Venue) || (words.Has(i + 2, WordRole.Article) && words.Has(i + 3, WordRole.Venue)));

    // "salle Sèvre et Maine": two rivers, two saints, joined in one name.
    private static bool IsPair(PlaceTokens words, int i, int content) =>
        content == 1 && words.Is(i, "et") && words.IsCapital(i - 1) && words.IsCapital(i + 1) && words.IsJoined(i + 1) && !words.BeginsCommune(i + 1) && !words.IsJoined(i + 2)
        && !words.Has(i + 1, WordRole.Venue | WordRole.Way | WordRole.LooseWay | WordRole.Shop | WordRole.FirstName | WordRole.Event | WordRole.Weekday);

    // "Friche la Belle de Mai"
    private static bool IsMonthInName(PlaceTokens words, int i, int content) =>
        content > 0 && words.Has(i, WordRole.Month) && words.IsCapital(i) && words.Is(i - 1, "de") && words.IsCapital(i - 2) && !(words.IsJoined(i + 1) && words.StartsWithDigit(i + 1));

    // "perdu secteur rue du Four / cimetière": where about, not where.
    private static bool IsInArea(PlaceTokens words, int i)
    {
        for (var j = i - 1; j >= 0 && j > i - 9; j--)
        {
            if (words.Gap(j + 1).ContainsAny(ClauseEnds))
                return false;
            if (words.Is(j, "secteur"))
                return true;
        }
        return false;
    }
}
