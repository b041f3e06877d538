using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>Which source records speak of one thing. Pure: no clock, no I/O; the answer doesn't depend on which of the two comes first.</summary>
public static class SourceRecordMatching
{
    /// <summary>The keys that a source record shares with others that may speak of the same thing; never two alike.</summary>
    public static IReadOnlyList<BlockingKey> BlockingKeys(SourceRecord record) => MatchKeys.Of(record);

    /// <summary>Whether the two speak of one thing, with reasons in words. Different kinds never do.</summary>
    public static MatchDecision Decide(SourceRecord a, SourceRecord b, MatchContext context)
    {
        if (a.Content.Kind != b.Content.Kind)
            return Judgement.Apart("different kinds");
        var pair = Pair.Of(a, b, context);
        if (a.SourceId == b.SourceId)
            return OfOneSource(pair);
        if (TitleMarks.Veto(pair.TitleA.Marks, pair.TitleB.Marks) is { } veto)
            return Judgement.Apart(veto);
        return a.Content.Kind switch
        {
            RecordKind.Event => EventMatching.Decide(pair),
            RecordKind.News => NewsMatching.Decide(pair),
            RecordKind.Association => BodyMatching.Association(pair),
            RecordKind.Business or RecordKind.Service => BodyMatching.Establishment(pair),
            RecordKind.Offer or RecordKind.Opportunity => BodyMatching.Notice(pair),
            _ => Judgement.Apart("a kind that is never merged"),
        };
    }

    // A source knows its own things: it says one twice only by mistake.
    private static MatchDecision OfOneSource(Pair pair)
    {
        var (a, b) = (pair.A, pair.B);
        if (a.Part == b.Part && a.Keys.Any(k => k.Scheme is KeyScheme.Uid or KeyScheme.Guid && b.Keys.Contains(k)))
            return Judgement.Merge(1, "the same source gives the same key");
        var sameTitle = string.Equals(a.Content.Title.Trim(), b.Content.Title.Trim(), StringComparison.OrdinalIgnoreCase);
        var sameMoment = a.Content.Kind switch
        {
            RecordKind.Event => a.Content.Occurrences is { Count: > 0 } x && b.Content.Occurrences is { } y && x.Select(o => o.Start).SequenceEqual(y.Select(o => o.Start)) && a.Content.Rule?.Rrule == b.Content.Rule?.Rrule,
            RecordKind.News => a.Content.Published is { } p && b.Content.Published is { } q && p.Day == q.Day,
            _ => true,
        };
        return sameTitle && sameMoment && pair.SameCommune && pair.SamePlaceWords
            ? Judgement.Merge(0.98, "the same source gives the same title, date and place twice")
            : Judgement.Apart("two entries of one source");
    }
}

/// <summary>Shorthands for decisions.</summary>
internal static class Judgement
{
    public static MatchDecision Merge(double score, params IReadOnlyList<string> reasons) => new(MatchOutcome.Merge, Rounded(score), reasons);

    public static MatchDecision Ask(double score, params IReadOnlyList<string> reasons) => new(MatchOutcome.Ask, Rounded(score), reasons);

    public static MatchDecision Apart(params IReadOnlyList<string> reasons) => new(MatchOutcome.Apart, 0, reasons);

    /// <summary>Merge from one threshold on, ask from another, else apart; <paramref name="doubtful"/> lets nothing merge.</summary>
    public static MatchDecision By(double score, double merge, double ask, bool doubtful, IReadOnlyList<string> reasons) =>
        score >= merge && !doubtful ? Merge(score, reasons)
        : score >= ask ? Ask(score, reasons)
        : new(MatchOutcome.Apart, Rounded(score), reasons);

    private static double Rounded(double score) => Math.Round(Math.Clamp(score, 0, 1), 2);
}
