using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Which days frame a recurrence that stands near them, and are no occurrences of their own: "du 3 au 28 avril, du mardi au samedi".</summary>
internal sealed class RuleFrames(Lexemes lexemes, Calendar calendar)
{
    private const int Near = 4;
    private const int Far = 14; // "du 3 juillet au 29 août, le musée de la Dentelle ouvre du mercredi au dimanche"

    /// <summary>True when what was read before frames the recurrence behind it.</summary>
    public bool Frames(OccasionGroup? before, Mention.Recurrence rule) =>
        before is { Stops: 0 } && (before.IsSeriesStart || before is { IsFrame: true, Times.Count: 0 }) && rule.From - before.End <= ReachOf(before, rule);

    /// <summary>True when days bound the recurrence before them: "un jeudi sur deux de 15h30 à 17h, place des Tilleuls, à compter du 19 mars".</summary>
    public bool Bound(OccasionGroup? rule, Mention.Days days) =>
        rule is { Head: Mention.Recurrence recurrence, Bounds: null, Stops: 0 } && days.From - rule.End <= (days.Bound == DayBound.Since && recurrence.IsSure && lexemes[days.From - 1].Is(Sense.Comma) ? Far : Near) && (days.IsSeriesStart || OccasionGroup.IsFrameOf(days));

    /// <summary>True for "du 10 au 18 octobre, tous les jours de 14h à 18h": each day of a range that is short enough to name them, whose hours follow.</summary>
    public bool AreEachDay(OccasionGroup? range, Mention.Recurrence rule) =>
        rule is { Weekdays.Count: 7, Interval: 1, Positions.Count: 0 } && range is { Stops: 0, Times.Count: 0, Head: Mention.Days { Bound: DayBound.None, Elements: [{ To: not null } days] } } && rule.From - range.End <= Far
        && !calendar.DaysOf(days).Skip(DayOccasions.LongestDailyRange).Any();

    // A weekday with its hours is framed from afar too, if it comes back within the frame: "À compter du 1er septembre, la conseillère reçoit le vendredi de 14h à 16h".
    private int ReachOf(OccasionGroup frame, Mention.Recurrence rule)
    {
        if (rule.IsSure)
            return Far;
        if (lexemes[rule.From].Is(Sense.From))
            return 0; // "jusqu'au 12 décembre, les aquarelles de l'atelier du mardi"
        return frame.Head is Mention.Days { Bound: DayBound.Until } || (TimeGrammar.TryHours(lexemes, rule.To, out _, out _) && !frame.IsWithinWeek(calendar)) ? Far : Near;
    }
}
