using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Merging;

/// <summary>Everything that a record is computed from. <paramref name="Members"/> are all source records that the ledger gives it, withdrawn ones too.</summary>
public sealed record MergeInput(
    string Id,
    DateTimeOffset Created,
    IReadOnlyList<StoredSourceRecord> Members,
    IReadOnlyDictionary<string, SourceProfile> Profiles,
    IReadOnlyList<Correction> Corrections,
    RecordLinks Links);

/// <summary>
/// <c>Record = Merge(source records, corrections)</c>: pure, without clock or I/O, and independent of the order of its input.
/// Field by field: correction; then trust; then precision; then confidence; then earliest first seen; then id. No voting.
/// Status is the exception: the most recently changed among the sources of highest trust.
/// </summary>
public static class RecordMerging
{
    // One decision: occurrences of one source with the rule or the zone of another would be a time that nobody gave.
    private static readonly string[] WhenFields = ["occurrences", "timezone", "rule"];

    /// <summary>The record, or null when no source says it any more. Version and Updated are left 0: the change log gives them.</summary>
    public static Record? Merge(MergeInput input)
    {
        var members = input.Members
            .Where(m => m.Freshness != Freshness.Withdrawn)
            .Select(m => new Member(m, input.Profiles[m.Said.SourceId]))
            .OrderBy(m => m.Profile.Trust).ThenBy(m => m.Stored.FirstSeen).ThenBy(m => m.Stored.Id, StringComparer.Ordinal)
            .ToList();
        if (members.Count == 0)
            return null;

        var kind = members[0].Leaving.Kind;
        var content = new RecordContent { Kind = kind, Title = members[0].Leaving.Title };
        var confidence = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var provenance = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var disagreements = new List<Disagreement>();

        foreach (var field in RecordField.All.Where(f => f.IsOf(kind)))
        {
            var candidates = Candidates(members, field);
            if (candidates.Count > 0)
            {
                content = field.Take(content, candidates[0].Leaving);
                provenance[field.Name] = candidates[0].Stored.Id;
                if (candidates[0].Stored.Said.Confidence.TryGetValue(field.Name, out var sure))
                    confidence[field.Name] = sure;
                if (Disagreements.Of(field, candidates) is { } disagreement)
                    disagreements.Add(disagreement);
            }
        }
        var isCorrected = false;
        foreach (var correction in input.Corrections.OrderBy(c => c.At).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            if (RecordField.Find(correction.Field) is { } field && field.IsOf(kind) && Parse(correction.Value) is { } value && field.TrySet(content, value, out var corrected, out _))
            {
                content = corrected;
                isCorrected = true;
                provenance[field.Name] = correction.Id;
                confidence[field.Name] = 1;
            }
        }
        return new Record
        {
            Id = input.Id,
            Version = 0,
            Created = input.Created,
            Updated = default,
            Content = content,
            Sources = [.. members.Select(m => new RecordSource(
                m.Stored.Id, m.Profile.Id, m.Profile.Name, m.Leaving.Link, m.Profile.Licence.Id, m.Profile.Licence.Attribution, m.Reuse))],
            Disagreements = disagreements,
            Links = input.Links,
            Confidence = confidence,
            Provenance = provenance,
            SearchText = SearchWords.Of(members.Select(m => m.Stored.Said), isCorrected ? content : null),
        };
    }

    /// <summary>Members that say something in the field and may, the one to believe first.</summary>
    private static List<Member> Candidates(List<Member> members, RecordField field)
    {
        if (field.Name == "status")
            return [.. members.Where(m => m.Leaving.Status is not null).OrderBy(m => m.Profile.Trust).ThenByDescending(m => m.Stored.Changed).ThenBy(m => m.Stored.Id, StringComparer.Ordinal)];

        var asked = WhenFields.Contains(field.Name) ? "occurrences" : field.Name;
        var saying = WhenFields.Contains(field.Name)
            ? members.Where(m => TellsTimes(m.Leaving) || (m.Leaving.Rule is not null && !members.Any(o => TellsTimes(o.Leaving))))
            : members.Where(m => !field.IsUnknown(m.Leaving));
        return
        [
            .. saying
                .OrderBy(m => m.Profile.Trust)
                .ThenByDescending(m => Precision.Of(asked, m.Leaving))
                .ThenByDescending(m => m.Stored.Said.Confidence.GetValueOrDefault(asked, 0.5))
                .ThenBy(m => m.Stored.FirstSeen)
                .ThenBy(m => m.Stored.Id, StringComparer.Ordinal),
        ];
    }

    // A rule in words only gives way to any that tells times.
    private static bool TellsTimes(RecordContent content) => content.Occurrences is { Count: > 0 } || content.Rule is { Rrule.Length: > 0 };

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A live source record of a record, with its source and what of it may leave.</summary>
internal sealed record Member(StoredSourceRecord Stored, SourceProfile Profile)
{
    /// <summary>The stricter of what the item was read under and what the source allows now: a licence that was narrowed binds before the site is read again.</summary>
    public Reuse Reuse { get; } = Stored.Said.Reuse > Profile.Licence.Reuse ? Stored.Said.Reuse : Profile.Licence.Reuse;

    public RecordContent Leaving => field ??= Rights.Credited(Rights.Leaving(Stored.Said.Content, Reuse), Profile.Licence.Attribution);
}

/// <summary>How precise a value is, where fields know precision; higher is better, 0 where they don't.</summary>
internal static class Precision
{
    public static int Of(string field, RecordContent content) => field switch
    {
        "occurrences" => content.Occurrences is { Count: > 0 } occurrences ? 1 + (int)occurrences.Max(o => o.Precision) : content.Rule is not null ? 1 : 0,
        "places" => content.Places.Count > 0 ? (int)content.Places.Max(p => p.Precision) : 0,
        _ => 0,
    };
}
