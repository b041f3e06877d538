using System.Text.Json;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>Scores the dates of a line and its rule together: they are one answer to "when?".</summary>
internal static class DateScoring
{
    /// <summary>Null when neither <c>dates</c> nor <c>rule</c> is labelled.</summary>
    public static LineScore? Score(LabelledLine line, Answer answer)
    {
        var (scoresDates, scoresRule) = (line.Expected.TryGetProperty("dates", out _), line.Expected.TryGetProperty("rule", out var label));
        if (!scoresDates && !scoresRule)
            return null;
        var rule = label.ValueKind == JsonValueKind.Object ? SaidRule.Read(label) : null;
        // A range of days beside a daily rule says the same days once more: it may stand or not.
        IReadOnlyList<SaidDate> dates = [.. Expected(line).Where(d => rule?.Spans(d) != true)];
        IReadOnlyList<SaidDate> answered = scoresDates ? [.. answer.Dates.Where(d => rule?.Spans(d) != true)] : [];
        var answeredRule = scoresRule ? answer.Rule : null;

        var anchors = dates.Select(d => d.Anchor).ToHashSet(StringComparer.Ordinal);
        var exact = IsSame(dates, answered) && (rule is null ? answeredRule is null : answeredRule is not null && rule.Means(answeredRule));
        var ruleStarts = rule is null ? answeredRule is null : answeredRule is not null && rule.RecursAs(answeredRule) && rule.Start == answeredRule.Start;
        var starts = anchors.SetEquals(answered.Select(d => d.Anchor)) && ruleStarts;

        var sureRule = answeredRule is not null && LineScore.IsSure(answer.RuleConfidence);
        var sureWrong = answered.Any(a => LineScore.IsSure(a.Confidence) && !dates.Any(d => d.Means(a))) || (sureRule && !(rule is not null && rule.Means(answeredRule!)));
        var sureMain = answered.Any(a => LineScore.IsSure(a.Confidence) && !anchors.Contains(a.Anchor)) || (sureRule && !ruleStarts);
        // Weekday and date contradict each other: whoever is sure here is wrong, whatever the day.
        var toldTooSure = line.Doubt && (dates.Count > 0 || rule is not null) && (answered.Any(a => LineScore.IsSure(a.Confidence)) || sureRule);

        var isAsked = dates.Count > 0 || rule is not null;
        var isSilent = answered.Count == 0 && (answeredRule is null || (isAsked && answeredRule.Rrule.Length == 0)); // an empty RRULE: known in words only
        var outcome = toldTooSure ? Outcome.Wrong
            : exact ? Outcome.Exact
            : isAsked && isSilent ? Outcome.Missed
            : starts ? Outcome.Partly
            : Outcome.Wrong;
        return new LineScore(Aspect.Dates, outcome, sureWrong || toldTooSure, sureMain || toldTooSure, Words(dates, rule, double.NaN), Words(answered, answeredRule, answer.RuleConfidence));
    }

    /// <summary>The labelled dates; none when <c>dates</c> isn't labelled.</summary>
    public static IReadOnlyList<SaidDate> Expected(LabelledLine line) => [.. line.Expected.Items("dates").Select(SaidDate.Read)];

    // The same times as often; a time that is answered twice is a fault.
    private static bool IsSame(IReadOnlyList<SaidDate> expected, IReadOnlyList<SaidDate> answered)
    {
        var left = answered.ToList();
        return expected.Count == left.Count && expected.All(e => left.FindIndex(e.Means) is >= 0 and var at && RemoveAt(left, at));
    }

    private static bool RemoveAt(List<SaidDate> dates, int at)
    {
        dates.RemoveAt(at);
        return true;
    }

    private static string Words(IReadOnlyList<SaidDate> dates, SaidRule? rule, double ruleConfidence) =>
        $"[{string.Join(", ", dates)}]{(rule is null ? "" : $" rule {rule}{SaidDate.Sure(ruleConfidence)}")}";
}
