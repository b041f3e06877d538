namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>A time that a parser found; the end, when it gives one, is a day that still belongs to it.</summary>
internal readonly record struct FoundDate(string Start, string? End);

/// <summary>What a line asks of a parser that knows no rules, parts of days or open ends.</summary>
internal enum PeerQuestion { Dates, NoDate, Rule, Unasked }

/// <summary>The lenient score, the same for every parser: only starts count, and hours only where the label has one.</summary>
internal static class PeerScoring
{
    /// <summary>What is asked. Opening hours (no date, rule not labelled) are left out: a weekday found there is no clear fault.</summary>
    public static PeerQuestion QuestionOf(LabelledLine line) =>
        line.Reference is null || !line.Expected.TryGetProperty("dates", out _) ? PeerQuestion.Unasked
        : line.Expected.TryGetProperty("rule", out var rule) && rule.ValueKind == System.Text.Json.JsonValueKind.Object ? PeerQuestion.Rule
        : DateScoring.Expected(line).Count > 0 ? PeerQuestion.Dates
        : rule.ValueKind == System.Text.Json.JsonValueKind.Null ? PeerQuestion.NoDate
        : PeerQuestion.Unasked;

    /// <summary>True when every labelled start was found and nothing else; where the label has a day alone, any hour of it is right.</summary>
    public static bool AreStartsRight(IReadOnlyList<SaidDate> expected, IReadOnlyList<FoundDate> found) =>
        expected.All(e => found.Any(f => IsStart(e, f))) && found.All(f => expected.Any(e => IsStart(e, f)));

    /// <summary>True when the days are right, however they are parcelled: three days or a range of three, with hours or without.</summary>
    public static bool AreDaysRight(IReadOnlyList<SaidDate> expected, IReadOnlyList<FoundDate> found) =>
        expected.All(e => found.Any(f => IsWithin(Day(Anchor(e)), Day(f.Start), f.End)))
        && found.All(f => expected.Any(e => IsWithin(Day(f.Start), Day(Anchor(e)), e.End)));

    private static bool IsStart(SaidDate expected, FoundDate found) =>
        Anchor(expected) is { Length: > 10 } minute ? found.Start == minute : Day(found.Start) == Anchor(expected);

    // "Jusqu'au 30 juin": the only day that it names.
    private static string Anchor(SaidDate date) => date.Start ?? date.End ?? "";

    // Written days sort as text.
    private static bool IsWithin(string day, string first, string? last) =>
        string.CompareOrdinal(first, day) <= 0 && string.CompareOrdinal(day, last is null ? first : Day(last)) <= 0;

    private static string Day(string moment) => moment[..Math.Min(10, moment.Length)];
}
