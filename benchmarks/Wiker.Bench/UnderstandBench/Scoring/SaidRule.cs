using System.Text.Json;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>A recurrence, labelled or answered. Rules are compared by what they mean, part by part, not as text.</summary>
internal sealed record SaidRule(string Rrule, string? Start, string? End, IReadOnlyList<string> Except)
{
    /// <summary>True when the same days are named: FREQ, INTERVAL (1 unless given), BYDAY in any order, UNTIL by its day, and every other part as written.</summary>
    public bool RecursAs(SaidRule other)
    {
        var (ours, theirs) = (Parts(), other.Parts());
        return ours.Count == theirs.Count && ours.All(p => theirs.TryGetValue(p.Key, out var value) && value == p.Value);
    }

    /// <summary>True when recurrence, start, end and exceptions (in any order) are the same.</summary>
    public bool Means(SaidRule other) =>
        RecursAs(other) && Start == other.Start && End == other.End && Except.ToHashSet(StringComparer.Ordinal).SetEquals(other.Except);

    /// <summary>True when a range of days is this daily rule's first to last day.</summary>
    public bool Spans(SaidDate range) =>
        range is { Start: { } start, End: { } end } && start.Length == 10 && Start?.StartsWith(start, StringComparison.Ordinal) == true && Parts() is var parts
        && parts["INTERVAL"] == "1" && parts.GetValueOrDefault("FREQ") == "DAILY" && parts.GetValueOrDefault("UNTIL") == end.Replace("-", "", StringComparison.Ordinal);

    public static SaidRule Read(JsonElement rule) => new(
        rule.Text("rrule") ?? "", SaidDate.Minute(rule.Text("start")), SaidDate.Minute(rule.Text("end")), [.. rule.Items("except").Select(e => e.GetString() ?? "")]);

    public override string ToString() => $"{Rrule} {Start ?? "…"}{(End is null ? "" : $"→{End}")}{(Except.Count == 0 ? "" : $" except {string.Join(", ", Except)}")}";

    private Dictionary<string, string> Parts()
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["INTERVAL"] = "1" };
        foreach (var part in Rrule.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split('=', 2) is [var n, var v] ? (n, v) : (part, "");
            if (name == "WKST") // the week's first day is Monday for all of France
                continue;
            parts[name] = name switch
            {
                "BYDAY" => string.Join(',', value.Split(',', StringSplitOptions.TrimEntries).Select(d => d.TrimStart('+')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                "UNTIL" => value[..Math.Min(8, value.Length)],
                _ => value,
            };
        }
        return parts;
    }
}
