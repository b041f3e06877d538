using System.Globalization;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>News of two sources: the same page, or nearly the same title within three days about one commune.</summary>
internal static class NewsMatching
{
    private const double MergeFrom = 0.85;
    private const double AskFrom = 0.65;
    private const int MostDaysApart = 3;

    public static MatchDecision Decide(Pair pair)
    {
        if (pair.SharedLink)
            return Judgement.Merge(0.98, "same page");
        if (!pair.SameCommune && !pair.CommuneUnknown)
            return Judgement.Apart("other commune");
        if (pair.A.Content.Published is not { } a || pair.B.Content.Published is not { } b)
            return Judgement.By(pair.Similarity, MergeFrom, MergeFrom, doubtful: true, ["one has no date", Alike(pair)]);
        var days = Math.Abs(a.Day.DayNumber - b.Day.DayNumber);
        return days > MostDaysApart
            ? Judgement.Apart(string.Create(CultureInfo.InvariantCulture, $"published {days} days apart"))
            : Judgement.By(pair.Similarity, MergeFrom, AskFrom, pair.CommuneUnknown || !(pair.ContainedTelling || pair.Similarity >= 0.99), [Alike(pair), "published within three days"]);
    }

    private static string Alike(Pair pair) => string.Create(CultureInfo.InvariantCulture, $"titles {pair.Similarity:0.00} alike");
}
