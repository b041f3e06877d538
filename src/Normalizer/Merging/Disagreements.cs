using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Merging;

/// <summary>
/// Where sources differ on a fact that a reader acts on: when, where, whether, what it costs. Titles, texts and themes always differ in words and aren't shown,
/// and a coarser value that agrees with a finer one is no disagreement.
/// </summary>
internal static class Disagreements
{
    private static readonly HashSet<string> Facts = new(StringComparer.Ordinal)
    {
        "occurrences", "rule", "places", "status", "price", "rna", "siren", "openingHours", "until", "rent", "surfaceM2", "deadline",
    };

    /// <summary>The distinct values in order of belief with the sources that give each, or null when all agree.</summary>
    public static Disagreement? Of(RecordField field, IReadOnlyList<Member> candidates)
    {
        if (candidates.Count < 2 || !Facts.Contains(field.Name))
            return null;
        var groups = new List<(Member First, List<string> Sources)>();
        foreach (var member in candidates.Where(m => !field.IsUnknown(m.Leaving)))
        {
            var group = groups.Find(g => Agree(field, g.First.Leaving, member.Leaving));
            if (group.Sources is null)
                groups.Add((member, [member.Profile.Id]));
            else if (!group.Sources.Contains(member.Profile.Id, StringComparer.Ordinal))
                group.Sources.Add(member.Profile.Id);
        }
        return groups.Count < 2 ? null : new Disagreement(field.Name, [.. groups.Select(g => new DisagreeingValue(field.ToJson(g.First.Leaving), g.Sources))]);
    }

    private static bool Agree(RecordField field, RecordContent a, RecordContent b) => field.Name switch
    {
        "occurrences" => SameTimes(a.Occurrences!, b.Occurrences!),
        "rule" => a.Rule!.Rrule == b.Rule!.Rrule && a.Rule.Start?.Time == b.Rule.Start?.Time,
        "places" => SamePlace(a.Places[0], b.Places[0]),
        "price" => OneTellsMore(a.Price!, b.Price!),
        _ => field.ToJson(a).GetRawText() == field.ToJson(b).GetRawText(),
    };

    // Each start of one is met by the other, as finely as the coarser one tells.
    private static bool SameTimes(IReadOnlyList<Occurrence> a, IReadOnlyList<Occurrence> b) =>
        a.All(x => b.Any(y => SameStart(x, y))) && b.All(y => a.Any(x => SameStart(x, y)));

    private static bool SameStart(Occurrence a, Occurrence b) =>
        a.Precision == DatePrecision.Minute && b.Precision == DatePrecision.Minute
            ? a.Start == b.Start && (a.End is null || b.End is null || a.End == b.End)
            : a.Start?.Date == b.Start?.Date;

    private static bool SamePlace(Place a, Place b)
    {
        if (a.Commune is not null && b.Commune is not null && a.Commune.Insee != b.Commune.Insee)
            return false;
        return a.Venue is null || b.Venue is null || OneTellsMore(a.Venue, b.Venue);
    }

    // "5 €" and "5 €, gratuit pour les moins de 12 ans" are one price, the second told more fully.
    private static bool OneTellsMore(string a, string b)
    {
        var (x, y) = (NameFolding.Fold(a), NameFolding.Fold(b));
        return x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal);
    }
}
