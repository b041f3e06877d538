using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>Events of two sources: the same days, the same commune, then the titles, helped or hindered by hour, venue and organizer.</summary>
internal static class EventMatching
{
    private const double MergeFrom = 0.75;
    private const double AskFrom = 0.55;
    private const int SameHourMinutes = 75; // sources disagree on the hour by half an hour or one (doors, start)
    private const int OtherHourMinutes = 180;
    private const int SpanTimes = 4;

    public static MatchDecision Decide(Pair pair)
    {
        var (a, b) = (pair.A.Content, pair.B.Content);
        if (IsWordsOnly(a) || IsWordsOnly(b))
            return Judgement.Apart("a recurrence that no rule could be made of");
        if ((a.Rule is null) != (b.Rule is null))
            return Judgement.Apart("one recurs, the other takes place once");
        if (!pair.SameCommune && !pair.CommuneUnknown && !pair.NearPoints)
            return Judgement.Apart("other commune");
        List<string> reasons = [];
        var doubtful = pair.CommuneUnknown;
        if (doubtful)
            reasons.Add("the commune of one isn't known");
        if (a.Rule is not null && b.Rule is not null)
        {
            if (!SameRhythm(a.Rule, b.Rule))
                return Judgement.Apart("other rhythm");
            reasons.Add("same rhythm");
        }
        else
        {
            var (x, y) = (MatchKeys.Days(a), MatchKeys.Days(b));
            if (x.Count == 0 || y.Count == 0)
                return Judgement.Apart("one has no date");
            if (!x.Overlaps(y))
                return Judgement.Apart("other days");
            reasons.Add("same day");
            if (Math.Max(x.Count, y.Count) >= SpanTimes * Math.Min(x.Count, y.Count))
                (doubtful, reasons) = (true, [.. reasons, "one lasts far longer than the other"]);
        }
        return Weigh(pair, reasons, doubtful);
    }

    private static MatchDecision Weigh(Pair pair, List<string> reasons, bool doubtful)
    {
        if (pair.SharedUid)
            return Judgement.Merge(0.97, [.. reasons, "same identifier"]);
        var score = pair.ContainedTelling ? Math.Max(pair.Similarity, 0.8) : pair.Similarity;
        reasons.Add(string.Create(CultureInfo.InvariantCulture, $"titles {pair.Similarity:0.00} alike"));
        var minutes = MinutesApart(pair.A.Content, pair.B.Content);
        if (pair.Contained && !pair.ContainedTelling && pair.Similarity < 0.95)
        {
            // "Loto" and "Loto du foot": one thing only if it is in one room at one hour.
            score = minutes is <= SameHourMinutes && pair.SameVenue == true ? Math.Max(score, 0.8) : Math.Clamp(score, AskFrom, MergeFrom - 0.01);
            reasons.Add("one title holds the other, in everyday words");
        }
        if (pair.SharedLink)
            (score, reasons) = (score + 0.25, [.. reasons, "same page"]);
        if (SameOrganizer(pair))
            (score, reasons) = (score + 0.1, [.. reasons, "same organizer"]);
        if (pair.SameVenue == false)
        {
            // Two halls, and titles of everyday words only: two lotos on one evening are likelier than one loto that a source misplaces.
            doubtful |= !pair.ContainedTelling;
            (score, reasons) = (score - 0.2, [.. reasons, "other venue"]);
        }
        else if (pair.SameVenue == true)
            (score, reasons) = (score + (pair.Similarity >= 0.4 && minutes is <= SameHourMinutes ? 0.2 : 0.05), [.. reasons, "same venue"]);
        if (minutes is { } apart && apart > SameHourMinutes)
        {
            doubtful = true;
            score -= apart > OtherHourMinutes ? 0.35 : 0.1;
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{apart} minutes apart"));
        }
        if (TitleMarks.Doubt(pair.TitleA.Marks, pair.TitleB.Marks) is { } doubt)
            (doubtful, reasons) = (true, [.. reasons, doubt]);
        return Judgement.By(score, MergeFrom, AskFrom, doubtful, reasons);
    }

    private static bool SameOrganizer(Pair pair) =>
        pair.A.Organizer is { Length: > 0 } a && pair.B.Organizer is { Length: > 0 } b && TitleWords.Similarity(TitleWords.Of(a, []), TitleWords.Of(b, [])) >= 0.9;

    private static bool SameRhythm(EventRule a, EventRule b) => Rhythm(a) == Rhythm(b);

    // Sources differ on when a series ends; frequency, days and interval make the rhythm.
    private static bool IsWordsOnly(RecordContent content) => content is { Rule.Rrule.Length: 0, Occurrences: null or { Count: 0 } };

    private static string Rhythm(EventRule rule) => string.Join(';', rule.Rrule.ToUpperInvariant().Split(';')
        .Where(p => !p.StartsWith("UNTIL=", StringComparison.Ordinal) && !p.StartsWith("COUNT=", StringComparison.Ordinal) && !p.StartsWith("WKST=", StringComparison.Ordinal) && p != "INTERVAL=1")
        .Select(p => p.StartsWith("BYDAY=", StringComparison.Ordinal) ? "BYDAY=" + string.Join(',', p[6..].Split(',').Order(StringComparer.Ordinal)) : p)
        .Order(StringComparer.Ordinal));

    // The least difference between starts of a common day; null when one has no hour.
    private static int? MinutesApart(RecordContent a, RecordContent b)
    {
        int? least = null;
        foreach (var x in Starts(a).Take(100))
        {
            foreach (var y in Starts(b).Take(100))
            {
                if (x.Date == y.Date && x.Time is { } t && y.Time is { } u)
                    least = Math.Min(least ?? int.MaxValue, Math.Abs((int)(t.ToTimeSpan() - u.ToTimeSpan()).TotalMinutes));
                else if (a.Rule is not null && x.Time is { } v && y.Time is { } w)
                    least = Math.Min(least ?? int.MaxValue, Math.Abs((int)(v.ToTimeSpan() - w.ToTimeSpan()).TotalMinutes));
            }
        }
        return least;
    }

    private static IEnumerable<LocalMoment> Starts(RecordContent content) =>
        content.Rule?.Start is { } start ? [start] : (content.Occurrences ?? []).Where(o => o.Start is not null).Select(o => o.Start!.Value);
}
