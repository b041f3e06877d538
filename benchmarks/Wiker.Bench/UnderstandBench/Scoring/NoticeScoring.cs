using System.Text.Json;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>Scores what a whole notice tells beside when and where: themes, kind, status, price, phones and e-mails.</summary>
internal static class NoticeScoring
{
    public static IEnumerable<LineScore?> Score(LabelledLine line, Answer answer) =>
    [
        Themes(line, answer),
        One(line, Aspect.Kind, "kind", answer.Kind, absent: null),
        One(line, Aspect.Status, "status", answer.Status, absent: "scheduled"), // a label of null: nothing happened to it
        Price(line, answer),
        Many(line, Aspect.Phones, "phones", answer.Phones),
        Many(line, Aspect.Emails, "emails", answer.Emails),
    ];

    private static LineScore? Themes(LabelledLine line, Answer answer)
    {
        if (Values(line, "themes") is not { } expected)
            return null;
        var answered = answer.Themes.Select(t => t.Value).Distinct(StringComparer.Ordinal).ToList();
        var hasMain = expected.Count > 0 && answered.Contains(expected[0], StringComparer.Ordinal);
        var outcome = expected.Count == answered.Count && expected.All(answered.Contains) ? Outcome.Exact
            : answered.Count == 0 ? Outcome.Missed
            : hasMain ? Outcome.Partly
            : Outcome.Wrong;
        var sure = answer.Themes.Any(t => !expected.Contains(t.Value) && LineScore.IsSure(t.Confidence));
        return new LineScore(Aspect.Themes, outcome, sure, sure && !hasMain, string.Join(' ', expected), string.Join(' ', answer.Themes), SetCounts.Of(expected, answered));
    }

    private static LineScore? One(LabelledLine line, Aspect aspect, string name, Said? said, string? absent)
    {
        if (!line.Expected.TryGetProperty(name, out _))
            return null;
        var expected = line.Expected.Text(name) ?? absent;
        var outcome = expected == said?.Value ? Outcome.Exact : said is null ? Outcome.Missed : Outcome.Wrong;
        var sure = outcome == Outcome.Wrong && LineScore.IsSure(said!.Value.Confidence);
        return new LineScore(aspect, outcome, sure, sure, expected ?? "", said?.ToString() ?? "");
    }

    private static LineScore? Price(LabelledLine line, Answer answer)
    {
        if (!line.Expected.TryGetProperty("price", out _))
            return null;
        var outcome = Folded.Compare(line.Expected.Text("price"), answer.Price?.Value);
        var sure = outcome is Outcome.Wrong or Outcome.Partly && LineScore.IsSure(answer.Price?.Confidence ?? double.NaN);
        return new LineScore(Aspect.Price, outcome, sure, sure && outcome == Outcome.Wrong, line.Expected.Text("price") ?? "", answer.Price?.ToString() ?? "");
    }

    // Contacts carry no confidence, so none is ever wrong but sure.
    private static LineScore? Many(LabelledLine line, Aspect aspect, string name, IReadOnlyList<string> said)
    {
        if (Values(line, name) is not { } labelled)
            return null;
        List<string> expected = [.. labelled.Select(Lower)], answered = [.. said.Select(Lower).Distinct(StringComparer.Ordinal)];
        var outcome = expected.Count == answered.Count && expected.All(answered.Contains) ? Outcome.Exact
            : answered.Count == 0 ? Outcome.Missed
            : expected.Any(answered.Contains) ? Outcome.Partly
            : Outcome.Wrong;
        return new LineScore(aspect, outcome, SureWrong: false, SureMain: false, string.Join(' ', expected), string.Join(' ', answered), SetCounts.Of(expected, answered));
    }

    private static List<string>? Values(LabelledLine line, string name) =>
        line.Expected.TryGetProperty(name, out var label) && label.ValueKind is JsonValueKind.Array or JsonValueKind.Null
            ? [.. line.Expected.Items(name).Select(v => v.GetString() ?? "").Distinct(StringComparer.Ordinal)]
            : null;

    private static string Lower(string text) => text.Trim().ToLowerInvariant();
}
