using System.Text.Json;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>Scores where it happens: each labelled field, and the place as a whole. Names are compared folded.</summary>
internal static class PlaceScoring
{
    /// <summary>The place as a whole first; nothing when it isn't labelled.</summary>
    public static IReadOnlyList<LineScore> Score(LabelledLine line, Answer answer)
    {
        if (!line.Expected.TryGetProperty("place", out var label))
            return [];
        var got = answer.Place;
        var fields = new List<LineScore>();
        Add(Aspect.Venue, "venue", got?.Venue);
        Add(Aspect.Street, "street", got?.Street);
        Add(Aspect.PostalCode, "postalCode", got?.PostalCode);
        // "No place" leaves the commune open: the source's own may stand there.
        if (label.ValueKind == JsonValueKind.Object)
            Add(Aspect.PlaceCommune, "commune", got?.Commune);
        LineScore[] online = label.ValueKind == JsonValueKind.Object && label.TryGetProperty("online", out _)
            ? [new(Aspect.Online, label.Says("online") == (got?.Online ?? false) ? Outcome.Exact : label.Says("online") ? Outcome.Missed : Outcome.Wrong, SureWrong: false, SureMain: false, $"online {label.Says("online")}", $"online {got?.Online ?? false}")]
            : [];
        if (fields.Count == 0)
            return online;

        var wrong = fields.Where(f => f.Outcome != Outcome.Exact).ToList();
        var outcome = wrong.Count == 0 ? Outcome.Exact
            : fields.Any(f => f.Outcome == Outcome.Exact && f.Expected.Length > 0) ? Outcome.Partly
            : wrong.All(f => f.Outcome == Outcome.Missed) ? Outcome.Missed
            : Outcome.Wrong;
        var sureMain = wrong.Any(f => f.SureWrong && f.Aspect != Aspect.PostalCode); // with a wrong postal code alone one still arrives
        return [new(Aspect.Place, outcome, wrong.Any(f => f.SureWrong), sureMain, Words(fields, f => f.Expected), Words(fields, f => f.Answered) + SaidDate.Sure(answer.PlaceConfidence)), .. fields, .. online];

        void Add(Aspect aspect, string name, string? value)
        {
            var isNull = label.ValueKind == JsonValueKind.Null;
            if (!isNull && !label.TryGetProperty(name, out _))
                return;
            // Where the text has no postal code the commune's own may be filled in.
            if (aspect == Aspect.PostalCode && !isNull && label.Text(name) is null)
                return;
            var compared = Folded.Compare(isNull ? null : label.Text(name), value);
            var isSure = compared is Outcome.Wrong or Outcome.Partly && LineScore.IsSure(answer.PlaceConfidence);
            fields.Add(new LineScore(aspect, compared, isSure, isSure, (isNull ? null : label.Text(name)) ?? "", value ?? ""));
        }
    }

    private static string Words(IEnumerable<LineScore> fields, Func<LineScore, string> value) =>
        string.Join(", ", fields.Where(f => value(f).Length > 0).Select(f => $"{f.Aspect} {value(f)}"));
}
