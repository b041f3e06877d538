namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>Scores the communes that a text names: the whole set with the main one first, or only the main one.</summary>
internal static class CommuneScoring
{
    public static LineScore? Score(LabelledLine line, Answer answer)
    {
        if (!line.Expected.TryGetProperty("communes", out _))
            return null;
        var expected = line.Expected.Items("communes").Select(c => c.GetString() ?? "").ToList();
        var answered = answer.Communes.DistinctBy(c => c.Value).ToList();
        var codes = answered.Select(c => c.Value).ToList();

        var isMainRight = expected.Count == 0 ? codes.Count == 0 : codes.Count > 0 && codes[0] == expected[0];
        var sureMain = !isMainRight && answered.Count > 0 && LineScore.IsSure(answered[0].Confidence);
        var sureWrong = sureMain || answered.Any(c => !expected.Contains(c.Value) && LineScore.IsSure(c.Confidence));
        // A name that several share and nothing settles. Doubt speaks of the dates where the label gives some.
        var toldTooSure = line.Doubt && expected.Count > 0 && DateScoring.Expected(line).Count == 0 && answered.Count > 0 && LineScore.IsSure(answered[0].Confidence);

        var outcome = toldTooSure ? Outcome.Wrong
            : isMainRight && expected.Count == codes.Count && expected.All(codes.Contains) ? Outcome.Exact
            : codes.Count == 0 ? Outcome.Missed
            : isMainRight ? Outcome.Partly
            : Outcome.Wrong;
        return new LineScore(Aspect.Communes, outcome, sureWrong || toldTooSure, sureMain || toldTooSure, string.Join(' ', expected), string.Join(' ', answered), SetCounts.Of(expected, codes));
    }
}
