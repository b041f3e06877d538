using System.Text.Json;
using Wiker.Ingest.Normalizer;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>A time, labelled or answered: <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>. A label that gives no precision accepts any.</summary>
internal sealed record SaidDate(string? Start, string? End, string? Precision, string? Part, bool OpenEnd, double Confidence)
{
    /// <summary>What must be found before anything else: the start, or the end of what has only an end ("jusqu'au 30 juin").</summary>
    public string Anchor => Start ?? $"until {End}";

    public bool Means(SaidDate answered) =>
        Start == answered.Start && End == answered.End && Part == answered.Part && OpenEnd == answered.OpenEnd && (Precision is null || Precision == answered.Precision);

    public static SaidDate Read(JsonElement date) => new(
        Minute(date.Text("start")), Minute(date.Text("end")), date.Text("precision"), date.Text("part"), date.Says("openEnd"),
        date.TryGetProperty("confidence", out var sure) && sure.ValueKind == JsonValueKind.Number ? sure.GetDouble() : double.NaN);

    public static string? Minute(string? moment) => moment is { Length: > 16 } ? moment[..16] : moment;

    public override string ToString() =>
        (Start ?? "…") + (End is null ? "" : $"→{End}") + (OpenEnd ? "→…" : "") + (Part is null ? "" : $" {Part}") + (Precision is "day" or null or "minute" ? "" : $" ({Precision})") + Sure(Confidence);

    public static string Sure(double confidence) => double.IsNaN(confidence) ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" @{confidence:0.00}");
}

/// <summary>A value and how sure the answer is of it (0 to 1; NaN: it doesn't say, and then it never counts as sure).</summary>
internal readonly record struct Said(string Value, double Confidence)
{
    public override string ToString() => Value + SaidDate.Sure(Confidence);
}

/// <summary>Where something is, field by field; null: not said.</summary>
internal sealed record SaidPlace(string? Venue, string? Street, string? PostalCode, string? Commune, bool Online);

/// <summary>One line of <c>wiker explain --jsonl</c>, with the confidences that the line itself leaves out.</summary>
internal sealed record Answer
{
    public IReadOnlyList<SaidDate> Dates { get; init; } = [];
    public SaidRule? Rule { get; init; }
    public double RuleConfidence { get; init; } = double.NaN;
    public IReadOnlyList<Said> Communes { get; init; } = [];
    public SaidPlace? Place { get; init; }
    public double PlaceConfidence { get; init; } = double.NaN;
    public IReadOnlyList<Said> Themes { get; init; } = [];
    public Said? Kind { get; init; }
    public Said? Status { get; init; }
    public Said? Price { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Reads the promised form (<c>model.md</c> §2).</summary>
    public static Answer Read(JsonElement answer)
    {
        var contacts = answer.TryGetProperty("contacts", out var c) ? c : default;
        return new Answer
        {
            Dates = [.. answer.Items("dates").Select(SaidDate.Read)],
            Rule = answer.TryGetProperty("rule", out var rule) && rule.ValueKind == JsonValueKind.Object ? SaidRule.Read(rule) : null,
            Communes = [.. answer.Items("communes").Select(Unsure)],
            Place = answer.TryGetProperty("place", out var place) && place.ValueKind == JsonValueKind.Object ? ReadPlace(place) : null,
            Themes = [.. answer.Items("themes").Select(Unsure)],
            Kind = Unsure(answer.Text("kind")),
            Status = Unsure(answer.Text("status")),
            Price = Unsure(answer.Text("price")),
            Phones = [.. contacts.Items("phones").Select(p => p.Text("value") ?? "")],
            Emails = [.. contacts.Items("emails").Select(p => p.Text("value") ?? "")],
        };
    }

    /// <summary>The same answer with how sure the reading behind it was.</summary>
    public Answer SureAs(TextUnderstanding reading) => this with
    {
        RuleConfidence = reading.Rule?.Confidence ?? double.NaN,
        Communes = [.. Communes.Select(c => c with { Confidence = reading.Communes.Where(u => u.Value.Insee == c.Value).Select(u => u.Confidence).DefaultIfEmpty(double.NaN).Max() })],
        PlaceConfidence = reading.Place?.Confidence ?? double.NaN,
        Themes = [.. Themes.Select(t => t with { Confidence = reading.Themes.Where(u => u.Value == t.Value).Select(u => u.Confidence).DefaultIfEmpty(double.NaN).Max() })],
        Kind = Kind is { } kind ? kind with { Confidence = reading.Kind.Confidence } : null,
        Status = Status is { } status ? status with { Confidence = reading.Status.Confidence } : null,
        Price = Price is { } price ? price with { Confidence = reading.Price?.Confidence ?? double.NaN } : null,
    };

    private static SaidPlace ReadPlace(JsonElement place) => new(
        place.Text("venue"), place.Text("street"), place.Text("postalCode"),
        place.TryGetProperty("commune", out var commune) ? commune.Text("insee") : null,
        place.Says("online"));

    private static Said Unsure(JsonElement value) => new(value.GetString() ?? "", double.NaN);

    private static Said? Unsure(string? value) => value is null ? null : new Said(value, double.NaN);
}
