namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>What of a text is scored.</summary>
internal enum Aspect { Dates, Communes, Place, Venue, Street, PostalCode, PlaceCommune, Online, Themes, Kind, Status, Price, Phones, Emails }

/// <summary>
/// How an answer compares with its label. <c>Partly</c>: what matters most is right (all starts, the main commune, the main theme, some of the rest), something else isn't.
/// <c>Missed</c>: nothing was answered where something is.
/// </summary>
internal enum Outcome { Exact, Partly, Wrong, Missed }

/// <summary>Values that are right, that were answered, and that were expected.</summary>
internal readonly record struct SetCounts(int Hits, int Answered, int Expected)
{
    public static SetCounts operator +(SetCounts left, SetCounts right) => new(left.Hits + right.Hits, left.Answered + right.Answered, left.Expected + right.Expected);

    public static SetCounts Of(IReadOnlyCollection<string> expected, IReadOnlyCollection<string> answered) => new(answered.Count(expected.Contains), answered.Count, expected.Count);
}

/// <summary>
/// The score of one line in one respect. <paramref name="SureWrong"/>: at least one wrong value called itself sure. <paramref name="SureMain"/>: so did one that is wrong
/// in what matters most (a start, the main commune): a reader would go on the wrong day, or to the wrong town.
/// </summary>
internal sealed record LineScore(Aspect Aspect, Outcome Outcome, bool SureWrong, bool SureMain, string Expected, string Answered, SetCounts? Counts = null)
{
    /// <summary>From this confidence on an answer is taken at its word.</summary>
    public const double SureFrom = 0.8;

    public static bool IsSure(double confidence) => confidence >= SureFrom; // NaN isn't

    /// <summary>Every respect in which the line is labelled.</summary>
    public static IReadOnlyList<LineScore> All(LabelledLine line, Answer answer)
    {
        LineScore?[] scores = [DateScoring.Score(line, answer), CommuneScoring.Score(line, answer), .. PlaceScoring.Score(line, answer), .. NoticeScoring.Score(line, answer)];
        return [.. scores.OfType<LineScore>()];
    }
}
