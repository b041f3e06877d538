using Wiker.Ingest.Normalizer.Fields.Dates.Gathering;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>
/// Habits whose bounds stand on another line: "les vendredis⏎17h-20h⏎du 2 juillet au 27 août", "12 juil. ➜ 31 août⏎mar. ➜ dim.⏎10 h ➜ 18 h". Of both nothing but their hours stands between.
/// </summary>
internal static class LineFrames
{
    private const int Farthest = 14;
    private const Sense Labels = Sense.Dash | Sense.OtherSign | Sense.Bracket | Sense.Colon | Sense.Habit; // "Ouvert tous les jours"

    /// <summary>Makes such a range the bounds of the habit beside it.</summary>
    public static void Settle(List<OccasionGroup> groups, Lexemes text)
    {
        if (groups is [{ Head: Mention.Days range } above, { Head: Mention.Recurrence, Bounds: null } below] && Frames(above, range) && (range.To >= text.Count || text[range.To].Is(Sense.LineEnd)) && TableLines.Opens(text, below.Head.From, Labels) && below.Head.From - range.To <= Farthest)
        {
            (below.Bounds, below.Start) = (range, above.Start);
            groups.Remove(above);
        }
        else if (groups is [{ Head: Mention.Recurrence, Bounds: null } habit, { Head: Mention.Days bounds } behind] && Frames(behind, bounds) && TableLines.Opens(text, bounds.From, Labels) && bounds.From - habit.End <= Farthest)
        {
            (habit.Bounds, habit.End) = (bounds, behind.End);
            groups.Remove(behind);
        }
    }

    private static bool Frames(OccasionGroup group, Mention.Days days) =>
        group is { Times.Count: 0, Parts.Count: 0 } && days is { Purpose: DayPurpose.Occasion } && OccasionGroup.IsFrameOf(days);
}
