using System.Globalization;
using System.Text.Json.Nodes;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>explain --json</c> adds to the promised answer: <c>confidence</c>, <c>because</c> and <c>alternatives</c>, each by field.</summary>
internal static class UnderstandingDetails
{
    public static void Add(JsonObject answer, TextUnderstanding understood)
    {
        JsonObject confidence = [];
        JsonObject because = [];
        Say("dates", understood.Dates.Count > 0 ? understood.Dates.Min(d => d.Confidence) : null, understood.Dates.Select(d => d.Reason).FirstOrDefault());
        Say("rule", understood.Rule?.Confidence, understood.Rule?.Reason);
        Say("communes", understood.Communes.Count > 0 ? understood.Communes.Min(static c => c.Confidence) : null, understood.Communes.Select(c => c.Reason).FirstOrDefault());
        Say("place", understood.Place?.Confidence, understood.Place?.Reason);
        Say("themes", understood.Themes.Count > 0 ? understood.Themes[0].Confidence : null, understood.Themes.Count > 0 ? string.Join("; ", understood.Themes.Select(t => $"{t.Value} {t.Reason}")) : null);
        Say("kind", understood.Kind.Confidence, understood.Kind.Reason);
        Say("status", understood.Status.Confidence, understood.Status.Reason);
        Say("price", understood.Price?.Confidence, understood.Price?.Reason);
        answer["confidence"] = confidence;
        answer["because"] = because;
        answer["alternatives"] = new JsonObject
        {
            ["dates"] = Texts(understood.OtherDates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            ["communes"] = Texts(understood.OtherCommunes.Select(c => c.Insee)),
            ["kind"] = Texts(understood.OtherKinds.Select(k => WireWord.Of(k.Value))),
            ["themes"] = Texts(understood.OtherThemes.Select(t => t.Value)),
        };

        void Say(string field, double? sure, string? reason)
        {
            if (sure is not { } known)
                return;
            confidence[field] = Math.Round(known, 2);
            because[field] = reason;
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Distinct(StringComparer.Ordinal).Select(t => (JsonNode)t)]);
}
